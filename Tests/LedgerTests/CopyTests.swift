import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("Moving a ledger", .onBothStores, .namingTheStore)
struct CopyTests {
  let folder = Folder()
  let other = Folder()
  let clock = FakeClock()

  private func filled() throws -> Ledger {
    let ledger = try Ledger.open(
      folder.ledger, outside: folder.outside(clock))
    for serial in 0..<120 { _ = try ledger.append(Sample.filing(serial)) }
    let number = try ledger.filings(of: Sample.idNumber(3))[0].number
    try ledger.recordPrint(
      of: number, PrintAttempt(outcome: .sent, format: "text"), id: ledger.newIdentifier())
    clock.advance(-60)
    _ = try ledger.append(Sample.filing(3, fileTo: chengdu))
    try ledger.saveDraft("d", owner: .window(1), body: [1, 2, 3])
    return ledger
  }

  @Test("What arrives has the same events, chains, view and drafts, on either store")
  func copy() throws {
    let ledger = try filled()
    for kind in StoreKind.allCases {
      let place = StoreKind.$current.withValue(kind) { Folder() }
      let sent = try ledger.verify()
      let outside = StoreKind.$current.withValue(kind) { place.outside(clock) }
      let arrived = try ledger.copy(to: place.ledger, keyFile: outside.keyFile)
      #expect(arrived == sent)
      #expect(arrived.fault == nil)
      #expect(arrived.filings == 121)
      // With the keys that lie there now, everybody is found and read there too.
      let there = try Ledger.open(place.ledger, outside: outside)
      #expect(
        try there.filings(of: Sample.idNumber(3)) == ledger.filings(of: Sample.idNumber(3)))
      #expect(try there.append(Sample.filing(200)).number.serial == 122)
    }
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A copy whose view cannot be made leaves nothing behind, and can be made later")
  func brokenOff() throws {
    let ledger = try filled()
    let odd = "SELECT body FROM event WHERE kind = 'printed'"
    try tamper("UPDATE event SET body = (\(odd)) WHERE seq = 7", in: folder.ledger)
    let outside = other.outside(clock)
    for _ in 0..<2 {
      #expect {
        try ledger.copy(to: other.ledger, keyFile: outside.keyFile)
      } throws: { $0 as? Ledger.Failure != .notEmpty }
    }
    let there = try Ledger.open(other.ledger, outside: outside)
    let found: Verification = try there.verify()
    #expect(found.events == 0 && found.fault == nil)
    #expect(try there.append(Sample.filing(1)).number.serial == 1)
  }

  @Test("Nothing is copied over what is on record already")
  func notEmpty() throws {
    let ledger = try filled()
    let keyFile = other.outside().keyFile
    _ = try ledger.copy(to: other.ledger, keyFile: keyFile)
    #expect(throws: Ledger.Failure.notEmpty) {
      try ledger.copy(to: other.ledger, keyFile: keyFile)
    }
  }

  @Test("Beside a ledger that is there no keys are laid but its own")
  func keysOfAnother() throws {
    let ledger = try filled()
    _ = try Ledger.open(other.ledger, outside: other.outside()).append(Sample.filing())
    let stray = other.path + "/stray.keys"
    #expect(throws: Ledger.Failure.notEmpty) {
      try ledger.copy(to: other.ledger, keyFile: KeyFile(credentials: nil, else: stray))
    }
    #expect(!names(in: other.path).contains("stray.keys"))
  }
}
