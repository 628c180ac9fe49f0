import Glibc
import Ledger
import Support
import Testing

@Suite("A writer that is killed")
struct KillTests {
  let folder = Folder()

  @Test(
    "Five hundred kills at any moment lose nothing that was acknowledged",
    arguments: 0..<(triesAll ? 200 : 10) as Range<UInt64>)
  func kills(_ seed: UInt64) async throws {
    var random = SeededRandom(seed: seed)
    let told = folder.path + "/told"
    var filed = 0
    for kill in 0..<50 {
      // The first ones hit the making of the file and its tables.
      let lines = kill < 4 ? 0 : Int.random(in: 4...24, using: &random)
      let seen = contents(told).count
      let writer = Writer(
        path: folder.ledger, told: told, start: kill * 10_000, lines: lines,
        microseconds: Int.random(in: 1...1_500, using: &random))
      await #expect(processExitsWith: .signal(SIGKILL)) { [writer = writer as Writer] in
        writer.run()
      }
      let ledger = try Ledger.open(folder.ledger)
      let kept = try Told(told, from: seen, in: ledger)
      #expect(kept.lost == 0, "seed \(seed), kill \(kill)")
      filed += kept.filed
    }
    let ledger = try Ledger.open(folder.ledger)
    #expect(try ledger.verify().fault == nil)
    #expect(try Told(told, from: 0, in: ledger).lost == 0)
    // The kills came late enough for something to be lost.
    #expect(filed >= 50)
  }
}
