import Rules
import Support
import Testing

@testable import Ledger

@Suite("How what is asked is looked for", .onBothStores, .namingTheStore)
struct PlanTests {
  let folder = Folder()
  let clock = FakeClock()

  /// The tables that grow with the years.
  private static let large = ["event", "filing", "find", "person"]

  private func filled() throws -> Ledger {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside(clock))
    for serial in 0..<14 {
      var filing = Sample.filing(serial % 7, category: serial < 7 ? .referral : .longTermResident)
      if serial == 3 { filing.method = .promise }
      if serial == 4 { filing.facts.admission = sampleDay.adding(days: -2) }
      _ = try ledger.append(filing)
      clock.advance(60)
    }
    // Whatever the engine can sort or read whole instead, it is to show what it must.
    if ledger.store.dialect == .postgres {
      for way in ["sort", "incremental_sort", "bitmapscan"] {
        try ledger.store.run("SET enable_\(way) = off")
      }
    }
    return ledger
  }

  /// The engine's plan for a statement, a line a step.
  private func plan(
    _ sql: String, _ values: [Value], _ store: any Store
  ) throws(Ledger.Failure) -> [String] {
    let isServer = store.dialect == .postgres
    return try store.all("EXPLAIN \(isServer ? "" : "QUERY PLAN ")\(sql)", values) {
      row throws(Ledger.Failure) in try row.text(isServer ? 0 : 3)
    }
  }

  /// Whether a step reads one of the large tables from end to end.
  private func readsAll(_ step: String) -> Bool {
    let words = step.split { " (".contains($0) }
    guard let at = words.firstIndex(where: { ["SCAN", "Scan"].contains($0) }) else { return false }
    return Self.large.contains { table in
      step.contains("Seq Scan on \(table) ")
        || words[at] == "SCAN" && words[at + 1] == table && !step.contains(" USING ")
    }
  }

  @Test("A server goes along an index for every list, in its order, whichever page it is")
  func lists() throws {
    guard StoreKind.current == .postgres else { return }
    let ledger = try filled()
    let middle = try ledger.page(of: .matching(""), limit: 8)[7].number
    let lists: [Ledger.List] = [
      .matching(""), .matching("zs"), .matching("DZ2026"), .matching(Sample.idNumber(3)),
      .matching(String(Sample.idNumber(3).suffix(4))), .matching("张"), .owed, .waiting,
      .provisional, .ending(from: sampleDay, through: sampleDay.adding(days: 400)),
    ]
    for list in lists {
      for turn in [Ledger.Turn.first, .after(middle), .before(middle)] {
        let (statement, values) = try ledger.statement(of: list, turn, limit: 50)
        let steps = try plan(statement, values, ledger.store)
        #expect(steps.contains { $0.contains("Index") }, "\(list) \(turn): \(steps)")
        for step in steps {
          #expect(!readsAll(step) && !step.contains("Sort"), "\(list) \(turn): \(step)")
        }
      }
    }
    // This test sees: without its index the list is sorted, or read whole.
    try ledger.store.run("DROP INDEX filing_newest")
    let (statement, values) = try ledger.statement(of: .matching(""), .first, limit: 50)
    #expect(try plan(statement, values, ledger.store).contains { $0.contains("Sort") })
  }

  @Test("Nothing a window does all day reads a large table from end to end")
  func lookUps() throws {
    let ledger = try filled()
    let spy = SpyStore(ledger.store)
    let window = Ledger(spy, as: ledger)
    let number = try window.append(Sample.filing(9)).number
    _ = try window.filing(number)
    _ = try window.state(of: number)
    _ = try window.events(of: number)
    _ = try window.filings(of: Sample.idNumber(9))
    _ = try window.counts(on: sampleDay)
    _ = try window.work(endingFrom: sampleDay, through: sampleDay.adding(days: 30))
    _ = try window.heads()
    for text in ["", "zs", "DZ2026", "0163", "张", Sample.idNumber(2), number.text] {
      _ = try window.recordLookUp(of: text)
      let page = try window.filings(matching: text)
      if let last = page.last { _ = try window.page(of: .matching(text), .after(last.number)) }
    }
    try window.recordUnmasking(of: number, Grounds(id: window.newIdentifier(), reason: "核对"))
    try window.recordPrint(
      of: number, PrintAttempt(outcome: .sent, format: "text"), id: window.newIdentifier())
    try window.correct(
      number, Sample.person(9, name: "张三"), Grounds(id: window.newIdentifier(), reason: "错字"))
    _ = try window.reportDay(sampleDay, endingDays: 30)
    try window.end(number, on: sampleDay, Grounds(id: window.newIdentifier(), reason: "本人要求"))
    #expect(spy.asked.count > 25)
    for (sql, values) in spy.asked {
      for step in try plan(sql, values, ledger.store) {
        #expect(!readsAll(step), "\(sql): \(step)")
      }
    }
    // This test sees: nobody keeps an index for the kinds of filings.
    let steps = try plan("SELECT no FROM filing WHERE category = ?", [.text("x")], ledger.store)
    #expect(steps.contains(where: readsAll), "\(steps)")
  }
}

/// A store that notes what is asked of it.
private final class SpyStore: Store {
  private let store: any Store
  /// Each statement that reads or changes rows, with the values it was asked with last.
  private(set) var asked: [String: [Value]] = [:]

  init(_ store: any Store) { self.store = store }

  var dialect: Dialect { store.dialect }
  var mayHaveRun: Bool { store.mayHaveRun }

  private func note(_ sql: String, _ values: [Value]) {
    // What only adds rows looks for none.
    if ["SELECT", "UPDATE", "DELETE"].contains(where: sql.hasPrefix) { asked[sql] = values }
  }

  func run(_ sql: String) throws(Ledger.Failure) { try store.run(sql) }

  func run(_ sql: String, _ values: [Value]) throws(Ledger.Failure) {
    note(sql, values)
    try store.run(sql, values)
  }

  func query(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure) {
    note(sql, values)
    try store.query(sql, values, read)
  }

  func scan(
    _ sql: String, _ values: [Value], _ read: (any Row) throws(Ledger.Failure) -> Bool
  ) throws(Ledger.Failure) {
    note(sql, values)
    try store.scan(sql, values, read)
  }

  func write<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    try store.write(body)
  }

  func read<T>(_ body: () throws(Ledger.Failure) -> T) throws(Ledger.Failure) -> T {
    try store.read(body)
  }

  func scrub() throws(Ledger.Failure) { try store.scrub() }
  func fault() throws(Ledger.Failure) -> Verification.Fault? { try store.fault() }
  func isLedger() throws(Ledger.Failure) -> Bool { try store.isLedger() }
}
