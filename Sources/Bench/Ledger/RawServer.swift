internal import CLibPQ
internal import Glibc
internal import Ledger

/// A server as libpq alone writes to it: the rows of a filing, nothing sealed, hashed or asked.
///
/// Into tables of its own beside the ledger's, made after them with all their keys.
final class RawServer {
  /// What the server said.
  struct Failure: Error {
    let text: String
  }

  /// The rows of one filing, as a model of all others.
  struct Rows {
    /// The columns of a row that no other may share are written anew each time.
    fileprivate let row: RawLedger.Row

    /// Those of a filing made for it.
    init() throws {
      let folder = try BenchFolder()
      defer { folder.remove() }
      let path = "\(folder.path)/model.sqlite"
      _ = try Ledger.open(path).append(SampleFiling.filing(0))
      guard let row = try RawLedger(path).rows(after: 0).first else {
        throw Failure(text: "no filing")
      }
      self.row = row
    }
  }

  private static let tables = ["writer", "event", "person", "filing", "find", "number"]
  private let connection: OpaquePointer
  /// The names of statements that were prepared, by their texts.
  private var prepared: [String: String] = [:]

  /// Connects to the server of that address.
  init(_ address: String) throws {
    let pointer = address.withCString { address in
      "dbname".withCString { PQconnectStartParams([$0, nil], [address, nil], 1) }
    }
    guard let pointer else { throw Failure(text: "no libpq") }
    connection = pointer
    yidi_keep_notices_quiet(connection)
    var state = PGRES_POLLING_WRITING
    while state != PGRES_POLLING_OK {
      var request = pollfd(
        fd: PQsocket(connection),
        events: Int16(state == PGRES_POLLING_READING ? POLLIN : POLLOUT), revents: 0)
      guard state != PGRES_POLLING_FAILED, poll(&request, 1, 10_000) > 0 else {
        throw Failure(text: String(cString: PQerrorMessage(connection)))
      }
      state = PQconnectPoll(connection)
    }
    // As the ledger does.
    try run("SET enable_seqscan = off")
  }

  deinit { PQfinish(connection) }

  /// Makes the tables anew.
  func makeTables() throws {
    dropTables()
    for table in Self.tables {
      try run("CREATE TABLE bench_\(table)(LIKE \(table) INCLUDING ALL)")
    }
    for table in ["writer", "number"] {
      try run("ALTER TABLE bench_\(table) SET (fillfactor = 10)")
    }
  }

  /// Removes the tables.
  func dropTables() {
    for table in Self.tables { try? run("DROP TABLE IF EXISTS bench_\(table)") }
  }

  /// Puts one filing into the tables, in one transaction that is on the disk when this returns.
  ///
  /// It begins again where another window was in its way.
  func insert(_ rows: Rows, _ serial: Int) throws {
    for _ in 0..<20 {
      do { return try insertOnce(rows, serial) } catch { try run("ROLLBACK") }
    }
    throw Failure(text: "others are always in the way")
  }

  private func insertOnce(_ rows: Rows, _ serial: Int) throws {
    let id = "\(getpid())-\(serial)"
    let (writer, key) = ("\(getpid())", "\\x" + id.utf8.map { fixedHex($0) }.joined())
    var (event, person, filing) = (
      rows.row.event.map(\.word), rows.row.person.map(\.word), rows.row.filing.map(\.word)
    )
    (event[0], event[1], event[2], event[3]) = (writer, "\(serial)", id, id)
    (person[0], person[1]) = (id, key)
    (filing[0], filing[1], filing[2]) = (id, id, id)
    try run("BEGIN ISOLATION LEVEL SERIALIZABLE")
    try put("person", person)
    try run(
      "INSERT INTO bench_number VALUES($1, 1) ON CONFLICT(scope) "
        + "DO UPDATE SET last = bench_number.last + 1 RETURNING last", [writer])
    try run("SELECT seq, head FROM bench_writer WHERE id = $1 FOR UPDATE", [writer])
    try put("event", event)
    try run(
      serial == 0
        ? "INSERT INTO bench_writer VALUES($3, $1, $2)"
        : "UPDATE bench_writer SET seq = $1, head = $2 WHERE id = $3",
      ["\(serial)", event[15], writer])
    try put("filing", filing)
    try put("find", rows.row.tokens.flatMap { [$0[0].word, $0[1].word, id] }, columns: 3)
    try run("COMMIT")
  }

  private func put(_ table: String, _ values: [String?], columns: Int? = nil) throws {
    let columns = columns ?? values.count
    let rows = stride(from: 1, through: values.count, by: columns).map { first in
      "(" + (first..<(first + columns)).map { "$\($0)" }.joined(separator: ", ") + ")"
    }
    try run("INSERT INTO bench_\(table) VALUES \(rows.joined(separator: ", "))", values)
  }

  /// Runs one statement, prepared at its first time where it has values.
  private func run(_ sql: String, _ values: [String?] = []) throws {
    guard !values.isEmpty else {
      try check(PQsendQuery(connection, sql))
      return
    }
    let name = prepared[sql] ?? "s\(prepared.count)"
    if prepared.updateValue(name, forKey: sql) == nil {
      try check(PQsendPrepare(connection, name, sql, Int32(values.count), nil))
    }
    let words = values.map { UnsafePointer<CChar>($0.flatMap { strdup($0) }) }
    defer { words.forEach { free(UnsafeMutablePointer(mutating: $0)) } }
    try check(
      PQsendQueryPrepared(connection, name, Int32(values.count), words, nil, nil, 0))
  }

  private func check(_ sent: Int32) throws {
    var failure: String?
    while let result = PQgetResult(connection) {
      if PQresultErrorField(result, Int32(UInt8(ascii: "C"))) != nil {
        failure = String(cString: PQerrorMessage(connection))
      }
      PQclear(result)
    }
    if sent != 1 || failure != nil { throw Failure(text: failure ?? "not sent") }
  }
}

/// A byte as two hexadecimal digits.
private func fixedHex(_ byte: UInt8) -> String {
  (byte < 16 ? "0" : "") + String(byte, radix: 16)
}

extension RawLedger.Cell {
  /// The value as PostgreSQL reads it from text.
  fileprivate var word: String? {
    switch self {
    case .number(let number): String(number)
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .bytes(let bytes): "\\x" + bytes.map { fixedHex($0) }.joined()
    case .null: nil
    }
  }
}
