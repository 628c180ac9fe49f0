import Foundation
import Support
import Testing

@testable import yidi

@Suite("Output that nobody gets")
struct LostOutputTests {
  /// Runs `yidi` with its standard output on a disk that is always full.
  private func run(
    _ arguments: [String], _ environment: [String: String] = [:]
  ) throws -> (err: String, status: Int32) {
    try TemporaryFolder.with { folder in
      let process = DecideProgram.process(arguments, environment: environment)
      let err = "\(folder)/err"
      _ = FileManager.default.createFile(atPath: err, contents: nil)
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = FileHandle(forWritingAtPath: "/dev/full")
      process.standardError = try FileHandle(forWritingTo: URL(filePath: err))
      try process.run()
      process.waitUntilExit()
      return (try String(contentsOfFile: err, encoding: .utf8), process.terminationStatus)
    }
  }

  private func expectLost(_ run: (err: String, status: Int32), _ arguments: [String]) {
    #expect(run.status == 74, "\(arguments)")
    #expect(run.err.hasPrefix("yidi: 内容没有全部写出来"), "\(arguments): \(run.err)")
    #expect(run.err.split(separator: "\n").count == 1, "\(arguments): \(run.err)")
  }

  @Test(
    "is told with status 74 by every command that needs no ledger",
    arguments: [
      "--version", "--help", "policy list", "policy show dazhou-2022-118",
      "policy show dazhou-2022-118 --source", "policy check", "policy check --literal",
      "policy diff dazhou-2022-118 yibin-chongqing", "policy explain dazhou-2022-118",
      "policy example", "policy codes", "office show",
      "office sample referral", "shot --list", "shot guided-reasonChosen", "kiosk",
      "ledger retention", "signing list", "doctor",
    ])
  func plain(_ line: String) throws {
    let arguments = line.split(separator: " ").map(String.init)
    expectLost(try run(arguments), arguments)
  }

  @Test("is told by every command that tells of filings, and of keys")
  func ledger() throws {
    try ProofOffice.with { office in
      _ = try office.run(["signing", "new"])
      for arguments in [
        ["ledger", "list"], ["ledger", "show", office.number], ["ledger", "verify"],
        ["ledger", "audit"], ["ledger", "keys"], ["ledger", "operator", "list"],
        ["receipt", office.number], ["receipt", office.number, "--format", "escpos"],
        ["ledger", "export", "-"],
        ["signing", "export"], ["ledger", "backup", "\(office.folder)/copy"],
      ] {
        let run = try run(
          arguments + ["--ledger", "\(office.folder)/ledger.sqlite"],
          ["XDG_CONFIG_HOME": office.folder, "XDG_STATE_HOME": office.folder + "/state"])
        expectLost(run, arguments)
      }
    }
  }

  @Test("is never blamed on the cases that were read")
  func decide() throws {
    try TemporaryFolder.with { folder in
      try TemporaryFolder.write(DecideStreamTests.place + "\n", to: "\(folder)/cases")
      let arguments = ["decide", "\(folder)/cases"]
      expectLost(try run(arguments), arguments)
    }
  }
}
