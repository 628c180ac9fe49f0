import Ledger
import Support
import Testing

@Suite("Drafts", .onBothStores, .namingTheStore)
struct DraftTests {
  let folder = Folder()
  let clock = FakeClock()

  private func open() throws -> Ledger {
    try Ledger.open(folder.ledger, outside: folder.outside(clock))
  }

  @Test("A draft is there after a new start, as it was last saved")
  func survives() throws {
    try open().saveDraft("a", owner: .window(3), body: [1])
    clock.advance(5)
    try open().saveDraft("a", owner: .window(3), body: [1, 2, 0, 255])
    let draft = try #require(try open().drafts(of: .window(3)).first)
    #expect(draft.body == [1, 2, 0, 255])
    #expect(draft.step == 2)
    #expect(draft.owner == .window(3))
    #expect(draft.saved == "2026-07-31T09:45:17+08:00")
    #expect(try open().draft("a") == draft)
    #expect(try open().verify().fault == nil)
  }

  @Test("An empty draft is a draft")
  func empty() throws {
    try open().saveDraft("a", owner: .window(3), body: [])
    #expect(try open().draft("a")?.body == [])
  }

  @Test("A window sees its own drafts only, the last saved first")
  func owners() throws {
    let ledger = try open()
    try ledger.saveDraft("a", owner: .window(1), body: [1])
    clock.advance(1)
    try ledger.saveDraft("b", owner: .window(1), body: [2])
    try ledger.saveDraft("c", owner: .window(2), body: [3])
    try ledger.saveDraft("d", owner: .sitting("x", window: 1), body: [4])
    #expect(try ledger.drafts(of: .window(1)).map(\.id) == ["b", "a"])
    #expect(try ledger.drafts(of: .sitting("y", window: 1)).isEmpty)
    try ledger.discardDraft("b")
    #expect(try ledger.drafts(of: .window(1)).map(\.id) == ["a"])
  }

  @Test("A call for help is seen by its number for its days, and by no sitting or window")
  func calls() throws {
    let ledger = try open()
    try ledger.saveDraft("a", owner: .call(527), body: [1], days: 1)
    clock.advance(1)
    try ledger.saveDraft("b", owner: .call(318), body: [2], days: 1)
    #expect(try ledger.calls().map(\.owner) == [.call(318), .call(527)])
    #expect(try ledger.drafts(of: .window(5)).isEmpty)
    try ledger.discardOldDrafts(sitting: "x", window: 5)
    #expect(try ledger.calls().count == 2)
    // A window that goes on with it makes it its own.
    try ledger.saveDraft("b", owner: .window(5), body: [3])
    #expect(try ledger.calls().map(\.id) == ["a"])
    clock.advance(86_400)
    #expect(try ledger.calls().isEmpty)
    try ledger.discardOldDrafts(sitting: "x", window: 5)
    #expect(try ledger.draft("a") == nil)
    #expect(try ledger.draft("b")?.owner == .window(5))
  }

  @Test("The reset of a shared machine wipes a sitting's drafts, bytes and all", .onFileOnly)
  func reset() throws {
    let secret = Array("the secret of a sitting".utf8)
    do {
      let ledger = try open()
      try ledger.saveDraft("d", owner: .sitting("x", window: 1), body: secret)
      try ledger.discardDrafts(of: .sitting("x", window: 1))
      #expect(try ledger.draft("d") == nil)
    }
    // The last one to leave writes the log back, and removes it.
    #expect(
      names(in: folder.path)
        == ["ledger.sqlite", "ballast", "keys", "lock", "queue"].map {
          $0 == "ledger.sqlite" ? $0 : "ledger.sqlite.\($0)"
        })
    let bytes = contents(folder.ledger)
    #expect(!bytes.indices.contains { bytes[$0...].starts(with: secret) })
  }

  @Test("At a start what is too old goes and what sittings left there, not those elsewhere")
  func old() throws {
    let ledger = try open()
    try ledger.saveDraft("old", owner: .window(1), body: [1])
    clock.advance(6 * 86_400)
    try ledger.saveDraft("young", owner: .window(1), body: [2])
    try ledger.saveDraft("mine", owner: .sitting("x", window: 1), body: [3])
    try ledger.saveDraft("theirs", owner: .sitting("y", window: 1), body: [4])
    try ledger.saveDraft("elsewhere", owner: .sitting("z", window: 11), body: [5])
    clock.advance(2 * 86_400)
    try ledger.saveDraft("beside", owner: .sitting("w", window: 1), body: [6])
    clock.advance(3_600)
    try ledger.discardOldDrafts(sitting: "x", window: 1)
    #expect(try ledger.drafts(of: .window(1)).map(\.id) == ["young"])
    #expect(try ledger.draft("mine") != nil)
    #expect(try ledger.draft("theirs") == nil)
    // Of another session of this window somebody answered it within the hour.
    #expect(try ledger.draft("beside") != nil)
    clock.advance(1)
    try ledger.discardOldDrafts(sitting: "x", window: 1)
    #expect(try ledger.draft("beside") == nil)
    #expect(try ledger.draft("elsewhere")?.owner == .sitting("z", window: 11))
  }

  @Test("Filing removes the draft in the same stroke; a refusal leaves it")
  func filed() throws {
    let ledger = try open()
    try ledger.saveDraft("a", owner: .window(1), body: [1])
    _ = try ledger.append(Sample.filing(draft: "a"))
    #expect(try ledger.draft("a") == nil)
    try ledger.saveDraft("b", owner: .window(1), body: [1])
    #expect(throws: Ledger.Failure.self) { try ledger.append(Sample.filing(draft: "b")) }
    #expect(try ledger.draft("b") != nil)
  }

  @Test("More than anybody answers is refused, and the draft before stays")
  func tooLarge() throws {
    let ledger = try open()
    try ledger.saveDraft("a", owner: .window(1), body: [1])
    let huge = [UInt8](repeating: 0, count: 2 << 20)
    #expect(throws: Ledger.Failure.tooLarge) {
      try ledger.saveDraft("a", owner: .window(1), body: huge)
    }
    #expect(try ledger.draft("a")?.body == [1])
  }
}
