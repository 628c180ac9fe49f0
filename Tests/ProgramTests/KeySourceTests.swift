import Foundation
import Ledger
import Support
import Testing

@testable import yidi

@Suite("Where a ledger's keys come from")
struct KeySourceTests {
  @Test("systemd's credential opens a ledger that has no key file; it is named and never written")
  func credential() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let (path, credentials) = (folder + "/ledger.sqlite", folder + "/credentials")
      let number = try Ledger.open(path).append(Sample.filing()).number.text
      func run(_ words: String..., with folder: String? = nil) throws -> DecideProgram.Run {
        try DecideProgram.run(
          ["ledger"] + words + ["--ledger", path],
          environment: folder.map { ["CREDENTIALS_DIRECTORY": $0] } ?? [:])
      }
      // As systemd lays it for a service: read-only, in a folder that only the service enters.
      let manager = FileManager.default
      try manager.createDirectory(
        atPath: credentials, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o500])
      chmod(credentials, 0o700)
      #expect(try run("show", number, with: credentials).status == 0, "else the file beside it")
      try manager.moveItem(atPath: path + ".keys", toPath: credentials + "/yidi-keys")
      chmod(credentials + "/yidi-keys", 0o440)
      chmod(credentials, 0o500)
      defer { chmod(credentials, 0o700) }
      let laid = try Data(contentsOf: URL(filePath: credentials + "/yidi-keys"))

      let without = try run("show", number)
      #expect(without.status != 0 && without.out.isEmpty)
      #expect(without.err.contains(path + ".keys"))
      #expect(try run("show", number, with: credentials).out.contains("599999********"))
      #expect(try run("verify", with: credentials).status == 0)
      #expect(try run("keys", with: credentials).out.contains(credentials + "/yidi-keys"))
      #expect(try run("rekey", with: credentials).status != 0)
      #expect(try run("rekey", "--chain", with: credentials).status != 0)
      #expect(try Data(contentsOf: URL(filePath: credentials + "/yidi-keys")) == laid)
      #expect(try run("show", number, with: credentials).status == 0)
      #expect(!manager.fileExists(atPath: path + ".keys"))
    }
  }

  @Test(
    "Of a folder that is another user's it is said whose it has to be",
    .enabled(if: mayRun(with: geteuid() == 0)))
  func foreignFolder() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = folder + "/ledger.sqlite"
      _ = try Ledger.open(path)
      chown(folder, 65_534, 65_534)
      let run = try DecideProgram.run(["ledger", "keys", "--ledger", path])
      #expect(run.status == 65)
      #expect(run.err.contains(folder + " 是别的用户的") && !run.err.contains("chmod"))
    }
  }
}
