import Glibc
import Ledger
import Messages
import Receipts
import Rules
import Support
import Testing

@testable import Fronts
@testable import yidi

@Suite("What a window does for whoever sits there")
struct WorldStaffTests {
  /// A window on a hall with an operator of each role.
  private func withHall(
    _ written: String = "", _ body: (World, StaffedHall) throws -> Void
  ) throws {
    try StaffedHall.with { hall in
      try body(try windowWorld(in: hall.folder, on: sampleDay.description, written), hall)
    }
  }

  private func events(in hall: StaffedHall) throws -> Int {
    let found: Verification = try hall.ledger.verify()
    return found.events
  }

  private func signIn(_ id: String, _ world: World) -> EffectResult? {
    world.hears(.signIn(number: id, pin: StaffedHall.pin))
  }

  @Test("Nobody, and no auditor, files, ends, puts right or sees anybody in full")
  func refused() throws {
    try withHall { world, hall in
      let (number, request) = (hall.number.text, try windowRequest())
      let succession = Succession(
        number: number, change: .place, clauses: [],
        filing: try hall.ledger.filing(hall.number).onRecord)
      let deeds: [LifeRequest.Deed] = [
        .end(on: sampleDay), .correct(name: "李四", phone: nil),
        .correct(name: nil, phone: .some(nil)),
      ]
      func why(_ result: EffectResult?) -> String? {
        switch result {
        case .notFiled(let why), .notActed(let why), .notFound(let why), .notListed(let why):
          why.key
        default: "\(String(describing: result))"
        }
      }
      func expectRefused(_ reason: (String) -> String) throws {
        let before = try events(in: hall)
        for effect in [Effect.file(request), .fileAnew(request, succession)] {
          #expect(why(world.hears(effect)) == reason("file"))
        }
        for deed in deeds {
          let act = LifeRequest(number: number, deed: deed, reason: "本人要求")
          #expect(why(world.hears(.act(act))) == reason("file"), "\(deed)")
        }
        #expect(why(world.hears(.unmask(number: number, reason: "核实"))) == reason("unmask"))
        #expect(try events(in: hall) == before, "what was refused left an event")
      }
      try expectRefused { _ in "failure.ledger.not_signed_in" }
      #expect(why(world.hears(.listFilings(ListRequest()))) == "failure.ledger.not_signed_in")
      #expect(
        signIn("0300", world) == .signedIn(Badge(number: "0300", name: "0300", mayFile: false)))
      try expectRefused { "failure.ledger.not_permitted.\($0)" }
      guard case .filings(let rows) = world.hears(.listFilings(ListRequest())) else {
        Issue.record("an auditor looks")
        return
      }
      #expect(rows.map(\.name) == ["张*丰"])
      #expect(
        signIn("0217", world) == .signedIn(Badge(number: "0217", name: "0217", mayFile: true)))
      for deed in deeds.reversed() {
        let act = LifeRequest(number: number, deed: deed, reason: "本人要求")
        #expect(world.hears(.act(act)) == .acted(number: number))
      }
      #expect(try hall.ledger.events(of: hall.number).last?.actor == "0217")
      _ = try world.files(request)
    }
  }

  @Test("Whoever signs out is nobody again, and a wrong PIN lets nobody in")
  func signOut() throws {
    try withHall { world, hall in
      #expect(world.hears(.askStaff) == .staff(needsSignIn: true))
      guard case .notSignedIn = world.hears(.signIn(number: "0217", pin: "wrong-1111")) else {
        Issue.record("signed in with a wrong PIN")
        return
      }
      _ = signIn("0217", world)
      #expect(world.perform(.signOut, language: .zh).isEmpty)
      guard case .notListed(let why) = world.hears(.listFilings(ListRequest())) else {
        Issue.record("listed for nobody")
        return
      }
      #expect(why.key == "failure.ledger.not_signed_in")
      var acts: [StaffAct?] = []
      try hall.ledger.audit(AuditQuery(operatorID: "0217")) {
        if $0.record.kind == .staff { acts.append($0.act) }
      }
      // The hall's chain and the window's are told one behind the other.
      #expect(acts.contains(.signedOut) && acts.contains(.failed))
    }
  }

  @Test("The notice of what is missing names who is signed in, whatever the settings say")
  func notice() throws {
    try StaffedHall.with { hall in
      let office = try windowOffice(
        in: hall.folder, on: sampleDay.description, "[window]\nclerk = \"0300\"\n")
      let ledgers = WindowLedgers(office)
      let source = PaperSource(office: office, ledgers: ledgers)
      func clerk() throws -> String? {
        let made = try #require(source.notice(try windowRequest(), .missing, .zh))
        let words = TextRenderer.forPaper(made.paper).split(separator: "\n")
        return words.first { $0.hasPrefix("经办") }?.split(separator: " ").last.map(String.init)
      }
      #expect(try clerk() == nil)
      _ = try ledgers.ledger().signIn("0217", pin: StaffedHall.pin)
      #expect(try clerk() == "0217")
    }
  }

  @Test("Beyond the day's ceiling a supervisor lets twenty more people be looked up")
  func released() throws {
    try withHall("[staff]\nlook_ups_per_day = 2\n") { world, hall in
      _ = signIn("0217", world)
      func isLet(_ effect: Effect) -> Bool {
        switch world.hears(effect) {
        case .known, .filings, .unmasked: true
        case .ceilingReached(effect, let why):
          why.key != "failure.ledger.ceiling.look_ups"
        default: false
        }
      }
      func look(_ serial: Int) -> Effect { .knownFilings(identity: Sample.idNumber(serial)) }
      #expect(isLet(look(1)) && isLet(look(1)), "the same once more is no other look-up")
      #expect(isLet(.findFilings(Sample.idNumber(2))))
      #expect(!isLet(look(3)) && !isLet(.findFilings(Sample.idNumber(3))))
      #expect(!isLet(.unmask(number: hall.number.text, reason: "核实")))
      for (id, pin) in [
        ("0100", "wrong-1111"), ("0217", StaffedHall.pin), ("0300", StaffedHall.pin),
      ] {
        guard case .notSignedIn = world.hears(.release(number: id, pin: pin)) else {
          Issue.record("released by \(id)")
          return
        }
      }
      #expect(!isLet(look(3)))
      #expect(world.hears(.release(number: "0100", pin: StaffedHall.pin)) == .proven)
      #expect(isLet(.unmask(number: hall.number.text, reason: "核实")))
      for serial in 3..<22 { #expect(isLet(look(serial)), "\(serial)") }
      #expect(!isLet(look(22)))
    }
  }
}
