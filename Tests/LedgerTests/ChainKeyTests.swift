import Glibc
import Rules
import Seals
import Support
import Testing

@testable import Ledger

@Suite("A chain with a key", .onBothStores, .namingTheStore)
struct ChainKeyTests {
  let folder = Folder()

  private func open(window: Int = 1, access: Ledger.Access = .writing) throws -> Ledger {
    try Ledger.open(
      folder.ledger, settings: .init(window: window), access: access, outside: folder.outside())
  }

  private func grounds() -> Grounds { Grounds(id: Identifier(SystemEntropy())) }

  private func keyFile() throws -> KeyFile { KeyFile(credentials: nil, else: try open().keyPath) }

  private func file(_ serials: Range<Int>, window: Int = 1) throws {
    let ledger = try open(window: window)
    for serial in serials { _ = try ledger.append(Sample.filing(serial)) }
  }

  private func fault() throws -> Verification.Fault? {
    try open(access: .reading).verify().fault
  }

  /// Takes the chain keys out of the key file, and their marks out of the ledger.
  private func dropChainKeys() throws {
    let keys = try keyFile()
    let found = try keys.read().keys.filter { $0.purpose != .chain }
    try run("DELETE FROM meta WHERE name LIKE 'key/chain/%'", in: folder.ledger)
    try keys.replace(Keyring(found))
  }

  /// A ledger as they were before there were chain keys.
  private func fillWithoutKey(_ serials: Range<Int>, windows: Int = 1) throws {
    _ = try open()
    try dropChainKeys()
    for window in 1...windows { try file(serials, window: window) }
  }

  /// Writes every chain anew as whoever may write the ledger could, after a change in its events: with
  /// `key`, or without one, from that event on; the ends kept in the ledger and the view agree with it.
  private func forge(_ change: String, key: KeyedHash? = nil, after seq: Int64 = 0) throws {
    let store = try open().store
    try tamper(change, in: folder.ledger)
    var (changes, last): ([String], [UInt8]) = ([], Event.noHash)
    var window = ""
    func hex(_ bytes: [UInt8]) -> String {
      let digits = Hexadecimal.text(bytes)
      return StoreKind.current == .sqlite ? "x'\(digits)'" : "'\\x\(digits)'"
    }
    try store.each("SELECT \(Event.columns), hash FROM event ORDER BY writer, seq") {
      row throws(Ledger.Failure) in
      var event = try Event(row)
      if event.writer != window { (window, last) = (event.writer, Event.noHash) }
      if event.seq <= seq {
        last = try row.bytes(15)
        return
      }
      event.prev = last
      last = try event.hash(key)
      let place = "writer = '\(event.writer)' AND seq = \(event.seq)"
      changes += [
        "UPDATE event SET prev = \(hex(event.prev)), hash = \(hex(last)) WHERE \(place)",
        "UPDATE writer SET head = \(hex(last)) WHERE id = '\(event.writer)'",
        "UPDATE anchor SET hash = \(hex(last)) WHERE \(place)",
      ]
    }
    try tamper(changes.joined(separator: "; "), in: folder.ledger)
    try open().rebuildView()
  }

  /// Says that somebody else made the second event.
  private let lie = "UPDATE event SET actor = 'x' WHERE writer = '01' AND seq = 2"

  @Test("A new ledger has a chain key, and its links are made with it")
  func keyed() throws {
    try file(0..<3)
    try file(3..<5, window: 2)
    let ledger = try open(access: .reading)
    #expect(try ledger.keyInfos().filter { $0.purpose == .chain }.map(\.state) == [.current])
    #expect(try ledger.verify().fault == nil)
    let event = try ledger.store.first(
      "SELECT \(Event.columns), hash FROM event WHERE writer = '01' AND seq = 1"
    ) { row throws(Ledger.Failure) in (try Event(row), try row.bytes(15)) }
    let (first, hash) = try #require(event)
    #expect(try first.hash(nil) != hash && first.hash(ledger.keys.chain) == hash)
  }

  @Test("A chain written anew without the key is seen, however consistent it is")
  func forged() throws {
    try file(0..<4)
    #expect(try fault() == nil)
    try forge(lie)
    #expect(try fault() == .init(.unkeyed, "01/1"))
    // Nor does it help to take every trace of a key out of the ledger.
    try run("DELETE FROM meta WHERE name LIKE 'key/chain/%'", in: folder.ledger)
    #expect(try fault() == .init(.unkeyed, "01/1"))
    try file(10..<11)
    #expect(try fault() == .init(.unkeyed, "01/1"))
  }

