import Glibc
import Support
import Terminal
import Testing

/// One after another: curses has one state for the whole process.
@Suite("Screen on a terminal", .serialized) struct CursesScreenTests {
  @Test("A frame is drawn, a second one sends only what differs")
  func show() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open()
    var grid = Grid(Size(columns: 60, rows: 18))
    grid.put("异地就医备案", at: Position(column: 2, row: 0), style: .title)
    screen.show(Frame(grid: grid, cursor: Position(column: 2, row: 0)))
    let first = pair.written()
    #expect(first.contains("异地就医备案"))
    grid.put("好", at: Position(column: 4, row: 0), style: .title)
    screen.show(Frame(grid: grid, cursor: Position(column: 6, row: 0)))
    let second = pair.written()
    #expect(second.contains("好"))
    #expect(second.utf8.count < 60)
    screen.show(Frame(grid: grid, cursor: Position(column: 6, row: 0)))
    #expect(pair.written() == "")
    screen.close()
  }

  @Test("Colours of a theme are sent where there are 256, and never without colour")
  func colours() throws {
    for isColourless in [false, true] {
      let pair = try PseudoTerminal()
      let screen = try pair.open(theme: .black, isColourless: isColourless)
      var grid = Grid(Size(columns: 60, rows: 18))
      grid.put("x", at: Position(column: 0, row: 0), style: .focus)
      screen.show(Frame(grid: grid, cursor: Position(column: 0, row: 0)))
      #expect(pair.written().contains("48;5;226m") == !isColourless)
      #expect(screen.themes == (isColourless ? [.plain, .mono] : Theme.allCases))
      screen.theme = .white
      screen.show(Frame(grid: grid, cursor: Position(column: 0, row: 0)))
      #expect(pair.written().contains("48;5;18m") == !isColourless)
      screen.close()
    }
  }

  @Test("What is typed arrives as events, and Esc alone after its wait")
  func keys() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open(timing: .atOnce)
    pair.type("张\u{1B}[B\u{3}\u{13}\u{1A}")
    #expect(
      screen.nextEvents() == [
        .key(.character("张")), .key(.down), .key(.control("c")), .key(.control("s")),
        .key(.control("z")),
      ])
    pair.type("\u{1B}")
    #expect(screen.nextEvents() == [.key(.escape)])
    #expect(screen.nextEvents(timeoutMilliseconds: 0) == [])
    screen.close()
  }

  @Test(
    "The keypad types its characters in both of its modes",
    arguments: [
      "foot", "xterm", "xterm-256color", "tmux-256color", "screen-256color", "linux", "vt100",
    ])
  func keypad(kind: String) throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open(terminal: kind)
    let drawn = pair.written()
    #expect(drawn.contains("\u{1B}>") && !drawn.contains("\u{1B}="), "digits, not sequences")
    let keys = "0123456789-*/.+"
    pair.type(keys)
    // What a terminal sends that was switched to the other mode by somebody else, or ignores ours.
    let application = "pqrstuvwxymjonk"
    pair.type(application.map { "\u{1B}O\($0)" }.joined() + "\u{1B}OM\u{1B}OX\r")
    let expected = (keys + keys).map { Event.key(.character($0)) }
    let all = expected + [.key(.enter), .key(.character("=")), .key(.enter)]
    #expect(events(screen, all.count) == all)
    screen.close()
  }

  @Test(
    "How wide a block is drawn is asked once, behind the first page, and nothing is typed by it")
  func blocks() throws {
    for (answer, isNarrow) in [("\u{1B}[18;2R", true), ("\u{1B}[18;3R", false), ("", false)] {
      let pair = try PseudoTerminal()
      let screen = try pair.open()
      var grid = Grid(Size(columns: 60, rows: 18))
      grid.put("备案", at: Position(column: 0, row: 17))
      screen.show(Frame(grid: grid, cursor: Position(column: 0, row: 0)))
      #expect(!pair.written().contains("\u{2580}"))
      screen.askForBlocks()
      let asked = pair.written()
      #expect(asked.contains("\u{1B}[6n"))
      // The row it was drawn over is whole again.
      #expect(asked.split(separator: "\u{1B}8").last?.contains("备案") == true)
      screen.askForBlocks()
      #expect(pair.written().isEmpty)
      pair.type("5" + answer + "1")
      let report = Event.report(column: isNarrow ? 1 : 2)
      let expected = [.key(.character("5"))] + (answer.isEmpty ? [] : [report])
      let all = expected + [.key(.character("1"))]
      #expect(events(screen, all.count) == all)
      #expect(screen.drawsBlocks == isNarrow)
      screen.close()
    }
  }

  @Test("An answer to a question that nobody asked is dropped")
  func unasked() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open()
    pair.type("\u{1B}[18;2Rx")
    #expect(screen.nextEvents() == [.key(.character("x"))])
    #expect(!screen.drawsBlocks)
    screen.close()
  }

  @Test(
    "Stopped by somebody else and told to go on, it enters the screen and draws all of it again")
  func goesOn() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open()
    var grid = Grid(Size(columns: 60, rows: 18))
    grid.put("异地就医备案", at: Position(column: 2, row: 0))
    let frame = Frame(grid: grid, cursor: Position(column: 2, row: 0))
    screen.show(frame)
    let settings = pair.settings()
    _ = pair.written()
    kill(getpid(), SIGCONT)
    #expect(screen.nextEvents() == [.resize(Size(columns: 60, rows: 18))])
    screen.show(frame)
    let again = pair.written()
    for part in ["[?1049h", "[?2004h", "[?1000h", "异地就医备案"] { #expect(again.contains(part)) }
    #expect(pair.settings() == settings)
    screen.close()
  }

  @Test("A new size is told once and drawn anew, however small or large")
  func resize() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open()
    #expect(screen.size == Size(columns: 60, rows: 18))
    for (columns, rows) in [(1, 1), (2_000, 900), (2, 2), (20, 5), (120, 40), (80, 24)] {
      pair.resize(columns, rows)
      kill(getpid(), SIGWINCH)
      let expected = Size(columns: min(columns, 1_000), rows: min(rows, 400))
      #expect(screen.nextEvents() == [.resize(expected)])
      #expect(screen.size == expected)
      var grid = Grid(Size(columns: 60, rows: 18))
      for row in 0..<18 { grid.put("备案备案备案", at: Position(column: 0, row: row)) }
      screen.show(Frame(grid: grid, cursor: Position(column: 59, row: 17)))
      if columns > 1 { #expect(pair.written().contains("备")) }
    }
    screen.close()
  }

  @Test("A terminal that is gone, or a wish to end, is told as closed")
  func closed() throws {
    let pair = try PseudoTerminal()
    var screen = try pair.open()
    pair.hangUp()
    #expect(screen.nextEvents() == [.closed])
    #expect(screen.nextEvents() == [.closed])
    screen.close()

    let other = try PseudoTerminal()
    screen = try other.open()
    kill(getpid(), SIGTERM)
    #expect(screen.nextEvents() == [.closed])
    screen.close()
    #expect(screen.nextEvents() == [.closed])
  }

  @Test("The terminal is left as it was found")
  func restored() throws {
    let pair = try PseudoTerminal()
    let before = pair.settings()
    let screen = try pair.open()
    #expect(pair.settings() != before)
    #expect(pair.written().contains("\u{1B}[?2004h"))
    screen.close()
    #expect(pair.settings() == before)
    let end = pair.written()
    for mode in ["[?2004l", "[?1000l", "[?1006l", "[?1049l"] { #expect(end.contains(mode)) }
  }

  @Test("Wiping also clears what can be scrolled back to")
  func wipe() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open()
    screen.wipe()
    #expect(pair.written().contains("\u{1B}[3J"))
    screen.close()
  }

  @Test("A terminal nobody knows is taken for a common one; a dumb one is refused")
  func kinds() throws {
    let pair = try PseudoTerminal()
    let screen = try pair.open(terminal: "no-such-terminal")
    screen.close()
    #expect(throws: CursesScreen.Failure.notAScreen("dumb")) {
      _ = try pair.open(terminal: "dumb")
    }
    #expect(throws: CursesScreen.Failure.notAScreen("")) { _ = try pair.open(terminal: "") }
  }

  @Test("A pipe is no terminal")
  func pipe() throws {
    var ends: [Int32] = [0, 0]
    #expect(Glibc.pipe(&ends) == 0)
    defer { for end in ends { close(end) } }
    var options = CursesScreen.Options(terminal: "xterm")
    options.input = ends[0]
    options.output = ends[1]
    #expect(throws: CursesScreen.Failure.notATerminal) { _ = try CursesScreen.open(options) }
  }

  /// So many events; the system may hand over what was typed in pieces.
  private func events(_ screen: CursesScreen, _ count: Int) -> [Event] {
    var events: [Event] = []
    while events.count < count { events += screen.nextEvents() }
    return events
  }
}
