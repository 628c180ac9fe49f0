import FoundationEssentials
import Glibc
import Support
import Testing

@testable import Seals

@Suite("The key file")
struct KeyFileTests {
  private let folder: TestFolder
  private let keyring: Keyring
  private var path: String { folder.path + "/keys" }
  private var file: KeyFile { KeyFile(credentials: nil, else: path) }

  init() throws {
    folder = try TestFolder()
    keyring = try Keyring.new(chained: true, day: "2026-11-21", random: SeededBytes(1))
      .renewing(.master, suite: .aes, day: "2027-01-01", random: SeededBytes(2))
  }

  @Test("Keys come back as they were written, in the documented text, only for the owner")
  func roundTrip() throws {
    try file.create(keyring)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o7777 == 0o600)
    #expect(folder.names == ["keys"])
    let lines = String(decoding: folder.bytes("keys"), as: UTF8.self).split(separator: "\n")
    let starts = [
      "yidi-key 1", "master 1 sm4-ctr-hmac-sm3 2026-11-21 old ",
      "master 2 aes-256-gcm 2027-01-01 current ", "index 1 hmac-sm3 2026-11-21 current ",
      "chain 1 hmac-sm3 2026-11-21 current ",
    ]
    #expect(lines.count == starts.count)
    for (line, start) in zip(lines, starts) { #expect(line.hasPrefix(start)) }
    for (line, key) in zip(lines.dropFirst(), keyring.keys) {
      #expect(line.hasSuffix(" " + Hexadecimal.text(key.secret.copy())))
    }
    let read = try file.read()
    #expect(zip(read.keys, keyring.keys).allSatisfy { $0.secret.isSame(as: $1.secret) })
    let box = try keyring.seal(utf8("张三"), in: somewhere)
    #expect(try read.open(box, in: somewhere) == utf8("张三"))
  }

  @Test(
    "New keys never overwrite a file, renewed ones do, and what a stop left is cleared away")
  func replacing() throws {
    try file.create(keyring)
    let before = folder.bytes("keys")
    #expect(throws: KeyFileFailure.exists(path: path)) { try file.create(keyring) }
    #expect(folder.bytes("keys") == before)
    _ = try folder.put("keys.new", utf8("half"))
    try file.replace(keyring.renewing(.master, day: "2028-01-01", random: SeededBytes(3)))
    #expect(try file.read().masterID == 3)
    #expect(folder.names == ["keys"])
  }

  @Test(
    "A file others may touch is refused",
    arguments: [
      0o644, 0o640, 0o660, 0o604, 0o602, 0o620, 0o610, 0o601, 0o700 as mode_t,
    ])
  func exposed(_ mode: mode_t) throws {
    try file.create(keyring)
    chmod(path, mode)
    let failure = #expect(throws: KeyFileFailure.self) { try file.read() }
    #expect(failure == .exposed(path: path, mode: mode), "\(String(mode, radix: 8))")
  }

  @Test("0600 and 0400 are right", arguments: [0o600, 0o400 as mode_t])
  func allowed(_ mode: mode_t) throws {
    try file.create(keyring)
    chmod(path, mode)
    #expect(try file.read().masterID == 2)
  }

  @Test(
    "A folder others may write in is refused, to read and to write",
    arguments: [
      0o720, 0o702, 0o777 as mode_t,
    ])
  func exposedFolder(_ mode: mode_t) throws {
    try file.create(keyring)
    chmod(folder.path, mode)
    let failure = KeyFileFailure.folderExposed(path: folder.path, mode: mode)
    #expect(throws: failure) { try file.read() }
    #expect(throws: failure) { try file.replace(keyring) }
    chmod(folder.path, 0o755)
    #expect(try file.read().masterID == 2)
  }

