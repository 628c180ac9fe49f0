import CSQLite
import Glibc

/// A value as SQLite takes it.
enum Value {
  case text(String)
  case number(Int64)
  case bytes([UInt8])
  case null

  /// The text, or null.
  static func optional(_ text: String?) -> Value { text.map(Value.text) ?? .null }
}

/// One open database; statements are prepared once and kept.
final class Connection {
  private let handle: OpaquePointer
  private let pages: UnsafeMutablePointer<Int32>
  private var statements: [String: Statement] = [:]

  private init(_ handle: OpaquePointer) {
    self.handle = handle
    pages = .allocate(capacity: 1)
    pages.initialize(to: 0)
  }

  deinit {
    statements.removeAll()
    sqlite3_close_v2(handle)
    pages.deallocate()
  }

  /// Opens the file that is there.
  ///
  /// - Throws: `cannotOpen` and what reading its first page may throw.
  static func open(_ path: String, writing: Bool) throws(Ledger.Failure) -> Connection {
    var handle: OpaquePointer?
    let flags =
      (writing ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX
      | SQLITE_OPEN_EXRESCODE
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard let handle else { throw .cannotOpen(path: path, errno: 0) }
    guard code == SQLITE_OK else {
      sqlite3_close_v2(handle)
      throw .cannotOpen(path: path, errno: 0)
    }
    let connection = Connection(handle)
    sqlite3_busy_timeout(handle, Limits.busyMilliseconds)
    yidi_turn_on(handle, SQLITE_DBCONFIG_DEFENSIVE)
    yidi_count_wal_pages(handle, connection.pages)
    return connection
  }

  /// Whether a transaction is open.
  var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Runs one or several statements without values.
  func run(_ sql: String) throws(Ledger.Failure) {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Ledger.Failure(sqlite: code, on: handle) }
  }

  /// Runs one statement that gives nothing back.
  func run(_ sql: String, _ values: [Value]) throws(Ledger.Failure) {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// What `read` makes of the first row, or `nil` where there is none.
  func first<T>(
    _ sql: String, _ values: [Value] = [], _ read: (Row) throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T? {
    let statement = try prepared(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? read(statement.row) : nil
  }

  /// What `read` makes of every row, in order.
  func all<T>(
    _ sql: String, _ values: [Value] = [], _ read: (Row) throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> [T] {
    var result: [T] = []
    try each(sql, values) { row throws(Ledger.Failure) in result.append(try read(row)) }
    return result
  }

  /// Gives every row to `read`, however many there are; `read` may run other statements.
  func each(
    _ sql: String, _ values: [Value] = [], _ read: (Row) throws(Ledger.Failure) -> Void
  ) throws(Ledger.Failure) {
    let statement = try Statement(sql, on: handle)
    try statement.bind(values)
    while try statement.step() { try read(statement.row) }
  }

  /// Writes the log back into the file once it has grown; a reader in the way is not waited for.
  ///
  /// Only under the write lock: SQLite before 3.51.3 can lose a page where a commit meets it.
  func checkpointIfLong() {
    guard pages.pointee >= Limits.walPagesMax else { return }
    sqlite3_busy_timeout(handle, Limits.checkpointMilliseconds)
    // A refusal costs nothing: the log stays, and the next commit asks again.
    let code = sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    if code == SQLITE_OK { pages.pointee = 0 }
    sqlite3_busy_timeout(handle, Limits.busyMilliseconds)
  }

  private func prepared(_ sql: String) throws(Ledger.Failure) -> Statement {
    if let statement = statements[sql] { return statement }
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
