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
      try input.fileHandleForWriting.close()
      process.waitUntilExit()
      #expect(process.terminationStatus == Status.refused.rawValue)
    }
  }
}
