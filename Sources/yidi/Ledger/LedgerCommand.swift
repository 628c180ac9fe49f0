internal import ArgumentParser
internal import Ledger
internal import Messages

/// `yidi ledger`: what is on record, from the command line; personal data stay masked.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Lists, shows and verifies the filings on record.",
    subcommands: [
      LedgerListCommand.self, LedgerShowCommand.self, LedgerVerifyCommand.self,
      LedgerDayCommand.self, LedgerCopyCommand.self,
    ])

  /// Opens a ledger that is there; what goes wrong ends the program with its sentence.
  static func open(
    _ common: CommonOptions, _ texts: Messages.Catalogue, access: Ledger.Access = .reading
  ) throws -> Ledger {
    let settings = try Settings.loaded(texts)
    return try stopping(texts) { () throws(Ledger.Failure) in
      guard let path = common.ledgerPath(configured: settings.ledger) else {
        throw .missing(path: "HOME")
      }
      // Reading first: a command about what is there never makes a ledger.
      let reader = try Ledger.open(path, access: .reading)
      guard access == .writing else { return reader }
      return try Ledger.open(
        path, settings: .init(prefix: settings.prefix, window: settings.window))
    }
  }

  /// Runs a piece of work on the ledger; a failure becomes a sentence and an exit status.
  static func stopping<T>(
    _ texts: Messages.Catalogue, _ body: () throws(Ledger.Failure) -> T
  ) throws(Stop) -> T {
    do {
      return try body()
    } catch {
      throw Stop(error.status, texts(error.message))
    }
  }
}
