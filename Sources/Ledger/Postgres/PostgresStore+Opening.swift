extension PostgresStore {
  /// Opens the ledger at that address, making its tables first where `access` allows.
  ///
  /// - Throws: see `Ledger.open`.
  static func open(
    _ address: String, _ access: Ledger.Access, _ patience: Patience
  ) throws(Ledger.Failure) -> PostgresStore {
    let address = try PostgresAddress(address)
    if let fault = address.passwordFile?.fault { throw .passwordFile(fault) }
    let store = PostgresStore(address, isReadOnly: access == .reading, patience)
    try store.checkDurability()
    if let version = try store.version() {
      guard version < Schema.version else { return store }
      guard access == .writing else { throw .older(found: version, known: Schema.version) }
      try store.bringForward()
      store.makeRoom()
      return store
    }
    guard access == .writing else { throw .missing(path: address.shown) }
    let lacks = try store.lacks()
    guard lacks.isEmpty else { throw .serverLacks(lacks) }
    try store.makeTables()
    store.makeRoom()
    return store
  }

  /// Leaves room beside the rows that each filing changes, so that no index has to name their next versions.
  ///
  /// It is pages of an index that windows meet in. An engine that has no such setting does without.
  private func makeRoom() {
    for table in ["writer", "number"] { try? run("ALTER TABLE \(table) SET (fillfactor = 10)") }
  }

  /// Makes the tables in one transaction: of two first starts at once one waits, and then finds them.
  private func makeTables() throws(Ledger.Failure) {
    do {
      try write { () throws(Ledger.Failure) in
        guard try !isLedger() else { return }
        for statement in Schema.statements(.postgres) { try run(statement) }
        try run(
          "INSERT INTO meta(name, value) VALUES('version', ?)",
          [.bytes(Array(String(Schema.version).utf8))])
      }
    } catch {
      // Whatever this one fell over: another's first start may have made them meanwhile.
      if try isLedger() { return }
      // Again and again something of that name is there, and it is not a ledger.
      throw error == .busy ? .notALedger(path: address.shown) : error
    }
  }

  /// Brings the tables of an earlier version to this one, in one transaction; of two windows that start
  /// at once one waits, and then finds them so.
  ///
  /// What a step changes is copied first, beside itself and in the same transaction: nobody is there to make
  /// a backup when the first window starts with a new program, and no copy can be forgotten so. Events are
  /// changed by no step.
  private func bringForward() throws(Ledger.Failure) {
    try write { () throws(Ledger.Failure) in
      guard let version = try version(), version < Schema.version else { return }
      for table in Schema.tablesChanged(from: version) {
        let copy = "yidi_version_\(version)_\(table)"
        try run("CREATE TABLE IF NOT EXISTS \(copy) AS SELECT * FROM \(table)")
      }
      for statement in Schema.steps(from: version, .postgres) { try run(statement) }
      if version == 2 { try askForSeals() }
      try run(
        "UPDATE meta SET value = ? WHERE name = 'version'",
        [.bytes(Array(String(Schema.version).utf8))])
    }
  }

  /// Whether the database has the tables of a ledger in it; see `version`.
  func isLedger() throws(Ledger.Failure) -> Bool { try version() != nil }

  /// Of which version the ledger in the database is; `nil` where there is none.
  ///
  /// - Throws: `notALedger` where its tables are another's; `newer`.
  private func version() throws(Ledger.Failure) -> Int64? {
    let isThere = try first(
      """
      SELECT count(*) FROM information_schema.tables
      WHERE table_schema = current_schema() AND table_name IN ('meta', 'event')
      """
    ) { row throws(Ledger.Failure) in try row.number(0) }
    guard isThere == 2 else {
      guard isThere == 0 else { throw .notALedger(path: address.shown) }
      return nil
    }
    let bytes = try first("SELECT value FROM meta WHERE name = 'version'") {
      row throws(Ledger.Failure) in try row.bytes(0)
    }
    guard let bytes, let version = Int64(String(decoding: bytes, as: UTF8.self)), version > 0 else {
      throw .notALedger(path: address.shown)
    }
    guard version <= Schema.version else {
      throw .newer(found: version, known: Schema.version)
    }
    return version
  }

  /// Sees that a commit is on the disk when it returns, as far as the server tells.
  private func checkDurability() throws(Ledger.Failure) {
    let off = try all(
      """
      SELECT name FROM pg_settings WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes')
        AND setting = 'off' ORDER BY name
      """
    ) { row throws(Ledger.Failure) in try row.text(0) }
    guard off.isEmpty else { throw .serverLacks(off.map { "\($0) = on" }) }
  }

  /// What of the things that a ledger is built on the server does not have, each tried out.
  private func lacks() throws(Ledger.Failure) -> [String] {
    let table = """
      CREATE TABLE yidi_probe(a TEXT COLLATE "C" PRIMARY KEY, b BIGINT NOT NULL, c BYTEA)
      """
    let insert = "INSERT INTO yidi_probe VALUES('active', 1, NULL)"
    let trials: [(String, [String])] = [
      ("SERIALIZABLE", []),
      ("BIGINT, BYTEA, COLLATE \"C\"", [table]),
      (
        "partial unique index",
        [table, "CREATE UNIQUE INDEX yidi_probe_b ON yidi_probe(b) WHERE a = 'active'"]
      ),
      ("ON CONFLICT", [table, "\(insert) ON CONFLICT(a) DO UPDATE SET b = excluded.b"]),
      ("RETURNING", [table, "\(insert) RETURNING b"]),
      ("FOR UPDATE", [table, "SELECT a FROM yidi_probe WHERE b = 1 FOR UPDATE"]),
    ]
    var missing: [String] = []
    for (name, statements) in trials where try !scratch(statements) { missing.append(name) }
    return missing
  }

  /// Whether a transaction at SERIALIZABLE goes through with those statements; it is taken back.
  private func scratch(_ statements: [String]) throws(Ledger.Failure) -> Bool {
    var isSerializable = false
    do throws(Ledger.Failure) {
      try write { () throws(Ledger.Failure) in
        let level = try first("SHOW transaction_isolation") { row throws(Ledger.Failure) in
          try row.text(0)
        }
        for statement in statements { try run(statement) }
        isSerializable = level == "serializable"
        // Thrown so that nothing of it stays.
        throw .missing(path: "")
      }
    } catch {
      switch error {
      case .missing, .server: break
      default: throw error
      }
    }
    return isSerializable
  }
}
