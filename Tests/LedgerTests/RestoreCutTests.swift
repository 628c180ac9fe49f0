import CPowerCut
import Glibc
import Ledger
import Rules
import Seals
import Support
import Testing

@Suite("The power goes off while a ledger is put over another")
struct RestoreCutTests {
  /// A process that puts a copy over a ledger, until the power goes.
  private struct Restorer: Codable {
    let path: String
    let copy: String
    let disk: String
    let told: String
    /// Before which change of a name the power goes.
    let change: Int

    func run() {
      guard let folder = path.lastIndex(of: "/") else { return }
      yidi_power_cut(String(path[..<folder]), disk)
      yidi_power_cut_before(Int32(change))
      let restored = try? Ledger.restore(
        copy, to: path, replacing: true, grounds: Grounds(id: Identifier(SystemEntropy())))
      if restored != nil { write(Array("done".utf8), to: told) }
      kill(getpid(), SIGKILL)
    }
  }

  /// Puts the files of one folder into another, as they are.
  private func put(_ source: Folder, into target: Folder) {
    for name in names(in: source.path) where !name.hasSuffix("-shm") {
      write(contents("\(source.path)/\(name)"), to: "\(target.path)/\(name)")
    }
  }

  @Test("At every moment one whole ledger stands there, and the one from before is whole somewhere")
  func always() async throws {
    var (before, after, change, isDone) = (0, 0, 0, false)
    while !isDone {
      let (folder, disk, elsewhere) = (Folder(), Folder(), Folder())
      let (copy, told) = (elsewhere.path + "/copy", elsewhere.path + "/told")
      let ledger = try Ledger.open(folder.ledger)
      _ = try ledger.append(Sample.filing(1))
      _ = try ledger.backUp(to: copy)
      // Only in the log, since a window has the ledger open.
      let later = try ledger.append(Sample.filing(2)).number
      #expect(!contents(folder.ledger + "-wal").isEmpty)
      put(folder, into: disk)
      let restorer = Restorer(
        path: folder.ledger, copy: copy, disk: disk.path, told: told, change: change)
      await #expect(processExitsWith: .signal(SIGKILL)) { [restorer = restorer as Restorer] in
        restorer.run()
      }
      isDone = !contents(told).isEmpty
      change += 1
      // What is not on the disk has never been.
      let there = try Ledger.open(disk.ledger)
      #expect(try there.verify().fault == nil, "change \(change)")
      if (try? there.filing(later)) != nil {
        before += 1
      } else {
        after += 1
        let aside = try #require(
          names(in: disk.path).first { $0.contains(".replaced-") && !$0.hasSuffix("-wal") })
        let path = "\(disk.path)/\(aside)"
        write(contents(disk.ledger + ".keys"), to: path + ".keys")
        let old = try Ledger.open(path, access: .reading)
        #expect(try old.filing(later).number == later && old.verify().fault == nil)
      }
      try #require(change < 100)
    }
    #expect(before > 3 && after > 1, "\(before) before, \(after) after")
  }

  @Test("A log left without its ledger is put aside, and not read as the copy's")
  func strayLog() throws {
    let folder = Folder()
    let copy = folder.path + "/copy"
    let ledger = try Ledger.open(folder.ledger)
    let first = try ledger.append(Sample.filing(1)).number
    _ = try ledger.backUp(to: copy)
    for serial in 2...5 { _ = try ledger.append(Sample.filing(serial)) }
    let log = contents(folder.ledger + "-wal")
    try #require(!log.isEmpty)
    unlink(folder.ledger)
    let restored = try Ledger.restore(
      copy, to: folder.ledger, replacing: false, grounds: Grounds(id: Identifier(SystemEntropy())))
    let aside = try #require(restored.aside)
    #expect(contents(aside) == log)
    let there = try Ledger.open(folder.ledger)
    #expect(try there.verify().fault == nil && there.filing(first).number == first)
    #expect(try there.verify().filings == 1)
  }
}