  @Test("Another user's file or folder is refused", .enabled(if: mayRun(with: geteuid() == 0)))
  func foreign() throws {
    try file.create(keyring)
    chown(path, 65534, 65534)
    #expect(throws: KeyFileFailure.foreignOwner(path: path, owner: 65534)) { try file.read() }
    chown(path, 0, 0)
    chown(folder.path, 65534, 65534)
    #expect(throws: KeyFileFailure.foreignOwner(path: folder.path, owner: 65534)) {
      try file.read()
    }
  }

  @Test("What is not there, and what is no file, is said so")
  func missing() throws {
    #expect(throws: KeyFileFailure.missing(path: path)) { try file.read() }
    let nowhere = folder.path + "/none"
    #expect(throws: KeyFileFailure.missing(path: nowhere)) {
      try KeyFile(credentials: nil, else: nowhere + "/keys").create(keyring)
    }
    mkdir(path, 0o700)
    #expect(throws: KeyFileFailure.notAFile(path: path)) { try file.read() }
    rmdir(path)
    symlink("/etc/passwd", path)
    #expect(throws: KeyFileFailure.notAFile(path: path)) { try file.read() }
    unlink(path)
    mkfifo(path, 0o600)
    #expect(throws: KeyFileFailure.notAFile(path: path)) { try file.read() }
  }

  @Test("A fault is named by its line")
  func malformed() throws {
    let key = String(repeating: "ab", count: 32)
    let good = "master 1 aes-256-gcm 2026-11-21 current \(key)"
    let cases: [(String, KeyFileFailure)] = [
      ("", .malformed(path: path, line: 1, .heading)),
      ("yidi-keys 1\n", .malformed(path: path, line: 1, .heading)),
      ("yidi-key x\n", .malformed(path: path, line: 1, .heading)),
      ("yidi-key 2\nwhatever", .newer(path: path, version: 2)),
      ("yidi-key 1\n\(good) x", .malformed(path: path, line: 2, .words)),
      ("yidi-key 1\n\n# note\n\(good)\r\n", .malformed(path: path, line: 4, .key)),
      ("yidi-key 1\n" + good.replacing("master", with: "mistress"), fault(.purpose)),
      ("yidi-key 1\n" + good.replacing(" 1 ", with: " 0 "), fault(.id)),
      ("yidi-key 1\n" + good.replacing(" 1 ", with: " 65536 "), fault(.id)),
      ("yidi-key 1\n" + good.replacing(" 1 ", with: " 01 "), fault(.id)),
      ("yidi-key 1\n" + good.replacing(" 1 ", with: " +1 "), fault(.id)),
      ("yidi-key 1\n" + good.replacing("aes-256-gcm", with: "hmac-sm3"), fault(.suite)),
      ("yidi-key 1\n" + good.replacing("master", with: "index"), fault(.suite)),
      ("yidi-key 1\n" + good.replacing("11-21", with: "13-21"), fault(.day)),
      ("yidi-key 1\n" + good.replacing("current", with: "new"), fault(.state)),
      ("yidi-key 1\n" + good.dropLast(), fault(.key)),
      ("yidi-key 1\n" + good.replacing("ab", with: "AB"), fault(.key)),
      ("yidi-key 1\n\(good)", .incomplete(path: path, .noCurrent(.index))),
      ("yidi-key 1\n\(good)\n\(good)", .incomplete(path: path, .sameID(.master, 1))),
    ]
    for (text, failure) in cases {
      _ = try folder.put("keys", utf8(text))
      #expect(throws: failure, "\(text)") { try file.read() }
    }
    let index = good.replacing("master", with: "index").replacing("aes-256-gcm", with: "hmac-sm3")
    _ = try folder.put("keys", utf8("yidi-key 1\n# ours\n\n\(good)\n\(index)"))
    #expect(try file.read().masterID == 1)
  }

  @Test("Bytes at random are never a keyring, and never a crash")
  func noise() throws {
    try file.create(keyring)
    let good = folder.bytes("keys")
    var random = SeededRandom(seed: 4)
    for _ in 0..<500 {
      var bytes = good
      let position = Int(random.next() % UInt64(bytes.count))
      bytes[position] = UInt8(truncatingIfNeeded: random.next())
      if random.once(in: 3) { bytes.removeLast(position) }
      _ = try folder.put("keys", bytes)
      do throws(KeyFileFailure) { _ = try file.read() } catch {
        switch error {
        case .malformed, .newer, .incomplete: break
        default: Issue.record("\(error)")
        }
      }
    }
  }

  @Test("Who reads while four write sees whole files only")
  func writersAtOnce() async throws {
    try file.create(keyring)
    let (file, keyring) = (self.file, self.keyring)
    let longer = try keyring.renewing(.master, day: "2028-01-01", random: SeededBytes(6))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          for _ in 0..<60 { try file.replace(writer.isMultiple(of: 2) ? keyring : longer) }
        }
      }
      group.addTask {
        for _ in 0..<200 {
          let id = try file.read().masterID
          #expect(id == 2 || id == 3)
        }
      }
      try await group.waitForAll()
    }
    #expect(folder.names == ["keys"])
  }

  @Test("A systemd credential comes first, may be laid there for the group, and is never written")
  func credential() throws {
    try file.create(keyring)
    let credentials = try TestFolder()
    #expect(!KeyFile(credentials: credentials.path, else: path).isCredential)
    #expect(!KeyFile(credentials: "", else: path).isCredential)
    let other = try Keyring.new(day: "2026-11-21", random: SeededBytes(5))
    let laid = try credentials.put(KeyFile.credential, KeyText.write(other.keys), mode: 0o440)
    let found = KeyFile(credentials: credentials.path, else: path)
    #expect(found.isCredential && found.path == laid)
    #expect(try found.read().masterID == 1)
    #expect(throws: KeyFileFailure.unwritable(path: laid, reason: EROFS)) {
      try found.replace(other)
    }
    chmod(laid, 0o444)
    #expect(throws: KeyFileFailure.exposed(path: laid, mode: 0o444)) { try found.read() }
  }

  private func fault(_ fault: KeyFileFault) -> KeyFileFailure {
    .malformed(path: path, line: 2, fault)
  }
}
