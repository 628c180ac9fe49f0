internal import Ledger
internal import Rules

/// Many filings to look among.
struct Crowd {
  /// Some numbers of the many, spread evenly.
  private(set) var numbers: [FilingNumber] = []
  /// What each of those that were truly filed put into the tables, by their serials.
  let filed: [RawLedger.Row]
  /// The serials of those that are looked for: all copies are of the first one's person.
  var found: Range<Int> { filed.indices.dropFirst() }

  /// How many are truly filed: more than a window keeps keys of.
  private static let filedCount = 1_200
  private static let sampleCount = 4_000
  /// How many tokens of others there are, and by how many of them each of a filing's own is shared.
  private static let (foreignTokens, sharedBy) = (10_000, 100)

  /// Makes a ledger of so many filings.
  ///
  /// All but the newest are copies of one true filing under other numbers and references, their events
  /// without bodies: whoever looks for a filing goes down the same indexes, in a file of 1 KB a filing.
  /// Each copy is found by one token; one in a hundred by each of those that find a tenth of the true ones,
  /// which are the newest and so alone on a page.
  init(_ path: String, count: Int) throws {
    try Self.file(path)
    let raw = try RawLedger(path)
    filed = try raw.rows(after: 0)
    let model = filed[0]
    // Nobody misses what is lost here, and a log would write everything twice.
    try raw.run("PRAGMA foreign_keys = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000")
    try raw.run("PRAGMA journal_mode = OFF; BEGIN")
    var (event, filing) = (model.event, model.filing)
    (event[0], event[13]) = (.text(Array("02".utf8)), .bytes([]))
    for serial in 1..<max(count, 2) {
      guard let number = Self.number(serial) else { continue }
      let id = RawLedger.Cell.text(Self.padded(serial))
      (event[1], event[2], event[3]) = (.number(Int64(serial)), id, id)
      (filing[0], filing[1], filing[3]) = (id, .text(Array(number.text.utf8)), id)
      try raw.put("event", event)
      try raw.put("filing", filing)
      if serial % max(1, count / Self.sampleCount) == 0 { numbers.append(number) }
    }
    let own = Self.common(filed)
    let foreign = (0..<Self.foreignTokens).map { token in
      RawLedger.Cell.bytes(Array(repeating: UInt8(255), count: 26) + Self.padded(token).suffix(6))
    }
    for (tokens, step) in [(own, Self.sharedBy), (foreign, Self.foreignTokens)] {
      for (start, token) in tokens.enumerated() {
        for serial in stride(from: start + 1, to: max(count, 2), by: step) {
          guard let number = Self.number(serial) else { continue }
          try raw.put("find", [token, model.tokens[0][1], .text(Array(number.text.utf8))])
        }
      }
    }
    try raw.run("COMMIT; PRAGMA journal_mode = WAL")
  }

  /// Files the true ones, and leaves the file to whoever writes it alone.
  private static func file(_ path: String) throws {
    let ledger = try Ledger.open(path)
    for serial in 0..<filedCount { _ = try ledger.append(SampleFiling.filing(serial)) }
  }

  /// The tokens that find at least a tenth of those filings.
  private static func common(_ filed: [RawLedger.Row]) -> [RawLedger.Cell] {
    var counts: [[UInt8]: Int] = [:]
    for row in filed {
      for case .bytes(let token) in row.tokens.map({ $0[0] }) { counts[token, default: 0] += 1 }
    }
    return counts.filter { $0.value >= filedCount / 10 }.map { .bytes($0.key) }
  }

  /// The number of a copy: 9,999 a day, at another window than the true ones.
  private static func number(_ serial: Int) -> FilingNumber? {
    let day = Day(number: 14_000 + Int32(serial / 9_999))
    return FilingNumber(prefix: "DZ", day: day, window: 2, serial: 1 + serial % 9_999)
  }

  /// So many digits that they sort as the numbers do.
  private static func padded(_ serial: Int) -> [UInt8] {
    let digits = Array(String(serial).utf8)
    return Array(repeating: 48, count: max(0, 12 - digits.count)) + digits
  }
}
