import Glibc
import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("New keys", .onBothStores, .namingTheStore)
struct RekeyTests {
  let folder = Folder()

  private func open(window: Int = 1, access: Ledger.Access = .writing) throws -> Ledger {
    try Ledger.open(
      folder.ledger, settings: .init(window: window), access: access, outside: folder.outside())
  }

  /// Where the keys lie, on either store.
  private func keyPath() throws -> String { try open().keyPath }

  private func grounds() -> Grounds { Grounds(id: Identifier(SystemEntropy())) }

  private func file(_ serials: Range<Int>, in ledger: Ledger) throws {
    for serial in serials { _ = try ledger.append(Sample.filing(serial)) }
  }

  private func expectWhole(_ count: Int) throws {
    let ledger = try open()
    let found = try ledger.verify()
    #expect(found.fault == nil && found.filings == count)
    for serial in 0..<count {
      let filings = try ledger.filings(of: Sample.idNumber(serial))
      #expect(filings.map(\.filing.person.idNumber) == [Sample.idNumber(serial)])
    }
  }

  @Test("A new master key wraps every person's key and every draft; the old one may go")
  func master() throws {
    let ledger = try open()
    try file(0..<250, in: ledger)
    try ledger.saveDraft("draft", owner: .window(1), body: [1, 2, 3])
    #expect(try ledger.dropOldKeys() == 0)
    #expect(
      try ledger.renewMaster(grounds()) == .init(master: 2, rewrapped: 251, isResumed: false))
    #expect(try ledger.keyInfos().filter { $0.purpose == .master }.map(\.opens) == [0, 251])
    #expect(try ledger.draft("draft")?.body == [1, 2, 3])
    try expectWhole(250)
    #expect(try ledger.dropOldKeys() == 1)
    #expect(try ledger.keyInfos().map(\.id) == [2, 1, 1])
    try expectWhole(250)
    try file(250..<260, in: ledger)
    try expectWhole(260)
  }

  @Test("Windows that are open meanwhile go on, and find what the others file")
  func windows() throws {
    let (first, second) = (try open(), try open(window: 2))
    try file(0..<10, in: first)
    #expect(try second.filings(of: Sample.idNumber(3)).count == 1)
    _ = try first.renewMaster(grounds())
    try file(10..<20, in: first)
    #expect(try second.filings(of: Sample.idNumber(15)).count == 1)
    try file(20..<30, in: second)
    try first.renewIndex(grounds())
    #expect(try second.filings(of: Sample.idNumber(15)).count == 1)
    #expect(try second.filings(matching: "zs", limit: 100).count == 30)
    // The guard against filing one person twice holds across the change.
    try second.renewIndex(grounds())
    #expect(throws: Ledger.Failure.self) { try first.append(Sample.filing(7)) }
    #expect(try first.dropOldKeys() == 3)
    try file(30..<40, in: second)
    try expectWhole(40)
  }

  @Test("A reader that is open meanwhile reads on, also once the old keys are gone")
  func reader() throws {
    let ledger = try open()
    let numbers = try (0..<3).map { try ledger.append(Sample.filing($0)).number }
    let reader = try open(window: 2, access: .reading)
    #expect(try reader.filing(numbers[0]).filing.person.name == "张三")
    for round in 1...2 {
      _ = try ledger.renewMaster(grounds())
      try ledger.renewIndex(grounds())
      #expect(try ledger.dropOldKeys() == 2)
      // Of somebody not met before, and without a search, before which the keys are looked at.
      #expect(try reader.filing(numbers[round]).filing.person.name == "张三")
      #expect(try reader.filings(matching: "zs").count == 3)
      #expect(try reader.filings(of: Sample.idNumber(1)).count == 1)
    }
    #expect(try reader.verify().fault == nil)
  }

  @Test("The index is made anew with another key, and nothing is found by the old tokens")
  func index() throws {
    let ledger = try open()
    try file(0..<20, in: ledger)
    let tokens = "SELECT token FROM find ORDER BY token"
    let before = Set(try rows(tokens, in: folder.ledger).map { $0[0] })
    try ledger.renewIndex(grounds())
    let after = Set(try rows(tokens, in: folder.ledger).map { $0[0] })
    #expect(before.isDisjoint(with: after) && after.count == before.count)
    #expect(try ledger.filings(matching: "zs", limit: 100).count == 20)
    try expectWhole(20)
    #expect(try ledger.dropOldKeys() == 1)
    try expectWhole(20)
  }

  @Test("Stopped in the middle, it is finished by the next call and loses nothing")
  func stopped() throws {
    guard StoreKind.current == .sqlite else { return }
    let ledger = try open()
    try file(0..<120, in: ledger)
    let old = contents(folder.ledger + ".keys")
    let wrapped = try rows("SELECT ref, hex(dek) FROM person", in: folder.ledger)
    _ = try ledger.renewMaster(grounds())
    // As it was after the key was made and the first persons were done.
    for row in wrapped.prefix(70) {
      let (person, key) = (text(row[0]), text(row[1]))
      try run(
        "UPDATE person SET dek = x'\(key)', key_id = 1 WHERE ref = '\(person)'",
        in: folder.ledger)
    }
    try expectWhole(120)
    #expect(throws: Ledger.Failure.keyInUse) { try ledger.dropOldKeys() }
    #expect(
      try open().renewMaster(grounds()) == .init(master: 2, rewrapped: 70, isResumed: true))
    try expectWhole(120)
    #expect(try ledger.renewMaster(grounds()).master == 3)
    #expect(try ledger.dropOldKeys() == 2)
    try expectWhole(120)
    // Without the new key nothing opens, and it is said why.
    write(old, to: folder.ledger + ".keys")
    #expect(throws: Ledger.Failure.keyWrong(path: folder.ledger + ".keys")) { try open() }
  }

  @Test("Stopped after the file got a key and before the ledger knew: both kinds go on")
  func unknown() throws {
    do {
      let ledger = try open()
      try file(0..<10, in: ledger)
    }
    let keys = KeyFile(credentials: nil, else: try keyPath())
    try keys.replace(
      keys.read().renewing(.master, day: "2026-07-31").renewing(.index, day: "2026-07-31"))
    try expectWhole(10)
    let ledger = try open()
    try file(10..<12, in: ledger)
    try expectWhole(12)
    #expect(throws: Ledger.Failure.keyInUse) { try ledger.dropOldKeys() }
    #expect(try ledger.renewMaster(grounds()).isResumed)
    try ledger.renewIndex(grounds())
    #expect(try ledger.keyInfos().map(\.id) == [1, 2, 1, 2, 1])
    #expect(try ledger.dropOldKeys() == 2)
    try expectWhole(12)
  }

  @Test("While keys are renewed again and again, two windows file, and every filing opens")
  func busy() async throws {
    _ = try open()
    let (path, outside) = (folder.ledger, folder.outside())
    let filing = (1...2).map { window in
      Task.detached {
        let ledger = try Ledger.open(path, settings: .init(window: window), outside: outside)
        for serial in 0..<60 { _ = try ledger.append(Sample.filing(window * 60 + serial - 60)) }
      }
    }
    let ledger = try open(window: 3)
    for round in 0..<6 {
      if round % 2 == 0 { try ledger.renewIndex(grounds()) }
      _ = try ledger.renewMaster(grounds())
      _ = try ledger.dropOldKeys()
    }
    for task in filing { try await task.value }
    try expectWhole(120)
  }

  @Test(
    "A copy of before opens as long as the old keys are there, and is searched by its own index")
  func copies() throws {
    guard StoreKind.current == .sqlite else { return }
    let ledger = try open()
    try file(0..<5, in: ledger)
    _ = try ledger.backUp(to: folder.path + "/copy")
    _ = try ledger.renewMaster(suite: .aes, grounds())
    try ledger.renewIndex(grounds())
    func restore() throws {
      _ = try Ledger.restore(
        folder.path + "/copy", to: folder.ledger, replacing: true, grounds: grounds())
    }
    try restore()
    try expectWhole(5)
    let restored = try open()
    #expect(try restored.renewMaster(grounds()).isResumed)
    try restored.renewIndex(grounds())
    #expect(try restored.dropOldKeys() == 2)
    try expectWhole(5)
    for name in names(in: folder.path) where name.contains("replaced") {
      unlink("\(folder.path)/\(name)")
    }
    #expect(throws: Ledger.Failure.keyWrong(path: folder.ledger + ".keys")) { try restore() }
  }

  @Test(
    "A ledger seals as the office set it when it was made, and is shown so",
    arguments: Suite.allCases)
  func suite(_ suite: Suite) throws {
    let ledger = try Ledger.open(
      folder.ledger, settings: .init(suite: suite), outside: folder.outside())
    try file(0..<3, in: ledger)
    #expect(try ledger.keyInfos().first?.suite == suite)
    guard StoreKind.current == .sqlite else { return }
    #expect(
      try rows("SELECT dek FROM person", in: folder.ledger).allSatisfy {
        $0[0][2] == suite.rawValue
      })
    try expectWhole(3)
  }

  private func text(_ value: [UInt8]) -> String {
    String(decoding: value.dropFirst(), as: UTF8.self)
  }
}
