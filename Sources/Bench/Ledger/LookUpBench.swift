internal import Ledger
internal import Rules

/// Measures how filings are found among many, beside SQLite alone with the very same statements.
enum LookUpBench {
  private static let rounds = 15
  private static let lookUps = 2_000
  private static let searches = 40
  /// As many as a window's list asks for.
  private static let rowsMax = 51

  /// What somebody at a window types to find a filing.
  private enum Way: String, CaseIterable {
    case number = "the filing's number"
    case person = "the identity number"
    case tail = "the last four"
    case initials = "initials"

    /// The text that finds the filing of that person by it.
    func text(_ filing: NewFiling, _ number: FilingNumber) -> String {
      switch self {
      case .number: number.text
      case .person: filing.person.idNumber
      case .tail: String(filing.person.idNumber.suffix(4))
      case .initials: filing.person.initials
      }
    }
  }

  /// Look-ups among so many filings, in a folder of its own.
  static func run(in folder: String, rows: Int, _ report: inout Report) throws {
    let path = "\(folder)/many.sqlite"
    let start = ContinuousClock.now
    let crowd = try Crowd(path, count: rows)
    print("\(rows) filings made in \((ContinuousClock.now - start).components.seconds) s")
    let ledger = try Ledger.open(path, access: .reading)
    let raw = try RawLedger(path)
    try measureStanding(crowd, ledger, raw, rows: rows, &report)
    try measureWindow(crowd, ledger, raw, rows: rows, &report)
  }

  /// Where a filing stands, by its number.
  private static func measureStanding(
    _ crowd: Crowd, _ ledger: Ledger, _ raw: RawLedger, rows: Int, _ report: inout Report
  ) throws {
    var (ours, theirs) = (Rounds(), Rounds())
    var random = SystemRandomNumberGenerator()
    for _ in 0..<rounds {
      let asked = (0..<lookUps).compactMap { _ in crowd.numbers.randomElement(using: &random) }
      theirs.add(try clock { for number in asked { try raw.standing(number.text) } }, of: lookUps)
      ours.add(try clock { for number in asked { _ = try ledger.state(of: number) } }, of: lookUps)
    }
    report.head("\(lookUps) look-ups by number among \(rows) filings, \(rounds) rounds in turn")
    report.row("SQLite alone", theirs)
    report.row("the ledger: where a filing stands", ours)
    report.gate("where a filing stands / SQLite alone", ours.over(theirs), atMost: 1.5)
  }

  /// What a window does: it searches, and opens what it found to show it, masked.
  ///
  /// What SQLite alone does is the finding; the rest is the opening of a box a filing.
  private static func measureWindow(
    _ crowd: Crowd, _ ledger: Ledger, _ raw: RawLedger, rows: Int, _ report: inout Report
  ) throws {
    report.head("as a window searches, at most \(rowsMax) filings found and opened, among \(rows)")
    for way in Way.allCases {
      var (ours, theirs, count) = (Rounds(), Rounds(), 0)
      for _ in 0..<rounds {
        let asked = try (0..<searches).map { _ in
          try Search(way, of: Int.random(in: crowd.found), in: crowd, ledger, raw)
        }
        theirs.add(
          try clock {
            for search in asked { count += try raw.walk(search.statement, search.values) }
          }, of: searches)
        ours.add(
          try clock {
            for search in asked {
              count -= try ledger.filings(matching: search.text, limit: rowsMax).count
            }
          }, of: searches)
      }
      guard count == 0 else { throw RawLedger.Failure(code: 0) }
      report.row("by \(way.rawValue): SQLite alone", theirs)
      report.row("by \(way.rawValue): the ledger", ours)
      report.ratio("by \(way.rawValue): the ledger / SQLite alone", ours.over(theirs))
    }
  }

  /// One search, and how SQLite alone does it.
  private struct Search {
    let text: String
    let statement: String
    let values: [RawLedger.Cell]

    /// The search for the filing of that serial.
    init(
      _ way: Way, of serial: Int, in crowd: Crowd, _ ledger: Ledger, _ raw: RawLedger
    ) throws {
      let wanted = SampleFiling.filing(serial)
      let number = try ledger.filings(of: wanted.person.idNumber)[0].number
      text = way.text(wanted, number)
      let (row, limit) = (crowd.filed[serial], " LIMIT \(rowsMax)")
      switch way {
      case .number:
        statement = RawLedger.page + " WHERE filing.no = ? ORDER BY filing.filed DESC" + limit
        values = [row.filing[1]]
      case .person:
        statement =
          RawLedger.page + " WHERE filing.person = (SELECT ref FROM person WHERE bidx = ?)"
          + " ORDER BY filing.filed DESC, filing.no DESC" + limit
        values = [row.person[1]]
      case .tail, .initials:
        statement =
          RawLedger.page + " JOIN find ON find.no = filing.no WHERE find.token = ?"
          + " ORDER BY find.filed DESC, find.no DESC" + limit
        // Which of the filing's tokens it is shows in what it finds.
        let found = try ledger.filings(matching: text, limit: rowsMax).map(\.number.text)
        let (statement, tokens) = (statement, row.tokens.map { $0[0] })
        guard
          let token = try tokens.first(where: { try raw.numbers(statement, [$0]) == found })
        else { throw RawLedger.Failure(code: 0) }
        values = [token]
      }
    }
  }
}
