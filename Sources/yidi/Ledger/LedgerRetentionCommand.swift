internal import ArgumentParser
internal import Ledger
internal import Messages

/// `yidi ledger retention`: how long what is kept, and who says so.
///
/// Nobody signs in: it reads the settings and no ledger.
struct LedgerRetentionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retention", abstract: "Says how long what is kept, and where that is set.")

  @OptionGroup var common: CommonOptions

  func run() throws {
    let texts = try Program.catalogue(common.language)
    try Output.write(Self.text(try Settings.loaded(texts), texts), texts)
  }

  /// A line for each kind.
  static func text(_ settings: Settings, _ texts: Messages.Catalogue) -> String {
    func source(_ name: String) -> String {
      settings.sources[name].map { texts("ledger.retention.file", ["path": $0]) }
        ?? texts("ledger.retention.built_in")
    }
    let space = texts.language.isChinese ? "" : " "
    let drafts = texts("ledger.retention.drafts", ["days": String(settings.draftDays)])
    let backups =
      settings.backupDays.map { texts("ledger.retention.backups", ["days": String($0)]) }
      ?? texts("ledger.retention.backups_kept")
    let looks =
      settings.logDays.map { texts("ledger.retention.log", ["days": String($0)]) }
      ?? texts("ledger.retention.log_kept")
    return [
      "\(drafts)\(space)\(source("retention.draft_days"))",
      "\(backups)\(space)\(source("retention.backup_days"))",
      "\(looks)\(space)\(source("retention.log_days"))",
      texts("ledger.retention.events"),
    ].map { $0 + "\n" }.joined()
  }
}
