import Rules
import Support
import Testing

@testable import Ledger

@Suite("What the events make", .onBothStores, .namingTheStore)
struct HistoryTests {
  let folder = Folder()

  /// Filings and whatever may befall them, in any order, at three windows.
  private struct History {
    let ledgers: [Ledger]
    var random: SeededRandom
    var numbers: [FilingNumber] = []
    var prints: [Identifier] = []
    /// How often what befell filings did, and how often it was refused.
    var done: [String: Int] = [:]

    mutating func go(on day: Day) throws {
      let ledger = ledgers[Int.random(in: 0..<ledgers.count, using: &random)]
      let grounds = Grounds(
        id: ledger.newIdentifier(), reason: Bool.random(using: &random) ? "口头" : nil,
        second: Bool.random(using: &random) ? "09" : nil)
      // Refused where the law of the ledger does not let it happen: that must leave nothing behind.
      do {
        guard let number = numbers.randomElement(using: &random),
          Int.random(in: 0..<3, using: &random) > 0
        else { return try file(at: ledger, on: day, instead: nil) }
        switch Int.random(in: 0..<9, using: &random) {
        case 0:
          try ledger.end(number, on: day, grounds)
          done["end", default: 0] += 1
        case 1:
          try ledger.recordPapers(of: number, grounds)
          done["papers", default: 0] += 1
        case 2:
          try ledger.recordDischarge(of: number, on: day, grounds)
          done["discharge", default: 0] += 1
        case 3: try correct(number, at: ledger, grounds)
        case 4:
          try ledger.recordUnmasking(of: number, grounds)
          done["unmask", default: 0] += 1
        case 5:
          try ledger.recordPrint(
            of: number,
            PrintAttempt(
              outcome: PrintAttempt.Outcome.allCases.randomElement(using: &random) ?? .sent,
              format: "text"), id: grounds.id)
          prints.append(grounds.id)
          done["print", default: 0] += 1
        case 6 where Bool.random(using: &random):
          guard let print = prints.randomElement(using: &random) else { return }
          try ledger.recordSeen(
            PaperSeen.allCases.randomElement(using: &random) ?? .out, of: print, id: grounds.id)
          done["seen", default: 0] += 1
        case 6 where Int.random(in: 0..<4, using: &random) == 0:
          try ledger.erasePerson(of: number, grounds)
          done["erase", default: 0] += 1
        default: try file(at: ledger, on: day, instead: number)
        }
      } catch {
        switch error as? Ledger.Failure {
        case .alreadyFiled, .hasEnded, .noSuchFiling, .notTheSamePerson:
          done["refused", default: 0] += 1
        default: throw error
        }
      }
    }

    private mutating func file(at ledger: Ledger, on day: Day, instead: FilingNumber?) throws {
      let back = Int.random(in: -9...1, using: &random)
      var filing = Sample.filing(
        Int.random(in: 0..<40, using: &random),
        category: Rules.Category.allCases.randomElement(using: &random) ?? .referral,
        fileTo: Bool.random(using: &random) ? chengdu : xian, today: day,
        effective: day.adding(months: back))
      if Bool.random(using: &random) { filing.method = .promise }
      if Bool.random(using: &random) { filing.facts.admission = day.adding(days: -2) }
      if let instead {
        let old = try ledger.filing(instead)
        guard !old.isErased else { return }
        filing.person = old.filing.person
        filing.replaces = Supersession(
          number: instead, change: .place, hasProof: true, clauses: [])
      }
      numbers.append(try ledger.append(filing).number)
      done[instead == nil ? "file" : "change", default: 0] += 1
    }

    private mutating func correct(
      _ number: FilingNumber, at ledger: Ledger, _ grounds: Grounds
    ) throws {
      var person = try ledger.filing(number).filing.person
      guard !person.idNumber.isEmpty else { return }
      (person.name, person.initials) = Bool.random(using: &random) ? ("李四", "ls") : ("张三", "zs")
      person.phone = "1380000000\(Int.random(in: 0..<9, using: &random))"
      try ledger.correct(number, person, grounds)
      done["correct", default: 0] += 1
    }
  }

  private static let kinds = [
    "file", "change", "end", "papers", "discharge", "correct", "unmask", "print", "seen", "erase",
    "refused",
  ]
  private static let rare = ["seen", "erase"]

