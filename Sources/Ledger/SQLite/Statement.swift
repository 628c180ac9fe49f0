import CSQLite

/// One prepared statement, closed when nothing holds it any more.
final class Statement {
  private let handle: OpaquePointer

  /// Prepares the first statement of that text.
  init(_ sql: String, on database: OpaquePointer) throws(Ledger.Failure) {
    var handle: OpaquePointer?
    let code = sqlite3_prepare_v2(database, sql, -1, &handle, nil)
    guard code == SQLITE_OK, let handle else { throw Ledger.Failure(sqlite: code, on: database) }
    self.handle = handle
  }

  deinit { sqlite3_finalize(handle) }

  /// The row the last step stopped at.
  var row: SQLiteRow { SQLiteRow(handle) }
  /// Whether somebody still reads its rows.
  var isBusy: Bool { sqlite3_stmt_busy(handle) != 0 }

  /// Puts the values in the places of the question marks.
  func bind(_ values: [Value]) throws(Ledger.Failure) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code: Int32
      switch value {
      case .text(let text):
        guard text.utf8.count <= Limits.bodyBytesMax else { throw .tooLarge }
        // Lent as it lies there: as a C string it would first be copied.
        var text = text
        code = text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            yidi_bind_text(handle, place, $0.baseAddress, Int32($0.count))
          }
        }
      case .number(let number):
        code = sqlite3_bind_int64(handle, place, number)
      case .bytes(let bytes):
        guard bytes.count <= Limits.bodyBytesMax else { throw .tooLarge }
        code = yidi_bind_blob(handle, place, bytes, Int32(bytes.count))
      case .null:
        code = sqlite3_bind_null(handle, place)
      }
      guard code == SQLITE_OK else { throw failure(code) }
    }
  }

  /// Whether there is one more row.
  func step() throws(Ledger.Failure) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw failure(code)
    }
  }

  private func failure(_ code: Int32) -> Ledger.Failure {
    Ledger.Failure(sqlite: code, on: sqlite3_db_handle(handle))
  }

  /// Makes it ready to run again, and lets go of the values.
  func reset() {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }
}

/// The columns of the row a statement stands at; valid until its next step.
struct SQLiteRow: Row {
  private let handle: OpaquePointer

  /// The row that statement stands at.
  init(_ statement: OpaquePointer) {
    handle = statement
  }

  func textOrNull(_ column: Int32) throws(Ledger.Failure) -> String? {
    if sqlite3_column_type(handle, column) == SQLITE_NULL { return nil }
    guard sqlite3_column_type(handle, column) == SQLITE_TEXT,
      let start = sqlite3_column_text(handle, column)
    else { throw damaged(column) }
    let count = Int(sqlite3_column_bytes(handle, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func number(_ column: Int32) throws(Ledger.Failure) -> Int64 {
    guard sqlite3_column_type(handle, column) == SQLITE_INTEGER else { throw damaged(column) }
    return sqlite3_column_int64(handle, column)
  }

  func bytesOrNull(_ column: Int32) throws(Ledger.Failure) -> [UInt8]? {
    if sqlite3_column_type(handle, column) == SQLITE_NULL { return nil }
    guard sqlite3_column_type(handle, column) == SQLITE_BLOB else { throw damaged(column) }
    let count = Int(sqlite3_column_bytes(handle, column))
    guard count > 0 else { return [] }
    guard let start = sqlite3_column_blob(handle, column) else { throw damaged(column) }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }

  func damaged(_ column: Int32) -> Ledger.Failure {
    guard let name = sqlite3_column_name(handle, column) else { return .damaged(what: "column") }
    return .damaged(what: String(cString: name))
  }
}
