import Ledger
import Seals
import Support
import Testing

@Suite("An outbox whose server got new keys", .onBothStores, .namingTheStore)
struct OutboxKeysTests {
  let folder = Folder()
  let clock = FakeClock()

  private func server() throws -> Ledger {
    try Ledger.open(folder.ledger, settings: settings, outside: folder.outside(clock))
  }

  private func outbox() throws -> Ledger {
    try Ledger.openOutbox(
      folder.path + "/outbox.sqlite", of: folder.ledger, settings: settings,
      outside: folder.outside(clock))
  }

  private var settings: Ledger.Settings {
    var staff = StaffRules()
    staff.pinWork = 4
    return Ledger.Settings(staff: staff)
  }

  private func renew(_ server: Ledger, suite: Suite? = nil) throws {
    _ = try server.renewMaster(suite: suite, Grounds(id: server.newIdentifier()))
    try server.renewIndex(Grounds(id: server.newIdentifier()))
  }

  /// Files one more there, pushes all and sees that nothing is lost or damaged on either side.
  private func expectWhole(_ outbox: Ledger, _ held: [FilingNumber], _ server: Ledger) throws {
    let more = try outbox.append(Sample.filing(50)).number
    #expect(try outbox.filings(of: Sample.idNumber(1)).map(\.number) == [held[0]])
    #expect(try outbox.filings(matching: "zs").count == held.count + 1)
    #expect(try outbox.push(to: server) == held.count + 1)
    for number in held + [more] {
      #expect(try server.filing(number).filing.person.name == "张三")
    }
    for ledger in [server, outbox] { #expect(try ledger.verify().fault == nil) }
  }

  @Test("Opened once with the new keys it needs the old ones no more, and goes over whole")
  func opened() throws {
    let server = try server()
    try server.addOperator("0100", name: "王", role: .supervisor, pin: "829301")
    _ = try server.signIn("0100", pin: "829301")
    var held: [FilingNumber] = []
    do {
      let outbox = try outbox()
      try outbox.keepOperators(of: server)
      outbox.carryOn(from: server)
      held = try (1...3).map { try outbox.append(Sample.filing($0)).number }
      try outbox.saveDraft("draft", owner: .window(1), body: [1, 2, 3])
    }
    try renew(server, suite: .aes)
    #expect(try server.dropOldKeys(outbox: self.outbox()) == 2)
    let outbox = try outbox()
    #expect(try outbox.draft("draft")?.body == [1, 2, 3])
    #expect(try outbox.knowsOperators())
    guard case .accepted = try outbox.signIn("0100", pin: "829301") else {
      Issue.record("the right PIN was refused")
      return
    }
    try expectWhole(outbox, held, server)
  }

  @Test("One that is open all the while seals nothing more with the old keys")
  func openMeanwhile() throws {
    let (server, outbox) = (try server(), try outbox())
    let first = try outbox.append(Sample.filing(1)).number
    try renew(server)
    // It was started before: only what it writes from now on takes up the new keys.
    let second = try outbox.append(Sample.filing(2)).number
    #expect(try server.dropOldKeys(outbox: self.outbox()) == 2)
    try expectWhole(outbox, [first, second], server)
    #expect(try self.outbox().verify().fault == nil)
  }

  @Test("While an outbox of this machine cannot let go of them, no old key is removed")
  func refused() throws {
    let (server, outbox) = (try server(), try outbox())
    let held = try outbox.append(Sample.filing(1)).number
    try renew(server)
    // A person's key that only the old one opens, and which is not what it should be.
    try tamper("UPDATE person SET dek = substr(dek, 1, 20)", in: folder.path + "/outbox.sqlite")
    #expect(throws: Ledger.Failure.self) { try server.dropOldKeys(outbox: outbox) }
    #expect(try server.keyInfos().count(where: { $0.state == .old }) == 2)
    _ = held
  }

  @Test("An empty one from before is there for the next time the server is away")
  func empty() throws {
    let server = try server()
    _ = try outbox()
    try renew(server)
    #expect(try server.dropOldKeys(outbox: outbox()) == 2)
    let held = try outbox().append(Sample.filing(1)).number
    #expect(try outbox().push(to: server) == 1)
    #expect(try server.filing(held).filing.person.idNumber == Sample.idNumber(1))
  }
}
