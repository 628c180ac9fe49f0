internal import Ledger

extension Settings {
  /// What the ledger is opened with from the command line.
  var ledgerSettings: Ledger.Settings {
    .init(
      prefix: prefix, window: window, actor: clerk.isEmpty ? NamelessActor.command.rawValue : clerk,
      draftDays: draftDays, suite: suite, staff: staff)
  }
}
