import Glibc
import Ledger
import Rules
import Synchronization
import Testing

/// A sealer that hides what it is given and remembers it.
private final class Recording: Sealer {
  private let sealed: Mutex<[(plain: [UInt8], binding: SealBinding)]> = Mutex([])

  var seen: [(plain: [UInt8], binding: SealBinding)] { sealed.withLock { $0 } }

  func seal(_ plain: [UInt8], binding: SealBinding) throws(SealFailure) -> [UInt8] {
    sealed.withLock { $0.append((plain, binding)) }
    return [1, 99] + plain.map { $0 ^ 0xA5 }
  }

  func open(_ box: [UInt8], binding: SealBinding) throws(SealFailure) -> [UInt8] {
    guard box.starts(with: [1, 99]) else { throw .unknownBox }
    return box.dropFirst(2).map { $0 ^ 0xA5 }
  }
}

@Suite("What is personal")
struct PrivacyTests {
  let folder = Folder()

  @Test("Every personal text passes the sealer, bound to its own place, and nothing else holds it")
  func sealed() throws {
    let sealer = Recording()
    let ledger = try Ledger.open(folder.ledger, outside: Ledger.Outside(sealer: sealer))
    var filing = Sample.filing(
      agent: Agent(
        name: "planted agent", idNumber: Sample.idNumber(8), phone: "13911112222",
        relation: "child"))
    filing.person = Person(
      name: "planted person", idNumber: Sample.idNumber(5), idKind: "resident_id",
      phone: "13700001111", initials: "qqxx")
    let answers = Array("answers of \(filing.person.idNumber)".utf8)
    try ledger.saveDraft("draft", owner: .window(1), body: answers)
    #expect(try ledger.draft("draft")?.body == answers)
    #expect(try ledger.append(filing).filing == filing)

    let secrets = [
      "planted agent", Sample.idNumber(8), "13911112222", "planted person", Sample.idNumber(5),
      "13700001111", "qqxx",
    ]
    let plain = sealer.seen.map { String(decoding: $0.plain, as: UTF8.self) }
    for secret in secrets { #expect(plain.contains(secret)) }
    #expect(Set(sealer.seen.map(\.binding)).count == sealer.seen.count)
    for name in names(in: folder.path) {
      let bytes = contents("\(folder.path)/\(name)")
      for secret in secrets { #expect(!bytes.contains(secret), "\(secret) in \(name)") }
    }
  }

  @Test("A thousand identity numbers, filed, drafted and looked up, are in no file")
  func planted() throws {
    let sealer = Recording()
    let ledger = try Ledger.open(folder.ledger, outside: Ledger.Outside(sealer: sealer))
    for serial in 0..<1000 {
      let number = Sample.idNumber(serial)
      if serial % 10 == 0 {
        try ledger.saveDraft("\(serial)", owner: .window(1), body: Array(number.utf8))
      }
      _ = try ledger.append(Sample.filing(serial))
      _ = try ledger.filings(matching: number)
    }
    // All of them begin with a five and a run of nines, and lie in the last century.
    for name in names(in: folder.path) {
      #expect(!contents("\(folder.path)/\(name)").contains("19600101"), "in \(name)")
    }
  }

  @Test("A box does not open where it does not belong, nor once it is changed")
  func plainBoxes() throws {
    let sealer = PlainSealer()
    let place = SealBinding(table: "event", row: "1", field: "person.name", person: "p")
    let box = try sealer.seal(Array("张三".utf8), binding: place)
    #expect(Array(box.prefix(4)) == [1, 0, 0, 0])
    #expect(try sealer.open(box, binding: place) == Array("张三".utf8))
    for other in [
      SealBinding(table: "draft", row: "1", field: "person.name", person: "p"),
      SealBinding(table: "event", row: "2", field: "person.name", person: "p"),
      SealBinding(table: "event", row: "1", field: "person.phone", person: "p"),
      SealBinding(table: "event", row: "1", field: "person.name", person: "q"),
      SealBinding(table: "event", row: "1", field: "person.name"),
    ] {
      #expect(throws: SealFailure.altered) { try sealer.open(box, binding: other) }
    }
    for bit in 0..<box.count * 8 {
      var changed = box
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: SealFailure.self) { try sealer.open(changed, binding: place) }
    }
    #expect(throws: SealFailure.unknownBox) { try sealer.open([], binding: place) }
  }
}

extension [UInt8] {
  /// Whether the bytes of that text stand somewhere in a row.
  fileprivate func contains(_ text: String) -> Bool {
    // The C library's search ends at a zero.
    strstr(map { $0 == 0 ? 1 : CChar(truncatingIfNeeded: $0) } + [0], text) != nil
  }
}
