import Ledger
import Rules
import Seals
import Support
import Testing

/// A ledger with a supervisor 0100, two clerks and an auditor, at a clock that stands still.
struct Hall {
  static let pins = [
    "0100": "tiger-7041", "0217": "rain-3308", "0218": "lamp-9912", "0300": "moss-5527",
  ]
  let folder = Folder()
  let clock = FakeClock()
  let ledger: Ledger

  init(_ change: (inout StaffRules) -> Void = { _ in }) throws {
    var staff = StaffRules()
    staff.pinWork = 4
    change(&staff)
    ledger = try Ledger.open(
      folder.ledger, settings: .init(actor: "window", staff: staff), outside: folder.outside(clock))
    try add("0100", .supervisor)
    try signIn("0100")
    try add("0217", .clerk)
    try add("0218", .clerk)
    try add("0300", .auditor)
    try ledger.signOut()
  }

  func add(_ id: String, _ role: Role) throws {
    try ledger.addOperator(id, name: "李\(id)", role: role, pin: Self.pins[id] ?? "")
  }

  func signIn(_ id: String) throws {
    let came = try ledger.signIn(id, pin: Self.pins[id] ?? "")
    guard case .accepted = came else { throw Ledger.Failure.notSignedIn }
  }

  /// How many events there are, counted by the chain.
  func count() throws -> Int { try ledger.verify().events }
}

@Suite("Those who work here", .onBothStores, .namingTheStore)
struct OperatorTests {
  @Test("A PIN that who may write the ledger has laid there without the keys lets nobody in")
  func plantedPIN() throws {
    let hall = try Hall()
    let cost = try #require(PINHash.Cost(logN: 4, blocks: 8, lanes: 1))
    let hash = try Array(PINHash("otter-1188", cost: cost).text.utf8)
    // What hid nothing, as it was before there were ciphers.
    let box = [1, 0, 0, 0] + hash + [UInt8](repeating: 0, count: 16)
    let digits = box.map { String(UInt16($0) + 0x100, radix: 16).dropFirst() }.joined()
    try run("UPDATE operator SET pin = '\(digits)' WHERE id = '0100'", in: hall.folder.ledger)
    #expect(try hall.ledger.signIn("0100", pin: "otter-1188") == .altered("0100"))
    #expect(hall.ledger.signedIn == nil)
  }

