import Support
import Testing

@testable import Terminal

@Suite("What terminfo says of a terminal, changed so that styles end singly")
struct TerminalEntryTests {
  @Test("An entry is read and written as it is", arguments: ["xterm-256color", "linux", "vt100"])
  func same(kind: String) throws {
    let entry = try #require(TerminalEntry.found(kind))
    let again = try #require(TerminalEntry(entry.bytes))
    #expect(entry.bytes == again.bytes)
    #expect(TerminalEntry.found("no-such-kind") == nil && TerminalEntry.found("../x") == nil)
    for count in 0..<entry.bytes.count / 2 {
      #expect(TerminalEntry(Array(entry.bytes.prefix(count))) == nil)
    }
  }

  /// In a process of its own: curses has one state, which other tests use as well.
  @Test("A bold word names no colour again, where it is known that bold can be ended")
  func bold() async {
    await #expect(processExitsWith: .success) {
      for kind in ["xterm-256color", "tmux-256color", "screen-256color", "foot", "xterm", "vt100"] {
        let pair = try PseudoTerminal()
        let screen = try pair.open(terminal: kind, theme: .black)
        defer { screen.close() }
        var grid = Grid(Size(columns: 60, rows: 18))
        let cursor = Position(column: 0, row: 0)
        screen.show(Frame(grid: grid, cursor: cursor))
        _ = pair.written()
        grid.put("before bold after", at: Position(column: 0, row: 3))
        grid.put("bold", at: Position(column: 7, row: 3), style: .key)
        grid.put("focus", at: Position(column: 0, row: 4), style: .focus)
        screen.show(Frame(grid: grid, cursor: cursor))
        let drawn = pair.written()
        let isSingly = screen.themes.contains(.black)
        #expect(isSingly == !["xterm", "vt100"].contains(kind))
        #expect(drawn.contains("\u{1B}[22m") == isSingly, "\(kind)")
        if isSingly {
          // Some parts of a colour's name are parted by colons.
          let plain = String(drawn.map { $0 == ":" ? ";" : $0 })
          let before = plain.split(separator: "after").first ?? ""
          let parts = before.split(separator: "48;5;16m", omittingEmptySubsequences: false)
          #expect(parts.count == 2, "\(kind)")
          #expect(!drawn.contains("\u{1B}[3m"), "\(kind)")
        }
      }
    }
  }
}
