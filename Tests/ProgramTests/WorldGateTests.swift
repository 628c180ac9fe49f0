import Fronts
import Glibc
import Interview
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import yidi

@Suite("What a window shows only to whoever may see it")
struct WorldGateTests {
  private static let pin = "tiger-7041"
  private static let people: [(id: String, role: Role)] = [
    ("0100", .supervisor), ("0217", .clerk), ("0300", .auditor),
  ]

  /// A hall with one filing and an operator of each role, whose window prints into a folder.
  private struct Hall {
    let world: World
    /// Where the supervisor has signed in.
    let ledger: Ledger
    let number: FilingNumber
    let folder: String

    /// The first of what the window answers.
    func hears(_ effect: Effect) -> EffectResult? { world.perform(effect, language: .zh).first }

    func signIn(_ id: String) { _ = hears(.signIn(number: id, pin: WorldGateTests.pin)) }

    /// Why it is not done, by the key of what is said; what is answered otherwise.
    func refusal(_ effect: Effect) -> String {
      let result = hears(effect)
      return switch result {
      case .notFound(let why), .told(let why), .receiptNotSaved(let why),
        .printer(.kept(_, .refused(let why))):
        why.key
      case .printing(_, .stopped(let why)): why.first?.key ?? ""
      default: String(describing: result)
      }
    }

    /// What was put on record by that operator, without what they did to sign in.
    func events(by id: String) throws -> [AuditEntry] {
      var found: [AuditEntry] = []
      try ledger.audit(AuditQuery(operatorID: id)) { found.append($0) }
      return found.filter { $0.record.kind != .staff && $0.record.kind != .filed }
    }

    func drafts() -> [WaitingDraft] {
      guard case .drafts(let drafts) = hears(.loadDrafts(.clerk)) else { return [] }
      return drafts
    }
  }

