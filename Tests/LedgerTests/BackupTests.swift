import Glibc
import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("A copy of a ledger")
struct BackupTests {
  let folder = Folder()
  private var copy: String { folder.path + "/copy" }

  private func open(window: Int = 1) throws -> Ledger {
    try Ledger.open(folder.ledger, settings: .init(window: window, actor: "05"))
  }

  private func restore(
    _ from: String? = nil, to path: String? = nil, replacing: Bool = false
  ) throws -> Ledger.Restored {
    try Ledger.restore(
      from ?? copy, to: path ?? folder.ledger, replacing: replacing,
      settings: .init(actor: "05"),
      outside: .init(clock: FakeClock()), grounds: Grounds(id: Identifier(SystemEntropy())))
  }

  @Test("The drill: copy, lose the ledger, bring it back, verify, go on")
  func drill() throws {
    var numbers: [FilingNumber] = []
    do {
      let ledger = try open()
      for serial in 0..<20 { numbers.append(try ledger.append(Sample.filing(serial)).number) }
      let found = try ledger.backUp(to: copy)
      #expect(found.fault == nil && found.filings == 20)
      #expect(try found.heads == ledger.heads())
    }
    for ending in ["", "-wal", "-shm", ".lock", ".queue", ".ballast"] {
      unlink(folder.ledger + ending)
    }

    let restored = try restore()
    #expect(restored.aside == nil && restored.found.filings == 20)
    let ledger = try open()
    #expect(try ledger.verify().fault == nil)
    for (serial, number) in numbers.enumerated() {
      #expect(try ledger.filing(number).filing.person.idNumber == Sample.idNumber(serial))
      #expect(try ledger.filings(of: Sample.idNumber(serial)).map(\.number) == [number])
    }
    #expect(try ledger.append(Sample.filing(20)).number.serial == 21)
    #expect(throws: Ledger.Failure.alreadyFiled(numbers[3])) {
      try ledger.append(Sample.filing(3))
    }
    let moved = try rows("SELECT actor FROM event WHERE kind = 'moved'", in: folder.ledger)
    #expect(moved == [[[3] + Array("05".utf8)]])
    #expect(try ledger.verify().fault == nil)
    #expect(!names(in: folder.path).contains { $0.contains("restoring") })
  }

  @Test("Only its owner reads it, no key is in it, and nothing else is left")
  func alone() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing())
    let before = Set(names(in: folder.path))
    _ = try ledger.backUp(to: copy)
    #expect(Set(names(in: folder.path)).subtracting(before) == ["copy"])
    var status = stat()
    #expect(stat(copy, &status) == 0 && status.st_mode & 0o777 == 0o600)
    let keys = String(decoding: contents(folder.ledger + ".keys"), as: UTF8.self)
    for line in keys.split(separator: "\n").dropFirst() {
      let secret = try #require(line.split(separator: " ").last)
      let bytes = stride(from: 0, to: secret.count, by: 2).compactMap { start in
        UInt8(secret.dropFirst(start).prefix(2), radix: 16)
      }
      #expect(bytes.count == 32)
      #expect(contents(copy).firstRange(of: bytes) == nil)
      #expect(contents(copy).firstRange(of: Array(secret.utf8)) == nil)
    }
  }

  @Test("Nothing that is there is overwritten, by a copy or by a ledger brought back")
  func refused() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing())
    write(Array("mine".utf8), to: copy)
    #expect(throws: Ledger.Failure.exists(path: copy)) { try ledger.backUp(to: copy) }
    #expect(contents(copy) == Array("mine".utf8))
    _ = try ledger.backUp(to: copy + "2")
    #expect(throws: Ledger.Failure.exists(path: folder.ledger)) { try restore(copy + "2") }
    #expect(throws: Ledger.Failure.notALedger(path: copy)) { try restore(to: copy + "3") }
    #expect(throws: Ledger.Failure.missing(path: copy + "4")) {
      try restore(copy + "4", to: copy + "3")
    }
    #expect(try ledger.verify().fault == nil)
  }

  @Test("Replaced: the ledger from before lies aside whole, and who has it open writes no more")
  func replaced() throws {
    let ledger = try open()
    let first = try ledger.append(Sample.filing(1)).number
    _ = try ledger.backUp(to: copy)
    let later = try ledger.append(Sample.filing(2)).number
    // Left by a restoring that was stopped.
    mkdir(folder.ledger + ".restoring", 0o700)
    write(Array("half".utf8), to: folder.ledger + ".restoring/ledger")
    let aside = try #require(try restore(replacing: true).aside)

    #expect(throws: Ledger.Failure.replaced(path: folder.ledger)) {
      try ledger.append(Sample.filing(3))
    }
    let restored = try open()
    #expect(try restored.filing(first).number == first)
    #expect(throws: Ledger.Failure.noSuchFiling) { try restored.filing(later) }
    #expect(try restored.verify().fault == nil)

    // What was filed after the copy can be read where it lies.
    rename(folder.ledger + ".keys", aside + ".keys")
    let old = try Ledger.open(aside, access: .reading)
    #expect(try old.filing(later).number == later)
    #expect(try old.verify().fault == nil)
  }

  @Test("Keys that are missing or another ledger's are named, and nothing is touched")
  func keys() throws {
    let ledger = try open()
    _ = try ledger.append(Sample.filing())
    _ = try ledger.backUp(to: copy)
    let other = Folder()
    _ = try Ledger.open(other.ledger)
    let before = contents(other.ledger)
    #expect(throws: Ledger.Failure.keyWrong(path: other.ledger + ".keys")) {
      try restore(to: other.ledger, replacing: true)
    }
    #expect(contents(other.ledger) == before)
    let empty = Folder()
    #expect(throws: Ledger.Failure.keys(.missing(path: empty.ledger + ".keys"))) {
      try restore(to: empty.ledger)
    }
    #expect(names(in: empty.path).filter { !$0.hasSuffix("lock") && !$0.hasSuffix("queue") } == [])
  }

  @Test("A ledger on a server is copied by the server's own tools")
  func server() throws {
    let place = StoreKind.$current.withValue(.postgres) { Folder() }
    let ledger = try Ledger.open(place.ledger, outside: place.outsideOfServer())
    #expect(throws: Ledger.Failure.onServer) { try ledger.backUp(to: copy) }
    _ = try open().backUp(to: copy)
    #expect(throws: Ledger.Failure.onServer) { try restore(to: place.ledger, replacing: true) }
  }

  @Test("A copy with any bit of its data changed is not brought back")
  func changed() throws {
    let ledger = try open()
    for serial in 0..<12 { _ = try ledger.append(Sample.filing(serial)) }
    _ = try ledger.backUp(to: copy)
    let sound = contents(copy)
    var (refusals, random) = (0, SeededRandom(seed: 3))
    for _ in 0..<60 {
      var bytes = sound
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^=
        1 << UInt8.random(in: 0..<8, using: &random)
      write(bytes, to: copy)
      do {
        // What comes back in spite of it is what was copied.
        #expect(try restore(replacing: true).found.heads == ledger.heads())
        #expect(try open().verify().fault == nil)
      } catch is Ledger.Failure {
        refusals += 1
      }
      for name in names(in: folder.path) where name.contains("replaced-") {
        unlink("\(folder.path)/\(name)")
      }
    }
    #expect(refusals > 3)
  }

  @Test("A copy of version 1 is brought to this version on its way back")
  func older() throws {
    let path = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()
    try run(String(decoding: contents(path + "/Data/ledger-1.sql"), as: UTF8.self), in: copy)
    try run("PRAGMA application_id = 2036950121; PRAGMA user_version = 1", in: copy)
    let before = contents(copy)
    #expect(try restore().found.filings == 2)
    #expect(contents(copy) == before)
    #expect(try open().filings(of: "511700195503120015").count == 2)
  }

  @Test("Other windows file while a copy is made, and the copy is sound")
  func meanwhile() async throws {
    _ = try open()
    let path = folder.ledger
    let filing = Task.detached {
      let ledger = try Ledger.open(path, settings: .init(window: 2))
      for serial in 0..<200 { _ = try ledger.append(Sample.filing(serial)) }
    }
    for round in 0..<5 {
      #expect(try open().backUp(to: "\(copy)\(round)").fault == nil)
    }
    try await filing.value
    #expect(try open().verify().filings == 200)
  }
}
