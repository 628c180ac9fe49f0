import Ledger
import Support
import Testing

@Suite(
  "One filing that cannot go over holds back none behind it", .onBothStores, .namingTheStore)
struct PushTests {
  let folder = Folder()
  let clock = FakeClock()

  private func server() throws -> Ledger {
    try Ledger.open(folder.ledger, outside: folder.outside(clock))
  }

  private func outbox(_ name: String = "outbox") throws -> Ledger {
    try Ledger.openOutbox(
      path(name), of: folder.ledger, settings: Ledger.Settings(), outside: folder.outside(clock))
  }

  private func path(_ name: String = "outbox") -> String { "\(folder.path)/\(name).sqlite" }

  /// Pushes all twice: the others are there after the first time, and the one stays for that reason.
  private func expect(
    _ stuck: FilingNumber, _ others: [FilingNumber], from outbox: Ledger, to server: Ledger,
    _ isReason: (Ledger.Failure) -> Bool
  ) throws {
    for expected in [others.count, 0] {
      var left: [(number: FilingNumber, why: Ledger.Failure)] = []
      let count = try outbox.push(to: server) { number, why in left.append((number, why)) }
      #expect(count == expected)
      #expect(left.map(\.number) == [stuck] && left.allSatisfy { isReason($0.why) }, "\(left)")
    }
    for number in others { #expect(try !server.filing(number).isProvisional) }
    #expect(try outbox.provisionalCount() == 1 && outbox.conflicts().isEmpty)
    #expect(try server.verify().fault == nil)
  }

  @Test("A number that another machine of the same window number gave out too")
  func numberTaken() throws {
    let server = try server()
    let other = try outbox("other")
    #expect(try other.append(Sample.filing(9)).number.serial == 5001)
    #expect(try other.push(to: server) == 1)
    let outbox = try outbox()
    let held = try (1...3).map { try outbox.append(Sample.filing($0)).number }
    try expect(held[0], Array(held[1...]), from: outbox, to: server) {
      $0 == .numberTaken(held[0])
    }
    #expect(try outbox.verify().fault == nil)
    // Ended here, as the sentence says, it is no work any more.
    try outbox.end(held[0], on: sampleDay, Grounds(id: outbox.newIdentifier(), reason: "重办"))
    #expect(try outbox.push(to: server) == 0 && outbox.provisionalCount() == 0)
  }

  @Test("One whose event was damaged, in the middle of others")
  func damaged() throws {
    let (server, outbox) = (try server(), try outbox())
    let held = try (1...3).map { try outbox.append(Sample.filing($0)).number }
    try tamper("UPDATE event SET body = x'00' WHERE seq = 2", in: path())
    try expect(held[1], [held[0], held[2]], from: outbox, to: server) {
      if case .damaged = $0 { true } else { false }
    }
  }

  @Test("One that is sealed by a key nobody has")
  func sealed() throws {
    let (server, outbox) = (try server(), try outbox())
    let held = try (1...3).map { try outbox.append(Sample.filing($0)).number }
    try tamper(
      "UPDATE person SET dek = (SELECT dek FROM person AS other WHERE other.ref <> person.ref)"
        + " WHERE ref = (SELECT person FROM filing WHERE no = '\(held[0].text)')", in: path())
    let again = try self.outbox()
    try expect(held[0], Array(held[1...]), from: again, to: server) {
      if case .sealed = $0 { true } else { false }
    }
  }
}
