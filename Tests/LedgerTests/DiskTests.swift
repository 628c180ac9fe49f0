import Foundation
import Ledger
import Rules
import Support
import Testing

@Suite(
  "A disk that refuses", .enabled(if: mayRun(with: SmallDisk.isAllowed), "mounting needs rights"))
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

  @Test(
    "Room that was kept lets what somebody is at be finished; there is a warning before and after")
  func ballast() throws {
    let disk = try #require(SmallDisk(bytes: 120_000_000))
    let path = disk.path + "/ledger.sqlite"
    func hasBallast() -> Bool { names(in: disk.path).contains("ledger.sqlite.ballast") }
    let ledger = try Ledger.open(path)
    #expect(hasBallast() && ledger.megabytesLeft == nil)
    disk.fill()
    #expect(ledger.megabytesLeft == 0)
    try ledger.saveDraft("a", owner: .window(1), body: [UInt8](repeating: 1, count: 100_000))
    var numbers = [try ledger.append(Sample.filing(0)).number]
    #expect(!hasBallast() && ledger.megabytesLeft ?? 0 > 0)
    // Opened anew where there is no room for it, it is not laid again.
    for serial in 1..<20 {
      numbers.append(try Ledger.open(path).append(Sample.filing(serial)).number)
    }
    #expect(!hasBallast())
    disk.fill()
    #expect(throws: Ledger.Failure.diskFull) {
      for serial in 20... { numbers.append(try ledger.append(Sample.filing(serial)).number) }
    }
    for number in numbers { #expect(try ledger.filing(number).number == number) }
    disk.empty()
    _ = try Ledger.open(path)
    #expect(hasBallast() && ledger.megabytesLeft == nil)
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
    // Nobody has it open: a reader cannot make the files beside it, and needs none.
    let reader = try Ledger.open(path, access: .reading)
    #expect(try reader.filing(number).number == number)
    #expect(try reader.verify().fault == nil)
    disk.remount(readOnly: false, bytes: 8 << 20)
    #expect(try Ledger.open(path, access: .reading).filing(number).number == number)
  }

  @Test(
    "A name with characters of an address is read on such a medium too",
    arguments: ["a b?", "#%41", "台账"])
  func oddNames(_ name: String) throws {
    let disk = try #require(SmallDisk(bytes: 8 << 20))
    let path = "\(disk.path)/\(name).sqlite"
    let number = try Ledger.open(path).append(Sample.filing()).number
    disk.remount(readOnly: true, bytes: 8 << 20)
    #expect(try Ledger.open(path, access: .reading).filing(number).number == number)
  }

  @Test("What its log still holds is not passed over: such a ledger is refused for its medium")
  func log() throws {
    let disk = try #require(SmallDisk(bytes: 8 << 20))
    let path = disk.path + "/ledger.sqlite"
    _ = try Ledger.open(path).append(Sample.filing())
    try "log".write(toFile: path + "-wal", atomically: false, encoding: .utf8)
    disk.remount(readOnly: true, bytes: 8 << 20)
    #expect(throws: Ledger.Failure.cannotOpen(path: path, errno: EROFS)) {
      try Ledger.open(path, access: .reading)
    }
  }

  @Test("A disk that is only mounted read-only may change meanwhile, and is refused for its medium")
  func mounted() throws {
    let disk = try #require(SmallDisk(bytes: 8 << 20))
    let path = disk.path + "/ledger.sqlite"
    _ = try Ledger.open(path).append(Sample.filing())
    disk.mountReadOnly()
    #expect(throws: Ledger.Failure.cannotOpen(path: path, errno: EROFS)) {
      try Ledger.open(path, access: .reading)
    }
  }
}
