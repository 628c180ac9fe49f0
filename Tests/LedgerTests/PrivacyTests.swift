import Glibc
import Ledger
import Rules
import Support
import Testing

@Suite("What is personal", .onBothStores, .namingTheStore)
struct PrivacyTests {
  let folder = Folder()

  @Test("No personal text stands readable in any file, and each is read back")
  func sealed() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    var filing = Sample.filing(
      agent: Agent(
        name: "planted agent", idNumber: Sample.idNumber(8), phone: "13911112222",
        relation: "child"))
    filing.person = Person(
      name: "planted person", idNumber: Sample.idNumber(5), idKind: "1",
      phone: "13700001111", initials: "qqxx")
    let answers = Array("answers of \(filing.person.idNumber)".utf8)
    try ledger.saveDraft("draft", owner: .window(1), body: answers)
    #expect(try ledger.draft("draft")?.body == answers)
    #expect(try ledger.append(filing).filing == filing)

    let secrets = [
      "planted agent", Sample.idNumber(8), "13911112222", "planted person", Sample.idNumber(5),
      "13700001111", "qqxx",
    ]
    for name in names(in: folder.path) {
      let bytes = contents("\(folder.path)/\(name)")
      for secret in secrets { #expect(!bytes.contains(secret), "\(secret) in \(name)") }
    }
  }

  @Test("A thousand identity numbers, filed, drafted and looked up, are in no file", .onFileOnly)
  func planted() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
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

  @Test("Erased: nothing of the person can be read or found, and the chain is whole")
  func erased() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    let first = try ledger.append(Sample.filing(1))
    let second = try ledger.append(Sample.filing(1, fileTo: chengdu))
    let other = try ledger.append(Sample.filing(2))
    let key = try rows("SELECT dek FROM person ORDER BY ref", in: folder.ledger).map { $0[0] }
    let grounds = Grounds(id: ledger.newIdentifier(), reason: "asked for", second: "07")
    try ledger.erasePerson(of: first.number, grounds)
    try ledger.erasePerson(of: first.number, grounds)

    for number in [first.number, second.number] {
      let filed = try ledger.filing(number)
      #expect(filed.isErased && filed.filing.person.name.isEmpty)
      #expect(filed.filing.category == .referral)
      #expect(try ledger.filings(matching: number.text).map(\.number) == [number])
    }
    #expect(try ledger.filings(of: Sample.idNumber(1)).isEmpty)
    #expect(try ledger.filings(matching: "zs").map(\.number) == [other.number])
    #expect(try ledger.verify().fault == nil)
    let left = try rows("SELECT dek FROM person ORDER BY ref", in: folder.ledger).map { $0[0] }
    let gone = try #require(key.first { !left.contains($0) })
    for name in names(in: folder.path) {
      let bytes = contents("\(folder.path)/\(name)")
      #expect(bytes.firstRange(of: gone.dropFirst()) == nil, "the key in \(name)")
    }
    try ledger.rebuildView()
    #expect(try ledger.verify().fault == nil)
    // The same person may file again, as somebody new.
    _ = try ledger.append(Sample.filing(1))
    #expect(try ledger.filings(of: Sample.idNumber(1)).count == 1)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A key that is gone without having been erased is seen")
  func lostKey() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    _ = try ledger.append(Sample.filing(1))
    try run("UPDATE person SET dek = NULL, bidx = NULL", in: folder.ledger)
    #expect(try ledger.verify().fault != nil)
    try run("UPDATE person SET erased_at = '2026-07-31'", in: folder.ledger)
    #expect(
      try Ledger.open(folder.ledger, access: .reading, outside: folder.outside()).verify().fault
        != nil)
  }
}

extension [UInt8] {
  /// Whether the bytes of that text stand somewhere in a row.
  fileprivate func contains(_ text: String) -> Bool {
    // The C library's search ends at a zero.
    strstr(map { $0 == 0 ? 1 : CChar(truncatingIfNeeded: $0) } + [0], text) != nil
  }
}
