import Rules
import Seals

extension Ledger {
  /// A filing that could not be pushed, since the same person has another there.
  package struct Conflict: Equatable, Sendable {
    /// The one that is only here.
    package let filed: FiledFiling
    /// The one on the server.
    package let instead: FilingNumber
  }

  /// Whether that name is a server's address and not a file's path.
  package static func isServer(_ name: String) -> Bool { PostgresAddress.isAddress(name) }

  /// Whether the server was found away within that time, and did not answer since.
  package func isServerLost(since time: Duration) -> Bool {
    (store as? PostgresStore)?.lostAt.map { ContinuousClock.now - $0 < time } ?? false
  }

  /// Sees that this machine has the keys of the ledger on the server of that address, or that nobody has any
  /// yet: the first window makes them.
  ///
  /// - Throws: `keys` where a window elsewhere has made them, or they cannot be read; else as `open` for who
  ///   reads.
  package static func checkKeys(
    of address: String, settings: Settings, outside: Outside = Outside()
  ) throws(Failure) {
    let file = outside.keyFile ?? LedgerFiles(data: address).keys
    do throws(KeyFileFailure) { _ = try file.read() } catch {
      guard case .missing(let path) = error else { throw .keys(error) }
      do throws(Failure) {
        _ = try open(address, settings: settings, access: .reading, outside: outside)
      } catch {
        if case .missing = error { return }
        throw error == .serverAway ? .serverAwayKeyless(path: path) : error
      }
    }
  }

  /// Opens the file in which a window goes on while the server of that address is away.
  ///
  /// It seals with the server's keys, and gives out numbers which the server never does.
  ///
  /// - Throws: `keys` where this machine has not got the server's keys yet; else as `open`.
  package static func openOutbox(
    _ path: String, of address: String, settings: Settings, outside: Outside = Outside()
  ) throws(Failure) -> Ledger {
    var (settings, outside) = (settings, outside)
    settings.isOutbox = true
    let file = outside.keyFile ?? LedgerFiles(data: address).keys
    // Without them it would make keys that nobody else has.
    do throws(KeyFileFailure) { _ = try file.read() } catch { throw .keys(error) }
    outside.keyFile = file
    let outbox = try open(path, settings: settings, outside: outside)
    try outbox.followKeys()
    return outbox
  }

  /// Whether that filing is only here so far.
  ///
  /// - Throws: `damaged` and the disk's failures: what cannot be read is not the same as not there.
  package func keeps(_ number: FilingNumber) throws(Failure) -> Bool {
    do throws(Failure) {
      return try filing(number).isProvisional
    } catch {
      guard error == .noSuchFiling else { throw error }
      return false
    }
  }

  /// Files on the server what this window filed while it was away, with all that happened to it since and
  /// who looked, signed in and printed here; gives how many filings went over.
  ///
  /// Under the same numbers and by the same identifiers: broken off and begun again, nothing is there
  /// twice. What meets another filing of the person stays here, see `conflicts`; what cannot go for
  /// another reason of its own stays too, and `left` is told of it: neither holds back what is behind it.
  ///
  /// - Throws: `serverAway` and the other failures that all have; what went over before stays there.
  package func push(
    to server: Ledger, left: (FilingNumber, Failure) -> Void = { _, _ in }
  ) throws(Failure) -> Int {
    // One whose number cannot be read has no name by which it could go; `verify` finds it.
    let waiting = try store.all(
      "SELECT no FROM filing WHERE provisional = 1 AND window = ? AND \(Self.isOpen) ORDER BY filed, no",
      [.text(server.window)]
    ) { row throws(Failure) in FilingNumber(try row.text(0)) }.compactMap(\.self)
    let known = Set(
      try store.all(
        "SELECT filing.no \(Self.fromConflicts)"
      ) { row throws(Failure) in try row.text(0) })
    var count = 0
    for number in waiting {
      do throws(Failure) {
        if try push(number, to: server, isKnown: known.contains(number.text)) { count += 1 }
      } catch {
        guard error.isOfOneFiling else { throw error }
        left(number, error)
      }
    }
    try pushRest(to: server)
    // What was looked up here is in the server's count from now on: it must not count twice.
    try keepAllowances(of: server)
    return count
  }

  /// Whether that one is on the server now, which is put on record here, as it is once that it met another.
  private func push(
    _ number: FilingNumber, to server: Ledger, isKnown: Bool
  ) throws(Failure) -> Bool {
    let filed = try filing(number)
    let events = try storedEvents(of: number)
    guard let first = events.first else { throw .noSuchFiling }
    var body = Fields()
    do throws(Failure) {
      // As it was filed, by whom and with whom: what was put right since is an event of its own.
      let ready = try server.preparer.prepare(try filing(of: first))
      let there = try server.append(ready, second: first.secondActor, as: filed)
      // The first try had reached the server before it went away: it is there by another number.
      if there.number == number {
        for event in events.dropFirst() { try push(event, of: filed, to: server) }
      } else {
        body.add("instead", there.number.text)
      }
    } catch {
      guard case .alreadyFiled(let other) = error else { throw error }
      body.add("instead", other.text)
    }
    let isThere = body["instead"] == nil
    if isThere || !isKnown {
      try recordPush(of: number, Event(.pushed, Grounds(id: newIdentifier()), body: body))
    }
    return isThere
  }

  /// Puts on record what came of pushing a filing; whoever sits there, or nobody: it was allowed when it was
  /// made.
  private func recordPush(of number: FilingNumber, _ event: Event) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      try add(event, to: row, try readClock())
    }
  }

  /// What could not be pushed and was not ended since, in the order it was filed.
  package func conflicts() throws(Failure) -> [Conflict] {
    let found = try store.all(
      """
      SELECT filing.no, event.body \(Self.fromConflicts) ORDER BY filing.filed, filing.no
      """
    ) { row throws(Failure) in (try filingNumber(row, 0), try row.bytes(1)) }
    var conflicts: [Conflict] = []
    for (number, body) in found {
      guard let other = FilingNumber(Fields(body)?.text("instead") ?? "") else {
        throw .damaged(what: "instead")
      }
      conflicts.append(Conflict(filed: try filing(number), instead: other))
    }
    return conflicts
  }

  /// How many filings of all windows of this machine are here only.
  package func provisionalCount() throws(Failure) -> Int {
    let count = try store.first(
      "SELECT count(*) FROM filing WHERE provisional = 1 AND \(Self.isOpen)"
    ) { row throws(Failure) in try row.number(0) }
    return Int(count ?? 0)
  }

  private static let fromConflicts = """
    FROM filing JOIN event ON event.filing_id = filing.id
    WHERE filing.provisional = 1 AND event.kind = 'pushed' AND \(isOpen)
    """

  private static let isOpen = "filing.state NOT IN ('changed', 'ended')"
}

extension Ledger.Failure {
  /// Whether it lies in one filing, so that others may go through all the same.
  fileprivate var isOfOneFiling: Bool {
    switch self {
    case .damaged, .sealed, .tooLarge, .numberTaken, .noSuchFiling, .hasEnded, .database, .server:
      true
    default: false
    }
  }
}
