internal import Glibc
internal import Ledger
internal import Rules

/// Measures the ledger beside SQLite alone, which is given the same rows, pragmas and transactions.
///
/// Times are those of the clock, since a commit mostly waits for the disk; both sides take turns.
enum LedgerBench {
  private static let filingsPerRound = 100
  private static let rounds = 15
  private static let lookups = 2_000

  /// Runs all of it in a folder of its own, with so many filings to look among; whether every gate was
  /// met.
  static func run(rows: Int) throws -> Bool {
    let folder = try BenchFolder()
    defer { folder.remove() }
    var report = Report()
    try measureFiling(folder.path, &report)
    try measureLookUp(folder.path, rows: rows, &report)
    report.end()
    return report.isMet
  }

  /// Durable filings of the ledger, then the rows they made once more by SQLite alone.
  private static func measureFiling(_ folder: String, _ report: inout Report) throws {
    let path = "\(folder)/ours.sqlite"
    let ledger = try Ledger.open(path)
    // The tables of another ledger, which SQLite alone fills.
    _ = try Ledger.open("\(folder)/raw.sqlite")
    let raw = try RawLedger("\(folder)/raw.sqlite")
    var (ours, theirs) = (Rounds(), Rounds())
    for round in 0..<rounds {
      let from = round * filingsPerRound
      let filings = (0..<filingsPerRound).map { SampleFiling.filing(from + $0) }
      try ours.clock(filingsPerRound) { for filing in filings { _ = try ledger.append(filing) } }
      let rows = try RawLedger.rows(of: path, after: from)
      try theirs.clock(filingsPerRound) { for row in rows { try raw.insert(row) } }
    }
    report.head("\(rounds) rounds of \(filingsPerRound) durable filings in turn, medians")
    report.row("SQLite alone, the same rows", theirs)
    report.row("the ledger: sealed, hashed, chained", ours)
    let numbers = try ledger.filings(matching: "", limit: 1_000).map(\.number)
    var opened = Rounds()
    for _ in 0..<rounds {
      try opened.clock(numbers.count) { for number in numbers { _ = try ledger.filing(number) } }
    }
    report.row("one of them read, its boxes opened", opened)
    report.gate("filings a second / SQLite alone", theirs.over(ours), atLeast: 0.9)
  }

  /// Look-ups by number among many: SQLite alone reads the same row by the same index.
  private static func measureLookUp(
    _ folder: String, rows: Int, _ report: inout Report
  ) throws {
    let path = "\(folder)/many.sqlite"
    let numbers = try Crowd.fill(path, count: rows)
    let ledger = try Ledger.open(path, access: .reading)
    let raw = try RawLedger(path)
    var (ours, theirs) = (Rounds(), Rounds())
    var random = SystemRandomNumberGenerator()
    for _ in 0..<rounds {
      let asked = (0..<lookups).compactMap { _ in numbers.randomElement(using: &random) }
      try theirs.clock(lookups) { for number in asked { try raw.find(number.text) } }
      try ours.clock(lookups) { for number in asked { _ = try ledger.state(of: number) } }
    }
    report.head("\(lookups) look-ups by number among \(rows) filings, \(rounds) rounds in turn")
    report.row("SQLite alone", theirs)
    report.row("the ledger: where a filing stands", ours)
    report.gate("where a filing stands / SQLite alone", ours.over(theirs), atMost: 1.5)
  }
}

extension Rounds {
  /// Measures one round by the clock: nanoseconds for each of so many.
  mutating func clock(_ count: Int, _ run: () throws -> Void) rethrows {
    let start = ContinuousClock.now
    try run()
    let passed = (ContinuousClock.now - start).components
    add(Double(passed.seconds) * 1e9 + Double(passed.attoseconds) / 1e9, of: count)
  }
}
