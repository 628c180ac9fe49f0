import Fronts
import Glibc
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("What a window prints, and what goes on record of it")
struct WorldPaperTests {
  /// A window with a filing on record, whose thermal printer goes wrong so, job by job.
  private func withWindow(
    _ first: FakeThermalPrinter.Fault, _ second: FakeThermalPrinter.Fault = .none,
    _ body: (World, Ledger, FilingNumber, FakeThermalPrinter) throws -> Void
  ) throws {
    let fake = try FakeThermalPrinter(first, second)
    defer { fake.stop() }
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite")
      let world = try windowWorld(
        in: folder, on: WindowPerson.day.description,
        "[printer]\nkind = \"tcp\"\naddress = \"127.0.0.1:\(fake.port)\"\npaper = 80\n")
      try body(world, ledger, try world.files(windowRequest()), fake)
    }
  }

  /// How that paper ended.
  private func end(_ effect: Effect, _ paper: PaperID, _ world: World) -> Printing? {
    #expect(world.perform(effect, language: .zh).contains(.printing(paper, .started)))
    func ended(_ result: EffectResult) -> Printing? {
      guard case .printing(paper, let printing) = result, !printing.isUnderWay else { return nil }
      return printing
    }
    return world.arrives { ended($0) != nil }.compactMap(ended).last
  }

  private func attempts(_ number: FilingNumber, _ ledger: Ledger) throws -> [PrintAttempt] {
    try ledger.events(of: number).compactMap(\.print)
  }

  @Test("A paper that may be out is the first copy: the next one is the second")
  func unknown() throws {
    try withWindow(.reset(after: 1000)) { world, ledger, number, fake in
      let print = Effect.print(.filing(number.text), .receipt)
      guard case .unconfirmed = end(print, .filing(number.text), world) else {
        Issue.record("nobody knows what came out")
        return
      }
      #expect(try attempts(number, ledger).map(\.outcome) == [.unknown])
      guard case .done = end(print, .filing(number.text), world) else {
        Issue.record("not printed")
        return
      }
      let attempts = try attempts(number, ledger)
      #expect(attempts.map(\.outcome) == [.unknown, .confirmed])
      #expect(attempts.map(\.copy) == [1, 2] && attempts.allSatisfy { $0.format == "escpos" })
      #expect(attempts.allSatisfy { $0.printer == "127.0.0.1:\(fake.port)" })
      #expect(try ledger.filing(number).prints == 2)
      guard case .filings(let rows) = world.hears(.findFilings("")) else { return }
      #expect(rows.map(\.details?.prints) == [2])
    }
  }

  @Test("What somebody saw of it goes on record, and a paper that did not come is no copy")
  func seen() throws {
    try withWindow(.reset(after: 1000)) { world, ledger, number, _ in
      let print = Effect.print(.filing(number.text), .receipt)
      _ = end(print, .filing(number.text), world)
      #expect(world.perform(.sawPaper(.filing(number.text), .notOut), language: .zh).isEmpty)
      let events = try ledger.events(of: number)
      #expect(events.map(\.kind) == [.filed, .printed, .paperSeen] && events.last?.seen == .notOut)
      #expect(try ledger.filing(number).prints == 0)
      _ = end(print, .filing(number.text), world)
      #expect(try attempts(number, ledger).map(\.copy) == [1, 1])
      // A paper that the printer vouched for leaves nothing to be seen.
      _ = world.perform(.sawPaper(.filing(number.text), .notOut), language: .zh)
      #expect(try ledger.events(of: number).count == 4)
    }
  }

  @Test("Asked for twice at once it comes once, and called off it does not come at all")
  func once() throws {
    try withWindow(.paperOut) { world, ledger, number, fake in
      let print = Effect.print(.filing(number.text), .receipt)
      #expect(world.perform(print, language: .zh) == [.printing(.filing(number.text), .started)])
      #expect(world.perform(print, language: .zh).isEmpty)
      _ = world.arrives {
        if case .printing(_, .waiting) = $0 { true } else { false }
      }
      #expect(world.isPrinting)
      _ = world.perform(.cancelPrint(.filing(number.text)), language: .zh)
      _ = world.arrives { if case .printing(_, .stopped) = $0 { true } else { false } }
      #expect(fake.jobs.allSatisfy { $0.printed.isEmpty })
      let attempts = try attempts(number, ledger)
      #expect(attempts.map(\.outcome) == [.cancelled])
      #expect(try ledger.filing(number).prints == 0)
      #expect(!world.isPrinting)
    }
  }

  @Test("Other papers, a notice and the report of the day count as no copy")
  func others() throws {
    try withWindow(.none) { world, ledger, number, fake in
      let hospital = Effect.print(.filing(number.text), .hospital)
      guard case .done = end(hospital, .filing(number.text), world) else {
        Issue.record("no slip for the hospital")
        return
      }
      #expect(try attempts(number, ledger).map(\.paper) == ["hospital"])
      #expect(try attempts(number, ledger).map(\.copy) == [nil])

      let request = try windowRequest(identity: WindowPerson.other)
      guard case .done = end(.printNotice(request), .notice, world) else {
        Issue.record("no notice")
        return
      }
      guard case .dayReport(let day, let pages) = world.hears(.reportDay) else {
        Issue.record("no report")
        return
      }
      #expect(!pages.rows(isLarge: false, .zh).isEmpty && !pages.rows(isLarge: false, .en).isEmpty)
      guard case .done = end(.print(.day(day), .receipt), .day(day), world) else {
        Issue.record("the report is not printed")
        return
      }
      #expect(fake.jobs.count { !$0.printed.isEmpty } == 3)
      var papers: [String?] = []
      try ledger.audit(AuditQuery()) { entry in
        if let print = entry.record.print { papers.append(print.paper) }
        #expect(entry.number == nil || entry.number == number)
      }
      #expect(papers == ["hospital", "missing", "day"])
      #expect(try ledger.filing(number).prints == 0)
      #expect(try ledger.verify().fault == nil)
    }
  }

  @Test("A filing that is not there has no paper")
  func none() throws {
    try withWindow(.none) { world, _, number, fake in
      let other = number.text.replacing("2026", with: "2025")
      for wrong in [other, "DZ"] {
        guard
          case .printing(.filing(wrong), .stopped(let why)) = world.hears(
            .print(.filing(wrong), .receipt))
        else {
          Issue.record("\(wrong) is printed")
          return
        }
        #expect(why.map(\.key) == ["failure.ledger.no_such_filing"])
      }
      #expect(fake.jobs.isEmpty && !world.isPrinting)
    }
  }
}
