import Glibc
import Interview
import Ledger
import Messages
import Rules
import Support
import Testing

@testable import Fronts
@testable import yidi

@Suite("What a window does and shows of what is on record")
struct WorldActsTests {
  private let identity = WindowPerson.identity
  private let name = WindowPerson.name

  /// A window whose ledger is empty, and that ledger.
  private func withWindow(_ body: (World, Ledger) throws -> Void) throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite")
      try body(try windowWorld(in: folder, on: WindowPerson.day.description, ""), ledger)
    }
  }

  /// What is known of the person before they are filed again.
  private func known(_ world: World) throws -> (filings: [Filing], names: [String]) {
    guard
      case .known(identity, let filings, let names) = world.hears(.knownFilings(identity: identity))
    else { throw World.NotFiled() }
    return (filings, names)
  }

  private func found(_ text: String, _ world: World) throws -> FoundFiling {
    let tail = String(identity.suffix(4))
    guard case .found(let found) = world.hears(.lookUp(text, tail: tail)) else {
      throw World.NotFiled()
    }
    try #require(found.count == 1)
    return found[0]
  }

  private func rows(_ text: String, _ world: World) throws -> [FiledRow] {
    guard case .filings(let rows) = world.hears(.findFilings(text)) else { throw World.NotFiled() }
    return rows
  }

  private func act(
    _ deed: LifeRequest.Deed, _ number: FilingNumber, _ world: World
  ) -> EffectResult? {
    world.hears(.act(LifeRequest(number: number.text, deed: deed, reason: "本人要求")))
  }

  @Test("What is filed is on record as it was asked, and counts no more once it was ended")
  func ended() throws {
    try withWindow { world, ledger in
      let request = try windowRequest()
      let number = try world.files(request)
      let filing = try ledger.filing(number).filing
      #expect(filing.person.idNumber == identity && filing.person.name == name)
      #expect(filing.facts == request.facts && filing.effective == WindowPerson.day)
      #expect(filing.method == .notRecorded, "nobody was asked about the materials")
      #expect(world.hears(.file(request)) == .duplicate(number: number.text))

      #expect(try known(world).filings == [ledger.filing(number).onRecord])
      #expect(try known(world).names == [name])
      #expect(try found(identity, world).isInForce && rows("", world)[0].isInForce)
      let end = act(.end(on: WindowPerson.day), number, world)
      #expect(end == .acted(number: number.text))
      let law = PolicyMark(id: filing.policy, hash: filing.policyHash)
      #expect(try ledger.events(of: number).map(\.policy) == [law, law])
      #expect(try known(world).filings.isEmpty)
      #expect(try known(world).names == [name], "who is on record is still spelt so")
      let after = try found(identity, world)
      #expect(!after.isInForce && after.isEnded)
      let row = try rows("", world)[0]
      #expect(!row.isInForce && row.isEnded && !row.isReplaced)
      guard case .notActed(let why) = act(.end(on: WindowPerson.day), number, world) else {
        Issue.record("ended twice")
        return
      }
      #expect(why.key == "failure.ledger.has_ended")
    }
  }

  @Test("Whether the materials are there goes on record as it was answered")
  func materials() throws {
    try withWindow { world, ledger in
      let complete = try world.files(windowRequest { try $0.answer(.materials, "complete") })
      let promised = try world.files(
        windowRequest(identity: WindowPerson.other) {
          try $0.answer(.materials, "promised")
          try $0.answer(.materialsBy, "20260815")
        })
      #expect(try ledger.filing(complete).filing.method == .complete)
      let filing = try ledger.filing(promised).filing
      #expect(filing.method == .promise && filing.papersBy == Day("2026-08-15"))
      #expect(try rows("", world).map(\.owes) == [true, false])
      #expect(act(.papers, promised, world) == .acted(number: promised.text))
      let row = try rows("", world)[0]
      #expect(!row.owes && row.details?.materials == .complete)
      guard case .notActed = act(.papers, complete, world) else {
        Issue.record("papers that nobody owes")
        return
      }
      #expect(try ledger.events(of: promised).map(\.kind) == [.filed, .papersShown])
    }
  }

  @Test("Neither a row nor what somebody finds by a number shows whose it is")
  func masked() throws {
    try withWindow { world, _ in
      let number = try world.files(windowRequest())
      let row = try rows("zsf", world)[0]
      #expect(row.name == "张*丰")
      #expect(row.details?.identity == "511700********0015" && row.details?.phone == "138****8000")
      for text in [identity, number.text, String(number.text.dropFirst(2))] {
        #expect(try found(text, world).name == "张*丰", "\(text)")
      }
      let receipts = try [row.receipt, found(identity, world).receipt]
      for pages in receipts {
        let words = pages.rows(isLarge: false, .zh).joined().filter { !$0.isWhitespace }
        #expect(words.contains(number.text) && !words.contains(identity), "\(words)")
      }
    }
  }

  @Test("Filed anew it takes the place of the old one, which is told of")
  func anew() throws {
    try withWindow { world, ledger in
      let request = try windowRequest()
      let old = try world.files(request)
      #expect(world.hears(.file(request)) == .duplicate(number: old.text))
      let succession = Succession(
        number: old.text, change: .place, clauses: ["四（三）2"],
        filing: try ledger.filing(old).onRecord)
      guard case .filed(let receipt) = world.hears(.fileAnew(request, succession)) else {
        Issue.record("not filed anew")
        return
      }
      let new = try ledger.filing(try #require(FilingNumber(receipt.number)))
      #expect(new.filing.replaces?.number == old && new.filing.replaces?.clauses == ["四（三）2"])
      #expect(try ledger.filing(old).state == .changed)
      let rows = try rows("", world)
      #expect(rows.map(\.isReplaced) == [false, true])
      #expect(rows[0].details?.replaces == old.text)
      #expect(rows[1].details?.replacedBy == receipt.number)
      #expect(try ledger.verify().fault == nil)
    }
  }

  @Test("A discharge ends the waiting, and what was written down wrong is put right")
  func befalls() throws {
    try withWindow { world, ledger in
      let number = try world.files(
        windowRequest {
          try $0.answer(.stage, "in_hospital")
          try $0.answer(.admission, "20260729")
        })
      #expect(try rows("", world).map(\.waits) == [true])
      #expect(act(.discharge(on: WindowPerson.day), number, world) == .acted(number: number.text))
      #expect(try rows("", world).map(\.waits) == [false])
      #expect(try ledger.events(of: number).last?.day == WindowPerson.day)

      let right = LifeRequest.Deed.correct(name: "李四海", phone: .some(nil))
      #expect(act(right, number, world) == .acted(number: number.text))
      #expect(try rows("zsf", world).isEmpty)
      let row = try #require(try rows("lsh", world).first)
      #expect(row.name == "李*海" && row.details?.phone == nil)
      let person = try ledger.filing(number).filing.person
      #expect(person.idNumber == identity && person.phone.isEmpty)
      #expect(try ledger.events(of: number).last?.reason == "本人要求")
      #expect(act(.correct(name: nil, phone: "13900139000"), number, world) != nil)
      #expect(try ledger.filing(number).filing.person.name == "李四海")
    }
  }

  @Test("What is seen in full is on record before, with its reason; the rows stay masked")
  func unmasked() throws {
    try withWindow { world, ledger in
      let number = try world.files(windowRequest())
      let person = Unmasked(name: name, identity: identity, phone: WindowPerson.phone)
      #expect(
        world.hears(.unmask(number: number.text, reason: "电话核实"))
          == .unmasked(number: number.text, person))
      let events = try ledger.events(of: number)
      #expect(events.map(\.kind) == [.filed, .unmasked] && events.last?.reason == "电话核实")
      #expect(try rows("", world)[0].name == "张*丰")
      for wrong in ["DZ2026", number.text.replacing("2026", with: "2025")] {
        guard case .notFound = world.hears(.unmask(number: wrong, reason: "核实")) else {
          Issue.record("\(wrong) was shown")
          return
        }
      }
    }
  }

  @Test("A draft that is thrown away, and a call that is taken back, wait for nobody")
  func drafts() throws {
    try withWindow { world, _ in
      func waiting() throws -> [WaitingDraft] {
        guard case .drafts(let drafts) = world.hears(.loadDrafts(.clerk)) else {
          throw World.NotFiled()
        }
        return drafts
      }
      var answers = Answers()
      answers[.name] = Answer(name, source: .typed)
      for position in ["first", "second"] {
        _ = world.hears(.beginDraft(.clerk, id: nil))
        _ = world.hears(.saveDraft(Draft(answers: answers, front: .clerk, position: position)))
      }
      #expect(try waiting().map(\.initials) == ["ZSF", "ZSF"])
      let first = try #require(try waiting().first { $0.draft.position == "first" })
      _ = world.hears(.discardWaiting(id: first.id))
      #expect(try waiting().map(\.draft.position) == ["second"])

      let call = Draft(answers: answers, front: .guided, position: "check")
      guard case .called(let number, _) = world.hears(.callStaff(call)) else {
        Issue.record("not called")
        return
      }
      #expect(try waiting().compactMap(\.call) == [number])
      _ = world.hears(.withdrawCall)
      #expect(try waiting().compactMap(\.call).isEmpty)
      guard case .called(number, _) = world.hears(.callStaff(call)) else {
        Issue.record("another number")
        return
      }
    }
  }

  @Test("A code scanned at the window is judged, and its filing looked up")
  func verified() throws {
    try ProofOffice.with { office in
      _ = try office.run(["signing", "new"])
      let world = try windowWorld(
        in: office.folder, on: Environment.today.description,
        "[proof]\nkey = \"\(office.folder)/signing.pem\"\n")
      func judged(_ scan: String) throws -> Verified {
        guard case .verified(let said) = world.hears(.verify(scan)) else { throw World.NotFiled() }
        #expect(said[.en]?.isGenuine == said[.zh]?.isGenuine)
        return try #require(said[.zh])
      }
      let genuine = try judged(office.payload())
      #expect(genuine.isGenuine && genuine.rows.contains { $0.value == "张*丰" })
      #expect(genuine.standing.contains { $0.isWell }, "\(genuine.standing)")
      #expect(try !judged("6901028075831").isGenuine)
      try office.ledger.end(
        try #require(FilingNumber(office.number)), on: Environment.today,
        Grounds(id: office.ledger.newIdentifier()))
      let ended = try judged(office.payload())
      #expect(ended.isGenuine && ended.standing != genuine.standing)
    }
  }
}
