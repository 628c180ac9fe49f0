import Foundation
import Ledger
import Messages
import Support
import Testing

@testable import yidi

@Suite("Terminals of every kind")
struct WholeTerminalTests {
  @Test(
    "A terminal in another encoding is told so in one line of ASCII",
    arguments: [("LC_ALL=zh_CN.GB18030", "GB18030"), ("LANG=zh_CN.gb2312", "GB2312")])
  func encoding(_ setting: String, _ name: String) async throws {
    try await Visitor.with { visitor in
      try visitor.start("2>\(visitor.terminal.folder)/told", "LC_ALL= \(setting)")
      try await visitor.ended(64)
      let told = try String(contentsOfFile: "\(visitor.terminal.folder)/told", encoding: .utf8)
      #expect(told.unicodeScalars.filter { !$0.isASCII }.isEmpty)
      #expect(told.split(separator: "\n").count == 1)
      #expect(told.contains(name) && told.contains("UTF-8"))
    }
  }

  @Test("The look is the option's, or the environment's, or the settings'")
  func theme() async throws {
    try await Visitor.with { visitor in
      try visitor.set("[window]\ntheme = \"yellow\"\n")
      let black = "\u{1B}[38;5;231m\u{1B}[48;5;16m"
      let yellow = "\u{1B}[38;5;226m\u{1B}[48;5;16m"
      for (option, setting, look) in [
        ("--theme black", "YIDI_THEME=white", black), ("", "YIDI_THEME=black", black),
        ("", "", yellow),
      ] {
        try visitor.start(option, setting)
        try await visitor.sees("shared.opening.title")
        #expect(try visitor.terminal.screenWithLooks().contains(look), "\(option) \(setting)")
        try visitor.terminal.press("C-q")
        try await visitor.ended(0)
      }
    }
  }

  @Test(
    "It runs without colours, on terminals that are unknown or old, and without a locale",
    arguments: [
      "NO_COLOR=1", "TERM=unheard-of", "TERM=vt100", "TERM=linux", "LC_ALL=C",
      "LC_ALL=xx_YY.UTF-8", "LC_ALL= LC_CTYPE= LANG=",
    ])
  func poor(_ setting: String) async throws {
    try await Visitor.with { visitor in
      try visitor.start("", setting)
      try await visitor.sees("shared.opening.title")
      try visitor.terminal.press("1", "Enter")
      try await visitor.sees("guided.start.title")
      let looks = try visitor.terminal.screenWithLooks()
      #expect(!looks.contains("\u{1B}[38;") && !looks.contains("\u{1B}[48;"))
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  @Test("Whoever leaves where a PIN is asked for has a terminal that shows what is typed")
  func leavingThePIN() async throws {
    try await TmuxSession.with { terminal in
      let path = terminal.folder + "/ledger.sqlite"
      var staff = StaffRules()
      staff.pinWork = 4
      chmod(terminal.folder, 0o700)
      try Ledger.open(path, settings: .init(staff: staff))
        .addOperator("0100", name: "王", role: .supervisor, pin: "tiger-7041")
      try terminal.type(
        "\(DecideProgram.path) ledger operator list --operator 0100 --lang zh --ledger \(path)")
      try terminal.press("Enter")
      try await terminal.sees("0100 的口令：")
      #expect(try !terminal.isOrdinary())
      try terminal.press("C-c")
      try await terminal.waits(for: "an ordinary terminal") { _ in try terminal.isOrdinary() }
    }
  }
}
