import Rules
import Support
import Synchronization
import Testing

@testable import Ledger

@Suite("The report of a day", .onBothStores, .namingTheStore)
struct DayTests {
  let folder = Folder()
  let clock = FakeClock()

  private func open(_ window: Int, actor: String = "0217") throws -> Ledger {
    try Ledger.open(
      folder.ledger, settings: Ledger.Settings(window: window, actor: actor),
      outside: folder.outside(clock))
  }

  /// Two windows, two days; on the first a promise, a late one, a change, a print and an end.
  private func fill() throws -> Ledger {
    let first = try open(1)
    var promised = Sample.filing(1)
    promised.method = .promise
    let filed = try first.append(promised)
    var late = Sample.filing(2)
    late.facts.admission = sampleDay.adding(days: -2)
    _ = try first.append(late)
    var changed = Sample.filing(1, fileTo: chengdu)
    changed.replaces = Supersession(
      number: filed.number, change: .place, hasProof: true, clauses: ["四（三）2"])
    _ = try first.append(changed)
    try first.recordPrint(
      of: filed.number, PrintAttempt(outcome: .notSent, format: "text"), id: first.newIdentifier())
    let second = try open(2, actor: "guided")
    var guided = Sample.filing(4, category: .longTermResident)
    guided.front = .guided
    let other = try second.append(guided)
    clock.advance(86_400)
    try second.end(
      other.number, on: sampleDay.adding(days: 1),
      Grounds(id: second.newIdentifier(), reason: "回达州"))
    return first
  }