  private func withHall(_ written: String = "", _ body: (Hall) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      var rules = StaffRules()
      rules.pinWork = 4
      let ledger = try Ledger.open(
        folder + "/ledger.sqlite", settings: Ledger.Settings(window: 2, staff: rules))
      let number = try ledger.append(Sample.filing(1)).number
      for (id, role) in Self.people {
        try ledger.addOperator(id, name: "李", role: role, pin: Self.pin)
        if role == .supervisor { _ = try ledger.signIn(id, pin: Self.pin) }
      }
      let printer = "[printer]\nkind = \"file\"\naddress = \"\(folder)\"\n"
      let world = try windowWorld(in: folder, on: sampleDay.description, written + printer)
      try body(Hall(world: world, ledger: ledger, number: number, folder: folder))
    }
  }

  private static let identity = Sample.idNumber(1)
  private static let tail = String(Sample.idNumber(1).suffix(4))
  private static let printer = PrinterChoice(address: "HP-3")

  private static var draft: Draft {
    var answers = Answers()
    answers[.identity] = Answer(identity)
    return Draft(answers: answers, front: .clerk, position: "field=name")
  }

  @Test("A ledger that cannot say who works here lets nobody in, and is asked again")
  func unknown() throws {
    try withHall { hall in
      let keys = "\(hall.folder)/ledger.sqlite.keys"
      #expect(rename(keys, keys + ".away") == 0)
      guard case .staffUnknown(let why) = hall.hears(.askStaff) else {
        return _ = Issue.record("let in")
      }
      #expect(why.key == "failure.ledger.key_missing")
      #expect(rename(keys + ".away", keys) == 0)
      #expect(hall.hears(.askStaff) == .staff(needsSignIn: true))
    }
  }

  @Test("Where nobody works, whoever typed a number while that was unknown comes in")
  func nobodyNeeded() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let world = try windowWorld(in: folder, on: sampleDay.description, "")
      let came = world.perform(.signIn(number: "0217", pin: Self.pin), language: .zh)
      #expect(came == [.staff(needsSignIn: false)])
      #expect(try Ledger.open(folder + "/ledger.sqlite").verify().events == 0)
    }
  }

  @Test("Nobody who has not signed in is shown, handed or printed anything")
  func nobody() throws {
    try withHall { hall in
      let number = hall.number.text
      _ = hall.hears(.saveDraft(Self.draft))
      let before = try hall.ledger.verify().events
      let effects: [Effect] = [
        .openFiling(number: number), .copyFiling(number: number, reason: "重办"),
        .knownFilings(identity: Self.identity), .verify(number), .reportDay,
        .print(.filing(number), .receipt), .printOn(printer: "Hall", .filing(number), .form),
        .saveReceipt(.filing(number), .receipt), .print(.day(sampleDay), .receipt),
        .discardWaiting(id: "1"), .keepPrinter(Self.printer),
      ]
      for effect in effects {
        #expect(hall.refusal(effect) == "failure.ledger.not_signed_in", "\(effect)")
      }
      #expect(hall.drafts().isEmpty)
      #expect(try hall.ledger.verify().events == before)
    }
  }

  @Test("What stands in the way of a filing at the guided front is a look-up, up to the ceiling")
  func standingInTheWay() throws {
    try withHall("[guided]\nlook_ups = 1\n") { hall in
      func own(_ identity: String) -> Int? {
        guard case .known(_, let filings, let names) = hall.hears(.ownFilings(identity: identity))
        else { return nil }
        // The guided front needs no number of anybody who works here, and is told no names.
        return names.isEmpty ? filings.count : nil
      }
      #expect(own(Self.identity) == 1 && own(Self.identity) == 1)
      var found: [AuditEntry] = []
      try hall.ledger.audit(AuditQuery(operatorID: "guided")) { found.append($0) }
      let looks = found.filter { $0.record.kind == .lookedUp }
      #expect(looks.map(\.number) == [hall.number], "\(found)")
      // Looked up and filed, both sides of one ceiling; beyond it nothing is told.
      #expect(hall.refusal(.lookUp(WindowPerson.other, tail: nil)) == "guided.found.ceiling")
      _ = hall.hears(.privacyReset)
      #expect(own(WindowPerson.other) == 0, "nobody on record")
      #expect(own(Self.identity) == 0, "on record, and not told")
    }
  }

  @Test("Beyond the ceiling nobody learns by filing what they may not look up: none is filed")
  func duplicateBeyondCeiling() throws {
    try withHall("[guided]\nlook_ups = 1\n") { hall in
      func files(_ identity: String = WindowPerson.identity) throws -> EffectResult? {
        hall.hears(.file(try visitorRequest(identity: identity)))
      }
      guard case .filed = try files() else { return _ = Issue.record("not filed") }
      guard case .duplicate = try files() else { return _ = Issue.record("no duplicate") }
      _ = hall.hears(.privacyReset)
      #expect(hall.hears(.ownFilings(identity: WindowPerson.other)) != nil)
      // On record and not: the same is said, and nothing is filed.
      let events = try hall.ledger.verify().events
      for identity in [WindowPerson.identity, Sample.idNumber(7)] {
        guard case .notFiled(let why)? = try files(identity) else {
          return _ = Issue.record("told")
        }
        #expect(why.key == "guided.check.ceiling")
      }
      #expect(try hall.ledger.verify().events == events)
    }
  }

  @Test("An auditor looks and prints masked, and neither files, unmasks, takes drafts nor sets up")
  func auditor() throws {
    try withHall { hall in
      let number = hall.number.text
      hall.signIn("0217")
      _ = hall.hears(.saveDraft(Self.draft))
      let id = try #require(hall.drafts().first?.id)
      _ = hall.hears(.signOut)
      hall.signIn("0300")
      #expect(hall.drafts().isEmpty)
      let effects: [(Effect, String)] = [
        (.openFiling(number: number), "file"), (.copyFiling(number: number, reason: "重办"), "file"),
        (.discardWaiting(id: id), "file"), (.keepPrinter(Self.printer), "file"),
        (.print(.filing(number), .form), "unmask"),
        (.saveReceipt(.filing(number), .promise), "unmask"),
      ]
      for (effect, right) in effects {
        #expect(hall.refusal(effect) == "failure.ledger.not_permitted.\(right)", "\(effect)")
      }
      #expect(
        hall.hears(.print(.filing(number), .receipt))
          == .printing(.filing(number), .started))
      hall.world.abandonPapers()
      _ = hall.hears(.signOut)
      hall.signIn("0217")
      #expect(hall.drafts().map(\.id) == [id])
      #expect(hall.world.perform(.discardWaiting(id: id), language: .zh).isEmpty)
      #expect(hall.drafts().isEmpty)
    }
  }

  @Test("A filing made anew hands over a person on record, as one of the day's look-ups")
  func copied() throws {
    try withHall("[staff]\nlook_ups_per_day = 1\n") { hall in
      hall.signIn("0217")
      let copy = Effect.copyFiling(number: hall.number.text, reason: "重办")
      guard case .copied(_, let answers) = hall.hears(copy) else {
        return _ = Issue.record("not copied")
      }
      #expect(answers[.identity]?.value == Self.identity)
      // What the form then asks of the same person is no other look-up.
      guard case .known = hall.hears(.knownFilings(identity: Self.identity)) else {
        return _ = Issue.record("charged twice")
      }
      guard case .ceilingReached(let again, _) = hall.hears(copy) else {
        return _ = Issue.record("no ceiling")
      }
      #expect(again == copy)
      let events = try hall.events(by: "0217")
      #expect(events.map(\.record.kind) == [.unmasked] && events[0].record.reason == "重办")
      #expect(events[0].number == hall.number)
      guard case .opened(_, let opened) = hall.hears(.openFiling(number: hall.number.text)) else {
        return _ = Issue.record("not opened")
      }
      #expect(opened.others.isEmpty, "beside itself there is none")
    }
  }

  @Test("Who goes on with a call is on record at its person, as one look-up")
  func call() throws {
    try withHall("[staff]\nlook_ups_per_day = 1\n") { hall in
      var draft = Self.draft
      draft.front = .guided
      guard case .called(let call, _) = hall.hears(.callStaff(draft)) else {
        return _ = Issue.record("not called")
      }
      hall.signIn("0217")
      let waiting = try #require(hall.drafts().first { $0.call == call })
      #expect(hall.hears(.takeCall(id: waiting.id)) == .callTaken(id: waiting.id))
      // What the form then asks of the same person is no other look-up, and not refused.
      guard case .known = hall.hears(.knownFilings(identity: Self.identity)) else {
        return _ = Issue.record("charged twice")
      }
      let events = try hall.events(by: "0217")
      #expect(events.map(\.record.kind) == [.lookedUp])
      #expect(events.first?.record.reason == "接着办自助 \(call) 号")
      #expect(events.first?.number == hall.number)
      _ = hall.hears(.discardWaiting(id: waiting.id))
      #expect(hall.refusal(.takeCall(id: waiting.id)) == "clerk.list.call_gone")
    }
  }

  @Test("A call is taken over by nobody whose name cannot go on record")
  func callRefused() throws {
    try withHall { hall in
      var draft = Self.draft
      draft.front = .guided
      guard case .called = hall.hears(.callStaff(draft)) else {
        return _ = Issue.record("not called")
      }
      hall.signIn("0217")
      let waiting = try #require(hall.drafts().first { $0.call != nil })
      hall.signIn("0300")
      #expect(hall.refusal(.takeCall(id: waiting.id)) == "failure.ledger.not_permitted.file")
    }
  }

  @Test("At the guided front only what its person has made or looked up comes on paper")
  func visitor() throws {
    try withHall { hall in
      let number = hall.number.text
      let paper = PaperID.filing(number)
      func look(_ text: String, _ tail: String? = nil) -> Int {
        guard case .found(let found) = hall.hears(.lookUp(text, tail: tail)) else { return -1 }
        return found.count
      }
      let refused = "failure.ledger.not_signed_in"
      #expect(look(Self.identity) == 1)
      #expect(hall.refusal(.print(paper, .receipt)) == refused, "an ID number opens no receipt")
      #expect(look(number, "000X") == 0)
      #expect(hall.refusal(.print(paper, .receipt)) == refused)
      #expect(look(number, Self.tail) == 1)
      #expect(hall.refusal(.print(paper, .form)) == refused, "in full it is staff's")
      #expect(hall.hears(.print(paper, .receipt)) == .printing(paper, .started))
      hall.world.abandonPapers()
      _ = hall.hears(.privacyReset)
      #expect(hall.refusal(.print(paper, .receipt)) == refused, "the next person is somebody else")
    }
  }
}
