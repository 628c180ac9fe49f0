import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("What was done while the server was away", .onBothStores, .namingTheStore)
struct AwayTests {
  let hall: Hall
  private var server: Ledger { hall.ledger }

  init() throws {
    hall = try Hall { $0.lookUpsPerDay = 2 }
    try hall.signIn("0100")
  }

  private func outbox(ceiling: Int = 60) throws -> Ledger {
    var staff = StaffRules()
    (staff.pinWork, staff.lookUpsPerDay) = (4, ceiling)
    let outbox = try Ledger.openOutbox(
      hall.folder.path + "/outbox.sqlite", of: hall.folder.ledger,
      settings: .init(actor: "window", staff: staff), outside: hall.folder.outside(hall.clock))
    try outbox.keepOperators(of: server)
    return outbox
  }

  private func signIn(_ id: String, at outbox: Ledger) throws {
    guard case .accepted = try outbox.signIn(id, pin: Hall.pins[id] ?? "") else {
      throw Ledger.Failure.notSignedIn
    }
  }

  private func grounds(_ ledger: Ledger, _ reason: String? = nil) -> Grounds {
    Grounds(id: ledger.newIdentifier(), reason: reason)
  }

  private func audit(_ query: AuditQuery = AuditQuery()) throws -> [AuditEntry] {
    var found: [AuditEntry] = []
    try server.audit(query) { found.append($0) }
    return found
  }

  private func expectSound(_ outbox: Ledger) throws {
    for ledger in [server, outbox] { #expect(try ledger.verify().fault == nil) }
    try server.rebuildView()
    #expect(try server.verify().fault == nil)
  }

  @Test("Papers shown, a discharge, a correction and who saw it go over with the filing, once")
  func acts() throws {
    let outbox = try outbox()
    try signIn("0217", at: outbox)
    var filing = Sample.filing(1)
    (filing.method, filing.papersBy) = (.promise, sampleDay.adding(days: 15))
    filing.facts.admission = sampleDay.adding(days: -3)
    let number = try outbox.append(filing).number
    hall.clock.advance(60)
    let law = PolicyMark(id: "dazhou-2022-118", hash: String(repeating: "a", count: 64))
    try outbox.recordPapers(of: number, Grounds(id: outbox.newIdentifier(), policy: law))
    try outbox.recordUnmasking(of: number, grounds(outbox, "核对电话"))
    var person = filing.person
    (person.name, person.initials, person.phone) = ("李四", "ls", "13900000000")
    try outbox.correct(number, person, grounds(outbox, "笔误"))
    try outbox.recordDischarge(of: number, on: sampleDay, grounds(outbox))
    hall.clock.advance(3_600)
    #expect(try outbox.push(to: server) == 1)
    #expect(try outbox.push(to: server) == 0)

    let there = try server.filing(number)
    #expect(there.filing.person == person && !there.owes && !there.waits)
    #expect(there.actor == "0217")
    #expect(try server.filings(matching: "ls").map(\.number) == [number])
    #expect(try server.filings(matching: "zs").isEmpty)
    let events = try server.events(of: number)
    #expect(
      events.map(\.kind) == [.filedLate, .papersShown, .unmasked, .corrected, .discharged])
    #expect(events.allSatisfy { $0.actor == "0217" })
    #expect(events[1].policy == law)
    #expect(events[2].reason == "核对电话" && events[2].away == "2026-07-31T09:46:12+08:00")
    #expect(events[3].reason == "笔误" && events[4].day == sampleDay)
    #expect(try server.allowance(of: "0217", .lookUps, on: sampleDay).used == 1)
    try expectSound(outbox)
  }

