import CLibPQ
import Glibc

/// One connection to a server, closed when nothing holds it any more.
///
/// Nothing here waits without an end: a server that stops answering counts as lost. It is always in
/// libpq's pipeline mode, so that statements whose answers nobody waits for go with the next one.
final class PostgresConnection {
  private let handle: OpaquePointer
  private let address: PostgresAddress
  private let patience: Patience
  /// The names of statements that this connection has prepared.
  private var statements: [Prepared: String] = [:]
  /// Statements that were sent and not answered yet, those that are to be prepared among them.
  private var (waiting, preparing): (Int, [Prepared]) = (0, [])
  private var names = 0

  /// The same text may come with a null in place of a value, which is then of another type.
  private struct Prepared: Hashable {
    let sql: String
    let types: [Oid]
  }

  /// Connects, if the server answers in time.
  init(_ address: PostgresAddress, _ patience: Patience) throws(PostgresTrouble) {
    (self.address, self.patience) = (address, patience)
    let deadline = ContinuousClock.now + patience.connecting
    let parameters = address.parameters
    let handle = Dialling.connection(until: deadline) { Self.dial(parameters, until: deadline) }
    guard let handle else { throw .lost }
    // From here on deinit closes it, also where this throws.
    self.handle = handle
    switch PQstatus(handle) {
    case CONNECTION_OK: break
    case CONNECTION_BAD: throw trouble()
    default: throw .lost
    }
    PQsetnonblocking(handle, 1)
    guard PQenterPipelineMode(handle) == 1 else { throw .lost }
  }

  deinit { PQfinish(handle) }

  /// A connection as far as it came until then; `nil` where there is no libpq.
  private static func dial(
    _ parameters: [(String, String)], until deadline: ContinuousClock.Instant
  ) -> OpaquePointer? {
    let keywords: [UnsafePointer<CChar>?] = parameters.map { UnsafePointer(strdup($0.0)) } + [nil]
    let values: [UnsafePointer<CChar>?] = parameters.map { UnsafePointer(strdup($0.1)) } + [nil]
    defer { (keywords + values).forEach { free(UnsafeMutablePointer(mutating: $0)) } }
    guard let handle = PQconnectStartParams(keywords, values, 1) else { return nil }
    PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
    yidi_keep_notices_quiet(handle)
    var next = PGRES_POLLING_WRITING
    while PQstatus(handle) != CONNECTION_BAD, next != PGRES_POLLING_OK,
      next != PGRES_POLLING_FAILED
    {
      let events = next == PGRES_POLLING_READING ? POLLIN : POLLOUT
      guard (try? isReady(handle, Int16(events), until: deadline)) == true else { break }
      next = PQconnectPoll(handle)
    }
    return handle
  }

  /// Whether a transaction is going on, or the ruins of one.
  var isInTransaction: Bool { PQtransactionStatus(handle) != PQTRANS_IDLE }

  /// Whether it can still be spoken to, as far as is known.
  var isAlive: Bool { PQstatus(handle) == CONNECTION_OK }

  /// Runs one statement, prepared at its first time, after all that were sent before.
  @discardableResult
  func run(_ sql: String, _ values: [Value] = []) throws(PostgresTrouble) -> PostgresResult {
    try send(sql, values)
    return try answer()
  }

  /// Sends one statement, prepared at its first time; the server need not see it before `answer`.
  func send(_ sql: String, _ values: [Value] = []) throws(PostgresTrouble) {
    if waiting >= Limits.sentAtOnce { _ = try answer() }
    try bound(values) { types, pointers, lengths, formats throws(PostgresTrouble) in
      let name = try prepared(Prepared(sql: sql, types: types))
      try sent(
        PQsendQueryPrepared(handle, name, Int32(types.count), pointers, lengths, formats, 1))
    }
  }

  /// Runs one statement once, without keeping it.
  @discardableResult
  func runOnce(_ sql: String, _ values: [Value] = []) throws(PostgresTrouble) -> PostgresResult {
    try bound(values) { types, pointers, lengths, formats throws(PostgresTrouble) in
      try sent(
        PQsendQueryParams(
          handle, postgresWords(sql), Int32(types.count), types, pointers, lengths, formats, 1))
    }
    return try answer()
  }

  private func prepared(_ statement: Prepared) throws(PostgresTrouble) -> String {
    if let name = statements[statement] { return name }
    // Never twice the same: whether one that met an error is there is not known.
    names += 1
    let (name, types) = ("yidi\(names)", statement.types)
    try sent(PQsendPrepare(handle, name, postgresWords(statement.sql), Int32(types.count), types))
    statements[statement] = name
    preparing.append(statement)
    return name
  }

  private func sent(_ isSent: Int32) throws(PostgresTrouble) {
    guard isSent == 1 else { throw .lost }
    waiting += 1
  }

