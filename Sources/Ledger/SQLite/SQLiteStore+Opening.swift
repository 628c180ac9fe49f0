import CSQLite
import Glibc

extension SQLiteStore {
  /// Opens those files, making them first where `access` allows.
  ///
  /// - Throws: see `Ledger.open`.
  static func open(
    _ files: LedgerFiles, _ access: Ledger.Access, _ patience: Patience
  ) throws(Ledger.Failure) -> SQLiteStore {
    switch access {
    case .writing:
      try files.makeFolder()
      try files.checkFileSystem()
      let lock = try WriteLock.open(files, patience)
      // Held while opening: two first starts at once would meet in a file that is half made.
      return try lock.holding { () throws(Ledger.Failure) in
        try files.makeData()
        let store = try open(files.data, lock: lock)
        try store.prepare()
        files.layBallast()
        return store
      }
    case .reading:
      try files.mustExist()
      try files.checkFileSystem()
      let store = try openCopy(files.data)
      let version = try store.number("PRAGMA user_version")
      guard version == Schema.version else { throw .older(found: version, known: Schema.version) }
      return store
    }
  }

  /// Opens a ledger of any version to be read, wherever it lies.
  static func openCopy(_ path: String) throws(Ledger.Failure) -> SQLiteStore {
    let files = LedgerFiles(data: path)
    try files.mustExist()
    var store = try open(path, lock: nil)
    let isLedger: Bool
    do throws(Ledger.Failure) {
      isLedger = try store.isLedger()
    } catch .cannotOpen(_, EROFS) where files.areStill {
      store = try open(path, lock: nil, isStill: true)
      isLedger = try store.isLedger()
    }
    guard isLedger else { throw .missing(path: path) }
    try store.run("PRAGMA trusted_schema = OFF")
    return store
  }

  /// Writes what is in the log of that file into the file, held under the lock.
  ///
  /// - Throws: `busy` where somebody's look at an earlier moment keeps some of it out.
  static func mergeLog(of path: String, _ lock: WriteLock) throws(Ledger.Failure) {
    let store = try open(path, lock: lock)
    try store.run("PRAGMA synchronous = FULL")
    let isLeft = try store.first("PRAGMA wal_checkpoint(FULL)") { row throws(Ledger.Failure) in
      try row.truth(0)
    }
    guard isLeft != true else { throw .busy }
  }

  /// Opens the file that is there; one that is still is read without any other beside it.
  private static func open(
    _ path: String, lock: WriteLock?, isStill: Bool = false
  ) throws(Ledger.Failure) -> SQLiteStore {
    var handle: OpaquePointer?
    let flags =
      (lock == nil ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
      | SQLITE_OPEN_EXRESCODE | (isStill ? SQLITE_OPEN_URI : 0)
    let name = isStill ? LedgerFiles(data: path).stillAddress : path
    let code = sqlite3_open_v2(name, &handle, flags, nil)
    guard let handle else { throw .database(code: code) }
    guard code == SQLITE_OK else {
      let reason = sqlite3_system_errno(handle)
      sqlite3_close_v2(handle)
      throw reason == 0 ? .inputOutput(code: code) : .cannotOpen(path: path, errno: reason)
    }
    sqlite3_busy_timeout(handle, Limits.busyMilliseconds)
    yidi_turn_on(handle, SQLITE_DBCONFIG_DEFENSIVE)
    return SQLiteStore(handle, path: path, lock: lock)
  }

  /// Brings a new or known file to the state in which it may be written.
  private func prepare() throws(Ledger.Failure) {
    let version = try isLedger() ? number("PRAGMA user_version") : 0
    for pragma in [
      "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF",
      "secure_delete = ON", "cell_size_check = ON", "wal_autocheckpoint = 0",
      // Else pages of the ledger would go to a file under /var/tmp, whatever room is there.
      "temp_store = MEMORY",
    ] {
      try run("PRAGMA \(pragma)")
    }
    countPages()
    if version < Schema.version {
      if version > 0 { try backUp(to: "\(path).version-\(version)") }
      try transaction("BEGIN IMMEDIATE") { () throws(Ledger.Failure) in
        for statement in Schema.steps(from: version, .sqlite) { try run(statement) }
        if version == 2 { try askForSeals() }
        try run("PRAGMA application_id = \(Schema.applicationID)")
        try run("PRAGMA user_version = \(Schema.version)")
      }
    }
    try check()
  }

  /// Writes a copy of the whole file, as it is at one moment; it is on the disk when this returns, and
  /// its name is never that of half a copy.
  func backUp(to copy: String) throws(Ledger.Failure) {
    let draft = copy + ".new"
    // Left half way by a stop.
    unlink(draft)
    try self.copy(to: draft)
    guard rename(draft, copy) == 0 else { throw .cannotCreate(path: copy, errno: errno) }
    try LedgerFiles(data: copy).syncFolder()
  }

  /// Sees for itself that SQLite took the settings: a library or a file system may not.
  private func check() throws(Ledger.Failure) {
    let mode = try first("PRAGMA journal_mode") { row throws(Ledger.Failure) in
      try row.text(0)
    }
    guard mode == "wal" else { throw .pragma(name: "journal_mode") }
    for (name, expected): (String, Int64) in [
      ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("wal_autocheckpoint", 0),
      ("temp_store", 2),
    ] {
      guard try number("PRAGMA \(name)") == expected else { throw .pragma(name: name) }
    }
  }

  /// Whether the file is a ledger of ours; `false` for one that is empty or was never finished.
  func isLedger() throws(Ledger.Failure) -> Bool {
    let application: Int64
    let version: Int64
    let tables: Int64
    do {
      application = try number("PRAGMA application_id")
      version = try number("PRAGMA user_version")
      tables = try number("SELECT count(*) FROM sqlite_schema")
    } catch {
      switch error {
      case .damaged: throw .notALedger(path: path)
      case .inputOutput(let code) where code & 0xFF == SQLITE_CANTOPEN:
        // Beside a database on a read-only medium SQLite cannot make the files it reads by.
        guard access(LedgerFiles(data: path).folder, W_OK) != 0 else { throw error }
        throw .cannotOpen(path: path, errno: errno)
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

  private func number(_ query: String) throws(Ledger.Failure) -> Int64 {
    let number = try first(query) { row throws(Ledger.Failure) in try row.number(0) }
    guard let number else { throw .damaged(what: "file") }
    return number
  }

  func fault() throws(Ledger.Failure) -> Verification.Fault? {
    let stored = try all("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL") {
      row throws(Ledger.Failure) in try row.text(0)
    }
    if let odd = Set(stored).symmetricDifference(Schema.statements(.sqlite)).min() {
      let words = odd.split { " (\n".contains($0) }
      let kind = words.dropLast().firstIndex { ["TABLE", "INDEX", "TRIGGER"].contains($0) }
      return .init(.schema, kind.map { String(words[$0 + 1]) } ?? "sqlite_schema")
    }
    let complaints = try all("PRAGMA integrity_check(1)") { row throws(Ledger.Failure) in
      try row.text(0)
    }
    guard complaints == ["ok"] else { return .init(.file, complaints.first ?? "integrity_check") }
    let stray = try first("PRAGMA foreign_key_check") { row throws(Ledger.Failure) in
      try row.text(0)
    }
    return stray.map { .init(.reference, $0) }
  }
}
