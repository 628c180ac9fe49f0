import Ledger
import Support
import Testing

@Suite("The seals of those who work here", .onBothStores, .namingTheStore)
struct OperatorSealTests {
  private static let pins = Hall.pins

  /// What SQL that copies a row aside takes from it.
  private static let columns =
    "id, name, role, pin, state, failures, locked_until, changed, seal"

  private func signIn(_ hall: Hall, _ id: String) throws -> SignIn {
    try hall.ledger.signIn(id, pin: Self.pins[id] ?? "")
  }

  /// How often that number was refused, by the events about it.
  private func refusals(_ hall: Hall, _ id: String) throws -> Int {
    try rows(
      "SELECT body FROM event WHERE filing_id = 'operator/\(id)'", in: hall.folder.ledger
    ).count { row in
      let text = String(decoding: row[0], as: UTF8.self)
      // A server gives bytes as hexadecimal digits.
      return ["refused", "72656675736564"].contains { text.contains($0) }
    }
  }

  @Test(
    "Any field changed past the program lets nobody in by that number, and is on record",
    arguments: [
      "role = 'supervisor'", "state = 'disabled'", "name = '吴'", "failures = 3",
      "locked_until = '2020-01-01T00:00:00+08:00'", "changed = '2026-01-01'",
      "pin = (SELECT pin FROM operator WHERE id = '0218')", "seal = ''", "role = 'emperor'",
      "seal = (SELECT seal FROM operator WHERE id = '0218')",
      // Somebody else's row, seal and all.
      "(name, role, pin, seal) = (SELECT name, role, pin, seal FROM operator WHERE id = '0100')",
    ])
  func altered(_ change: String) throws {
    let hall = try Hall()
    try tamper("UPDATE operator SET \(change) WHERE id = '0217'", in: hall.folder.ledger)
    #expect(try signIn(hall, "0217") == .altered("0217"))
    #expect(try refusals(hall, "0217") == 1)
    #expect(try signIn(hall, "0217") == .altered("0217"), "what is on record does not mend it")
    let fault = try hall.ledger.verify().fault
    #expect(fault?.cause == .staff && fault?.place == "operator/0217")
    #expect(hall.ledger.signedIn == nil)
    try hall.signIn("0218")
  }

