internal import ArgumentParser
internal import Glibc
internal import Ledger
internal import Messages

/// `yidi ledger`: what is on record, from the command line; personal data stay masked.
struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Lists, shows and verifies the filings on record.",
    subcommands: [
      LedgerListCommand.self, LedgerShowCommand.self, LedgerVerifyCommand.self,
      LedgerDayCommand.self, LedgerCopyCommand.self, LedgerPushCommand.self,
      LedgerEndCommand.self, LedgerBackupCommand.self, LedgerRestoreCommand.self,
      LedgerExportCommand.self,
      LedgerKeysCommand.self, LedgerRekeyCommand.self, LedgerEraseCommand.self,
      LedgerRetentionCommand.self,
      OperatorCommand.self, AuditCommand.self,
    ])

  /// Opens a ledger that is there; what goes wrong ends the program with its sentence.
  static func open(
    _ common: CommonOptions, _ texts: Messages.Catalogue, access: Ledger.Access = .reading,
    makesIt: Bool = false
  ) throws -> Ledger {
    let settings = try Settings.loaded(texts)
    return try stopping(texts) { () throws(Ledger.Failure) in
      guard let path = common.ledgerPath(configured: settings.ledger) else {
        throw .nowhere
      }
      // Reading first: a command about what is there never makes a ledger.
      if !makesIt {
        do throws(Ledger.Failure) {
          let reader = try Ledger.open(
            path, settings: settings.ledgerSettings, access: .reading, outside: common.outside)
          guard access == .writing else { return reader }
        } catch {
          guard access == .writing, case .older = error else { throw error }
          let ledger = try Ledger.open(
            path, settings: settings.ledgerSettings, outside: common.outside)
          Output.complain(texts("ledger.upgraded", ["path": path]))
          return ledger
        }
      }
      return try Ledger.open(path, settings: settings.ledgerSettings, outside: common.outside)
    }
  }

  /// The filing number that was typed, its groups together.
  static func number(_ typed: String, _ texts: Messages.Catalogue) throws -> FilingNumber {
    guard let number = FilingNumber(typed) else {
      throw Stop(.refused, texts("ledger.show.not_a_number"))
    }
    return number
  }

  /// The grounds of something done from the command line, with its reason where one is asked for.
  static func grounds(_ reason: String? = nil) -> Grounds {
    Grounds(id: Identifier(SystemEntropy()), reason: reason)
  }

  /// Opens a ledger that is there for somebody who signs in where it has operators: that is put on
  /// record, so it is opened to be written then.
  static func open(
    _ common: CommonOptions, signingIn person: SignInOptions, for right: Right,
    _ texts: Messages.Catalogue, access: Ledger.Access = .reading
  ) throws -> Ledger {
    var ledger = try open(common, texts, access: access)
    let hasOperators = try stopping(texts) { () throws(Ledger.Failure) in
      try ledger.hasOperators()
    }
    guard hasOperators else { return ledger }
    if access == .reading { ledger = try open(common, texts, access: .writing) }
    try person.signIn(to: ledger, for: right, texts)
    return ledger
  }

  /// Opens the outbox of this machine; `nil` where the ledger is a file, or nothing was ever kept here.
  static func openOutbox(
    _ common: CommonOptions, _ texts: Messages.Catalogue
  ) throws -> Ledger? {
    let settings = try Settings.loaded(texts)
    guard let address = common.ledgerPath(configured: settings.ledger),
      Ledger.isServer(address), let path = StateFolder.outbox, access(path, F_OK) == 0
    else { return nil }
    return try stopping(texts) { () throws(Ledger.Failure) in
      let outbox = try Ledger.openOutbox(
        path, of: address, settings: settings.ledgerSettings, outside: common.outside)
      guard try !outbox.knowsOperators() else { return outbox }
      let server = try? Ledger.open(
        address, settings: settings.ledgerSettings, access: .reading, outside: common.outside)
      if let server { try outbox.keepOperators(of: server) }
      return outbox
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
