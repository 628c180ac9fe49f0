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

  @Test("A thousand identity numbers are in no file: not in the data, the journal, a log or a copy")
  func planted() throws {
    // A server of its own, whose journal and log are nobody else's.
    let server = StoreKind.current == .postgres ? try PostgresServer() : nil
    let path = try server?.newAddress() ?? folder.ledger
    func open(_ actor: String) throws -> Ledger {
      try Ledger.open(path, settings: .init(actor: actor), outside: folder.outside())
    }
    let ledger = try open("0217")
    for serial in 0..<1000 {
      let number = Sample.idNumber(serial)
      if serial % 10 == 0 {
        try ledger.saveDraft("\(serial)", owner: .window(1), body: Array(number.utf8))
      }
      let agent = Agent(
        name: "李四", idNumber: Sample.idNumber(serial + 1), phone: "1", relation: "child")
      let filed = try ledger.append(Sample.filing(serial, agent: agent)).number
      _ = try ledger.filings(matching: number)
      #expect(throws: Ledger.Failure.alreadyFiled(filed)) {
        try ledger.append(Sample.filing(serial))
      }
      guard serial % 10 == 0 else { continue }
      let because = "本人要求查 \(number)"
      func grounds() -> Grounds { Grounds(id: ledger.newIdentifier(), reason: because) }
      try ledger.recordUnmasking(of: filed, grounds())
      try ledger.correct(filed, Sample.person(serial, name: "李四"), grounds())
      try ledger.recordExport(count: 1, format: "csv", isMasked: false, grounds())
      if serial % 100 == 0 { try ledger.erasePerson(of: filed, grounds()) }
    }
    if server == nil { _ = try ledger.backUp(to: folder.path + "/copy") }
    func places() throws -> [String] {
      // What is only in the server's memory gets to its files.
      try server?.run("CHECKPOINT", at: path)
      return (files(in: folder.path) + files(in: server?.folder ?? folder.path + "/none"))
        .filter { contents($0).contains(Sample.birth) }
    }
    #expect(try places() == [])
    // One that does leak is found, where it was written and in the journal.
    _ = try open(Sample.idNumber(0)).append(Sample.filing(1001))
    let found = try places()
    let journal = server == nil ? "-wal" : "/pg_wal/"
    #expect(found.contains { $0.contains(journal) }, "\(found)")
    if server != nil { #expect(found.contains { $0.contains("/base/") }, "\(found)") }
  }

  /// Every file under a folder.
  private func files(in folder: String) -> [String] {
    names(in: folder).flatMap { name -> [String] in
      let path = "\(folder)/\(name)"
      var status = stat()
      guard lstat(path, &status) == 0 else { return [] }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return files(in: path)
      case S_IFREG: return [path]
      default: return []
      }
    }
  }

  @Test("Erased: drafts with that number go too, as a person's or an agent's, and no others")
  func erasedDrafts() throws {
    let ledger = try Ledger.open(folder.ledger, outside: folder.outside())
    let number = try ledger.append(Sample.filing(1)).number
    let second = try ledger.append(Sample.filing(3)).number
    let (id, other) = (Sample.idNumber(1), Sample.idNumber(2))
    let answers = [
      "id": #"{"idNumber":"\#(id)"}"#, "typed": #"{"id":"\#(id.prefix(6)) \#(id.dropFirst(6))"}"#,
      "agent": #"{"idNumber":"\#(other)","agent":"\#(id.lowercased())"}"#,
      "other": #"{"idNumber":"\#(other)"}"#, "half": #"{"idNumber":"\#(id.dropLast())"}"#,
      // That of a change has no number of the person's in it.
      "change": "张*丰 change=\(number.text)\nplace=510100",
      "changeOther": "赵*山 change=\(second.text)\nplace=510100",
    ]
    for (name, text) in answers {
      try ledger.saveDraft(name, owner: .window(3), body: Array(text.utf8))
    }
    try ledger.erasePerson(of: number, Grounds(id: ledger.newIdentifier()))
    #expect(try Set(ledger.drafts(of: .window(3)).map(\.id)) == ["other", "half", "changeOther"])
    #expect(try ledger.verify().fault == nil)
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
    let wanted = Array(text.utf8)
    return withUnsafeBytes { bytes in
      guard var place = bytes.baseAddress else { return false }
      let end = place + bytes.count - wanted.count + 1
      while place < end, let next = memchr(place, Int32(wanted[0]), end - place) {
        if memcmp(next, wanted, wanted.count) == 0 { return true }
        place = UnsafeRawPointer(next) + 1
      }
      return false
    }
  }
}
