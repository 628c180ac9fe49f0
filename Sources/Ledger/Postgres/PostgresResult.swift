import CLibPQ
import Glibc

/// The rows of one answer, all of them at hand.
final class PostgresResult {
  fileprivate let handle: OpaquePointer

  /// Takes over libpq's result.
  init(_ handle: OpaquePointer) { self.handle = handle }

  deinit { PQclear(handle) }

  /// How many rows there are.
  var count: Int { Int(PQntuples(handle)) }

  /// The row of that number.
  func row(_ index: Int) -> PostgresRow { PostgresRow(result: self, row: Int32(index)) }

  /// What the server says it did, such as `COMMIT`.
  var tag: String { PQcmdStatus(handle).map { String(cString: $0) } ?? "" }

  /// Whether it only says that everything sent before was answered.
  var isEnd: Bool { PQresultStatus(handle) == PGRES_PIPELINE_SYNC }

  /// The five characters of what went wrong, or `nil` where nothing did.
  var state: String? {
    switch PQresultStatus(handle) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_EMPTY_QUERY: nil
    default:
      // PG_DIAG_SQLSTATE; a macro of a character constant that Swift does not see as a number.
      PQresultErrorField(handle, Int32(UInt8(ascii: "C"))).map { String(cString: $0) } ?? ""
    }
  }
}

/// The columns of one row, in the server's binary form.
struct PostgresRow: Row {
  fileprivate let result: PostgresResult
  fileprivate let row: Int32

  /// The server's names of its types (pg_type's numbers, the same everywhere).
  enum Kind {
    static let bytes: Oid = 17
    static let number: Oid = 20
    static let text: Oid = 25
    static let texts: Set<Oid> = [18, 19, 25, 705, 1042, 1043]
    static let numbers: Set<Oid> = [16, 20, 21, 23]
  }

  func textOrNull(_ column: Int32) throws(Ledger.Failure) -> String? {
    try value(column, Kind.texts).map { String(decoding: $0, as: UTF8.self) }
  }

  func number(_ column: Int32) throws(Ledger.Failure) -> Int64 {
    guard let bytes = try value(column, Kind.numbers), let first = bytes.first else {
      throw damaged(column)
    }
    let sign: Int64 = first & 0x80 == 0 || bytes.count == 1 ? 0 : -1
    return bytes.reduce(sign) { $0 << 8 | Int64($1) }
  }

  func bytesOrNull(_ column: Int32) throws(Ledger.Failure) -> [UInt8]? {
    try value(column, [Kind.bytes]).map { Array($0) }
  }

  func damaged(_ column: Int32) -> Ledger.Failure {
    guard let name = PQfname(result.handle, column) else { return .damaged(what: "column") }
    return .damaged(what: String(cString: name))
  }

  /// The bytes of a column of one of those types, or `nil` where it is null.
  private func value(
    _ column: Int32, _ kinds: Set<Oid>
  ) throws(Ledger.Failure) -> UnsafeRawBufferPointer? {
    guard PQgetisnull(result.handle, row, column) == 0 else { return nil }
    guard kinds.contains(PQftype(result.handle, column)),
      let start = PQgetvalue(result.handle, row, column)
    else { throw damaged(column) }
    return UnsafeRawBufferPointer(
      start: start, count: Int(PQgetlength(result.handle, row, column)))
  }
}
