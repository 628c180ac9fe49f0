import Glibc
import Support
import Terminal
import Testing

@Suite("Ways of dying")
struct DyingTests {
  /// Ways of dying that a program has by itself; SIGKILL is the guard's, see the whole runs.
  enum Way: String, CaseIterable, Codable, Sendable {
    case index, overflow, unwrap, failure, abort, segmentation, stack, division, bus
  }

  @Test(
    "Each leaves the terminal as it was found, the cursor seen and the screen left",
    arguments: Way.allCases)
  func dying(_ way: Way) async throws {
    let pair = try PseudoTerminal()
    let before = pair.settings()
    let name = pair.name
    await #expect(processExitsWith: .failure) { [way = way as Way, name = name as String] in
      let line = open(name, O_RDWR | O_NOCTTY)
      var options = CursesScreen.Options(terminal: "xterm-256color")
      options.input = line
      options.output = line
      let screen = try CursesScreen.open(options)
      screen.show(Frame(grid: Grid(screen.size), cursor: Position(column: 0, row: 0)))
      die(way)
      screen.close()
    }
    #expect(pair.settings() == before)
    let end = pair.written()
    #expect(end.contains("\u{1B}[?1049h"), "the screen was entered")
    let left = end.split(separator: "\u{18}").last ?? ""
    for mode in ["[?2004l", "[?1000l", "[?1006l", "[?25h", "[?1049l"] {
      #expect(left.contains(mode), "\(mode)")
    }
  }
}

/// Nothing that a compiler could foresee.
private func die(_ way: DyingTests.Way) {
  let none = Int(getenv("YIDI_NO_SUCH_VARIABLE") == nil ? 0 : 1)
  switch way {
  case .index: print([1][none + 7])
  case .overflow: print(Int.max + (1 + none))
  case .unwrap: print([Int]().dropFirst(none).first.unsafelyUnwrapped)
  case .failure: preconditionFailure()
  case .abort: Glibc.abort()
  case .segmentation: raise(SIGSEGV)
  case .stack: print(depth(none))
  case .division: raise(SIGFPE)
  case .bus: raise(SIGBUS)
  }
}

private func depth(_ value: Int) -> Int {
  value < 0 ? 0 : 1 + depth(value + 1) + depth(value + 2)
}
