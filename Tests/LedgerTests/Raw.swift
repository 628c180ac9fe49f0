import CSQLite
import Support

/// What SQLite itself refuses.
struct RawFailure: Error, Equatable {
  let code: Int32
}

/// Runs statements on a ledger's file past the ledger, as somebody who owns the file could.
func run(_ sql: String, in path: String) throws {
  if path.hasPrefix("postgres:") {
    try PostgresServer.run(sql, at: path)
    return
  }
  var handle: OpaquePointer?
  defer { sqlite3_close(handle) }
  let opened = sqlite3_open(path, &handle)
  guard opened == SQLITE_OK else { throw RawFailure(code: opened) }
  sqlite3_busy_timeout(handle, 5000)
  let code = sqlite3_exec(handle, sql, nil, nil, nil)
  guard code == SQLITE_OK else { throw RawFailure(code: code) }
}

/// Changes a ledger's file past the ledger, as its owner could, and puts the triggers back.
func tamper(_ sql: String, in path: String) throws {
  if path.hasPrefix("postgres:") { return try run(sql, in: path) }
  let triggers = try rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'", in: path)
    .map { String(decoding: $0[0].dropFirst(), as: UTF8.self) }
  let restore = triggers.joined(separator: ";")
  try run("DROP TRIGGER event_stays; DROP TRIGGER event_remains; \(sql); \(restore)", in: path)
}

/// The rows of a query, past the ledger; every value as its bytes.
func rows(_ sql: String, in path: String) throws -> [[[UInt8]]] {
  if path.hasPrefix("postgres:") {
    return try PostgresServer.run(sql, at: path).map { $0.map { Array(($0 ?? "null").utf8) } }
  }
  var handle: OpaquePointer?
  defer { sqlite3_close(handle) }
  let opened = sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE, nil)
  guard opened == SQLITE_OK else { throw RawFailure(code: opened) }
  var statement: OpaquePointer?
  defer { sqlite3_finalize(statement) }
  let prepared = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
  guard prepared == SQLITE_OK else { throw RawFailure(code: prepared) }
  var rows: [[[UInt8]]] = []
  while true {
    switch sqlite3_step(statement) {
    case SQLITE_ROW:
      rows.append((0..<sqlite3_column_count(statement)).map { bytes(statement, $0) })
    case SQLITE_DONE: return rows
    case let code: throw RawFailure(code: code)
    }
  }
}

private func bytes(_ statement: OpaquePointer?, _ column: Int32) -> [UInt8] {
  let kind = UInt8(truncatingIfNeeded: sqlite3_column_type(statement, column))
  guard let start = sqlite3_column_blob(statement, column) else { return [kind] }
  let count = Int(sqlite3_column_bytes(statement, column))
  return [kind] + Array(UnsafeRawBufferPointer(start: start, count: count))
}
