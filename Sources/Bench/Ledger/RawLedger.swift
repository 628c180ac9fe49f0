internal import CSQLite
internal import Ledger

/// A ledger's file as SQLite alone writes and reads it: prepared statements, nothing sealed or hashed.
///
/// It writes its log back into the file where the ledger would: no store that lasts can do without.
final class RawLedger {
  /// What went wrong, in SQLite's number.
  struct Failure: Error {
    let code: Int32
  }

  /// All that one filing puts into the tables, each row in the order of its columns.
  struct Row {
    var event: [Cell] = []
    var person: [Cell] = []
    var filing: [Cell] = []
    var tokens: [[Cell]] = []
  }

  /// A value of a column.
  enum Cell {
    case number(Int64)
    case text([UInt8])
    case bytes([UInt8])
    case null
  }

  private let handle: OpaquePointer
  /// Pages in the log after the last commit.
  private let pages = UnsafeMutablePointer<Int32>.allocate(capacity: 1)
  private var statements: [String: OpaquePointer] = [:]

  /// Opens a file with the pragmas of the ledger.
  init(_ path: String) throws {
    var handle: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle else { throw Failure(code: code) }
    self.handle = handle
    for pragma in [
      "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "trusted_schema = OFF",
      "secure_delete = ON", "cell_size_check = ON", "wal_autocheckpoint = 0",
      "temp_store = MEMORY",
    ] {
      try run("PRAGMA \(pragma)")
    }
    pages.initialize(to: 0)
    yidi_count_wal_pages(handle, pages)
  }

  deinit {
    for statement in statements.values { sqlite3_finalize(statement) }
    sqlite3_close(handle)
    pages.deallocate()
  }

  /// What the filings after so many put into a ledger's tables, in the order they were made.
  func rows(after count: Int) throws -> [Row] {
    try all("SELECT * FROM event WHERE kind = 'filed' ORDER BY seq LIMIT -1 OFFSET \(count)").map {
      event in
      var row = Row(event: event)
      row.filing = try all("SELECT * FROM filing WHERE id = ?", [event[3]]).first ?? []
      row.person = try all("SELECT * FROM person WHERE ref = ?", [row.filing[2]]).first ?? []
      row.tokens = try all("SELECT * FROM find WHERE no = ?", [row.filing[1]])
      return row
    }
  }

  /// Puts one filing into the tables, in one transaction that is on the disk when this returns.
  ///
  /// By the statements with which the ledger writes, each prepared once as there.
  func insert(_ row: Row) throws {
    _ = try all("BEGIN IMMEDIATE")
    try put("person", row.person)
    _ = try all(
      "INSERT INTO number VALUES('DZ', 1) ON CONFLICT(scope) DO UPDATE SET last = last + 1 "
        + "RETURNING last")
    let isFirst = try all("SELECT seq, head FROM writer WHERE id = ?", [row.event[0]]).isEmpty
    try put("event", row.event)
    if isFirst {
      try put("writer", [row.event[0], row.event[1], row.event[15]])
    } else {
      _ = try all(
        "UPDATE writer SET seq = ?, head = ? WHERE id = ?",
        [row.event[1], row.event[15], row.event[0]])
    }
    try put("filing", row.filing)
    try put("find", row.tokens.flatMap(\.self), rows: row.tokens.count)
    _ = try all("COMMIT")
    guard pages.pointee >= Limits.walPagesMax else { return }
    sqlite3_wal_checkpoint_v2(handle, nil, SQLITE_CHECKPOINT_RESTART, nil, nil)
    pages.pointee = 0
  }

  /// Reads where the filing of a number stands.
  func standing(_ number: String) throws {
    let count = try walk("SELECT state FROM filing WHERE no = ?", [.text(Array(number.utf8))])
    guard count == 1 else { throw Failure(code: SQLITE_NOTFOUND) }
  }

  /// Selects all that a window reads of a filing.
  static let page = """
    SELECT event.writer, event.seq, event.event_id, event.filing_id, event.n, event.kind, event.at,
      event.clock, event.actor, event.second_actor, event.reason, event.pack, event.pack_hash,
      event.body, event.prev, filing.no, filing.state, filing.prints, filing.n, filing.owes,
      filing.waits, filing.provisional
    FROM filing JOIN event ON event.filing_id = filing.id AND event.n = 1
    """

  /// Reads every column of every row where it lies, keeping nothing; gives how many rows there were.
  func walk(_ sql: String, _ cells: [Cell]) throws -> Int {
    let statement = try prepared(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, cell) in cells.enumerated() { bind(cell, Int32(index + 1), statement) }
    var count = 0
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        count += 1
        for column in 0..<sqlite3_column_count(statement) { sqlite3_column_blob(statement, column) }
      case SQLITE_DONE: return count
      case let code: throw Failure(code: code)
      }
    }
  }

  /// The numbers of the filings that a statement of `page` finds.
  func numbers(_ sql: String, _ cells: [Cell]) throws -> [String] {
    try all(sql, cells).map { row in
      guard case .text(let bytes) = row[15] else { return "" }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Runs statements that give nothing back.
  func run(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }

  /// Adds a row to a table, or several in one statement.
  func put(_ table: String, _ cells: [Cell], rows: Int = 1) throws {
    let row = "(" + String(repeating: "?, ", count: cells.count / rows - 1) + "?)"
    let places = String(repeating: row + ", ", count: rows - 1) + row
    _ = try all("INSERT INTO \(table) VALUES \(places)", cells)
  }

  private func all(_ sql: String, _ cells: [Cell] = []) throws -> [[Cell]] {
    let statement = try prepared(sql)
    defer {
      sqlite3_reset(statement)
      sqlite3_clear_bindings(statement)
    }
    for (index, cell) in cells.enumerated() { bind(cell, Int32(index + 1), statement) }
    var rows: [[Cell]] = []
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW:
        rows.append((0..<sqlite3_column_count(statement)).map { Self.cell(statement, $0) })
      case SQLITE_DONE: return rows
      case let code: throw Failure(code: code)
      }
    }
  }

  private func prepared(_ sql: String) throws -> OpaquePointer {
    if let statement = statements[sql] { return statement }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK, let statement else { throw Failure(code: code) }
    statements[sql] = statement
    return statement
  }

  private func bind(_ cell: Cell, _ place: Int32, _ statement: OpaquePointer) {
    switch cell {
    case .number(let number): sqlite3_bind_int64(statement, place, number)
    case .text(let bytes):
      bytes.withUnsafeBytes {
        _ = yidi_bind_text(
          statement, place, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count))
      }
    case .bytes(let bytes): yidi_bind_blob(statement, place, bytes, Int32(bytes.count))
    case .null: sqlite3_bind_null(statement, place)
    }
  }

  private static func cell(_ statement: OpaquePointer, _ column: Int32) -> Cell {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: return .number(sqlite3_column_int64(statement, column))
    case SQLITE_NULL: return .null
    case let kind:
      let start = sqlite3_column_blob(statement, column)
      let bytes = UnsafeRawBufferPointer(
        start: start, count: Int(sqlite3_column_bytes(statement, column)))
      return kind == SQLITE_TEXT ? .text(Array(bytes)) : .bytes(Array(bytes))
    }
  }
}
