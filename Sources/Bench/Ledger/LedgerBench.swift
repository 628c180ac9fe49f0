internal import Glibc
internal import Ledger
internal import Rules

/// Measures the ledger beside SQLite alone, which is given the same rows, pragmas and transactions.
///
/// Times are those of the clock, since a commit mostly waits for the disk; both sides take turns.
enum LedgerBench {
  private static let filingsPerRound = 100
  /// So many, then as many of the other side: whatever the disk does meets both.
  private static let filingsInTurn = 5
  private static let rounds = 15

  /// Runs all of it in a folder of its own, with so many filings to look among; whether every gate was
  /// met.
  static func run(rows: Int) throws -> Bool {
    let folder = try BenchFolder()
    defer { folder.remove() }
    var report = Report()
    try measureFiling(folder.path, &report)
    try LookUpBench.run(in: folder.path, rows: rows, &report)
    report.end()
    return report.isMet
  }

  /// Durable filings of the ledger, and in turn with them by SQLite alone the rows of the round before.
  private static func measureFiling(_ folder: String, _ report: inout Report) throws {
    let path = "\(folder)/ours.sqlite"
    let ledger = try Ledger.open(path)
    // The tables of another ledger, which SQLite alone fills.
    _ = try Ledger.open("\(folder)/raw.sqlite")
    let (reader, raw) = (try RawLedger(path), try RawLedger("\(folder)/raw.sqlite"))
    var (ours, theirs) = (Rounds(), Rounds())
    for serial in 0..<filingsPerRound { _ = try ledger.append(SampleFiling.filing(serial)) }
    for round in 1...rounds {
      let first = round * filingsPerRound
      let rows = try reader.rows(after: first - filingsPerRound)
      let filings = (first..<(first + filingsPerRound)).map { SampleFiling.filing($0) }
      var (mine, others) = (Duration.zero, Duration.zero)
      for start in stride(from: 0, to: filingsPerRound, by: filingsInTurn) {
        let turn = start..<(start + filingsInTurn)
        mine += try clock { for filing in filings[turn] { _ = try ledger.append(filing) } }
        others += try clock { for row in rows[turn] { try raw.insert(row) } }
      }
      ours.add(mine, of: filingsPerRound)
      theirs.add(others, of: filingsPerRound)
    }
    report.head("\(rounds) rounds of \(filingsPerRound) durable filings in turn, medians")
    report.row("SQLite alone, the same rows", theirs)
    report.row("the ledger: sealed, hashed, chained", ours)
    let numbers = try ledger.filings(matching: "", limit: 1_000).map(\.number)
    var opened = Rounds()
    for _ in 0..<rounds {
      let time = try clock { for number in numbers { _ = try ledger.filing(number) } }
      opened.add(time, of: numbers.count)
    }
    report.row("one of them read, its boxes opened", opened)
    report.gate("filings a second / SQLite alone", theirs.over(ours), atLeast: 0.9)
  }
}

/// How long it takes by the clock.
func clock(_ run: () throws -> Void) rethrows -> Duration {
  let start = ContinuousClock.now
  try run()
  return ContinuousClock.now - start
}

extension Rounds {
  /// Adds a round that took so long, for so many.
  mutating func add(_ time: Duration, of count: Int) {
    let (seconds, rest) = time.components
    add(Double(seconds) * 1e9 + Double(rest) / 1e9, of: count)
  }
}
