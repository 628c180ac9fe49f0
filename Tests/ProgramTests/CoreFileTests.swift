import Foundation
import Ledger
import Support
import Testing

@testable import yidi

@Suite("What a command leaves behind when it dies")
struct CoreFileTests {
  @Test("A command with a person in its memory may write no core file, whatever the shell allows")
  func none() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = folder + "/ledger.sqlite"
      let number = try Ledger.open(path).append(Sample.filing()).number.text
      // It has read the person, and waits for the number to be typed again.
      let process = DecideProgram.process(["-c", "ulimit -c hard; exec \"$0\" \"$@\""])
      process.executableURL = URL(filePath: "/bin/bash")
      process.arguments =
        try #require(process.arguments) + [
          DecideProgram.path, "ledger", "erase", number, "--reason", "本人要求", "--ledger", path,
        ]
      let (input, output) = (Pipe(), Pipe())
      (process.standardInput, process.standardOutput) = (input, output)
      process.currentDirectoryURL = URL(filePath: folder)
      try process.run()
      #expect(!output.fileHandleForReading.availableData.isEmpty)
      let limits = try String(
        contentsOfFile: "/proc/\(process.processIdentifier)/limits", encoding: .utf8)
      let core = try #require(limits.split(separator: "\n").first { $0.contains("core file") })
      #expect(core.split(separator: " ").dropLast().suffix(2) == ["0", "0"])
      let status = try String(
        contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
      #expect(status.contains("NoNewPrivs:\t1"))
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == Status.refused.rawValue)
    }
  }

  @Test("A command that crashes shows nothing of its memory, and no way into it")
  func quiet() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = folder + "/ledger.sqlite"
      let number = try Ledger.open(path).append(Sample.filing()).number.text
      let process = DecideProgram.process(
        ["ledger", "erase", number, "--reason", "本人要求", "--ledger", path])
      let (input, output, complaints) = (Pipe(), Pipe(), Pipe())
      (process.standardInput, process.standardOutput) = (input, output)
      process.standardError = complaints
      try process.run()
      // It has read the person by then.
      #expect(!output.fileHandleForReading.availableData.isEmpty)
      kill(process.processIdentifier, SIGSEGV)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      #expect(complaints.fileHandleForReading.readDataToEndOfFile().isEmpty)
    }
  }

  @Test("What a command says never gets into the ledger's files, whatever stream was closed")
  func closedStreams() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = folder + "/ledger.sqlite"
      try TemporaryFolder.write("tiger-7041\n", to: folder + "/pin")
      chmod(folder + "/pin", 0o600)
      // It makes the ledger, whose queue is then the first file that is opened and stays so.
      let process = DecideProgram.process([], environment: ["YIDI_NEW_PIN_FILE": folder + "/pin"])
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = [
        "-c", #""$0" "$@" >&-"#, DecideProgram.path, "ledger", "operator", "add", "0100", "--role",
        "supervisor", "--ledger", path,
      ]
      try process.run()
      process.waitUntilExit()
      // It is done, and that it could not be said is told.
      #expect(process.terminationStatus == 74)
      for ending in [".lock", ".queue"] {
        #expect(try Data(contentsOf: URL(filePath: path + ending)).isEmpty, "\(ending)")
      }
      #expect(try Ledger.open(path, access: .reading).hasOperators())
    }
  }

  @Test("What the ledger says of who did something moves no terminal")
  func cleanedPaper() throws {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let path = folder + "/ledger.sqlite"
      let actor = "07\u{1B}[31m\u{202E}8"
      _ = try Ledger.open(path, settings: .init(actor: actor)).append(Sample.filing())
      let run = try DecideProgram.run(["ledger", "day", "--ledger", path])
      #expect(run.status == 0 && run.out.contains("07[31m8"), "\(run.err)")
      #expect(!run.out.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
  }

  @Test("Any width that is asked for ends in a page")
  func width() throws {
    let run = try DecideProgram.run(
      ["policy", "show", "dazhou-2022-118"], environment: ["COLUMNS": "99999999999999"])
    #expect(run.status == 0 && !run.out.isEmpty)
  }
}
