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
    return try open(path, settings: settings, outside: outside)
  }

  /// Files on the server what this window filed while it was away; gives how many went over.
  ///
  /// Under the same numbers and by the same identifiers: broken off and begun again, nothing is there
  /// twice. What meets another filing of the person stays here, see `conflicts`.
  ///
  /// - Throws: `serverAway` and the other failures of both; what went over before stays there.
  package func push(to server: Ledger) throws(Failure) -> Int {
    let waiting = try store.all(
      "SELECT no FROM filing WHERE provisional = 1 AND window = ? AND \(Self.isOpen) ORDER BY filed, no",
      [.text(server.window)]
    ) { row throws(Failure) in try filingNumber(row, 0) }
    let known = Set(try conflicts().map(\.filed.number))
    var count = 0
    for number in waiting {
      let filed = try filing(number)
      var body = Fields()
      do throws(Failure) {
        // Whoever answered for it with the clerk while the server was away still does.
        let second = try events(of: number).first?.second
        let there = try server.append(filed.filing, second: second, as: filed)
        // The first try had reached the server before it went away: it is there by another number.
        if there.number == number { count += 1 } else { body.add("instead", there.number.text) }
      } catch {
        guard case .alreadyFiled(let other) = error else { throw error }
        body.add("instead", other.text)
      }
      if body["instead"] != nil, known.contains(number) { continue }
      try act(on: number, Event(.pushed, Grounds(id: newIdentifier()), body: body))
    }
    return count
  }

  /// What could not be pushed and was not ended since, in the order it was filed.
  package func conflicts() throws(Failure) -> [Conflict] {
    let found = try store.all(
      """
      SELECT filing.no, event.body FROM filing JOIN event ON event.filing_id = filing.id
      WHERE filing.provisional = 1 AND event.kind = 'pushed' AND \(Self.isOpen)
      ORDER BY filing.filed, filing.no
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

  private static let isOpen = "filing.state NOT IN ('changed', 'ended')"
}