  @Test("Without a chain key the same forgery is not seen: this test sees")
  func forgedWithoutKey() throws {
    try fillWithoutKey(0..<4)
    try forge(lie)
    #expect(try fault() == nil)
  }

  @Test("Only the end of a chain written anew without the key is seen")
  func forgedEnd() throws {
    try file(0..<4)
    try forge("UPDATE event SET actor = 'x' WHERE writer = '01' AND seq = 4", after: 3)
    #expect(try fault() == .init(.altered, "01/4"))
  }

  @Test("With another key it is no better")
  func forgedWithOther() throws {
    try file(0..<4)
    let other = try Keyring.new(chained: true, day: "2026-07-31")
    try forge(lie, key: other.chain)
    #expect(try fault() == .init(.altered, "01/1"))
  }

  @Test(
    "A ledger from before goes on with a key: what was written is bound with it, as it was then")
  func introduced() throws {
    try fillWithoutKey(0..<3, windows: 1)
    try file(10..<12, window: 2)
    #expect(try fault() == nil)
    #expect(try open().renewChain(grounds()) == 1)
    #expect(try fault() == nil)
    try file(20..<22)
    try file(30..<31, window: 2)
    try file(40..<41, window: 3)
    #expect(try fault() == nil)
    #expect(
      try open().keyInfos().filter { $0.purpose == .chain }.map(\.state) == [.current])
    // What was written before the key, and after it.
    try forge(lie)
    #expect(try fault()?.cause == .unkeyed)
  }

  @Test("A window that wrote nothing since the key cannot be cut back or go on without it")
  func bound() throws {
    try fillWithoutKey(0..<3)
    try file(10..<12, window: 2)
    // Before there is a key nobody sees it: then the same is done with one.
    let before = try cutBack()
    #expect(try fault() == nil, "\(before)")
    try file(11..<12, window: 2)
    _ = try open().renewChain(grounds())
    _ = try cutBack()
    #expect(try fault() != nil)
  }

  /// Takes the last filing of window 02 away, its end mended with it.
  private func cutBack() throws -> String {
    let last = try #require(
      try open().filings(matching: "").first { $0.number.window == 2 }
    ).number.text
    try forge(
      """
      DELETE FROM find WHERE no = '\(last)';
      DELETE FROM event WHERE filing_id = (SELECT id FROM filing WHERE no = '\(last)');
      DELETE FROM filing WHERE no = '\(last)';
      DELETE FROM person WHERE ref NOT IN (SELECT person FROM filing);
      UPDATE writer SET seq = 1, head = (SELECT hash FROM event WHERE writer = '02' AND seq = 1)
        WHERE id = '02';
      UPDATE number SET last = 1 WHERE scope LIKE '%02'
      """, after: 4)
    return last
  }

  @Test("An ending that names another filing than the one that took the place is seen")
  func wrongSuccessor() throws {
    try fillWithoutKey(0..<2)
    let ledger = try open()
    let numbers = try ledger.filings(matching: "").map(\.number)
    let old = try ledger.filing(try #require(numbers.last))
    var new = old.filing
    (new.id, new.facts.fileTo) = (ledger.newIdentifier(), chengdu)
    new.replaces = Supersession(number: old.number, change: .place, hasProof: true, clauses: [])
    let right = try ledger.append(new).number.text
    #expect(try fault() == nil)
    let (wrong, isFile) = (try #require(numbers.first).text, StoreKind.current == .sqlite)
    let body =
      isFile
      ? "CAST(replace(CAST(body AS TEXT), '\(right)', '\(wrong)') AS BLOB)"
      : "convert_to(replace(convert_from(body, 'UTF8'), '\(right)', '\(wrong)'), 'UTF8')"
    try forge("UPDATE event SET body = \(body) WHERE kind = 'superseded'")
    #expect(try fault() == .init(.change, old.number.text))
  }

  @Test("Keys change: each link is checked with the key of its time, and old ones stay")
  func rotated() throws {
    try file(0..<2)
    try file(10..<12, window: 2)
    #expect(try open().renewChain(grounds()) == 2)
    try file(20..<22)
    #expect(try open().renewChain(grounds()) == 3)
    try file(30..<32, window: 2)
    let states = try open().keyInfos().filter { $0.purpose == .chain }.map(\.state)
    #expect(states == [.old, .old, .current])
    #expect(try fault() == nil)
    #expect(try open().dropOldKeys() == 0)
    #expect(try fault() == nil)
    // Whoever got hold of the first key cannot go on from there.
    let first = try #require(keyFile().read().chains.first)
    try forge(lie, key: first)
    #expect(try fault()?.cause == .unkeyed)
  }

  @Test("Windows that are open meanwhile take the new key up")
  func windows() throws {
    let (one, two) = (try open(), try open(window: 2))
    _ = try one.append(Sample.filing(0))
    _ = try two.append(Sample.filing(1))
    #expect(try one.renewChain(grounds()) == 2)
    _ = try two.append(Sample.filing(2))
    #expect(try two.renewChain(grounds()) == 3)
    _ = try one.append(Sample.filing(3))
    #expect(try fault() == nil)
  }

  @Test("Stopped before the event, or after it and before the file says so, it is finished")
  func stopped() throws {
    try file(0..<2)
    let keys = try keyFile()
    try keys.replace(keys.read().planningChain(day: "2026-07-31"))
    try file(2..<3)
    #expect(try fault() == nil)
    #expect(
      try open().keyInfos().filter { $0.purpose == .chain }.map(\.state) == [.current, .planned])
    let planned = contents(keys.path)
    #expect(try open().renewChain(grounds()) == 2)
    let done = contents(keys.path)
    write(planned, to: keys.path)
    #expect(try fault() == nil)
    try file(3..<4)
    #expect(contents(keys.path) == done)
    #expect(try fault() == nil)
  }

  @Test(
    "Without the chain's key nothing is checked or written, and it is said which one is missing")
  func missing() throws {
    try file(0..<2)
    let keys = try keyFile()
    try keys.replace(Keyring(keys.read().keys.filter { $0.purpose != .chain }))
    let failure = Ledger.Failure.chainKeyMissing(path: keys.path, id: 1)
    #expect(throws: failure) { try fault() }
    #expect(throws: failure) { try file(2..<3) }
  }

  @Test("Heads as printed hold across the keys")
  func printed() throws {
    try file(0..<3)
    let head = try #require(try open().heads().first)
    let paper = try #require(
      PrintedHead("01/\(head.seq)=\(Hexadecimal.text(head.hash).prefix(32))"))
    _ = try open().renewChain(grounds())
    try file(3..<4)
    #expect(try open().verify(against: [paper]).fault == nil)
    let other = try #require(PrintedHead("01/2=\(Hexadecimal.text(head.hash).prefix(32))"))
    #expect(try open().verify(against: [other]).fault == .init(.anchor, "01/2"))
  }

  @Test(
    "A copy of before the newest key is restored and goes on with it; one without keys is refused")
  func copies() throws {
    guard StoreKind.current == .sqlite else { return }
    func restore(_ name: String) throws {
      _ = try Ledger.restore(
        "\(folder.path)/\(name)", to: folder.ledger, replacing: true, grounds: grounds())
    }
    try file(0..<3)
    _ = try open().backUp(to: folder.path + "/first")
    _ = try open().renewChain(grounds())
    try file(3..<5)
    try restore("first")
    #expect(try fault() == nil)
    try file(3..<4)
    #expect(try fault() == nil)
    try forge(lie)
    #expect(try fault()?.cause == .unkeyed)
    _ = try? open().store.copy("forged", in: folder.path)
    #expect(throws: Ledger.Failure.unsound(.init(.unkeyed, "01/1"))) { try restore("forged") }
  }

  @Test("A ledger that moves takes keys and links along")
  func moved() throws {
    try file(0..<3)
    _ = try open().renewChain(grounds())
    try file(3..<4)
    let other = folder.path + "/other.sqlite"
    #expect(try open().copy(to: other).fault == nil)
    let ledger = try Ledger.open(other)
    _ = try ledger.append(Sample.filing(9))
    #expect(try ledger.verify().fault == nil)
  }
}

extension Store {
  /// Copies a file's ledger as it is, sound or not.
  fileprivate func copy(_ name: String, in folder: String) throws(Ledger.Failure) {
    try (self as? SQLiteStore)?.copy(to: "\(folder)/\(name)")
  }
}