  @Test("What had reached the server before a stop is not there twice")
  func again() throws {
    let outbox = try outbox()
    try signIn("0217", at: outbox)
    var filing = Sample.filing(1)
    filing.method = .promise
    let number = try outbox.append(filing).number
    try outbox.recordPapers(of: number, grounds(outbox))
    try outbox.recordUnmasking(of: number, grounds(outbox, "核对"))
    let copy = Folder()
    outbox.carryOn(from: server)
    _ = try outbox.copy(
      to: copy.path + "/ledger.sqlite",
      keyFile: KeyFile(credentials: nil, else: outbox.keyPath))
    #expect(try outbox.push(to: server) == 1)
    let events = try server.verify().events
    let before = try Ledger.openOutbox(
      copy.path + "/ledger.sqlite", of: hall.folder.ledger,
      settings: .init(), outside: hall.folder.outside(hall.clock))
    #expect(try before.push(to: server) == 1)
    #expect(try server.verify().events == events)
    #expect(try server.allowance(of: "0217", .lookUps, on: sampleDay).used == 1)
  }

  @Test("Sign-ins, wrong PINs, look-ups, exports and the notice are in the server's audit, as then")
  func looks() throws {
    _ = try server.append(Sample.filing(1))
    let outbox = try outbox()
    #expect(try outbox.signIn("0217", pin: "wrong-1111") == .wrong(left: 4))
    try signIn("0217", at: outbox)
    let number = try outbox.append(Sample.filing(2)).number
    try outbox.recordUnmasking(of: number, grounds(outbox, "核对"))
    _ = try outbox.recordLookUp(of: Sample.idNumber(2))
    try outbox.end(number, on: sampleDay, grounds(outbox, "不办了"))
    try outbox.recordExport(count: 3, format: "csv", isMasked: true, grounds(outbox))
    try outbox.recordNotice(language: "zh", grounds(outbox))
    hall.clock.advance(3_600)
    #expect(try outbox.keepsRecords())
    for _ in 0..<2 {
      #expect(try outbox.push(to: server) == 0)
      #expect(try !outbox.keepsRecords())
    }
    let pushed = try audit().filter { $0.record.away != nil }
    #expect(
      pushed.map(\.record.kind)
        == [.staff, .staff, .unmasked, .lookedUp, .exported, .noticeShown])
    #expect(pushed.map(\.act).prefix(2) == [.failed, .signedIn])
    #expect(pushed.dropFirst().allSatisfy { $0.record.actor == "0217" })
    #expect(pushed[2].record.reason == "核对" && pushed[4].count == 3)
    let ofOne = try audit(AuditQuery(operatorID: "0217")).filter { $0.record.away != nil }
    #expect(ofOne.count == 6)
    #expect(try server.allowance(of: "0217", .lookUps, on: sampleDay).used == 2)
    #expect(try server.allowance(of: "0217", .exports, on: sampleDay).used == 3)
    // What was tried there locks nobody here.
    #expect(try server.signIn("0217", pin: "wrong-1111") == .wrong(left: 4))
    try hall.signIn("0100")
    try expectSound(outbox)
    // Seen after it was ended, it is told too.
    try outbox.recordUnmasking(of: number, grounds(outbox, "再看"))
    #expect(try outbox.keepsRecords())
    _ = try outbox.push(to: server)
    #expect(try audit().filter { $0.record.reason == "再看" }.count == 1)
  }

  @Test("Who was looked up away and is on record there is found by an audit of the person")
  func person() throws {
    _ = try server.append(Sample.filing(2, fileTo: chengdu))
    let outbox = try outbox()
    try signIn("0217", at: outbox)
    let number = try outbox.append(Sample.filing(2)).number
    _ = try outbox.recordLookUp(of: Sample.idNumber(2))
    #expect(try outbox.push(to: server) == 1)
    let entries = try audit(AuditQuery(person: Sample.idNumber(2)))
    let away = entries.filter { $0.record.kind == .lookedUp && $0.record.away != nil }
    #expect(away.map(\.record.actor) == ["0217"])
    #expect(away.map(\.number) == [number])
  }

  @Test("A lock and wrong PINs outlast the server's return, until a supervisor or a right PIN")
  func locks() throws {
    let outbox = try outbox()
    for left in [4, 3, 2] {
      #expect(try outbox.signIn("0217", pin: "wrong-1111") == .wrong(left: left))
      try outbox.keepOperators(of: server)
    }
    #expect(try outbox.signIn("0217", pin: "wrong-1111") == .wrong(left: 1))
    guard case .locked = try outbox.signIn("0217", pin: "wrong-1111") else {
      Issue.record("not locked")
      return
    }
    try outbox.keepOperators(of: server)
    guard case .locked = try outbox.signIn("0217", pin: Hall.pins["0217"] ?? "") else {
      Issue.record("let in")
      return
    }
    #expect(try outbox.verify().fault == nil)
    // A supervisor's new PIN ends it, here as there.
    hall.clock.advance(60)
    try server.changeOperator("0217", pin: "otter-1188")
    try outbox.keepOperators(of: server)
    guard case .accepted = try outbox.signIn("0217", pin: "otter-1188") else {
      Issue.record("the right PIN was refused")
      return
    }
    // Wrong PINs on the server are none here once they are none there.
    #expect(try server.signIn("0218", pin: "wrong-1111") == .wrong(left: 4))
    try outbox.keepOperators(of: server)
    try hall.signIn("0218")
    try outbox.keepOperators(of: server)
    #expect(try outbox.signIn("0218", pin: "wrong-1111") == .wrong(left: 4))
  }

  private func look(_ serial: Int, at ledger: Ledger) throws {
    _ = try ledger.recordLookUp(of: Sample.idNumber(serial))
  }

  @Test("A day's look-ups are counted through: an outage begins no new day, whenever it comes")
  func ceilings() throws {
    let refused = Ledger.Failure.ceiling(.lookUps, 2)
    try hall.signIn("0217")
    try look(1, at: server)
    // As the window knows it from the server, the program started anew.
    let outbox = try outbox(ceiling: 2)
    try signIn("0217", at: outbox)
    try look(2, at: outbox)
    #expect(throws: refused) { try look(3, at: outbox) }
    _ = try outbox.push(to: server)
    #expect(try server.allowance(of: "0217", .lookUps, on: sampleDay).used == 2)
    #expect(throws: refused) { try look(3, at: server) }
    // The next one: what was looked up here is not counted twice, and what a supervisor released holds.
    try hall.signIn("0100")
    try server.release(.lookUps, 2, of: "0217")
    try outbox.keepOperators(of: server)
    try look(4, at: outbox)
    // Not told to the server yet, and asked again.
    try outbox.keepOperators(of: server)
    try look(5, at: outbox)
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 4)) { try look(6, at: outbox) }
    _ = try outbox.push(to: server)
    try expectSound(outbox)
    hall.clock.advance(86_400)
    try look(6, at: outbox)
  }

  @Test("What was looked up since the server was last asked counts for who goes on at the outbox")
  func ceilingsOfWhoGoesOn() throws {
    let outbox = try outbox(ceiling: 2)
    try hall.signIn("0217")
    try look(1, at: server)
    try look(2, at: server)
    outbox.carryOn(from: server)
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 2)) { try look(3, at: outbox) }
    try expectSound(outbox)
  }

  @Test("What was looked up between two outages of one sitting counts in the second, and once")
  func ceilingsOfTwoOutages() throws {
    let outbox = try outbox(ceiling: 4)
    try signIn("0217", at: outbox)
    try look(1, at: outbox)
    #expect(try outbox.push(to: server) == 0)
    server.carryOn(from: outbox)
    try look(2, at: server)
    // The second: who signed in at the outbox still sits there.
    outbox.countOn(from: server)
    try look(3, at: outbox)
    try look(4, at: outbox)
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 4)) { try look(5, at: outbox) }
    try expectSound(outbox)
  }

  @Test("Seen in full while it met another filing, it counts at the outbox until it is told")
  func ceilingsOfAConflict() throws {
    try hall.signIn("0217")
    _ = try server.append(Sample.filing(1))
    let outbox = try outbox(ceiling: 3)
    try signIn("0217", at: outbox)
    let number = try outbox.append(Sample.filing(1)).number
    #expect(try outbox.push(to: server) == 0)
    #expect(try outbox.conflicts().map(\.filed.number) == [number])
    try look(7, at: server)
    try outbox.recordUnmasking(of: number, grounds(outbox, "核对"))
    #expect(try outbox.push(to: server) == 0)
    // One there, one here that the server does not know of.
    try look(8, at: outbox)
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 3)) { try look(9, at: outbox) }
    try expectSound(outbox)
  }
}
