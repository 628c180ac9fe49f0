import Glibc

/// A ledger in a PostgreSQL database, which all windows of a city may share.
///
/// What `write` acknowledges was committed at SERIALIZABLE; the server's own settings decide on which
/// disks it is by then. A lost connection is made anew, and what was going on is begun again: where
/// its commit had got through, the events are found by their identifiers.
final class PostgresStore: Store {
  let address: PostgresAddress
  private let isReadOnly: Bool
  private var connection: PostgresConnection?
  /// What ended the statement that failed last: a failure alone does not tell it.
  private var trouble: PostgresTrouble?
  private let patience: Patience
  /// When it was found away, until it answers again.
  private(set) var lostAt: ContinuousClock.Instant?
  private var cursors = 0
  private(set) var mayHaveRun = true
  /// Whether a transaction was begun and not ended; a connection made anew meanwhile is not in it.
  private var isWithin = false

  /// Connects at the first statement.
  init(_ address: PostgresAddress, isReadOnly: Bool, _ patience: Patience) {
    self.address = address
    self.patience = patience
    self.isReadOnly = isReadOnly
  }

  var dialect: Dialect { .postgres }

  func run(_ sql: String) throws(Ledger.Failure) {
    try alone { connection throws(PostgresTrouble) in _ = try connection.runOnce(sql) }
  }

  func run(_ sql: String, _ values: [Value]) throws(Ledger.Failure) {
    guard isWithin else { return try query(sql, values) { _ in true } }
    try Self.check(values)
    // It goes with whatever is asked next, at the latest the commit.
    try within { connection throws(PostgresTrouble) in try connection.send(sql, values) }
  }

  func query(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure) {
    try Self.check(values)
    let result = try alone { connection throws(PostgresTrouble) in
      try connection.run(sql, values)
    }
    for index in 0..<result.count {
      guard try read(result.row(index)) else { return }
    }
  }

  func scan(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure) {
    try Self.check(values)
    try self.read { () throws(Ledger.Failure) in
      cursors += 1
      let name = "yidi_cursor\(cursors)"
      try within { connection throws(PostgresTrouble) in
        try connection.runOnce("DECLARE \(name) NO SCROLL CURSOR FOR \(sql)", values)
      }
      let fetch = "FETCH FORWARD \(Limits.cursorRows) FROM \(name)"
      var isMore = true
      while isMore {
        let rows = try within { connection throws(PostgresTrouble) in
          try connection.runOnce(fetch)
        }
        for index in 0..<rows.count where isMore { isMore = try read(rows.row(index)) }
        isMore = isMore && rows.count == Limits.cursorRows
      }
      try within { connection throws(PostgresTrouble) in try connection.runOnce("CLOSE \(name)") }
    }
  }