  @Test("An older row put back with its seal is refused: a lock, a role, a PIN of before")
  func rolledBack() throws {
    let hall = try Hall { $0.failuresUntilLocked = 2 }
    let path = hall.folder.ledger
    try tamper("CREATE TABLE aside AS SELECT \(Self.columns) FROM operator", in: path)
    for _ in 0..<2 { _ = try hall.ledger.signIn("0217", pin: "wrong-1111") }
    try hall.signIn("0100")
    try hall.ledger.changeOperator("0218", role: .auditor)
    try tamper(
      """
      DELETE FROM operator WHERE id <> '0100';
      INSERT INTO operator SELECT \(Self.columns) FROM aside WHERE id <> '0100'; DROP TABLE aside
      """, in: path)
    for id in ["0217", "0218"] { #expect(try signIn(hall, id) == .altered(id)) }
    // Nothing happened to this one since.
    guard case .accepted = try signIn(hall, "0300") else {
      Issue.record("0300 was not let in")
      return
    }
  }

  @Test("An altered row is of no use to who is signed in already, as a second, or for a release")
  func signedIn() throws {
    let hall = try Hall { $0.fourEyes = [.end] }
    let path = hall.folder.ledger
    try hall.signIn("0217")
    let number = try hall.ledger.append(Sample.filing()).number
    try tamper("UPDATE operator SET role = 'supervisor' WHERE id = '0218'", in: path)
    #expect(throws: Ledger.Failure.operatorAltered("0218")) {
      try hall.ledger.end(
        number, on: sampleDay,
        Grounds(id: hall.ledger.newIdentifier(), reason: "申请", second: "0218"))
    }
    #expect(try refusals(hall, "0218") == 1)
    let pin = Self.pins["0218"] ?? ""
    #expect(try hall.ledger.second("0218", pin: pin) == .altered("0218"))
    #expect(try hall.ledger.release(.lookUps, 5, by: "0218", pin: pin) == .altered("0218"))
    try tamper("UPDATE operator SET role = 'supervisor' WHERE id = '0217'", in: path)
    for _ in 0..<2 {
      #expect(throws: Ledger.Failure.operatorAltered("0217")) {
        try hall.ledger.append(Sample.filing(1))
      }
    }
    #expect(throws: Ledger.Failure.operatorAltered("0217")) { try hall.ledger.require(.manage) }
    #expect(try refusals(hall, "0217") == 1, "once for who goes on trying")
    try hall.ledger.signOut()
    #expect(try signIn(hall, "0217") == .altered("0217"), "signing out does not seal it")
  }

  @Test("A supervisor makes an altered or missing row good with a new PIN, as the events say")
  func mended() throws {
    let hall = try Hall()
    let path = hall.folder.ledger
    try tamper(
      """
      UPDATE operator SET role = 'supervisor', name = '吴' WHERE id = '0217';
      DELETE FROM operator WHERE id = '0218'
      """, in: path)
    #expect(try signIn(hall, "0218") == .altered("0218"))
    try hall.signIn("0100")
    for id in ["0217", "0218"] {
      #expect(throws: Ledger.Failure.operatorAltered(id)) {
        try hall.ledger.changeOperator(id, name: "赵")
      }
      #expect(throws: Ledger.Failure.staff(.taken)) {
        try hall.ledger.addOperator(id, name: "赵", role: .clerk, pin: "otter-1188")
      }
      try hall.ledger.changeOperator(id, pin: "otter-1188")
      guard case .accepted(let known) = try hall.ledger.signIn(id, pin: "otter-1188") else {
        Issue.record("\(id) was not made good")
        return
      }
      #expect(known.role == .clerk && known.name == "李\(id)")
      try hall.signIn("0100")
    }
    #expect(try hall.ledger.verify().fault == nil)
  }

  @Test("An emptied list opens the ledger to nobody, and no altered supervisor counts as one")
  func emptied() throws {
    let hall = try Hall()
    try hall.signIn("0100")
    try tamper("UPDATE operator SET role = 'supervisor' WHERE id = '0217'", in: hall.folder.ledger)
    #expect(throws: Ledger.Failure.staff(.lastSupervisor)) {
      try hall.ledger.changeOperator("0100", role: .clerk)
    }
    try tamper("DELETE FROM operator", in: hall.folder.ledger)
    let other = try Ledger.open(
      hall.folder.ledger, settings: .init(window: 2), outside: hall.folder.outside(hall.clock))
    for ledger in [hall.ledger, other] {
      #expect(try ledger.hasOperators())
      #expect(throws: Ledger.Failure.notSignedIn) { try ledger.append(Sample.filing()) }
      #expect(throws: Ledger.Failure.notSignedIn) {
        try ledger.addOperator("0900", name: "吴", role: .supervisor, pin: "otter-1188")
      }
    }
    #expect(try signIn(hall, "0100") == .altered("0100"))
  }

  @Test("A list from before there were seals is sealed where it is what the events say")
  func brought() throws {
    let hall = try Hall()
    let path = hall.folder.ledger
    let isServer = path.hasPrefix("postgres:")
    try tamper("UPDATE operator SET role = 'supervisor' WHERE id = '0218'", in: path)
    let version =
      isServer
      ? "UPDATE meta SET value = '2' WHERE name = 'version'" : "PRAGMA user_version = 2"
    try tamper("ALTER TABLE operator DROP COLUMN seal; \(version)", in: path)
    let outside = hall.folder.outside(hall.clock)
    #expect(throws: Ledger.Failure.older(found: 2, known: 4)) {
      try Ledger.open(path, access: .reading, outside: outside)
    }
    let ledger = try Ledger.open(path, settings: .init(window: 2), outside: outside)
    for (id, isIn) in [("0217", true), ("0218", false), ("0300", true), ("0100", true)] {
      let came = try ledger.signIn(id, pin: Self.pins[id] ?? "")
      if case .accepted = came {
        #expect(isIn, "\(id)")
      } else {
        #expect(!isIn && came == .altered(id))
      }
    }
    #expect(try ledger.verify().fault?.place == "operator/0218")
    try ledger.changeOperator("0218", pin: "otter-1188")
    #expect(try ledger.verify().fault == nil)
    // As it was before stays beside it: who was altered then is to be seen.
    let table = isServer ? "yidi_version_2_operator" : "operator"
    let kept = try rows(
      "SELECT role FROM \(table) WHERE id = '0218'", in: isServer ? path : path + ".version-2")
    #expect(kept.map { String(decoding: $0[0].suffix(10), as: UTF8.self) } == ["supervisor"])
    // Asked for once more by somebody else, it seals nothing that the events do not say.
    let sealing = isServer ? "'sealing', '1'" : "'sealing', x'01'"
    try tamper(
      """
      UPDATE operator SET role = 'supervisor' WHERE id = '0217';
      INSERT INTO meta VALUES(\(sealing))
      """, in: path)
    let later = try Ledger.open(path, settings: .init(window: 3), outside: outside)
    #expect(try later.signIn("0217", pin: Self.pins["0217"] ?? "") == .altered("0217"))
  }
}
