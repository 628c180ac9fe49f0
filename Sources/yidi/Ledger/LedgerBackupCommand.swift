internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages
internal import Rules
internal import Terminal

/// `yidi ledger backup TO`: a copy that was opened and read through before it counts.
///
/// What is personal is sealed in it and its keys are not there, so whoever may look may make one.
struct LedgerBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copies the ledger while windows go on working.",
    discussion: """
      The copy is opened with the ledger's keys and read through before it gets its name. The keys \
      are not in it. In a folder the copy is named by the moment; where [retention] backup_days is \
      set, older ones of that folder are removed once the new one is sound.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Argument(help: ArgumentHelp("A new file, or a folder that is there.", valueName: "to"))
  var to: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    let ledger = try LedgerCommand.open(common, signingIn: person, for: .look, texts)
    let folder = BackupFolder(path: to)
    let path = folder.isThere ? folder.newPath(Environment.moment) : to
    let found = try LedgerCommand.stopping(texts) { () throws(Ledger.Failure) in
      try ledger.backUp(to: path)
    }
    var lines = [
      texts(
        "ledger.backup.done",
        [
          "path": cleaned(path), "events": String(found.events), "filings": String(found.filings),
        ]), texts("ledger.backup.keys", ["path": cleaned(ledger.keyPath)]),
    ]
    if folder.isThere, let days = settings.backupDays {
      let count = folder.removeOlder(than: Environment.today.adding(days: -days), not: path)
      if count > 0 { lines.append(texts("ledger.backup.removed", ["count": String(count)])) }
    }
    lines += LedgerVerifyCommand.heads(found, texts)
    try Output.write(lines.map { $0 + "\n" }.joined(), texts)
  }
}

/// A folder of copies that are named by their moments.
struct BackupFolder {
  let path: String

  private static let (head, tail) = ("ledger-", ".sqlite")

  /// Whether there is such a folder.
  var isThere: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The path of a copy of that moment, such as 2026-07-31T09:45:12+08:00.
  func newPath(_ moment: String) -> String {
    "\(path)/\(Self.head)\(moment.prefix(19).filter { $0 != ":" })\(Self.tail)"
  }

  /// Removes copies from before that day, and nothing that is named in another way.
  ///
  /// - Returns: How many there were.
  func removeOlder(than day: Day, not kept: String) -> Int {
    (Environment.names(in: path) ?? []).filter { name in
      guard name.hasPrefix(Self.head), name.hasSuffix(Self.tail), name.utf8.count == 31,
        let made = Day(name.dropFirst(Self.head.count).prefix(10)), made < day,
        "\(path)/\(name)" != kept
      else { return false }
      return unlink("\(path)/\(name)") == 0
    }.count
  }
}

/// `yidi ledger restore FROM`: the ledger made anew from a copy.
struct LedgerRestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Brings a ledger back from a copy.",
    discussion: """
      The copy is read through first, and never changed; its keys must lie where the ledger's keys \
      lie. With --replace the ledger that is there is moved aside, not removed.
      """)

  @OptionGroup var common: CommonOptions
  @OptionGroup var person: SignInOptions

  @Flag(help: "Moves the ledger that is there aside.")
  var replace = false

  @Argument(help: ArgumentHelp("The copy.", valueName: "from"))
  var from: String

  func run() throws {
    let texts = try Program.catalogue(common.language)
    let settings = try Settings.loaded(texts)
    guard let path = common.ledgerPath(configured: settings.ledger) else {
      throw Stop(.missingFile, texts("failure.ledger.nowhere"))
    }
    // Else somebody would move the ledger aside for a copy that is not there.
    guard access(from, R_OK) == 0 else { throw Stop(unreadable: from, errno, texts) }
    // Said here in its own words: elsewhere another name helps.
    guard replace || access(path, F_OK) != 0 else {
      throw Stop(.cannotCreate, texts("failure.ledger.restore_exists", ["path": path]))
    }
    var ledgerSettings = settings.ledgerSettings
    if let keeper = try keeper(of: path, texts) { ledgerSettings.actor = keeper }
    let restored: Ledger.Restored
    do throws(Ledger.Failure) {
      restored = try Ledger.restore(
        from, to: path, replacing: replace, settings: ledgerSettings, outside: common.outside,
        grounds: LedgerCommand.grounds())
    } catch {
      // The ledger is not at fault: the keys were renewed since the copy was made.
      if case .keyWrong(let path) = error {
        throw Stop(.refused, texts("failure.ledger.restore_keys", ["path": path]))
      }
      throw Stop(error.status, texts(error.message))
    }
    var lines = [
      texts(
        "ledger.restore.done",
        ["path": cleaned(path), "filings": String(restored.found.filings)])
    ]
    if let aside = restored.aside {
      lines.append(texts("ledger.restore.aside", ["path": cleaned(aside)]))
    }
    lines.append(texts("ledger.restore.after"))
    lines += LedgerVerifyCommand.heads(restored.found, texts)
    try Output.write(lines.map { $0 + "\n" }.joined(), texts)
  }

  /// Signs in whoever has a ledger with operators moved aside, and gives their number.
  ///
  /// One that cannot be read any more has nobody who could be asked: that is what copies are for.
  private func keeper(of path: String, _ texts: Messages.Catalogue) throws -> String? {
    guard replace, access(path, F_OK) == 0 else { return nil }
    do throws(Ledger.Failure) {
      guard try Ledger.open(path, access: .reading).hasOperators() else { return nil }
    } catch {
      switch error {
      case .notALedger, .damaged, .sealed, .inputOutput, .database: return nil
      // That the keys are others, or that it is in use, is no reason to ask nobody.
      default: throw Stop(error.status, texts(error.message))
      }
    }
    return try LedgerCommand.open(common, signingIn: person, for: .keep, texts, access: .writing)
      .actor
  }
}
