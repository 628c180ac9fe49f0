import Support
import Testing

@testable import Ledger

@Suite("Those who work here, held to the events about them", .onBothStores, .namingTheStore)
struct StaffVerifyTests {
  /// A hall in which all has happened that changes a row: 0300 is locked, 0218 has one wrong PIN, 0217
  /// was released, looked, exported and saw somebody in full.
  private func hall() throws -> Hall {
    let hall = try Hall { $0.failuresUntilLocked = 2 }
    let ledger = hall.ledger
    hall.clock.advance(60)
    try hall.signIn("0100")
    try ledger.release(.lookUps, 5, of: "0217")
    try ledger.changeOperator("0218", name: "周")
    try ledger.changeOperator("0300", isActive: false)
    try ledger.changeOperator("0300", isActive: true)
    try hall.signIn("0217")
    let number = try ledger.append(Sample.filing()).number
    try ledger.recordUnmasking(of: number, Grounds(id: ledger.newIdentifier(), reason: "查证"))
    try ledger.recordExport(
      count: 3, format: "csv", isMasked: true, Grounds(id: ledger.newIdentifier()))
    for serial in [0, 9] { _ = try ledger.recordLookUp(of: Sample.idNumber(serial)) }
    for id in ["0300", "0300", "0218"] { _ = try ledger.signIn(id, pin: "wrong-1111") }
    _ = try ledger.release(.exports, 7, by: "0100", pin: Hall.pins["0100"] ?? "")
    return hall
  }

  @Test("Whatever happens to those who work here, the rows are what the events make")
  func sound() throws {
    let hall = try hall()
    #expect(try hall.ledger.verify().fault == nil)
    hall.clock.advance(86_400)
    try hall.signIn("0300")
    try hall.ledger.signOut()
    #expect(try hall.ledger.verify().fault == nil)
    // What retention removes is not missed.
    hall.clock.advance(400 * 86_400)
    let before = try hall.ledger.verify().events
    for _ in 0..<2 { try hall.ledger.discardOldCounts(days: 400) }
    let found = try hall.ledger.verify()
    #expect(found.fault == nil && found.events == before + 1, "once, and on record")
    // A day that was said counts on the clock's.
    var outside = hall.folder.outside(hall.clock)
    outside.today = sampleDay
    let told = try Ledger.open(hall.folder.ledger, settings: .init(window: 2), outside: outside)
    _ = try told.signIn("0217", pin: Hall.pins["0217"] ?? "")
    try told.recordExport(
      count: 2, format: "csv", isMasked: true, Grounds(id: told.newIdentifier()))
    #expect(try hall.ledger.verify().fault == nil)
  }

  @Test(
    "What was changed by hand is named by the number",
    arguments: [
      ("UPDATE operator SET role = 'supervisor' WHERE id = '0217'", "operator/0217"),
      ("UPDATE operator SET name = '吴' WHERE id = '0218'", "operator/0218"),
      ("UPDATE operator SET state = 'disabled' WHERE id = '0100'", "operator/0100"),
      ("UPDATE operator SET failures = 0 WHERE id = '0218'", "operator/0218"),
      ("UPDATE operator SET locked_until = NULL WHERE id = '0300'", "operator/0300"),
      ("UPDATE operator SET changed = '2026-01-01' WHERE id = '0300'", "operator/0300"),
      (
        """
        UPDATE operator SET pin = (SELECT pin FROM operator WHERE id = '0217') WHERE id = '0100'
        """, "operator/0100"
      ),
      ("DELETE FROM operator WHERE id = '0300'", "operator/0300"),
      (
        """
        INSERT INTO operator SELECT '0900', name, role, pin, state, failures, locked_until, changed, seal
        FROM operator WHERE id = '0100'
        """, "operator/0900"
      ),
      ("UPDATE allowance SET used = used + 1 WHERE kind = 'exports'", "allowance/0217"),
      ("UPDATE allowance SET used = 0", "allowance/0217"),
      ("UPDATE allowance SET used = 1 WHERE kind = 'look_ups'", "allowance/0217"),
      ("UPDATE allowance SET released = released + 8", "allowance/0217"),
      ("UPDATE allowance SET day = '2026-07-30'", "allowance/0217"),
      ("UPDATE allowance SET kind = 'other' WHERE kind = 'exports'", "allowance/0217"),
      ("DELETE FROM allowance WHERE kind = 'look_ups'", "allowance/0217"),
      ("INSERT INTO allowance VALUES('0900', '2026-07-31', 'exports', 0, 0)", "allowance/0900"),
    ])
  func changed(_ sql: String, _ place: String) throws {
    let hall = try hall()
    try tamper(sql, in: hall.folder.ledger)
    let fault = try #require(try hall.ledger.verify().fault)
    #expect(fault.cause == .staff && fault.place == place)
  }

  @Test("A number beyond all bounds is damage wherever it is met, and ends no program")
  func bounds() throws {
    let hall = try hall()
    try hall.signIn("0217")
    try tamper("UPDATE allowance SET used = 9223372036854775807", in: hall.folder.ledger)
    #expect(throws: Ledger.Failure.damaged(what: "used")) {
      try hall.ledger.recordLookUp(of: Sample.idNumber(1))
    }
    let lowest = "UPDATE operator SET failures = -9223372036854775807 - 1 WHERE id = '0218'"
    try tamper(lowest, in: hall.folder.ledger)
    #expect(try hall.ledger.signIn("0218", pin: "wrong-1111") == .altered("0218"))
    let entropy = SystemEntropy()
    for count in ["-5", "9223372036854775807"] {
      var body = Fields()
      for (name, value) in [
        ("act", "released"), ("operator", "0217"), ("for", "0217"), ("ceiling", "exports"),
        ("count", count),
      ] { body.add(name, value) }
      let event = Event(id: Identifier(entropy), kind: .staff, body: body)
      var history = StaffHistory()
      #expect(throws: Ledger.Failure.damaged(what: "count")) { try history.add(event) }
    }
  }
}
