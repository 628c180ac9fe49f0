import Ledger
import Rules
import Support
import Testing

@Suite("Going on while the server is away")
struct OutboxTests {
  let folder = Folder()
  let clock = FakeClock()

  private func server(_ path: String, window: Int = 1) throws -> Ledger {
    try Ledger.open(
      path, settings: Ledger.Settings(window: window), outside: folder.outsideOfServer(clock))
  }

  private func outbox(_ path: String, window: Int = 1) throws -> Ledger {
    try Ledger.openOutbox(
      folder.path + "/outbox.sqlite", of: path,
      settings: Ledger.Settings(window: window, actor: "0217"),
      outside: folder.outsideOfServer(clock))
  }

  @Test("What was filed here is filed there later, under the same number, once")
  func push() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let first = try server.append(Sample.filing(0))
    let outbox = try outbox(path)
    let held = try (1...3).map { try outbox.append(Sample.filing($0)) }
    #expect(held.map(\.number.serial) == [5001, 5002, 5003])
    #expect(held.map(\.isProvisional) == [true, true, true])
    #expect(try outbox.provisionalCount() == 3)
    clock.advance(3_600)
    #expect(try outbox.push(to: server) == 3)
    #expect(try outbox.push(to: server) == 0)
    #expect(try outbox.provisionalCount() == 0)
    for filed in held {
      let there = try server.filing(filed.number)
      #expect(there.filing == filed.filing)
      #expect(!there.isProvisional)
      #expect(try !outbox.filing(filed.number).isProvisional)
    }
    // Each counter goes on where it was, and all is sound on both sides.
    #expect(try server.append(Sample.filing(4)).number.serial == first.number.serial + 1)
    #expect(try outbox.append(Sample.filing(5)).number.serial == 5004)
    #expect(try server.verify().fault == nil)
    #expect(try outbox.verify().fault == nil)
    try server.rebuildView()
    #expect(try server.verify().fault == nil)
  }

  @Test("Broken off after the server had it, the next push finds it there")
  func brokenOff() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let held = try outbox(path).append(Sample.filing(1))
    let copy = Folder()
    // The outbox as it was before: the window died before it wrote down that the server has it.
    _ = try outbox(path).copy(to: copy.ledger, keyFile: folder.outsideOfServer().keyFile)
    #expect(try outbox(path).push(to: server) == 1)
    let before = try Ledger.openOutbox(
      copy.ledger, of: path, settings: Ledger.Settings(), outside: folder.outsideOfServer(clock))
    #expect(try before.filing(held.number).isProvisional)
    #expect(try before.push(to: server) == 1)
    #expect(try !before.filing(held.number).isProvisional)
    #expect(try server.counts(on: sampleDay).day == 1)
    #expect(try server.verify().fault == nil)
  }

  @Test("Who answered for a late filing beside the clerk is on record on the server too")
  func second() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    for (id, role) in [("0100", Role.supervisor), ("0217", .clerk), ("0218", .clerk)] {
      try server.addOperator(id, name: "李", role: role, pin: "829301")
      if id == "0100" { _ = try server.signIn("0100", pin: "829301") }
    }
    var settings = Ledger.Settings()
    settings.staff.fourEyes = [.late]
    let outbox = try Ledger.openOutbox(
      folder.path + "/outbox.sqlite", of: path, settings: settings,
      outside: folder.outsideOfServer(clock))
    try outbox.keepOperators(of: server)
    _ = try outbox.signIn("0217", pin: "829301")
    var late = Sample.filing(1)
    late.facts.admission = sampleDay.adding(days: -3)
    #expect(throws: Ledger.Failure.secondWanted) { try outbox.append(late) }
    let held = try outbox.append(late, second: "0218")
    let other = try outbox.append(Sample.filing(2), second: "0218")
    #expect(try outbox.push(to: server) == 2)
    #expect(try server.events(of: held.number).map(\.second) == ["0218"])
    // Nobody was asked for there.
    #expect(try server.events(of: other.number).map(\.second) == [nil])
    #expect(try server.filing(held.number).actor == "0217")
  }

  @Test("A copy that was printed here is counted on the server too, once, and what was seen of it")
  func copies() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let outbox = try outbox(path)
    let held = try outbox.append(Sample.filing(1)).number
    let tries = (0..<4).map { _ in outbox.newIdentifier() }
    for (id, outcome) in zip(tries, [PrintAttempt.Outcome.confirmed, .unknown, .sent, .notSent]) {
      try outbox.recordPrint(of: held, .init(outcome: outcome, format: "pdf"), id: id)
    }
    try outbox.recordSeen(.notOut, of: tries[1], id: outbox.newIdentifier())
    #expect(try outbox.filing(held).prints == 2)
    let copy = Folder()
    _ = try outbox.copy(to: copy.ledger, keyFile: folder.outsideOfServer().keyFile)
    #expect(try outbox.push(to: server) == 1)
    let before = try Ledger.openOutbox(
      copy.ledger, of: path, settings: Ledger.Settings(), outside: folder.outsideOfServer(clock))
    #expect(try before.push(to: server) == 1)
    #expect(try server.filing(held).prints == 2)
    #expect(
      try server.events(of: held).compactMap(\.print).map(\.outcome)
        == [.confirmed, .unknown, .sent, .notSent])
    // What is said of it later is said there.
    try server.recordSeen(.notOut, of: tries[2], id: server.newIdentifier())
    #expect(try server.filing(held).prints == 1)
    try server.rebuildView()
    #expect(try server.filing(held).prints == 1)
    for ledger in [server, outbox] { #expect(try ledger.verify().fault == nil) }
  }

  @Test("A paper of a filing on the server, or of none, that it could not be told of is told later")
  func papersKept() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let there = try server.append(Sample.filing(1)).number
    let outbox = try outbox(path)
    #expect(try !outbox.keepsRecords())
    let (first, test) = (outbox.newIdentifier(), outbox.newIdentifier())
    let attempt = PrintAttempt(outcome: .sent, format: "escpos")
    for round in 1...2 {
      try outbox.keepPrint(of: there, attempt, id: round == 1 ? first : outbox.newIdentifier())
      try outbox.keepPrint(
        of: nil, .init(outcome: .confirmed, format: "escpos", paper: "test"),
        id: round == 1 ? test : outbox.newIdentifier())
      #expect(try outbox.keepsRecords())
      for _ in 0..<2 { #expect(try outbox.push(to: server) == 0) }
      #expect(try !outbox.keepsRecords())
      #expect(try server.filing(there).prints == round)
    }
    try outbox.recordSeen(.notOut, of: first, id: outbox.newIdentifier())
    _ = try outbox.push(to: server)
    #expect(try server.filing(there).prints == 1)
    // A test page is of no filing, and the server knows of it all the same.
    try server.recordSeen(.out, of: test, id: server.newIdentifier())
    for ledger in [server, outbox] { #expect(try ledger.verify().fault == nil) }
  }

  @Test("What meets another filing of the person stays here as work to do, until it is ended")
  func conflict() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let outbox = try outbox(path)
    let held = try outbox.append(Sample.filing(1))
    _ = try outbox.append(Sample.filing(2))
    let other = try self.server(path, window: 2).append(Sample.filing(1))
    for _ in 0..<2 {
      _ = try outbox.push(to: server)
      let conflicts = try outbox.conflicts()
      #expect(conflicts.map(\.filed.number) == [held.number])
      #expect(conflicts.map(\.instead) == [other.number])
      #expect(try outbox.provisionalCount() == 1)
    }
    #expect(try server.counts(on: sampleDay).day == 2)
    #expect(try outbox.verify().fault == nil)
    try outbox.end(
      held.number, on: sampleDay, Grounds(id: outbox.newIdentifier(), reason: "另有一份"))
    #expect(try outbox.conflicts().isEmpty)
    #expect(try outbox.push(to: server) == 0)
    #expect(try outbox.verify().fault == nil)
  }

  @Test("What the server had after all, by another number, is work to do and not there twice")
  func reachedAfterAll() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let filing = Sample.filing(1)
    let there = try server.append(filing)
    let held = try outbox(path).append(filing)
    for _ in 0..<2 {
      #expect(try outbox(path).push(to: server) == 0)
      #expect(try outbox(path).conflicts().map(\.filed.number) == [held.number])
      #expect(try outbox(path).conflicts().map(\.instead) == [there.number])
    }
    #expect(try server.counts(on: sampleDay).day == 1)
  }

  @Test("A window pushes what it filed itself, and a machine without the keys keeps nothing")
  func windowsAndKeys() throws {
    let path = try PostgresServer.shared.get().newAddress()
    #expect {
      try outbox(path)
    } throws: { error in
      guard case .keys? = error as? Ledger.Failure else { return false }
      return true
    }
    let server = try server(path)
    _ = try outbox(path, window: 2).append(Sample.filing(1))
    #expect(try outbox(path).push(to: server) == 0)
    #expect(try outbox(path).push(to: self.server(path, window: 2)) == 1)
  }

  @Test("A server that goes away in the middle leaves the rest here for the next time")
  func away() throws {
    let own = try PostgresServer()
    let path = try own.newAddress()
    let server = try server(path)
    let outbox = try outbox(path)
    _ = try outbox.append(Sample.filing(1))
    own.goAway()
    #expect(throws: Ledger.Failure.serverAway) { try outbox.push(to: server) }
    #expect(try outbox.provisionalCount() == 1)
    try own.comeBack()
    #expect(try outbox.push(to: server) == 1)
    #expect(try server.verify().fault == nil)
  }

  @Test("Who works here is known here too, once the server was met, and nobody before")
  func staff() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let outbox = try outbox(path)
    #expect(try !outbox.knowsOperators())
    try outbox.keepOperators(of: server)
    #expect(try outbox.knowsOperators() && !outbox.hasOperators())
    try server.addOperator("0217", name: "李", role: .supervisor, pin: "829301")
    try outbox.keepOperators(of: server)
    #expect(throws: Ledger.Failure.notSignedIn) { try outbox.append(Sample.filing(1)) }
    #expect(try outbox.signIn("0217", pin: "111222") == .wrong(left: 4))
    guard case .accepted = try outbox.signIn("0217", pin: "829301") else {
      Issue.record("the right PIN was refused")
      return
    }
    let filed = try outbox.append(Sample.filing(1))
    server.carryOn(from: outbox)
    #expect(try outbox.push(to: server) == 1)
    #expect(try server.filing(filed.number).actor == "0217")
    // Whoever was disabled meanwhile goes on nowhere.
    try server.addOperator("0218", name: "王", role: .supervisor, pin: "829302")
    _ = try server.signIn("0218", pin: "829302")
    try server.changeOperator("0217", isActive: false)
    try outbox.keepOperators(of: server)
    #expect(throws: Ledger.Failure.notSignedIn) { try outbox.append(Sample.filing(2)) }
    #expect(try outbox.verify().fault == nil)
  }

  @Test("A list changed here past the program lets nobody in, until the server was met again")
  func alteredStaff() throws {
    let path = try PostgresServer.shared.get().newAddress()
    let server = try server(path)
    let outbox = try outbox(path)
    try server.addOperator("0217", name: "李", role: .supervisor, pin: "829301")
    _ = try server.signIn("0217", pin: "829301")
    try server.addOperator("0218", name: "王", role: .clerk, pin: "829302")
    try outbox.keepOperators(of: server)
    let file = folder.path + "/outbox.sqlite"
    try tamper("UPDATE operator SET role = 'supervisor' WHERE id = '0218'", in: file)
    #expect(try outbox.signIn("0218", pin: "829302") == .altered("0218"))
    try tamper("DELETE FROM operator", in: file)
    #expect(try outbox.hasOperators())
    #expect(throws: Ledger.Failure.notSignedIn) { try outbox.append(Sample.filing(1)) }
    try tamper("UPDATE meta SET value = x'01' WHERE name = 'staff_seen'", in: file)
    #expect(try !outbox.knowsOperators())
    try outbox.keepOperators(of: server)
    guard case .accepted = try outbox.signIn("0218", pin: "829302") else {
      Issue.record("the right PIN was refused")
      return
    }
  }
}