  @Test("The first on the list is a supervisor, and only supervisors change it from then on")
  func list() throws {
    let folder = Folder()
    var staff = StaffRules()
    staff.pinWork = 4
    let ledger = try Ledger.open(
      folder.ledger, settings: .init(staff: staff), outside: folder.outside())
    #expect(try !ledger.hasOperators())
    #expect(throws: Ledger.Failure.staff(.firstSupervisor)) {
      try ledger.addOperator("0217", name: "李", role: .clerk, pin: "rain-3308")
    }
    try ledger.addOperator(" 0100 ", name: "王", role: .supervisor, pin: "tiger-7041")
    #expect(try ledger.operators().map(\.id) == ["0100"])
    #expect(throws: Ledger.Failure.notSignedIn) {
      try ledger.addOperator("0217", name: "李", role: .clerk, pin: "rain-3308")
    }
    let hall = try Hall()
    #expect(try hall.ledger.operators().map(\.role) == [.supervisor, .clerk, .clerk, .auditor])
    for id in ["0217", "0300"] {
      try hall.signIn(id)
      #expect(throws: Ledger.Failure.notPermitted(.manage)) {
        try hall.ledger.changeOperator("0218", role: .supervisor)
      }
      #expect(throws: Ledger.Failure.notPermitted(.manage)) {
        try hall.ledger.changeOperator(id, role: .supervisor, pin: "other-1842")
      }
    }
  }

  @Test("A first supervisor added by another process is heeded, whatever was written meanwhile")
  func firstElsewhere() throws {
    let folder = Folder()
    var staff = StaffRules()
    (staff.pinWork, staff.fourEyes) = (4, [.late])
    let window = try Ledger.open(
      folder.ledger, settings: .init(staff: staff), outside: folder.outside())
    #expect(try !window.hasOperators())
    let number = try window.append(Sample.filing(1)).number
    let other = try Ledger.open(
      folder.ledger, settings: .init(window: 2, staff: staff), outside: folder.outside())
    try other.addOperator("0100", name: "王", role: .supervisor, pin: "tiger-7041")
    // Asks no right, and is the last who wrote from then on.
    try window.saveDraft("d", owner: .window(1), body: [1])
    #expect(throws: Ledger.Failure.notSignedIn) { _ = try window.append(Sample.filing(2)) }
    #expect(throws: Ledger.Failure.notSignedIn) {
      try window.recordUnmasking(
        of: number, Grounds(id: window.newIdentifier(), reason: "核对"))
    }
  }

  @Test("What is no number, name or PIN is refused, and so is what leaves no supervisor")
  func faults() throws {
    let hall = try Hall()
    try hall.signIn("0100")
    let ledger = hall.ledger
    func fault(
      _ id: String = "0400", _ name: String = "周", _ pin: String = "stone-2260"
    ) -> StaffFault? {
      do {
        try ledger.addOperator(id, name: name, role: .clerk, pin: pin)
      } catch .staff(let fault) {
        return fault
      } catch {
        return nil
      }
      return nil
    }
    #expect(fault("工号") == .number)
    #expect(fault("12345678901234567") == .number)
    #expect(fault("0400", "") == .name)
    #expect(fault("0400", "周", "12345") == .pin(.tooShort))
    #expect(fault("0400", "周", "123456") == .pin(.run))
    #expect(fault("0217") == .taken)
    #expect(fault() == nil)
    for act in [
      { try ledger.changeOperator("0100", role: .clerk) },
      { try ledger.changeOperator("0100", isActive: false) },
    ] {
      #expect(throws: Ledger.Failure.staff(.lastSupervisor)) { try act() }
    }
    #expect(throws: Ledger.Failure.staff(.unknown)) { try ledger.changeOperator("9", name: "周") }
  }

  @Test("Somebody disabled elsewhere can do nothing more, and does not sign in again")
  func disabled() throws {
    let hall = try Hall()
    try hall.signIn("0217")
    let other = try Ledger.open(
      hall.folder.ledger, settings: .init(window: 2), outside: hall.folder.outside())
    _ = try other.signIn("0100", pin: "tiger-7041")
    try other.changeOperator("0217", isActive: false)
    #expect(throws: Ledger.Failure.notSignedIn) { try hall.ledger.require(.file) }
    #expect(throws: Ledger.Failure.notSignedIn) { _ = try hall.ledger.append(Sample.filing()) }
    #expect(try hall.ledger.signIn("0217", pin: "rain-3308") == .disabled)
    try other.changeOperator("0217", isActive: true)
    try hall.signIn("0217")
  }

  @Test("Five wrong PINs lock a number for ten minutes, at every window")
  func lock() throws {
    let hall = try Hall()
    for left in (1...4).reversed() {
      #expect(try hall.ledger.signIn("0217", pin: "wrong-1111") == .wrong(left: left))
    }
    #expect(try hall.ledger.signIn("0217", pin: "wrong-1111") == .locked(until: "09:55"))
    let other = try Ledger.open(
      hall.folder.ledger, settings: .init(window: 2), outside: hall.folder.outside(hall.clock))
    #expect(try other.signIn("0217", pin: "rain-3308") == .locked(until: "09:55"))
    try hall.signIn("0218")
    var outside = hall.folder.outside(hall.clock)
    outside.today = sampleDay.adding(days: 1)
    let told = try Ledger.open(hall.folder.ledger, settings: .init(window: 3), outside: outside)
    #expect(
      try told.signIn("0217", pin: "rain-3308") == .locked(until: "09:55"), "a day that is told")
    hall.clock.advance(599)
    #expect(try other.signIn("0217", pin: "rain-3308") == .locked(until: "09:55"))
    hall.clock.advance(1)
    guard case .accepted = try other.signIn("0217", pin: "rain-3308") else {
      Issue.record("the lock has not ended")
      return
    }
    #expect(try hall.ledger.signIn("9999", pin: "rain-3308") == .wrong(left: nil))
  }

  @Test(
    "In a thousand tries nobody gets in while locked, and never after more than five", .onFileOnly)
  func lockProperty() throws {
    let hall = try Hall()
    var random = SeededRandom(seed: 41)
    var (failures, lockedUntil) = (0, Int64.min)
    for attempt in 1...1_000 {
      hall.clock.advance(Int64.random(in: 0...180, using: &random))
      let isRight = Int.random(in: 0..<12, using: &random) == 0
      let came = try hall.ledger.signIn(
        "0217", pin: isRight ? "rain-3308" : "wrong-\(1000 + attempt)")
      if hall.clock.now() < lockedUntil {
        guard case .locked = came else {
          Issue.record("\(attempt): let in or counted while locked: \(came)")
          return
        }
      } else if isRight {
        guard case .accepted = came else {
          Issue.record("\(attempt): kept out: \(came)")
          return
        }
        failures = 0
      } else {
        failures += 1
        if failures == 5 { (failures, lockedUntil) = (0, hall.clock.now() + 600) }
        #expect(came == (failures == 0 ? came : .wrong(left: 5 - failures)))
        if failures == 0, case .locked = came {
        } else if failures == 0 {
          Issue.record("\(attempt): not locked: \(came)")
        }
      }
    }
    #expect(try hall.ledger.verify().fault == nil)
  }

  @Test("A PIN is in no file and in no event", .onFileOnly)
  func secrecy() throws {
    let hall = try Hall()
    try hall.signIn("0217")
    _ = try hall.ledger.signIn("tiger-7041", pin: "0100")
    _ = try hall.ledger.signIn("moss-5527", pin: "moss-5527")
    for name in names(in: hall.folder.path) {
      let bytes = String(decoding: contents("\(hall.folder.path)/\(name)"), as: UTF8.self)
        .uppercased()
      for pin in Hall.pins.values { #expect(!bytes.contains(pin.uppercased()), "\(name)") }
      #expect(!bytes.contains("SCRYPT"), "\(name): the hash lies there in hexadecimal digits")
    }
  }

  @Test("A new master key takes PINs with it, so that old keys can be dropped")
  func rekey() throws {
    let hall = try Hall()
    try hall.signIn("0100")
    let grounds = Grounds(id: hall.ledger.newIdentifier())
    let done = try hall.ledger.renewMaster(grounds)
    #expect(done.rewrapped == 4)
    #expect(try hall.ledger.dropOldKeys() == 1)
    for id in Hall.pins.keys { try hall.signIn(id) }
    #expect(try hall.ledger.signIn("0217", pin: "wrong-1111") == .wrong(left: 4))
  }

  @Test("A late filing and an end wait for a second operator, who is another and may do it")
  func fourEyes() throws {
    let hall = try Hall { $0.fourEyes = [.late, .end] }
    let ledger = hall.ledger
    try hall.signIn("0217")
    var late = Sample.filing()
    late.facts.admission = sampleDay.adding(days: -3)
    for second in [nil, "0217", "0300", "9999"] {
      #expect(throws: Ledger.Failure.secondWanted) { _ = try ledger.append(late, second: second) }
    }
    let number = try ledger.append(late, second: "0218").number
    func grounds(_ second: String?) -> Grounds {
      Grounds(id: ledger.newIdentifier(), reason: "本人要求", second: second)
    }
    #expect(throws: Ledger.Failure.secondWanted) {
      try ledger.end(number, on: sampleDay, grounds(nil))
    }
    try ledger.end(number, on: sampleDay, grounds("0100"))
    #expect(try ledger.events(of: number).map(\.second) == ["0218", "0100"])
    #expect(try ledger.append(Sample.filing(5)).state == .active, "one that is not late takes one")
    try ledger.signOut()
    var alone = Sample.filing(6)
    alone.front = .guided
    #expect(try ledger.append(alone).state == .active)
    alone = Sample.filing(7)
    (alone.front, alone.facts.admission) = (.guided, sampleDay.adding(days: -3))
    #expect(throws: Ledger.Failure.secondWanted) { _ = try ledger.append(alone, second: "0218") }
  }

  @Test("A late filing in another's place takes the second operator as well, and waits")
  func lateAnew() throws {
    let hall = try Hall { $0.fourEyes = [.late] }
    let ledger = hall.ledger
    try hall.signIn("0217")
    let old = try ledger.append(Sample.filing(1, fileTo: chengdu), second: "0218").number
    #expect(try ledger.events(of: old).map(\.second) == [nil])
    var late = Sample.filing(1)
    late.facts.admission = sampleDay.adding(days: -3)
    late.replaces = Supersession(number: old, change: .place, hasProof: false, clauses: ["四（三）2"])
    #expect(late.kind == .changed && late.isLate)
    #expect(throws: Ledger.Failure.secondWanted) { _ = try ledger.append(late) }
    let filed = try ledger.append(late, second: "0218")
    #expect(filed.waits)
    #expect(try ledger.events(of: filed.number).map(\.second) == ["0218"])
    #expect(try ledger.page(of: .waiting).map(\.number) == [filed.number])
    #expect(try ledger.verify().fault == nil)
    try ledger.rebuildView()
    #expect(try ledger.filing(filed.number).waits)
    try ledger.recordDischarge(
      of: filed.number, on: sampleDay, Grounds(id: ledger.newIdentifier()))
    #expect(try !ledger.filing(filed.number).waits)
  }
}
