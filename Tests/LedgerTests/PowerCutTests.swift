import Glibc
import Ledger
import Support
import Testing

@Suite("The power goes off")
struct PowerCutTests {
  /// What is there after a number of cuts.
  private struct Outcome {
    var filed = 0
    var lost = 0
    var isDamaged = false
  }

  /// Cuts the power again and again; each writer starts from what the cut before left on the disk.
  private func cut(
    _ cuts: Int, seed: UInt64, synchronous: String? = nil
  ) async throws -> Outcome {
    let (folder, disk) = (Folder(), Folder())
    let told = disk.path + ".told"
    defer { unlink(told) }
    var random = SeededRandom(seed: seed)
    var outcome = Outcome()
    for cut in 0..<cuts {
      let seen = contents(told).count
      let writer = Writer(
        path: folder.ledger, told: told, start: cut * 10_000,
        lines: Int.random(in: 0...40, using: &random),
        microseconds: Int.random(in: 1...1_500, using: &random), disk: disk.path,
        synchronous: synchronous)
      await #expect(processExitsWith: .signal(SIGKILL)) { [writer = writer as Writer] in
        writer.run()
      }
      // What is not on the disk has never been.
      move(disk, to: folder)
      do {
        let ledger = try Ledger.open(folder.ledger)
        let kept = try Told(told, from: seen, in: ledger)
        outcome.filed += kept.filed
        outcome.lost += kept.lost
        if try ledger.verify().fault != nil { outcome.isDamaged = true }
      }
      // Closed in peace, all of it is on the disk.
      move(folder, to: disk, removing: false)
    }
    return outcome
  }

  /// Makes the files of one folder those of the other.
  private func move(_ source: Folder, to target: Folder, removing: Bool = true) {
    for name in names(in: target.path) { unlink("\(target.path)/\(name)") }
    for name in names(in: source.path) {
      if !name.hasSuffix(".part"), !name.hasSuffix("-shm") {
        write(contents("\(source.path)/\(name)"), to: "\(target.path)/\(name)")
        chmod("\(target.path)/\(name)", 0o600)
      }
      if removing { unlink("\(source.path)/\(name)") }
    }
  }

  @Test(
    "Two hundred power cuts lose nothing that was acknowledged",
    arguments: 0..<(triesAll ? 100 : 10) as Range<UInt64>)
  func full(_ seed: UInt64) async throws {
    let outcome = try await cut(20, seed: seed)
    #expect(outcome.lost == 0 && !outcome.isDamaged)
    #expect(outcome.filed > 20)
  }

  @Test("The same cuts lose filings where SQLite does not sync each commit: this test sees")
  func normal() async throws {
    let outcome = try await cut(20, seed: 0, synchronous: "NORMAL")
    #expect(outcome.lost > 0)
    #expect(!outcome.isDamaged)
  }
}
