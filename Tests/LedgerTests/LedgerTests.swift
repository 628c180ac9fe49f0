import Ledger
import Rules
import Support
import Testing

@Suite("The ledger", .onBothStores, .namingTheStore)
struct LedgerTests {
  let folder = Folder()
  let clock = FakeClock()

  func open(_ window: Int = 1) throws -> Ledger {
    try Ledger.open(
      folder.ledger, settings: Ledger.Settings(window: window, actor: "0217"),
      outside: folder.outside(clock))
  }

  @Test("A filing is read back as it was given, with its number and who filed it")
  func roundTrip() throws {
    let agent = Agent(name: "李四", idNumber: Sample.idNumber(7), phone: "139", relation: "child")
    var filing = Sample.filing(agent: agent)
    filing.issuer = ListedInstitution(name: "达州市中心医院", code: "H51170000001")
    filing.hospital = ListedInstitution(name: "西京医院")
    let filed = try open().append(filing)
    #expect(filed.number.text.hasPrefix("DZ20260731010001"))
    #expect(filed.actor == "0217")
    #expect(filed.at == "2026-07-31T09:45:12+08:00")
    #expect(filed.clock == .steady)
    #expect(filed.state == .active)
    #expect(filed.filing == filing)
    #expect(try open().filing(filed.number) == filed)
    #expect(
      filed.onRecord == Filing(category: .referral, fileTo: xian, effective: sampleDay))
  }

  @Test("What is not known stays not known")
  func unknowns() throws {
    var filing = Sample.filing()
    filing.facts.certificate = nil
    filing.facts.filings = []
    filing.facts.admission = nil
    filing.facts.filesOn = nil
    filing.facts.networked = nil
    filing.facts.trauma = nil
    filing.decision.deltaPoints = nil
    filing.decision.catalogue = nil
    filing.decision.validThrough = nil
    filing.decision.clauses = []
    #expect(try open().append(filing).filing == filing)
  }

  @Test("A second try with the same identifier files nothing more")
  func idempotent() throws {
    let ledger = try open()
    let filing = Sample.filing()
    let first = try ledger.append(filing)
    #expect(try ledger.append(filing) == first)
    #expect(try ledger.counts(on: sampleDay).day == 1)
    let attempt = PrintAttempt(outcome: .sent, format: "text", printer: "hall")
    let id = ledger.newIdentifier()
    try ledger.recordPrint(of: first.number, attempt, id: id)
    try ledger.recordPrint(of: first.number, attempt, id: id)
    #expect(try ledger.filing(first.number).prints == 1)
  }

  @Test("Serials count up for each day and each window, and go on after a new start")
  func serials() throws {
    let first = try open().append(Sample.filing(1)).number
    let second = try open().append(Sample.filing(2)).number
    let elsewhere = try open(2).append(Sample.filing(3)).number
    let tomorrow = try open().append(Sample.filing(4, today: sampleDay.adding(days: 1))).number
    #expect([first, second, elsewhere, tomorrow].map(\.serial) == [1, 2, 1, 1])
    #expect(elsewhere.window == 2)
    #expect(tomorrow.day == sampleDay.adding(days: 1))
  }

  @Test("The second window to file the same person there is told the first one's number")
  func alreadyFiled() throws {
    let first = try open(1).append(Sample.filing())
    var again = Sample.filing()
    // The same person, written as people do.
    again.person.idNumber = Sample.idNumber(0).lowercased() + " "
    #expect(throws: Ledger.Failure.alreadyFiled(first.number)) { try open(2).append(again) }
    #expect(try open().counts(on: sampleDay).day == 1)
    // No serial was spent on the refusal.
    #expect(try open(2).append(Sample.filing(1)).number.serial == 1)
  }

  @Test("Another place, or another category, is another filing")
  func otherSlots() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing(category: .referral, fileTo: xian))
    _ = try ledger.append(Sample.filing(category: .otherTemporary, fileTo: xian))
    _ = try ledger.append(Sample.filing(category: .referral, fileTo: chengdu))
    let long = try ledger.append(Sample.filing(category: .longTermResident, fileTo: chengdu))
    // One long-term filing a place, whichever of the three kinds it is.
    #expect(throws: Ledger.Failure.alreadyFiled(long.number)) {
      try ledger.append(Sample.filing(category: .stationedWorker, fileTo: chengdu))
    }
    #expect(try ledger.filings(of: Sample.idNumber(0)).count == 4)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A filing whose time is over makes room for the next from the day after")
  func expired() throws {
    let ledger = try open()
    let first = try ledger.append(Sample.filing())
    let lastDay = sampleDay.adding(months: 6)
    #expect(throws: Ledger.Failure.alreadyFiled(first.number)) {
      try ledger.append(Sample.filing(today: lastDay))
    }
    let second = try ledger.append(Sample.filing(today: lastDay.adding(days: 1)))
    #expect(try ledger.filing(first.number).state == .over)
    #expect(second.state == .active)
    // One made for the time before either is on record, and changes nothing about the last one.
    let early = try ledger.append(Sample.filing(effective: sampleDay.adding(months: -8)))
    #expect(early.state == .over)
    #expect(try ledger.filing(second.number).state == .active)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Filings of a person come in the order they were made")
  func known() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing(category: .longTermResident, fileTo: chengdu))
    clock.advance(60)
    _ = try ledger.append(Sample.filing())
    _ = try ledger.append(Sample.filing(1))
    let known = try ledger.filings(of: Sample.idNumber(0)).map(\.onRecord)
    #expect(known.map(\.category) == [.longTermResident, .referral])
    #expect(try ledger.filings(of: Sample.idNumber(500)).isEmpty)
  }

  @Test("An old number of 15 digits finds the person of the new one")
  func oldNumbers() throws {
    let ledger = try open()
    var filing = Sample.filing()
    filing.person.idNumber = "511102600101001"
    let filed = try ledger.append(filing)
    #expect(try ledger.filings(of: "511102196001010013").map(\.number) == [filed.number])
  }

  @Test("Each print is on record; those that somebody may have in their hands are counted")
  func prints() throws {
    let ledger = try open()
    let number = try ledger.append(Sample.filing()).number
    let attempts = [
      PrintAttempt(outcome: .notSent, format: "text", fault: "no_printer"),
      PrintAttempt(outcome: .cancelled, format: "text", printer: "hall"),
      PrintAttempt(outcome: .unknown, format: "text", printer: "hall", fault: "silent"),
      PrintAttempt(outcome: .unknown, format: "text", printer: "hall", paper: "hospital"),
      PrintAttempt(outcome: .sent, format: "text", printer: "hall"),
      PrintAttempt(
        outcome: .confirmed, format: "pdf", printer: "hall", copy: 3,
        begun: "2026-07-31T09:45:12+08:00"),
    ]
    for attempt in attempts {
      try ledger.recordPrint(of: number, attempt, id: ledger.newIdentifier())
    }
    #expect(try ledger.filing(number).prints == 3)
    let events = try ledger.events(of: number)
    #expect(events.map(\.kind) == [.filed] + attempts.map { _ in .printed })
    #expect(events.compactMap(\.print) == attempts)
    #expect(events.map(\.seq) == Array(1...7))
    #expect(try ledger.verify().fault == nil)
  }

  @Test("What somebody saw of a paper is on record; the last word on it makes it a copy or none")
  func seen() throws {
    let ledger = try open()
    let number = try ledger.append(Sample.filing()).number
    func printed(_ outcome: PrintAttempt.Outcome, paper: String? = nil) throws -> Identifier {
      let id = ledger.newIdentifier()
      let attempt = PrintAttempt(outcome: outcome, format: "pdf", paper: paper)
      try ledger.recordPrint(of: number, attempt, id: id)
      return id
    }
    func copies() throws -> Int { try ledger.filing(number).prints }
    let first = try printed(.sent)
    let form = try printed(.unknown, paper: "form")
    #expect(try copies() == 1)
    let again = ledger.newIdentifier()
    // Two tries to record are one word; a second word on the same paper takes the place of the first.
    for (seen, id, count) in [
      (PaperSeen.out, ledger.newIdentifier(), 1), (.notOut, again, 0), (.notOut, again, 0),
      (.notOut, ledger.newIdentifier(), 0), (.spoiled, ledger.newIdentifier(), 1),
      (.notOut, ledger.newIdentifier(), 0), (.out, ledger.newIdentifier(), 1),
    ] {
      try ledger.recordSeen(seen, of: first, id: id)
      #expect(try copies() == count)
    }
    // Papers that are no receipts are no copies of it.
    try ledger.recordSeen(.out, of: form, id: ledger.newIdentifier())
    #expect(try copies() == 1)
    let second = try printed(.unknown)
    try ledger.recordSeen(.notOut, of: second, id: ledger.newIdentifier())
    #expect(try copies() == 1)
    let events = try ledger.events(of: number)
    #expect(
      events.compactMap(\.seen) == [
        .out, .notOut, .notOut, .spoiled, .notOut, .out, .out, .notOut,
      ])
    // A spoilt receipt is somewhere; a spoilt form is no copy of it.
    let spoilt = try printed(.sent)
    for (seen, attempt) in [(PaperSeen.spoiled, spoilt), (.spoiled, form)] {
      try ledger.recordSeen(seen, of: attempt, id: ledger.newIdentifier())
      #expect(try copies() == 2)
    }
    // What has left and cannot be called back may come later: the next paper is another copy.
    for fault in ["beyond_recall", "cancel_unconfirmed"] {
      let id = ledger.newIdentifier()
      let before = try copies()
      try ledger.recordPrint(
        of: number, PrintAttempt(outcome: .unknown, format: "pdf", fault: fault), id: id)
      try ledger.recordSeen(.notOut, of: id, id: ledger.newIdentifier())
      #expect(try copies() == before + 1)
    }
    #expect(try ledger.verify().fault == nil)
    try ledger.rebuildView()
    #expect(try copies() == 4)
  }

  @Test("What was seen of a paper of no filing is on record of its window; of no paper, nowhere")
  func seenElsewhere() throws {
    let ledger = try open()
    let filed = try ledger.append(Sample.filing(), second: nil)
    let test = ledger.newIdentifier()
    try ledger.recordPrint(
      PrintAttempt(outcome: .sent, format: "escpos", paper: "test"), Grounds(id: test))
    try ledger.recordSeen(.notOut, of: test, id: ledger.newIdentifier())
    let report = try ledger.reportDay(sampleDay, endingDays: 30)
    #expect(report.seen == [.notOut: 1])
    #expect(report.events[.paperSeen] == 1)
    for nothing in [ledger.newIdentifier(), filed.filing.id] {
      #expect(throws: Ledger.Failure.noSuchFiling) {
        try ledger.recordSeen(.out, of: nothing, id: ledger.newIdentifier())
      }
    }
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A number nobody has is said to be nobody's")
  func unknownNumber() throws {
    let ledger = try open()
    let number = try #require(
      FilingNumber(prefix: "DZ", day: sampleDay, window: 1, serial: 1))
    #expect(throws: Ledger.Failure.noSuchFiling) { try ledger.filing(number) }
    #expect(throws: Ledger.Failure.noSuchFiling) { try ledger.events(of: number) }
    #expect(throws: Ledger.Failure.noSuchFiling) {
      try ledger.recordPrint(
        of: number, PrintAttempt(outcome: .sent, format: "text"), id: ledger.newIdentifier())
    }
  }

  @Test("A clock that went back is on record once, and the order stays")
  func clockBack() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing(1))
    clock.advance(-86_400)
    let doubtful = try ledger.append(Sample.filing(2))
    let steady = try ledger.append(Sample.filing(3))
    #expect(doubtful.clock == .back)
    #expect(steady.clock == .steady)
    #expect([doubtful, steady].map(\.number.serial) == [2, 3])
    let heads = try ledger.heads()
    #expect(heads.map(\.seq) == [4])
    #expect(try ledger.verify().fault == nil)
  }

  @Test("After 5,000 numbers of a day the window says so")
  func usedUp() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing(0))
    try run("UPDATE number SET last = 5000", in: folder.ledger)
    #expect(throws: Ledger.Failure.numbersUsedUp(sampleDay)) {
      try ledger.append(Sample.filing(1))
    }
    // Nothing of the refused filing is left.
    #expect(try ledger.filings(of: Sample.idNumber(1)).isEmpty)
  }

  @Test("The view made anew from the events is the view")
  func rebuild() throws {
    let ledger = try open()
    for serial in 0..<10 {
      let filed = try ledger.append(Sample.filing(serial))
      clock.advance(30)
      if serial % 3 == 0 {
        try ledger.recordPrint(
          of: filed.number, PrintAttempt(outcome: .sent, format: "text"),
          id: ledger.newIdentifier())
      }
    }
    _ = try ledger.append(Sample.filing(0, today: sampleDay.adding(months: 7)))
    let before = try rows("SELECT * FROM filing ORDER BY id", in: folder.ledger)
    let found = try rows("SELECT * FROM find ORDER BY token, no", in: folder.ledger)
    try ledger.rebuildView()
    #expect(try rows("SELECT * FROM filing ORDER BY id", in: folder.ledger) == before)
    #expect(try rows("SELECT * FROM find ORDER BY token, no", in: folder.ledger) == found)
    #expect(before.count == 11)
    #expect(try ledger.verify().fault == nil)
  }
}