  /// Gives the values to `body` as libpq takes them, each with its type and in binary.
  private func bound(
    _ values: [Value],
    _ body: ([Oid], [UnsafePointer<CChar>?], [Int32], [Int32]) throws(PostgresTrouble) -> Void
  ) throws(PostgresTrouble) {
    var (types, lengths): ([Oid], [Int32]) = ([], [])
    // One block for all of them.
    var (block, starts): ([UInt8], [Int?]) = ([], [])
    for value in values {
      let start = block.count
      switch value {
      case .text(let text):
        types.append(PostgresRow.Kind.text)
        block += text.utf8
      case .number(let number):
        types.append(PostgresRow.Kind.number)
        withUnsafeBytes(of: number.bigEndian) { block += $0 }
      case .bytes(let content):
        types.append(PostgresRow.Kind.bytes)
        block += content
      case .null:
        // The server knows best of what type it is.
        types.append(0)
      }
      lengths.append(Int32(block.count - start))
      if case .null = value { starts.append(nil) } else { starts.append(start) }
    }
    // An empty value has a place too.
    block.append(0)
    let trouble = block.withUnsafeBytes { memory -> PostgresTrouble? in
      let first = memory.baseAddress?.assumingMemoryBound(to: CChar.self)
      let pointers = starts.map { start in start.flatMap { first?.advanced(by: $0) } }
      let formats = [Int32](repeating: 1, count: values.count)
      do throws(PostgresTrouble) { try body(types, pointers, lengths, formats) } catch {
        return error
      }
      return nil
    }
    if let trouble { throw trouble }
  }

  /// Has all that was sent done, and gives the answer to the last of it.
  ///
  /// The first thing that goes wrong is the reason thrown, and nothing sent after that is done.
  func answer() throws(PostgresTrouble) -> PostgresResult {
    let deadline = ContinuousClock.now + patience.answering
    let fresh = preparing
    (waiting, preparing) = (0, [])
    guard PQpipelineSync(handle) == 1 else { throw .lost }
    while case let flushed = PQflush(handle), flushed != 0 {
      guard flushed == 1 else { throw .lost }
      try waitForAnswer(Int16(POLLIN | POLLOUT), until: deadline)
      guard PQconsumeInput(handle) == 1 else { throw .lost }
    }
    var last: PostgresResult?
    var state: String?
    while true {
      while PQisBusy(handle) == 1 {
        try waitForAnswer(Int16(POLLIN), until: deadline)
        guard PQconsumeInput(handle) == 1 else { throw .lost }
      }
      guard let result = PQgetResult(handle).map(PostgresResult.init) else {
        // Between the answers to two statements, or where there will be none any more.
        guard isAlive else { break }
        continue
      }
      if result.isEnd { break }
      state = state ?? result.state
      last = result
    }
    if let state {
      for statement in fresh { statements[statement] = nil }
      throw isAlive ? PostgresTrouble(state: state) : .lost
    }
    guard isAlive, let last else { throw .lost }
    return last
  }

  /// Waits until the socket can be read or written, as long as the server is there at all.
  ///
  /// One that works long at a statement and one whose machine is gone are silent alike: whether somebody
  /// answers a new connection tells them apart.
  private func waitForAnswer(
    _ events: Int16, until deadline: ContinuousClock.Instant
  ) throws(PostgresTrouble) {
    while try !Self.isReady(handle, events, until: min(deadline, .now + patience.silent)) {
      guard ContinuousClock.now < deadline else { throw .silent }
      do throws(PostgresTrouble) { _ = try PostgresConnection(address, patience) } catch {
        guard error == .lost else { continue }
        throw .silent
      }
    }
  }

  /// Waits until the socket can be read or written; `false` where that moment came first.
  private static func isReady(
    _ handle: OpaquePointer, _ events: Int16, until deadline: ContinuousClock.Instant
  ) throws(PostgresTrouble) -> Bool {
    var request = pollfd(fd: PQsocket(handle), events: events, revents: 0)
    while true {
      let left = (deadline - .now) / .milliseconds(1)
      guard request.fd >= 0 else { throw .lost }
      guard left > 0 else { return false }
      let ready = poll(&request, 1, Int32(min(left.rounded(.up), 60_000)))
      if ready > 0 { return true }
      guard ready == 0 || errno == EINTR else { throw .lost }
    }
  }

  /// Why there is no connection, from the end of libpq's words: `FATAL:  28P01`.
  private func trouble() -> PostgresTrouble {
    // It asked for a password and there was none for it: it is there, and its own code never comes.
    if PQconnectionNeedsPassword(handle) == 1 { return .refused(PostgresTrouble.wrongPassword) }
    let words = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    // Not the same as nobody there: libpq has no SQLSTATE for it, and its words are always English here.
    if words.contains("certificate") || words.contains("SSL was required") { return .untrusted }
    let last = words.split { " \n:".contains($0) }.last ?? ""
    let isState =
      last.utf8.count == 5
      && last.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    return PostgresTrouble(state: isState ? String(last) : "")
  }
}
