import Ledger
import Rules
import Support
import Testing

@Suite("A disk that refuses", .enabled(if: SmallDisk.isAllowed, "mounting needs rights"))
struct DiskTests {
  @Test("A full disk is said to be full; what was acknowledged is there, and work goes on later")
  func full() throws {
    let disk = try #require(SmallDisk(bytes: 1 << 20))
    let path = disk.path + "/ledger.sqlite"
    let ledger = try Ledger.open(path)
    var acknowledged: [FilingNumber] = []
    let failure = #expect(throws: Ledger.Failure.self) {
      for serial in 0... { acknowledged.append(try ledger.append(Sample.filing(serial)).number) }
    }
    #expect(failure == .diskFull)
    #expect(acknowledged.count > 5)
    #expect(throws: Ledger.Failure.diskFull) {
      try ledger.saveDraft("a", owner: .window(1), body: [UInt8](repeating: 1, count: 100_000))
    }
    for number in acknowledged { #expect(try ledger.filing(number).number == number) }
    #expect(try ledger.verify().fault == nil)
    disk.remount(readOnly: false, bytes: 8 << 20)
    let next = try ledger.append(Sample.filing(5_000))
    #expect(next.number.serial == acknowledged.count + 1)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A disk that is full from the start is said to be full")
  func fullAtFirst() throws {
    let disk = try #require(SmallDisk(bytes: 16_384))
    #expect(throws: Ledger.Failure.diskFull) { try Ledger.open(disk.path + "/ledger.sqlite") }
    disk.remount(readOnly: false, bytes: 8 << 20)
    #expect(
      try Ledger.open(disk.path + "/ledger.sqlite").append(Sample.filing()).number.serial == 1)
  }

  @Test("A medium that became read-only is said to be so; what is on it can be read")
  func readOnly() throws {
    let disk = try #require(SmallDisk(bytes: 8 << 20))
    let path = disk.path + "/ledger.sqlite"
    let number = try Ledger.open(path).append(Sample.filing()).number
    disk.remount(readOnly: true, bytes: 8 << 20)
    #expect(throws: Ledger.Failure.readOnly) { try Ledger.open(path) }
    // Nobody has it open: there are no files beside it that a reader would need to write.
    #expect(throws: Ledger.Failure.cannotOpen(path: path, errno: 0)) {
      try Ledger.open(path, access: .reading)
    }
    disk.remount(readOnly: false, bytes: 8 << 20)
    #expect(try Ledger.open(path, access: .reading).filing(number).number == number)
  }
}
