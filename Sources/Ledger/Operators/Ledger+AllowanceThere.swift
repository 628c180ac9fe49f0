import Rules
import Seals

// How much of the day's ceilings was used at a server: an outage gives nobody a second day.

/// What somebody had used of a ceiling at a server on a day, when this machine last knew.
struct UsedThere: Equatable {
  let id: String
  let ceiling: Ceiling
  let day: Day
  var used: Int64
  var released: Int64
  /// How much of what was used at the outbox is in it: what the server had been told of by then.
  var told: Int64

  fileprivate func isOf(_ other: UsedThere) -> Bool {
    (id, ceiling, day) == (other.id, other.ceiling, other.day)
  }
}

extension Ledger {
  /// The row of `meta` that has them, sealed: who has no keys can at most remove it.
  private static let there = "used_there"
  private static var therePlace: BoxPlace { BoxPlace(table: "meta", row: there, field: "value") }

  /// What was used and released of a ceiling in all: here, and, at an outbox, at its server before.
  func allowanceInAll(
    of id: String, _ ceiling: Ceiling, on day: Day
  ) throws(Failure) -> (used: Int64, released: Int64) {
    let here = try allowance(of: id, ceiling, on: day)
    var (used, released) = (Int64(here.used), Int64(here.released))
    guard settings.isOutbox else { return (used, released) }
    // Known from the last time the server was asked, and from what was done there since at this window.
    let asked = try usedThere().first { ($0.id, $0.ceiling, $0.day) == (id, ceiling, day) }
    let since = charged.first { ($0.id, $0.ceiling, $0.day) == (id, ceiling, day) }
    used += max(0, max(asked?.used ?? 0, since?.used ?? 0) - (asked?.told ?? 0))
    released += max(asked?.released ?? 0, since?.released ?? 0)
    return (used, released)
  }

  /// Keeps in mind how much is used of a ceiling, for an outbox to go on from.
  func remember(_ ceiling: Ceiling, of id: String, used: Int64, released: Int64, _ day: Day) {
    guard !settings.isOutbox else { return }
    let new = UsedThere(id: id, ceiling: ceiling, day: day, used: used, released: released, told: 0)
    charged.removeAll { $0.isOf(new) || $0.day < day }
    charged.append(new)
  }

  /// Knows at an outbox how much of today's ceilings is used at its server.
  func keepAllowances(of server: Ledger) throws(Failure) {
    let day = server.now.day
    let untold = try untold(on: day)
    var found: [UsedThere] = []
    for (id, kind, used, released) in try server.usedOn(day) {
      guard let ceiling = Ceiling(rawValue: kind) else { continue }
      // What still has to go over is not in what the server counts.
      let left = untold.filter { ($0.id, $0.ceiling) == (id, ceiling) }.reduce(0) { $0 + $1.count }
      let here = try allowance(of: id, ceiling, on: day).used
      found.append(
        UsedThere(
          id: id, ceiling: ceiling, day: day, used: used, released: released,
          told: Int64(max(0, here - left))))
    }
    guard try found != usedThere() else { return }
    try write { () throws(Failure) in try put(found) }
  }

  /// What was looked up and exported here on that day of which the server was not told yet, by whom.
  private func untold(
    on day: Day
  ) throws(Failure) -> [(id: String, ceiling: Ceiling, count: Int)] {
    var events: [Event] = []
    for head in try heads() { events += try keptLooks(of: twoDigits(head.window)) }
    // Who saw a filing in full goes with it: of one that met another it is still here.
    let columns = Event.columns.split(separator: ", ").map { "event.\($0)" }
    events += try store.all(
      """
      SELECT \(columns.joined(separator: ", ")) FROM filing
      JOIN event ON event.filing_id = filing.id
      WHERE filing.provisional = 1 AND filing.state <> 'ended' AND event.kind = 'unmasked'
      """
    ) { row throws(Failure) in try Event(row) }
    var found: [(id: String, ceiling: Ceiling, count: Int)] = []
    for event in events where event.at.hasPrefix(day.description) {
      guard let (ceiling, count) = try event.counted else { continue }
      found.append((event.actor, ceiling, count))
    }
    return found
  }

  private func usedOn(
    _ day: Day
  ) throws(Failure) -> [(id: String, kind: String, used: Int64, released: Int64)] {
    try store.all(
      "SELECT operator, kind, used, released FROM allowance WHERE day = ? ORDER BY operator, kind",
      [.text(day.description)]
    ) { row throws(Failure) in
      (try row.text(0), try row.text(1), Int64(try row.count(2)), Int64(try row.count(3)))
    }
  }

  /// What is known of a server's; nothing where it was laid there by somebody without the keys.
  private func usedThere() throws(Failure) -> [UsedThere] {
    let box = try store.first("SELECT value FROM meta WHERE name = ?", [.text(Self.there)]) {
      row throws(Failure) in try row.bytes(0)
    }
    guard let box else { return [] }
    let bytes: [UInt8]
    do { bytes = try PersonalSeal.shared(keys).open(box, in: Self.therePlace) } catch {
      guard case .sealed = error else { throw error }
      return []
    }
    guard let fields = Fields(bytes) else { throw .damaged(what: "meta") }
    return fields.texts("used").compactMap { text in
      let words = text.split(separator: " ").map(String.init)
      guard words.count == 6, let ceiling = Ceiling(rawValue: words[1]), let day = Day(words[2])
      else { return nil }
      let numbers = words[3...].compactMap { UInt32($0).map { Int64($0) } }
      guard numbers.count == 3 else { return nil }
      return UsedThere(
        id: words[0], ceiling: ceiling, day: day, used: numbers[0], released: numbers[1],
        told: numbers[2])
    }
  }

  /// Seals by the master key in use what is known of a server's; what does not open stays as it is.
  func rewrapUsedThere() throws(Failure) {
    let known = try usedThere()
    guard !known.isEmpty else { return }
    try write { () throws(Failure) in try put(known) }
  }

  private func put(_ known: [UsedThere]) throws(Failure) {
    var fields = Fields()
    for one in known {
      fields.add(
        "used",
        "\(one.id) \(one.ceiling.rawValue) \(one.day) \(one.used) \(one.released) \(one.told)")
    }
    let box = try PersonalSeal.shared(keys).seal(fields.bytes, in: Self.therePlace)
    try store.run(
      "INSERT INTO meta VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
      [.text(Self.there), .bytes(box)])
  }
}