  @Test("However its filings went, the view is what the events make anew", arguments: 0..<20)
  func histories(part: Int) throws {
    // Each filing has a history of its own; a ledger holds about a hundred that meet each other.
    let most = StoreKind.current == .sqlite ? 5_000 : 100
    let tables = ["filing", "find", "number", "person"]
    var (count, run) = (0, 0)
    var done: [String: Int] = [:]
    while count < most {
      let here = Folder(under: "/dev/shm")
      let clock = FakeClock()
      let ledgers = try (1...3).map {
        try Ledger.open(
          here.ledger, settings: Ledger.Settings(window: $0), outside: here.outside(clock))
      }
      var history = History(
        ledgers: ledgers, random: SeededRandom(seed: UInt64(1_000 * part + run)))
      for step in 0..<200 {
        clock.advance(Int64.random(in: -60...40_000, using: &history.random))
        try history.go(on: sampleDay.adding(days: step / 2))
      }
      func made() throws -> [[[UInt8]]] {
        try tables.flatMap { try rows("SELECT * FROM \($0) ORDER BY 1, 2", in: here.ledger) }
      }
      let before = try made()
      let found = try ledgers[0].verify()
      try #require(found.fault == nil, "ledger \(part).\(run): \(String(describing: found.fault))")
      try ledgers[0].rebuildView()
      try #require(try made() == before, "ledger \(part).\(run)")
      #expect(found.filings == history.numbers.count)
      (count, run) = (count + found.filings, run + 1)
      done.merge(history.done, uniquingKeysWith: +)
    }
    // What is rare need not come in the few histories on a server.
    for kind in Self.kinds where StoreKind.current == .sqlite || !Self.rare.contains(kind) {
      #expect(done[kind, default: 0] > 0, "\(kind) in part \(part)")
    }
  }

  @Test(
    "Every event altered, dropped, exchanged or rolled back is seen against the printed end",
    .onFileOnly)
  func tampering() throws {
    let clock = FakeClock()
    let ledgers = try (1...2).map {
      try Ledger.open(
        folder.ledger, settings: Ledger.Settings(window: $0), outside: Ledger.Outside(clock: clock))
    }
    var history = History(ledgers: ledgers, random: SeededRandom(seed: 5))
    for step in 0..<30 { try history.go(on: sampleDay.adding(days: step)) }
    let heads = try ledgers[0].heads()
    let printed = heads.map {
      PrintedHead(
        "\($0.window)/\($0.seq)=" + $0.hash.prefix(16).map { digits($0) }.joined())
    }.compactMap(\.self)
    #expect(printed.count == 2)
    // What is still in the log beside the file would not be in its copy.
    try run("PRAGMA wal_checkpoint(TRUNCATE)", in: folder.ledger)
    let whole = contents(folder.ledger)
    #expect(try ledgers[0].verify(against: printed).fault == nil)
    let events = try rows("SELECT writer, seq FROM event ORDER BY 1, 2", in: folder.ledger)
    #expect(events.count > 20)
    func fault(after sql: String) throws -> Verification.Fault? {
      try tamper(sql, in: folder.ledger)
      defer { write(whole, to: folder.ledger) }
      return try Ledger.open(folder.ledger, access: .reading).verify(against: printed).fault
    }
    for head in heads {
      let window = "writer = '0\(head.window)'"
      for seq in 1...head.seq {
        let at = "WHERE \(window) AND seq = \(seq)"
        #expect(try fault(after: "UPDATE event SET actor = 'x' \(at)") != nil)
        #expect(try fault(after: "DELETE FROM event \(at)") != nil)
        if seq < head.seq {
          #expect(
            try fault(
              after: """
                UPDATE event SET seq = -1 \(at);
                UPDATE event SET seq = \(seq) WHERE \(window) AND seq = \(seq + 1);
                UPDATE event SET seq = \(seq + 1) WHERE \(window) AND seq = -1
                """) != nil)
        }
        // Cut back to the event before, the window's own end mended with it.
        let rest = "WHERE \(window) AND seq >= \(seq)"
        let end =
          seq == 1
          ? "DELETE FROM writer WHERE id = '0\(head.window)'"
          : """
          UPDATE writer SET seq = \(seq - 1), head =
            (SELECT hash FROM event WHERE \(window) AND seq = \(seq - 1))
            WHERE id = '0\(head.window)'
          """
        let cut = try fault(after: "DELETE FROM event \(rest); \(end)")
        #expect(
          cut?.cause == .anchor || cut?.cause == .missing, "\(seq): \(String(describing: cut))")
      }
    }
  }

  private func digits(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
