import Glibc
import Rules
import Seals
import Support
import Testing

@testable import Ledger

@Suite("Opening a ledger")
struct OpeningTests {
  let folder = Folder()

  private func open(_ access: Ledger.Access = .writing) throws -> Ledger {
    try Ledger.open(folder.ledger, access: access)
  }

  @Test("Folder and files are made for their owner only")
  func modes() throws {
    let path = folder.path + "/state/yidi/ledger.sqlite"
    let ledger = try Ledger.open(path)
    _ = try ledger.append(Sample.filing())
    #expect(mode(folder.path + "/state") == 0o700)
    #expect(mode(folder.path + "/state/yidi") == 0o700)
    let made = names(in: folder.path + "/state/yidi")
    #expect(made.count == 7)
    for name in made { #expect(mode(folder.path + "/state/yidi/" + name) == 0o600, "\(name)") }
    unlinkAll(folder.path + "/state/yidi")
  }

  @Test("The file says what it is, in which version")
  func identity() throws {
    _ = try open()
    #expect(
      try rows("PRAGMA application_id", in: folder.ledger) == [[[1] + Array("2036950121".utf8)]])
    #expect(try rows("PRAGMA user_version", in: folder.ledger) == [[[1] + Array("4".utf8)]])
    #expect(try rows("PRAGMA journal_mode", in: folder.ledger) == [[[3] + Array("wal".utf8)]])
  }

  @Test("The log is written back while the ledger stays open, and does not grow for ever")
  func log() throws {
    let ledger = try open()
    for serial in 0..<150 { _ = try ledger.append(Sample.filing(serial)) }
    // About thirty pages a filing: three times what is let lie there.
    #expect(contents(folder.ledger + "-wal").count < (Int(Limits.walPagesMax) + 200) * 4_120)
    #expect(contents(folder.ledger).count > 100 * 4_096)
    #expect(try ledger.verify().fault == nil)
  }

  @Test("A ledger only read must be there, and cannot be written")
  func reading() throws {
    #expect(throws: Ledger.Failure.missing(path: folder.ledger)) { try open(.reading) }
    #expect(names(in: folder.path).isEmpty)
    let filed = try open().append(Sample.filing())
    let reader = try open(.reading)
    #expect(try reader.filing(filed.number) == filed)
    #expect(try reader.verify().fault == nil)
    #expect(throws: Ledger.Failure.readOnly) { try reader.append(Sample.filing(1)) }
  }

