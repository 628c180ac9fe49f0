import CSQLite
import Glibc

/// A ledger in one SQLite file, which several windows of one machine may share.
///
/// What `write` acknowledges is on the disk: the log is written ahead (`journal_mode=WAL`), synced at
/// every commit (`synchronous=FULL`, asserted after opening), by one window at a time (`WriteLock`).
final class SQLiteStore: Store {
  private let handle: OpaquePointer
  let path: String
  private let pages: UnsafeMutablePointer<Int32>
  private let lock: WriteLock?
  private(set) var mayHaveRun = true
  /// Statements that were prepared once and are kept.
  private var statements: [String: Statement] = [:]

  /// On `lock` every writing waits; without one nothing is written.
  init(_ handle: OpaquePointer, path: String, lock: WriteLock?) {
    self.handle = handle
    self.path = path
    self.lock = lock
    pages = .allocate(capacity: 1)
    pages.initialize(to: 0)
  }

  /// Has every commit from here on say how long the log is.
  ///
  /// After `wal_autocheckpoint` was set: SQLite keeps one hook for both, so that setting it takes ours
  /// away, and the log would grow for as long as a window is open.
  func countPages() { yidi_count_wal_pages(handle, pages) }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
    pages.deallocate()
  }

  var dialect: Dialect { .sqlite }

  func run(_ sql: String) throws(Ledger.Failure) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Ledger.Failure(sqlite: code, on: handle) }
  }

  func query(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {
      guard try read(statement.row) else { return }
    }
  }

  /// As `Store.write`; on a disk that is full once more with the room that was kept for this.
  func write<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    guard let lock else { throw .readOnly }
    return try lock.holding { () throws(Ledger.Failure) -> T in
      // What was written into the file that lies aside now would be missed.
      guard !hasMoved else { throw .replaced(path: path) }
      let result = try twice(body)
      checkpointIfLong()
      return result
    }
  }

  /// Runs `body` as a transaction: first as one that never ran before; where it is refused, perhaps for
  /// what an earlier call of the same did, again as one that may have.
  private func twice<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    mayHaveRun = false
    defer { mayHaveRun = true }
    do throws(Ledger.Failure) {
      return try transaction("BEGIN IMMEDIATE", body)
    } catch {
      switch error {
      case .diskFull: guard LedgerFiles(data: path).dropBallast() else { throw error }
      case .busy, .inputOutput, .readOnly: throw error
      default: break
      }
    }
    mayHaveRun = true
    return try transaction("BEGIN IMMEDIATE", body)
  }

  func stamp() throws(Ledger.Failure) -> Int64? {
    try first("PRAGMA data_version") { row throws(Ledger.Failure) in try row.number(0) }
  }

  func read<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    // A look within a larger one sees what that one sees.
    guard !isInTransaction else { return try body() }
    return try transaction("BEGIN", body)
  }

  func scrub() throws(Ledger.Failure) {
    guard let lock else { return }
    // Freed bytes are overwritten (`secure_delete`), but the log still holds the pages as they were.
    let isLeft = try lock.holding { () throws(Ledger.Failure) in
      try first("PRAGMA wal_checkpoint(TRUNCATE)") { row throws(Ledger.Failure) in
        try row.truth(0)
      }
    }
    // Somebody who reads on as it was before keeps the log, and SQLite says so in a row and no failure.
    guard isLeft == false else { throw .busy }
    pages.pointee = 0
  }

  /// Whether another file stands where this one was opened.
  private var hasMoved: Bool {
    var answer: Int32 = 0
    let code = sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &answer)
    return code == SQLITE_OK && answer != 0
  }

  private var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Runs `body` between that beginning and a commit; anything thrown takes all of it back.
  func transaction<T>(
    _ begin: String, _ body: () throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    // Prepared once: `sqlite3_exec` reads the word anew each time.
    try run(begin, [])
    do {
      let result = try body()
      try run("COMMIT", [])
      return result
    } catch {
      // SQLite may have taken it back by itself, as it does when the disk is full.
      if isInTransaction { try? run("ROLLBACK") }
      throw error
    }
  }

  /// Writes the log back into the file once it has grown; a reader in the way is not waited for.
  ///
  /// Only under the write lock: SQLite before 3.51.3 can lose a page where a commit meets it.
  private func checkpointIfLong() {
    guard pages.pointee >= Limits.walPagesMax else { return }
    sqlite3_busy_timeout(handle, Limits.checkpointMilliseconds)
    // A refusal costs nothing: the log stays, and the next commit asks again.
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    if code == SQLITE_OK { pages.pointee = 0 }
    sqlite3_busy_timeout(handle, Limits.busyMilliseconds)
    // Somebody may have made room since it was given back.
    LedgerFiles(data: path).layBallast()
  }

  /// A statement that nobody is reading from, kept for the next time.
  private func prepared(_ sql: String) throws(Ledger.Failure) -> Statement {
    if let statement = statements[sql] {
      return statement.isBusy ? try Statement(sql, on: handle) : statement
    }
    let statement = try Statement(sql, on: handle)
    statements[sql] = statement
    return statement
  }
}

extension Ledger.Failure {
  /// The failure behind one of SQLite's extended codes.
  init(sqlite code: Int32, on database: OpaquePointer?) {
    switch code & 0xFF {
    case SQLITE_FULL: self = .diskFull
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_BUSY, SQLITE_LOCKED: self = .busy
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(what: "file")
    case SQLITE_TOOBIG: self = .tooLarge
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      // A full disk shows as this where not the database but a file beside it needs room.
      switch sqlite3_system_errno(database) {
      case ENOSPC, EDQUOT: self = .diskFull
      case EROFS: self = .readOnly
      default: self = .inputOutput(code: code)
      }
    default: self = .database(code: code)
    }
  }
}