  @Test("Where chains ended is told to the system's log, once, in words that verify takes")
  func log() throws {
    _ = try fill()
    var outside = folder.outside(clock)
    let log = KeptLog()
    outside.log = log
    let ledger = try Ledger.open(folder.ledger, settings: .init(window: 2), outside: outside)
    for _ in 0..<2 { _ = try ledger.reportDay(sampleDay, endingDays: 30) }
    let lines = log.lines.withLock(\.self)
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("day 2026-07-31, chain 0") })
    let heads = lines.compactMap { PrintedHead(String($0.split(separator: " ").last ?? "")) }
    #expect(heads.map(\.window) == [1, 2])
    #expect(try ledger.verify(against: heads).fault == nil)
    let printed = lines.joined()
    for secret in ["张三", Sample.birth, "DZ2026"] { #expect(!printed.contains(secret)) }
  }

  @Test("A try to print what is no filing's is in the window's chain, and counts as no copy")
  func printsOfNoFiling() throws {
    let ledger = try open(1)
    let filed = try ledger.append(Sample.filing(1))
    let attempt = PrintAttempt(
      outcome: .confirmed, format: "escpos", printer: "HP-3", paper: "test")
    let grounds = Grounds(id: ledger.newIdentifier())
    try ledger.recordPrint(attempt, grounds)
    try ledger.recordPrint(attempt, grounds)
    #expect(try ledger.filing(filed.number).prints == 0)
    #expect(try ledger.events(of: filed.number).count == 1)
    #expect(try ledger.reportDay(sampleDay, endingDays: 30).prints == [.confirmed: 1])
    #expect(try ledger.verify().fault == nil)
  }

  @Test("It counts what happened that day and says what is left")
  func counts() throws {
    let ledger = try fill()
    try ledger.saveDraft("half", owner: .window(1), body: [1])
    let report = try ledger.reportDay(sampleDay, endingDays: 400)
    #expect(report.events == [.filed: 2, .filedLate: 1, .changed: 1, .superseded: 1, .printed: 1])
    #expect(report.prints == [.notSent: 1])
    #expect(report.filed[.init(category: .referral, front: .clerk)] == 3)
    #expect(report.filed[.init(category: .longTermResident, front: .guided)] == 1)
    #expect(report.windows.map(\.number) == [1, 2])
    #expect(report.windows.map(\.actors) == [["0217": 5], ["guided": 1]])
    #expect(report.windows.map(\.head.seq) == [5, 1])
    #expect(report.work.waiting == 1 && report.work.owed == 0)
    #expect(report.drafts == 1)
    let next = try ledger.reportDay(sampleDay.adding(days: 1), endingDays: 30)
    #expect(next.events == [.ended: 1])
    #expect(next.windows.map(\.head.seq) == [5, 2])
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A day somebody said is that of the events, marked as told, and of the report")
  func told() throws {
    let ledger = try open(1)
    _ = try ledger.append(Sample.filing(1))
    let day = sampleDay.adding(days: 40)
    var outside = folder.outside(clock)
    outside.today = day
    let told = try Ledger.open(
      folder.ledger, settings: Ledger.Settings(actor: "0217"), outside: outside)
    let number = try told.append(Sample.filing(2, today: day)).number
    let event = try #require(try told.events(of: number).first)
    #expect(event.clock == .told && event.at == "\(day)T09:45:12+08:00")
    // The clock has not gone back only because somebody said a later day.
    let after = try ledger.append(Sample.filing(3)).number
    #expect(try ledger.events(of: after).map(\.clock) == [.steady])
    let report = try told.reportDay(day, endingDays: 30)
    #expect(report.events == [.filed: 1])
    #expect(report.windows.map(\.actors) == [["0217": 1]])
    #expect(try ledger.reportDay(sampleDay, endingDays: 30).events == [.filed: 2])
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A chain cut back behind an end that was kept is a fault, its row of the window mended too")
  func cutBack() throws {
    let ledger = try fill()
    _ = try ledger.reportDay(sampleDay, endingDays: 30)
    try tamper(
      """
      DELETE FROM event WHERE writer = '01' AND seq = 5;
      UPDATE writer SET seq = 4, head = (SELECT hash FROM event WHERE writer = '01' AND seq = 4)
        WHERE id = '01'
      """, in: folder.ledger)
    let fault = try #require(try ledger.verify().fault)
    #expect(fault.cause == .anchor && fault.place == "01/5")
  }

  @Test("An end on paper is held against the chain, also where the ends kept inside are gone")
  func printed() throws {
    let ledger = try fill()
    let report = try ledger.reportDay(sampleDay, endingDays: 30)
    let head = try #require(report.windows.first?.head)
    let digits = head.hash.prefix(16).map { String(format: $0) }.joined()
    let right = try #require(PrintedHead("01/5=\(digits)"))
    #expect(try ledger.verify(against: [right]).fault == nil)
    for wrong in ["01/4=\(digits)", "02/5=\(digits)", "01/6=\(digits)", "03/1=\(digits)"] {
      let held = try #require(PrintedHead(wrong))
      let fault = try #require(try ledger.verify(against: [held]).fault)
      #expect(fault.cause == .anchor && fault.place == String(wrong.prefix(4)))
    }
  }

  @Test(
    "What is no end of a chain is refused",
    arguments: [
      "", "01/5", "01/5=", "1=00", "100/5=\(String(repeating: "0", count: 32))",
      "01/5=\(String(repeating: "0", count: 31))", "01/5=\(String(repeating: "0", count: 30))",
      "01/5=\(String(repeating: "g", count: 32))", "01/0=\(String(repeating: "0", count: 32))",
      "01/5=\(String(repeating: "0", count: 66))",
    ])
  func notAHead(_ text: String) { #expect(PrintedHead(text) == nil) }

  @Test("A chain's end may be written in groups, in either case and in full width")
  func groups() {
    let plain = PrintedHead("01/5=00112233445566778899aabbccddeeff")
    // As the report prints it.
    #expect(
      PrintedHead("01/5  0011 2233 4455 6677 8899 aabb ccdd eeff") == plain && plain != nil)
    // A whole line of it, pasted.
    #expect(PrintedHead("  01/5  0011 2233 4455 6677 8899 aabb ccdd eeff ") == plain)
    #expect(PrintedHead("1/5 = 0011 2233 4455 6677 8899 AABB CCDD EEFF") == plain)
    #expect(PrintedHead("０１/5=００11 2233 4455 6677 8899 aabb ccdd eeff") == plain)
  }
}

extension String {
  /// A byte in two hexadecimal digits.
  fileprivate init(format byte: UInt8) {
    self = (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

/// Keeps what a log is told.
private final class KeptLog: SystemLog {
  let lines = Mutex<[String]>([])

  func write(_ line: String) { lines.withLock { $0.append(line) } }
}
