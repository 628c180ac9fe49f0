import Rules
import Support
import Testing

@testable import Ledger

@Suite("Lists of filings", .onBothStores, .namingTheStore)
struct ListTests {
  let folder = Folder()
  let clock = FakeClock()

  /// 23 filings of 12 persons; three promise papers, five are late, four end within a month.
  private func filled() throws -> Ledger {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside(clock))
    for serial in 0..<23 {
      let isOld = serial % 6 == 0
      var filing = Sample.filing(
        serial % 12, category: serial < 12 ? .referral : .longTermResident,
        fileTo: serial < 12 ? xian : chengdu,
        effective: isOld ? sampleDay.adding(months: -5).adding(days: serial) : sampleDay)
      if serial % 8 == 0 { filing.method = .promise }
      if serial % 5 == 1 { filing.facts.admission = sampleDay.adding(days: -2) }
      _ = try ledger.append(filing)
      if serial % 3 == 0 { clock.advance(60) }
    }
    return ledger
  }

  private static let month = Ledger.List.ending(
    from: sampleDay, through: sampleDay.adding(days: 60))

  private static let lists: [Ledger.List] = [
    .matching(""), .matching("zs"), .matching("DZ2026"), .matching(Sample.idNumber(3)),
    .matching(String(Sample.idNumber(3).suffix(4))), .matching("张"), month, .owed, .waiting,
    .provisional,
  ]

  @Test("Pages follow each other without a gap, in both directions", arguments: lists)
  func pages(_ list: Ledger.List) throws {
    let ledger = try filled()
    let whole = try ledger.page(of: list, limit: 100).map(\.number)
    #expect(list == .provisional || !whole.isEmpty)
    for limit in [1, 2, 5] {
      var found = try ledger.page(of: list, limit: limit).map(\.number)
      while let last = found.last {
        let next = try ledger.page(of: list, .after(last), limit: limit).map(\.number)
        guard !next.isEmpty else { break }
        #expect(next.count <= limit)
        let back = try ledger.page(of: list, .before(next[0]), limit: limit).map(\.number)
        #expect(back == Array(found.suffix(limit)))
        found += next
      }
      #expect(found == whole)
    }
  }

  @Test("A list holds what its name says, and as many as are counted")
  func kinds() throws {
    let ledger = try filled()
    let owed = try ledger.page(of: .owed)
    #expect(owed.count == 3 && owed.allSatisfy { $0.owes })
    let waiting = try ledger.page(of: .waiting)
    #expect(!waiting.isEmpty && waiting.allSatisfy { $0.waits })
    let ending = try ledger.page(of: Self.month)
    let ends = ending.map(\.filing.effective)
    #expect(ends == ends.sorted() && ending.count == 2)
    let work = try ledger.work(endingFrom: sampleDay, through: sampleDay.adding(days: 60))
    #expect(work.owed == 3 && work.waiting == waiting.count && work.ending == 2)
    #expect(work.provisional == 0)
    try ledger.recordPapers(of: owed[0].number, Grounds(id: ledger.newIdentifier()))
    #expect(try ledger.page(of: .owed).count == 2)
    try ledger.end(ending[0].number, on: sampleDay, Grounds(id: ledger.newIdentifier()))
    #expect(try ledger.page(of: Self.month).count == 1)
  }

  @Test("What is no number here is nothing to turn from")
  func unknown() throws {
    let ledger = try filled()
    let number = try #require(FilingNumber(prefix: "DZ", day: sampleDay, window: 9, serial: 1))
    #expect(throws: Ledger.Failure.noSuchFiling) {
      try ledger.page(of: .owed, .after(number))
    }
  }

  @Test(
    "No list reads or sorts the whole table, whichever page it is", .onFileOnly, arguments: lists)
  func plans(_ list: Ledger.List) throws {
    let ledger = try filled()
    let middle = try ledger.page(of: .matching(""), limit: 12)[11].number
    for turn in [Ledger.Turn.first, .after(middle), .before(middle)] {
      let (statement, values) = try ledger.statement(of: list, turn, limit: 50)
      let plan = try ledger.store.all("EXPLAIN QUERY PLAN \(statement)", values) {
        row throws(Ledger.Failure) in try row.text(3)
      }
      #expect(!plan.isEmpty)
      for step in plan {
        #expect(!step.contains("TEMP B-TREE"), "\(list) \(turn): \(step)")
        // A whole list goes along its index and stops at its limit; nothing else may be walked through.
        let isWalk =
          step.hasPrefix("SCAN") && step.contains(" USING ") && step.contains("INDEX filing_")
        #expect(step.hasPrefix("SEARCH") || isWalk, "\(list) \(turn): \(step)")
      }
      let walks = plan.filter { $0.hasPrefix("SCAN") }.count
      #expect(walks == 0 || turn == .first && (list == .matching("") || list.isWork), "\(plan)")
    }
  }

  @Test("Neither does counting what wants doing", .onFileOnly)
  func counting() throws {
    let ledger = try filled()
    for list in [Self.month, .owed, .waiting, .provisional] {
      let query = try ListQuery(list, in: ledger)
      let plan = try ledger.store.all(
        "EXPLAIN QUERY PLAN SELECT 1 FROM filing WHERE \(query.conditions.joined(separator: " AND "))",
        query.values
      ) { row throws(Ledger.Failure) in try row.text(3) }
      #expect(plan.allSatisfy { $0.contains("INDEX filing_") }, "\(plan)")
    }
  }
}

extension Ledger.List {
  /// Whether it has an index of its own that holds nothing else.
  fileprivate var isWork: Bool { [.owed, .waiting, .provisional].contains(self) }
}
