import Foundation
import Support
import Testing

@testable import yidi

@Suite("yidi shot, run as a program")
struct ShotCommandTests {
  @Test("draws a screen of the size asked for, in the language asked for, the same each time")
  func text() throws {
    for (size, columns, rows) in [("60x18", 60, 18), ("80x24", 80, 24), ("120x40", 120, 40)] {
      let arguments = ["shot", "guided-reasonChosen", "--size", size]
      let run = try DecideProgram.run(arguments)
      #expect(run.status == 0 && run.err.isEmpty)
      let drawn = run.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(drawn.count == rows)
      for row in drawn {
        #expect(row.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) } <= columns)
      }
      #expect(run.out.contains("> 2") && run.out.contains("长期住在外地"))
      #expect(try DecideProgram.run(arguments).out == run.out)
    }
    let english = try DecideProgram.run(["shot", "guided-reasonChosen", "--lang", "en"])
    #expect(english.out.contains("> 2") && english.out.contains("Step 2 of 6"))
  }

  @Test("shows of a receipt what people get")
  func receipts() throws {
    for (screen, language, words) in [
      ("guided-receipt", "zh", ["异地就医备案回执", "张*丰", "尾号 0015", "成都市"]),
      ("guided-receiptLarge", "zh", ["张*丰", "成都市"]),
      ("guided-receipt", "en", ["ending in 0015", "Chengdu, Sichuan"]),
      ("clerk-printed", "zh", ["张*丰", "HP-3"]),
    ] {
      let run = try DecideProgram.run(["shot", screen, "--lang", language, "--size", "80x40"])
      guard run.status == 0 else {
        Issue.record("\(screen): \(run.err)")
        continue
      }
      for word in words { #expect(run.out.contains(word), "\(screen): \(word)\n\(run.out)") }
      #expect(!run.out.contains("第 1 行") && !run.out.contains("Row 1"))
      #expect(!run.out.contains("511700195503120015"))
    }
  }

  @Test("draws it with its looks, as a picture, and into a file")
  func formats() throws {
    try TemporaryFolder.with { folder in
      let screen = ["shot", "clerk-filled", "--size", "100x30", "--theme", "black"]
      let ansi = try DecideProgram.run(screen + ["--format", "ansi"])
      #expect(ansi.status == 0 && ansi.out.contains("\u{1B}[") && ansi.out.contains("38;5;231"))
      let svg = try DecideProgram.run(screen + ["--format", "svg"])
      #expect(svg.out.hasPrefix("<svg") && svg.out.contains("yidi, clerk-filled"))
      let file = "\(folder)/screen.svg"
      for _ in 1...2 {
        let run = try DecideProgram.run(screen + ["--format", "svg", "--output", file])
        #expect(run.status == 0 && run.out.isEmpty)
        #expect(try String(contentsOfFile: file, encoding: .utf8) == svg.out)
      }
      let lost = try DecideProgram.run(screen + ["--output", "\(folder)/none/screen"])
      #expect(lost.status == 73, "\(lost.err)")
    }
  }

  @Test("names every screen, and says what is wrong with one that there is not, or a size")
  func wrong() throws {
    let list = try DecideProgram.run(["shot", "--list"])
    #expect(list.lines.contains("guided-result") && list.lines.contains("clerk-confirm"))
    let wrong = [["guided-nothing"], ["guided-result", "--size", "19x5"], ["--size", "80x24"]]
    for arguments in wrong {
      let run = try DecideProgram.run(["shot"] + arguments)
      #expect(run.status == 64 && run.out.isEmpty)
      #expect(run.err.hasSuffix(": yidi shot --help\n"), "\(run.err)")
    }
  }
}