  @Test("What the system refuses to open, or to look for, is refused with the system's reason")
  func refused() throws {
    #expect(throws: Ledger.Failure.cannotOpen(path: folder.path, errno: EISDIR)) {
      try Ledger.open(folder.path, access: .reading)
    }
    try #require(symlink(folder.ledger, folder.ledger) == 0)
    #expect(throws: Ledger.Failure.cannotOpen(path: folder.ledger, errno: ELOOP)) {
      try open(.reading)
    }
    unlink(folder.ledger)
  }

  @Test("Opening it a second time takes no lock of the first away, by which others know of it")
  func twice() throws {
    let first = try open()
    _ = try first.append(Sample.filing())
    let held = locksHeld
    #expect(held > 0)
    let second = try open()
    #expect(locksHeld >= held)
    withExtendedLifetime((first, second)) {}
  }

  /// How many locks of fcntl(2) there are on the data file.
  private var locksHeld: Int {
    var status = stat()
    stat(folder.ledger, &status)
    return String(decoding: contents("/proc/locks"), as: UTF8.self).split(separator: "\n")
      .count { $0.contains(" POSIX ") && $0.contains(":\(status.st_ino) ") }
  }

  @Test("The keys of a server's ledger lie in the state folder, whatever is set to nothing")
  func stateFolder() {
    let folders = [
      ["XDG_STATE_HOME": "/a", "HOME": "/b"], ["HOME": "/b"], ["XDG_STATE_HOME": "", "HOME": "/b"],
    ].map { variables in LedgerFiles.stateFolder { variables[$0] } }
    #expect(folders == ["/a", "/b/.local/state", "/b/.local/state"])
  }

  @Test("A file that was only begun counts as new")
  func halfBorn() throws {
    write([], to: folder.ledger)
    #expect(throws: Ledger.Failure.missing(path: folder.ledger)) { try open(.reading) }
    #expect(try open().append(Sample.filing()).number.serial == 1)
  }

  @Test("A file whose first page alone was written counts as new")
  func firstPage() throws {
    try run("PRAGMA journal_mode = WAL", in: folder.ledger)
    #expect(try open().append(Sample.filing()).number.serial == 1)
  }

  @Test("Something else is not taken for a ledger, and not touched")
  func foreign() throws {
    let text = Array(repeating: "These are the minutes of a meeting.\n", count: 100)
    let bytes = Array(text.joined().utf8)
    write(bytes, to: folder.ledger)
    for access in [Ledger.Access.reading, .writing] {
      #expect(throws: Ledger.Failure.notALedger(path: folder.ledger)) { try open(access) }
    }
    #expect(contents(folder.ledger) == bytes)
    unlink(folder.ledger)
    try run("CREATE TABLE recipes(name TEXT)", in: folder.ledger)
    #expect(throws: Ledger.Failure.notALedger(path: folder.ledger)) { try open() }
  }

  @Test("A ledger of a later program is refused")
  func newer() throws {
    _ = try open()
    try run("PRAGMA user_version = 5", in: folder.ledger)
    for access in [Ledger.Access.reading, .writing] {
      #expect(throws: Ledger.Failure.newer(found: 5, known: 4)) { try open(access) }
    }
  }

  @Test("Where a folder cannot be made, that is said")
  func cannotCreate() throws {
    write([1], to: folder.path + "/file")
    let path = folder.path + "/file/ledger.sqlite"
    #expect(throws: Ledger.Failure.cannotCreate(path: path + ".queue", errno: ENOTDIR)) {
      try Ledger.open(path)
    }
    #expect(throws: Ledger.Failure.cannotCreate(path: "/proc/yidi", errno: ENOENT)) {
      try Ledger.open("/proc/yidi/ledger.sqlite")
    }
  }

  @Test("A lost, foreign or exposed key is said to be so, and no new one is made")
  func keys() throws {
    _ = try open()
    let key = folder.ledger + ".keys"
    let bytes = contents(key)
    let other = Folder()
    _ = try Ledger.open(other.ledger)
    for access in [Ledger.Access.reading, .writing] {
      unlink(key)
      #expect(throws: Ledger.Failure.keys(.missing(path: key))) { try open(access) }
      write(contents(other.ledger + ".keys"), to: key)
      chmod(key, 0o600)
      #expect(throws: Ledger.Failure.keyWrong(path: key)) { try open(access) }
      write(bytes, to: key)
      chmod(key, 0o644)
      #expect(throws: Ledger.Failure.keys(.exposed(path: key, mode: 0o644))) { try open(access) }
      chmod(key, 0o600)
      _ = try open(access)
    }
  }

  @Test("Settings that make no number are refused before anything is touched")
  func settings() {
    for (settings, name) in [
      (Ledger.Settings(prefix: "D"), "prefix"), (Ledger.Settings(prefix: "dz"), "prefix"),
      (Ledger.Settings(window: 100), "window"), (Ledger.Settings(window: -1), "window"),
    ] {
      #expect(throws: Ledger.Failure.settings(name: name)) {
        try Ledger.open(folder.ledger, settings: settings)
      }
    }
    #expect(names(in: folder.path).isEmpty)
  }

  @Test("Events cannot be changed or removed, not even past the ledger")
  func triggers() throws {
    _ = try open().append(Sample.filing())
    for sql in ["UPDATE event SET actor = 'x'", "DELETE FROM event"] {
      #expect(throws: RawFailure.self) { try run(sql, in: folder.ledger) }
    }
    #expect(try open().verify().events == 1)
  }

  @Test("A folder on another machine is told by what the system calls it, and no other is")
  func networks() {
    // As linux/magic.h has them, and the sources of Lustre and GPFS.
    for system in [
      0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x5346_414F, 0x6B41_4653, 0x7375_7245, 0xC3_6400,
      0x564C, 0x0BD0_0BD0, 0x4750_4653,
    ] {
      #expect(LedgerFiles.isOfNetwork(system), "\(String(system, radix: 16))")
    }
    // ext4, tmpfs, XFS, Btrfs, overlay, ZFS; FUSE and 9P, which a container may stand on.
    for system in [
      0xEF53, 0x0102_1994, 0x5846_5342, 0x9123_683E, 0x794C_7630, 0x2FC1_2FC1, 0x6573_5546,
      0x0102_1997,
    ] {
      #expect(!LedgerFiles.isOfNetwork(system), "\(String(system, radix: 16))")
    }
  }

  @Test("Two active filings of a person for one place cannot be, not even past the ledger")
  func guardIndex() throws {
    _ = try open().append(Sample.filing())
    let twin = """
      INSERT INTO filing SELECT 'x', 'y', person, slot, category, file_to, state, starts, ends,
        day, window, filed, owes, waits, provisional, n, prints, updated FROM filing
      """
    #expect(throws: RawFailure(code: 19)) { try run(twin, in: folder.ledger) }
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  private func unlinkAll(_ path: String) {
    for name in names(in: path) { unlink("\(path)/\(name)") }
  }
}
