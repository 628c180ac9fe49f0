import Glibc
import Rules
import Seals

extension Ledger {
  /// Opens the ledger at that path, or on the server of that address, making it first where `access`
  /// allows.
  ///
  /// The folder is made for its owner only (0700), the files too (0600).
  ///
  /// - Throws: `missing`, `cannotCreate`, `cannotOpen`, `networkFileSystem`, `notALedger`, `newer`,
  ///   `readOnly`, `diskFull`, `settings`, a failure of the key, or one of the server.
  package static func open(
    _ path: String, settings: Settings = Settings(), access: Access = .writing,
    outside: Outside = Outside()
  ) throws(Failure) -> Ledger {
    guard FilingNumber.isPrefix(settings.prefix) else { throw .settings(name: "prefix") }
    guard (0...99).contains(settings.window) else { throw .settings(name: "window") }
    let files = LedgerFiles(data: path)
    let store = try openStore(files, access, settings.patience)
    let file = outside.keyFile ?? files.keys
    var outside = outside
    outside.keyFile = file
    let keys = try keys(file, store, settings, outside, access)
    let ledger = Ledger(store, settings: settings, outside: outside, keys: keys)
    if access == .writing {
      try ledger.finishMove()
      try ledger.finishChainKey()
    }
    return ledger
  }

  /// The store of that name, its tables made where `access` allows.
  private static func openStore(
    _ files: LedgerFiles, _ access: Access, _ patience: Patience = .command
  ) throws(Failure) -> any Store {
    guard files.isServer else { return try SQLiteStore.open(files, access, patience) }
    return try PostgresStore.open(files.data, access, patience)
  }

  /// A store with nothing in it yet but its tables, without keys.
  static func newStore(_ address: String) throws(Failure) -> any Store {
    try openStore(LedgerFiles(data: address), .writing)
  }

  /// Does what the tables of an earlier version could not be given without the keys, and puts that on
  /// record: makes the view anew, seals those who work here.
  private func finishMove() throws(Failure) {
    try finish(Schema.rebuild) { () throws(Failure) in try makeView() }
    try finish(Schema.sealing) { () throws(Failure) in try sealOperators() }
  }

  private func finish(
    _ name: String, _ step: () throws(Failure) -> Void
  ) throws(Failure) {
    guard try isAskedFor(name) else { return }
    try write { () throws(Failure) in
      // Another window may have been faster.
      guard try isAskedFor(name) else { return }
      try step()
      try store.run("DELETE FROM meta WHERE name = ?", [.text(name)])
      var body = Fields()
      body.add("version", String(Schema.version))
      _ = try recordNext(
        Event(id: newIdentifier(), kind: .moved, body: body), subject: "window/\(window)")
    }
  }

  private func isAskedFor(_ name: String) throws(Failure) -> Bool {
    try store.first("SELECT 1 FROM meta WHERE name = ?", [.text(name)]) { _ in true } ?? false
  }

  /// The keys of the ledger; one that has none yet gets new ones where it may be written.
  static func keys(
    _ file: KeyFile, _ store: any Store, _ settings: Settings, _ outside: Outside,
    _ access: Access
  ) throws(Failure) -> LedgerKeys {
    if try KeyMark.all(store).isEmpty {
      guard access == .writing else { throw .missing(path: file.path) }
      try LedgerFiles(data: file.path).makeFolder()
      // The file first: a ledger that knows keys nobody has would be worse than keys too many.
      let day = Moment(secondsSince1970: outside.clock.now()).day.description
      // What was written before there were keys stays as it is.
      let isNew = try store.first("SELECT 1 FROM event LIMIT 1") { _ in true } == nil
      let keyring = try made(file, settings.suite, chained: isNew, day: day)
      try store.write { () throws(Failure) in
        // A window of another machine may have been faster, with other keys.
        guard try KeyMark.all(store).isEmpty else { return }
        try KeyMark.keep(keyring.keys.filter { $0.state != .planned }, in: store)
      }
    }
    let keys = LedgerKeys(try reading(file), in: file)
    try keys.fit(store)
    return keys
  }

  /// Puts keys where a ledger's will be looked for, unless the same ones are there.
  static func put(_ keyring: Keyring, into file: KeyFile) throws(Failure) {
    try LedgerFiles(data: file.path).makeFolder()
    do throws(KeyFileFailure) {
      try file.create(keyring)
    } catch {
      guard case .exists = error else { throw .keys(error) }
      let found = try reading(file)
      for key in keyring.keys {
        do { try found.check(key.purpose, id: key.id, mark: try key.mark()) } catch {
          throw .keyWrong(path: file.path)
        }
      }
    }
  }

  /// The keys in the file.
  static func reading(_ file: KeyFile) throws(Failure) -> Keyring {
    do { return try file.read() } catch { throw .keys(error) }
  }

  /// The keys in the file, which is made if it is missing.
  private static func made(
    _ file: KeyFile, _ suite: Suite, chained: Bool, day: String
  ) throws(Failure) -> Keyring {
    do throws(KeyFileFailure) {
      return try file.read()
    } catch {
      guard case .missing = error else { throw .keys(error) }
    }
    let keyring: Keyring
    do throws(KeyringFailure) { keyring = try .new(suite: suite, chained: chained, day: day) } catch
    {
      throw .cryptography
    }
    do throws(KeyFileFailure) {
      try file.create(keyring)
      return keyring
    } catch {
      // Another window was faster.
      switch error {
      case .exists: return try reading(file)
      case .unwritable(_, ENOSPC), .unwritable(_, EDQUOT): throw .diskFull
      default: throw .keys(error)
      }
    }
  }
}
