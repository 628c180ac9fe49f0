import CSQLite

extension Ledger {
  /// Opens the ledger at that path, making it first where `access` allows.
  ///
  /// The folder is made for its owner only (0700), the files too (0600).
  ///
  /// - Throws: `missing`, `cannotCreate`, `cannotOpen`, `networkFileSystem`, `notALedger`, `newer`,
  ///   `readOnly`, `diskFull`, `settings` or a failure of the key.
  package static func open(
    _ path: String, settings: Settings = Settings(), access: Access = .writing,
    outside: Outside = Outside()
  ) throws(Failure) -> Ledger {
    guard FilingNumber.isPrefix(settings.prefix) else { throw .settings(name: "prefix") }
    guard (0...99).contains(settings.window) else { throw .settings(name: "window") }
    let files = LedgerFiles(data: path)
    switch access {
    case .writing:
      try files.makeFolder()
      try files.checkFileSystem()
      let lock = try WriteLock.open(files)
      // Held while opening: two first starts at once would meet in a file that is half made.
      return try lock.holding { () throws(Failure) -> Ledger in
        try files.makeData()
        let connection = try Connection.open(path, writing: true)
        try prepare(connection, path)
        let index = BlindIndex(key: try key(files, connection, outside))
        return Ledger(connection, lock: lock, settings: settings, outside: outside, index: index)
      }
    case .reading:
      guard files.exists else { throw .missing(path: path) }
      try files.checkFileSystem()
      let connection = try Connection.open(path, writing: false)
      guard try isLedger(connection, path) else { throw .missing(path: path) }
      try connection.run("PRAGMA trusted_schema = OFF")
      let index = BlindIndex(key: try key(files, connection, nil))
      return Ledger(connection, lock: nil, settings: settings, outside: outside, index: index)
    }
  }

  /// Brings a new or known file to the state in which it may be written.
  private static func prepare(_ connection: Connection, _ path: String) throws(Failure) {
    let isOld = try isLedger(connection, path)
    for pragma in [
      "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF",
      "secure_delete = ON", "cell_size_check = ON", "wal_autocheckpoint = 0",
    ] {
      try connection.run("PRAGMA \(pragma)")
    }
    if !isOld {
      try connection.transaction("BEGIN IMMEDIATE") { () throws(Failure) in
        for statement in Schema.statements { try connection.run(statement) }
        try connection.run("PRAGMA application_id = \(Schema.applicationID)")
        try connection.run("PRAGMA user_version = \(Schema.version)")
      }
    }
    try check(connection)
  }

  /// Sees for itself that SQLite took the settings: a library or a file system may not.
  private static func check(_ connection: Connection) throws(Failure) {
    let mode = try connection.first("PRAGMA journal_mode") { row throws(Failure) in
      try row.text(0)
    }
    guard mode == "wal" else { throw .pragma(name: "journal_mode") }
    for (name, expected): (String, Int64) in [
      ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("wal_autocheckpoint", 0),
    ] {
      guard try number(connection, "PRAGMA \(name)") == expected else { throw .pragma(name: name) }
    }
  }

  /// Whether the file is a ledger of ours; `false` for one that is empty or was never finished.
  private static func isLedger(
    _ connection: Connection, _ path: String
  ) throws(Failure) -> Bool {
    let application: Int64
    let version: Int64
    let tables: Int64
    do {
      application = try number(connection, "PRAGMA application_id")
      version = try number(connection, "PRAGMA user_version")
      tables = try number(connection, "SELECT count(*) FROM sqlite_schema")
    } catch {
      switch error {
      case .damaged: throw .notALedger(path: path)
      case .inputOutput(let code) where code & 0xFF == SQLITE_CANTOPEN:
        // Beside a database on a read-only medium SQLite cannot make the files it reads by.
        throw .cannotOpen(path: path, errno: 0)
      default: throw error
      }
    }
    if application == 0, version == 0, tables == 0 { return false }
    guard application == Schema.applicationID, version > 0 else {
      throw .notALedger(path: path)
    }
    guard version <= Schema.version else {
      throw .newer(found: version, known: Schema.version)
    }
    return true
  }

  private static func number(
    _ connection: Connection, _ query: String
  ) throws(Failure) -> Int64 {
    let number = try connection.first(query) { row throws(Failure) in try row.number(0) }
    guard let number else { throw .damaged(what: "file") }
    return number
  }

  /// The key of the blind index; a new ledger gets a new one from `outside`.
  private static func key(
    _ files: LedgerFiles, _ connection: Connection, _ outside: Outside?
  ) throws(Failure) -> [UInt8] {
    let proof = try connection.first("SELECT value FROM meta WHERE name = 'index_key'") {
      row throws(Failure) in try row.bytes(0)
    }
    let found = try files.readKey()
    if let proof {
      guard let found else { throw .keyMissing(path: files.key) }
      guard try BlindIndex(key: found).token(.check, "") == proof else {
        throw .keyWrong(path: files.key)
      }
      return found
    }
    guard let outside else { throw .missing(path: files.data) }
    let key = outside.entropy.bytes(Limits.keyBytes)
    // The file first: a ledger that knows a key nobody has would be worse than a key too many.
    try files.writeKey(key)
    let check = try BlindIndex(key: key).token(.check, "")
    try connection.transaction("BEGIN IMMEDIATE") { () throws(Failure) in
      try connection.run("INSERT INTO meta VALUES('index_key', ?)", [.bytes(check)])
    }
    return key
  }
}
