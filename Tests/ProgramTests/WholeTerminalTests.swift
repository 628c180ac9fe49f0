import Messages
import Support
import Testing

@testable import yidi

@Suite("Terminals of every kind")
struct WholeTerminalTests {
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
