import Support
import Testing

@testable import Terminal

@Suite("What terminfo says of a terminal, changed so that a look is named in few bytes")
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
  @Test("Text and ground are named at once, those of the page not at all but when they change")
  func colours() async {
    await #expect(processExitsWith: .success) {
      let pair = try PseudoTerminal()
      let screen = try pair.open(theme: .black)
      var grid = Grid(Size(columns: 60, rows: 18))
      func drawn(_ text: String, _ style: Style) -> String {
        grid.put(text, at: Position(column: 0, row: 3), style: style)
        screen.show(Frame(grid: grid, cursor: Position(column: 0, row: 0)))
        return pair.written()
      }
      let black = "\u{1B}[38;5;231;48;5;16m"
      let first = drawn("one", .text)
      #expect(first.split(separator: black).count == 2, "the page's, once")
      #expect(!drawn("two", .text).contains("\u{1B}[38"))
      let focus = drawn("six", .focus)
      #expect(focus.contains("\u{1B}[38;5;16;48;5;226m\u{1B}[1msix"))
      #expect(focus.contains("\(black)\u{1B}[22m"))
      screen.theme = .white
      let white = drawn("six", .focus)
      #expect(white.hasPrefix("\u{1B}[38;5;16;48;5;231m") && !white.contains(black))
      screen.theme = .plain
      #expect(drawn("six", .error).hasPrefix("\u{1B}[m"))
      #expect(!drawn("ten", .text).contains("\u{1B}[38"))
      screen.theme = .black
      screen.close()
      // Leaving its own screen a terminal brings back the look in which it was entered.
      #expect(pair.written().hasSuffix("\u{1B}[m"))
      #expect(CursesScreen.leaveBytes(hasOwnScreen: true).hasSuffix("\u{1B}[m"))
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
        let isBrief = screen.themes.contains(.black)
        #expect(isBrief == !["xterm", "vt100"].contains(kind))
        #expect(drawn.contains("\u{1B}[22m") == isBrief, "\(kind)")
        if isBrief {
          let line = drawn.split(separator: "after").first ?? ""
          #expect(!line.contains("38;5;") && !line.contains("[39"), "\(kind)")
          #expect(!drawn.contains("\u{1B}[4m"), "\(kind)")
        }
      }
    }
  }
}
