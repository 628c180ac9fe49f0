import Foundation
import Ledger
import Support
import Testing

@testable import yidi

@Suite("An identity number on the command line")
struct IdentityArgumentTests {
  /// What somebody types after the program's name, in a folder with a ledger of two persons.
  private func run(
    _ arguments: [String], in folder: String, input: String = "", language: String = "zh"
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["ledger"] + arguments + ["--ledger", "\(folder)/ledger.sqlite", "--lang", language],
      input: Array(input.utf8), environment: ["XDG_CONFIG_HOME": "\(folder)/config"])
  }

  private func withLedger(
    _ body: (_ folder: String, _ numbers: [FilingNumber]) throws -> Void
  )
    throws
  {
    try TemporaryFolder.with { folder in
      chmod(folder, 0o700)
      let ledger = try Ledger.open(folder + "/ledger.sqlite")
      try body(folder, try (1...2).map { try ledger.append(Sample.filing($0)).number })
    }
  }

  @Test("Written there it is refused, and not said again", arguments: ["zh", "en"])
  func refused(_ language: String) throws {
    try withLedger { folder, _ in
      for command in [["list"], ["audit", "--person"]] {
        let id = Sample.idNumber(1)
        let run = try run(command + [id], in: folder, language: language)
        #expect(run.status == Status.usage.rawValue && run.out.isEmpty)
        #expect(run.err.contains(" - ") || run.err.contains(" -，"), "\(run.err)")
        #expect(!run.err.contains(id.suffix(8)) && run.err.count { $0.isNewline } == 1)
      }
    }
  }

  @Test("From standard input it finds the person, and whom else nobody gets to see")
  func read() throws {
    try withLedger { folder, numbers in
      let id = Sample.idNumber(1)
      for line in [id + "\n", id, id + "\r\nmore\n"] {
        let run = try run(["list", "-"], in: folder, input: line)
        #expect(run.status == 0, "\(run.err)")
        #expect(run.out.contains(numbers[0].text) && !run.out.contains(numbers[1].text))
        #expect(!run.out.contains(id))
      }
      let told = try run(["audit", "--person", "-"], in: folder, input: id + "\n")
      #expect(told.status == 0 && told.out.contains(numbers[0].grouped))
      #expect(!told.out.contains(numbers[1].grouped))
      for command in [["list", "-"], ["audit", "--person", "-"]] {
        let empty = try run(command, in: folder, input: "\n")
        #expect(empty.status == Status.usage.rawValue && empty.out.isEmpty)
      }
    }
  }

  @Test(
    "Every kind of number is known by its shape, and what else finds a filing is let through",
    arguments: [
      ("511700195503120015", true), ("51170019550312001X", true), ("５１１７００１９５５０３１２００１５", true),
      ("5117 0019 5503 1200 1x", true), ("511700550312001", true), ("20170019550312001X", true),
      ("E12345678", true), ("H0123456701", true), ("ABC123456789012", true), ("12345678", true),
      ("0015", false), ("00015X", false), ("0163", false), ("DZ2026073101004237", false),
      ("DZ 2026 0731", false), ("CD2026073101004235", false), ("20260731", false),
      ("2026073101004237", false), ("zs", false), ("张三", false), ("", false), ("-", false),
    ])
  func shapes(_ text: String, _ isNumber: Bool) {
    #expect(Ledger.mayBeIDNumber(text, prefix: "DZ") == isNumber)
  }
}