  func write<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    guard !isReadOnly else { throw .readOnly }
    var conflicts = 0
    var deadline = ContinuousClock.now + patience.away
    mayHaveRun = false
    defer { mayHaveRun = true }
    while true {
      trouble = nil
      do throws(Ledger.Failure) {
        if conflicts < Limits.conflictsAtOnce { return try transaction(body) }
        return try inTurn { () throws(Ledger.Failure) in try transaction(body) }
      } catch {
        let isFirst = !mayHaveRun
        mayHaveRun = true
        switch trouble {
        // Refused by the ledger itself: perhaps for what an earlier call of the same did.
        case nil where isFirst: continue
        case .conflict? where conflicts < Limits.conflictsMax:
          conflicts += 1
          // The time a window was let through in does not count as the server's being away.
          deadline = .now + patience.away
          Self.pause(1_000 << min(conflicts, 6))
        case .lost? where ContinuousClock.now < deadline:
          connection = nil
          Self.pause(100_000)
        default: throw error
        }
      }
    }
  }

  func read<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    // A look within a larger one sees what that one sees.
    guard !isWithin else { return try body() }
    // Nobody begins a look again: a connection that died meanwhile has to be seen here.
    try alone { connection throws(PostgresTrouble) in
      try connection.send("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
      try connection.run("SET LOCAL enable_seqscan = on")
    }
    return try untilCommit(body)
  }

  /// The server rewrites the tables with keys and drafts; its own log and backups keep what was in them for
  /// their time.
  ///
  /// Not `find`, the large one, during which the whole hall would wait: its tokens are made with a key, and
  /// tell nothing to who has none.
  func scrub() throws(Ledger.Failure) {
    for table in ["person", "draft"] {
      let before = try place(of: table)
      try run("VACUUM FULL \(table)")
      // To whom the table does not belong PostgreSQL only gives a warning, and does nothing.
      guard try place(of: table) != before else { throw .serverRefuses(state: "42501") }
    }
  }

  /// Where the server keeps a table now; another place after all of it was rewritten.
  private func place(of table: String) throws(Ledger.Failure) -> Int64 {
    let place = try first("SELECT CAST(pg_relation_filenode('\(table)') AS bigint)") {
      row throws(Ledger.Failure) in try row.number(0)
    }
    guard let place else { throw .damaged(what: table) }
    return place
  }

  /// Lets those that had somebody in their way again and again come one after the other.
  ///
  /// Only to spare them from meeting while the ledger is small: a server that knows no
  /// such lock keeps the ledger as well without it.
  private func inTurn<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    func call(_ function: String) {
      do throws(PostgresTrouble) {
        try connection?.runOnce(
          "SELECT \(function)(CAST(CAST(CAST('event' AS regclass) AS oid) AS bigint))")
      } catch {}
    }
    // Before the transaction begins, so that it sees what the one before it did.
    call("pg_advisory_lock")
    defer { call("pg_advisory_unlock") }
    return try body()
  }

  /// Runs `body` as a transaction whose beginning goes with the first thing it asks.
  private func transaction<T>(
    _ body: () throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    try alone { connection throws(PostgresTrouble) in
      try connection.send("BEGIN ISOLATION LEVEL SERIALIZABLE")
    }
    return try untilCommit(body)
  }

  /// Runs `body`, then commits; anything thrown takes back all since the beginning.
  private func untilCommit<T>(
    _ body: () throws(Ledger.Failure) -> T
  ) throws(Ledger.Failure) -> T {
    isWithin = true
    defer { isWithin = false }
    do throws(Ledger.Failure) {
      let result = try body()
      let commit = try within { connection throws(PostgresTrouble) in
        try connection.run("COMMIT")
      }
      // After an error that nobody looked at, a commit is one in name only.
      guard commit.tag == "COMMIT" else { throw .server(state: "25P02") }
      return result
    } catch {
      if let connection, connection.isInTransaction {
        do throws(PostgresTrouble) { try connection.run("ROLLBACK") } catch {
          self.connection = nil
        }
      }
      throw error
    }
  }

  /// Runs what `body` asks; outside a transaction a connection that died meanwhile is made anew.
  @discardableResult
  private func alone<T>(
    _ body: (PostgresConnection) throws(PostgresTrouble) -> T
  ) throws(Ledger.Failure) -> T {
    guard !isWithin else { return try within(body) }
    let isFresh = connection == nil
    do throws(PostgresTrouble) {
      return try body(try connected())
    } catch {
      guard error == .lost, !isFresh else { throw failure(error) }
      connection = nil
      do throws(PostgresTrouble) { return try body(try connected()) } catch {
        throw failure(error)
      }
    }
  }

  /// Runs one statement of the transaction that is going on.
  @discardableResult
  private func within<T>(
    _ body: (PostgresConnection) throws(PostgresTrouble) -> T
  ) throws(Ledger.Failure) -> T {
    do throws(PostgresTrouble) {
      guard let connection else { throw .lost }
      return try body(connection)
    } catch {
      throw failure(error)
    }
  }

  private func connected() throws(PostgresTrouble) -> PostgresConnection {
    if let connection, connection.isAlive { return connection }
    let fresh = try PostgresConnection(address, patience)
    // Small tables would be read whole, and then every two windows that write be in each other's way.
    try fresh.send("SET enable_seqscan = off")
    try fresh.send("SET lock_timeout = '\(Limits.busyMilliseconds)ms'")
    try fresh.run("SET idle_in_transaction_session_timeout = '\(Limits.idleSeconds)s'")
    connection = fresh
    lostAt = nil
    return fresh
  }

  private func failure(_ trouble: PostgresTrouble) -> Ledger.Failure {
    self.trouble = trouble
    if trouble.failure == .serverAway { lostAt = .now }
    // Not to be asked to take anything back either: it takes back by itself what nobody commits.
    if trouble == .silent { connection = nil }
    return trouble.failure
  }

  /// Half to the whole of that time, so that two that met do not meet again.
  private static func pause(_ microseconds: UInt32) {
    usleep(.random(in: microseconds / 2...microseconds))
  }

  /// Refuses what SQLite would refuse too.
  private static func check(_ values: [Value]) throws(Ledger.Failure) {
    for value in values {
      switch value {
      case .text(let text) where text.utf8.count > Limits.bodyBytesMax: throw .tooLarge
      case .bytes(let bytes) where bytes.count > Limits.bodyBytesMax: throw .tooLarge
      default: continue
      }
    }
  }
}
