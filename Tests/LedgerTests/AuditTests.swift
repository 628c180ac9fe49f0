import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("Who saw whom", .onBothStores, .namingTheStore)
struct AuditTests {
  private func grounds(_ ledger: Ledger, second: String? = nil) -> Grounds {
    Grounds(id: ledger.newIdentifier(), reason: "本人要求核对", second: second)
  }

  @Test("Everything that is done is exactly one event, and what is refused changes nothing else")
  func oneEach() throws {
    let hall = try Hall()
    let ledger = hall.ledger
    var before = try hall.count()
    func one(_ what: String, _ body: () throws -> Void) throws {
      try body()
      let after = try hall.count()
      #expect(after == before + 1, "\(what): \(after - before) events")
      before = after
    }
    try one("a wrong PIN") { _ = try ledger.signIn("0217", pin: "wrong-1111") }
    try one("nobody's number") { _ = try ledger.signIn("9999", pin: "wrong-1111") }
    try one("signing in") { try hall.signIn("0217") }
    var number: FilingNumber?
    try one("filing") { number = try ledger.append(Sample.filing()).number }
    let filed = try #require(number)
    try one("seeing what is masked") { try ledger.recordUnmasking(of: filed, grounds(ledger)) }
    try one("looking up who is on record") {
      _ = try ledger.recordLookUp(of: Sample.idNumber(0))
    }
    #expect(try ledger.recordLookUp(of: Sample.idNumber(1)))
    #expect(try !ledger.recordLookUp(of: "zs"))
    #expect(try !ledger.recordLookUp(of: filed.text))
    #expect(try hall.count() == before, "what shows nobody is counted, and no event")
    try one("an export") {
      try ledger.recordExport(count: 3, format: "csv", isMasked: true, grounds(ledger))
    }
    try one("an export that is not masked") {
      try ledger.recordExport(count: 3, format: "csv", isMasked: false, grounds(ledger))
    }
    try one("printing") {
      try ledger.recordPrint(
        of: filed, PrintAttempt(outcome: .sent, format: "text"), id: ledger.newIdentifier())
    }
    try one("the notice") { try ledger.recordNotice(language: "zh", grounds(ledger)) }
    try one("a second person") { _ = try ledger.second("0218", pin: "lamp-9912") }
    try one("oneself as the second") {
      let came = try ledger.second("0217", pin: "rain-3308")
      #expect(came == .same)
    }
    try one("an auditor as the second") {
      let came = try ledger.second("0300", pin: "moss-5527")
      #expect(came == .notPermitted(.second))
    }
    try one("a release") {
      _ = try ledger.release(.lookUps, 20, by: "0100", pin: "tiger-7041")
    }
    try one("a release by a clerk") {
      let came = try ledger.release(.lookUps, 20, by: "0218", pin: "lamp-9912")
      #expect(came == .notPermitted(.release))
    }
    try one("ending") { try ledger.end(filed, on: sampleDay, grounds(ledger)) }
    try one("one's own PIN") { try ledger.changeOperator("0217", pin: "other-1842") }
    try one("signing out") { try ledger.signOut() }
    try one("a supervisor") { try hall.signIn("0100") }
    try one("another name") { try ledger.changeOperator("0218", name: "赵") }
    try one("disabling") { try ledger.changeOperator("0218", isActive: false) }
    try one("trying all the same") {
      let came = try ledger.second("0218", pin: "lamp-9912")
      #expect(came == .disabled)
    }
    try one("enabling") { try ledger.changeOperator("0218", isActive: true) }
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Look-ups and exports end at the day's ceiling, until a supervisor releases more")
  func ceilings() throws {
    let hall = try Hall {
      $0.lookUpsPerDay = 3
      $0.exportsPerDay = 10
    }
    let ledger = hall.ledger
    try hall.signIn("0217")
    let number = try ledger.append(Sample.filing()).number
    #expect(try ledger.recordLookUp(of: Sample.idNumber(7)))
    #expect(try ledger.recordLookUp(of: Sample.idNumber(7)))
    try ledger.recordUnmasking(of: number, grounds(ledger))
    let before = try hall.count()
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 3)) {
      try ledger.recordLookUp(of: Sample.idNumber(7))
    }
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 3)) {
      try ledger.recordUnmasking(of: number, grounds(ledger))
    }
    #expect(throws: Ledger.Failure.ceiling(.exports, 10)) {
      try ledger.recordExport(count: 11, format: "csv", isMasked: true, grounds(ledger))
    }
    #expect(try hall.count() == before, "what was refused left an event")
    guard case .accepted = try ledger.release(.lookUps, 1, by: "0100", pin: "tiger-7041") else {
      Issue.record("not released")
      return
    }
    try ledger.recordUnmasking(of: number, grounds(ledger))
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 4)) {
      try ledger.recordLookUp(of: Sample.idNumber(7))
    }
    try ledger.recordExport(count: 10, format: "csv", isMasked: true, grounds(ledger))
    try hall.signIn("0218")
    #expect(try ledger.recordLookUp(of: Sample.idNumber(7)))
    hall.clock.advance(86_400)
    try hall.signIn("0217")
    #expect(try ledger.recordLookUp(of: Sample.idNumber(7)))
  }

  @Test("An audit of a person is a look-up: it is counted, and ends at the day's ceiling")
  func ceilingOfAudits() throws {
    let hall = try Hall { $0.lookUpsPerDay = 2 }
    try hall.signIn("0300")
    let query = AuditQuery(person: Sample.idNumber(7))
    for _ in 0..<2 { try hall.ledger.audit(query) { _ in } }
    var isTold = false
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 2)) {
      try hall.ledger.audit(query) { _ in isTold = true }
    }
    #expect(!isTold)
    try hall.ledger.audit(AuditQuery(operatorID: "0217")) { _ in }
  }

  @Test("What anybody looks up by a number is on record, found or not, up to the window's ceiling")
  func ownLookUps() throws {
    let hall = try Hall()
    let (folder, clock) = (hall.folder, hall.clock)
    try hall.signIn("0217")
    let number = try hall.ledger.append(Sample.filing(1)).number
    let guided = try Ledger.open(
      folder.ledger, settings: .init(window: 2, actor: "guided"), outside: folder.outside(clock))
    try guided.recordOwnLookUp(of: Sample.idNumber(1), perDay: 2)
    try guided.recordOwnLookUp(of: Sample.idNumber(9), perDay: 2)
    #expect(throws: Ledger.Failure.ceiling(.lookUps, 2)) {
      try guided.recordOwnLookUp(of: Sample.idNumber(1), perDay: 2)
    }
    clock.advance(86_400)
    try guided.recordOwnLookUp(of: Sample.idNumber(9), perDay: 2)
    try hall.signIn("0300")
    var found: [AuditEntry] = []
    try hall.ledger.audit(AuditQuery(operatorID: "guided")) { found.append($0) }
    #expect(found.map(\.record.kind) == [.lookedUp, .lookedUp, .lookedUp])
    #expect(found.map(\.number) == [number, nil, nil])
    #expect(try guided.verify().fault == nil)
  }

  @Test("Who takes up a call is on record, at the person or the window, and it counts")
  func callTaken() throws {
    let hall = try Hall { $0.lookUpsPerDay = 2 }
    let ledger = hall.ledger
    func take(_ number: String?) throws {
      try ledger.recordCallTaken(of: number, Grounds(id: ledger.newIdentifier(), reason: "776"))
    }
    #expect(throws: Ledger.Failure.notSignedIn) { try take(Sample.idNumber(1)) }
    try hall.signIn("0300")
    #expect(throws: Ledger.Failure.notPermitted(.file)) { try take(Sample.idNumber(1)) }
    try hall.signIn("0217")
    let number = try ledger.append(Sample.filing(1)).number
    // Somebody waits at the desk, however many were looked up before.
    for id in [Sample.idNumber(1), Sample.idNumber(9), nil] { try take(id) }
    #expect(try ledger.allowance(of: "0217", .lookUps, on: sampleDay).used == 3)
    #expect(try ledger.verify().fault == nil)
    try hall.signIn("0300")
    var found: [AuditEntry] = []
    try ledger.audit(AuditQuery(operatorID: "0217")) { found.append($0) }
    let taken = found.filter { $0.record.kind == .lookedUp }
    #expect(taken.map(\.number) == [number, nil, nil])
    #expect(taken.allSatisfy { $0.record.reason == "776" })
  }

  @Test("What is tried again is one event and is counted once")
  func again() throws {
    let hall = try Hall { $0.lookUpsPerDay = 1 }
    try hall.signIn("0217")
    let number = try hall.ledger.append(Sample.filing()).number
    let grounds = grounds(hall.ledger)
    try hall.ledger.recordUnmasking(of: number, grounds)
    try hall.ledger.recordUnmasking(of: number, grounds)
    #expect(try hall.ledger.events(of: number).map(\.kind) == [.filed, .unmasked])
  }

  @Test("An audit finds a person, an operator and days, and only who may look gets it")
  func queries() throws {
    let hall = try Hall()
    let ledger = hall.ledger
    try hall.signIn("0217")
    let number = try ledger.append(Sample.filing(1)).number
    try ledger.recordUnmasking(of: number, grounds(ledger))
    hall.clock.advance(86_400)
    try hall.signIn("0218")
    let other = try ledger.append(Sample.filing(2)).number
    try ledger.recordUnmasking(of: other, grounds(ledger))
    try ledger.recordExport(count: 2, format: "csv", isMasked: true, grounds(ledger))
    try ledger.recordExport(count: 2, format: "csv", isMasked: false, grounds(ledger))
    func entries(_ query: AuditQuery) throws -> [AuditEntry] {
      var found: [AuditEntry] = []
      try ledger.audit(query) { found.append($0) }
      return found
    }
    #expect(throws: Ledger.Failure.notPermitted(.audit)) { _ = try entries(AuditQuery()) }
    _ = try ledger.recordLookUp(of: Sample.idNumber(1))
    _ = try ledger.recordLookUp(of: Sample.idNumber(4))
    #expect(throws: Ledger.Failure.notPermitted(.audit)) { _ = try ledger.used(AuditQuery()) }
    try hall.signIn("0300")
    let person = try entries(AuditQuery(person: Sample.idNumber(1)))
    // Whoever asks for a person is in it too.
    #expect(person.map(\.record.kind) == [.filed, .unmasked, .exported, .lookedUp, .lookedUp])
    #expect(person[3].record.actor == "0218" && person[4].record.actor == "0300")
    #expect(person[3].number == number)
    #expect(person[1].record.actor == "0217")
    #expect(person[1].record.reason == "本人要求核对")
    #expect(person[1].number == number)
    #expect(person[2].isMasked == false)
    #expect(person[2].count == 2)
    let clerk = try entries(AuditQuery(operatorID: "0218"))
    #expect(
      clerk.map(\.record.kind)
        == [.staff, .staff, .filed, .unmasked, .exported, .exported, .lookedUp])
    func used(_ query: AuditQuery) throws -> [String] {
      try ledger.used(query).map { "\($0.day) \($0.operatorID) \($0.lookUps) \($0.exports)" }
    }
    let all = ["2026-07-31 0217 1 0", "2026-08-01 0218 3 4", "2026-08-01 0300 1 0"]
    #expect(try used(AuditQuery()) == all)
    #expect(try used(AuditQuery(operatorID: "0218")) == [all[1]])
    #expect(try used(AuditQuery(through: sampleDay)) == [all[0]])
    #expect(try used(AuditQuery(from: sampleDay.adding(days: 1))) == Array(all[1...]))
    #expect(try entries(AuditQuery(through: sampleDay)).allSatisfy { $0.record.at < "2026-08-01" })
    let first = try entries(AuditQuery(through: sampleDay))
    let later = try entries(AuditQuery(from: sampleDay.adding(days: 1)))
    #expect(!first.isEmpty && !later.isEmpty)
    #expect(later.allSatisfy { $0.record.at >= "2026-08-01" })
    #expect(try entries(AuditQuery()).count == first.count + later.count)
    #expect(try entries(AuditQuery(person: Sample.idNumber(3))).map(\.record.kind) == [.exported])
  }

  @Test("Without operators nothing is asked and nothing is counted")
  func without() throws {
    let folder = Folder()
    var staff = StaffRules()
    staff.lookUpsPerDay = 0
    let ledger = try Ledger.open(
      folder.ledger, settings: .init(actor: "0217", staff: staff), outside: folder.outside())
    let number = try ledger.append(Sample.filing()).number
    #expect(try !ledger.recordLookUp(of: Sample.idNumber(0)))
    try ledger.recordUnmasking(of: number, grounds(ledger))
    #expect(try ledger.events(of: number).map(\.actor) == ["0217", "0217"])
  }
}
