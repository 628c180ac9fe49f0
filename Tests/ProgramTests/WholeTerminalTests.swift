import Messages
import Support
import Testing

@testable import yidi

@Suite("Terminals of every kind")
struct WholeTerminalTests {
  @Test("Without a terminal there is one line that says what to do, and status 64")
  func none() throws {
    let run = try DecideProgram.run([])
    #expect(run.status == 64)
    #expect(run.out.isEmpty)
    let sentence = try Program.catalogue(.zh)("failure.screen.not_a_terminal")
    #expect(run.err == "yidi: \(sentence)\n")
  }

  @Test("A terminal that cannot place text is named in a sentence", arguments: [Language.zh, .en])
  func dumb(_ language: Language) async throws {
    try await Visitor.with(language) { visitor in
      try visitor.start("", "TERM=dumb")
      let screen = try await visitor.ended(64)
      #expect(screen.contains("TERM=dumb"))
      #expect(try visitor.terminal.isOrdinary())
    }
  }

  @Test(
    "It runs without colours, and on terminals that are unknown or old",
    arguments: ["NO_COLOR=1", "TERM=unheard-of", "TERM=vt100", "TERM=linux", "LC_ALL=C"])
  func poor(_ setting: String) async throws {
    try await Visitor.with { visitor in
      try visitor.start("", setting)
      try await visitor.sees("shared.opening.title")
      try visitor.terminal.press("1", "Enter")
      try await visitor.turns(to: "guided.start.title")
      let looks = try visitor.terminal.screenWithLooks()
      #expect(!looks.contains("\u{1B}[38;") && !looks.contains("\u{1B}[48;"))
      try visitor.terminal.press("C-q")
      try await visitor.ended(0)
      #expect(try visitor.terminal.isOrdinary())
    }
  }
}
