import Fronts
import Interview
import Messages
import Support
import Terminal
import Testing

@Suite("What a key costs on the line")
struct BytesTests {
  /// In a process of its own: curses has one state, which other tests use as well.
  ///
  /// A key that opens a list or changes the decision brings more than a line of new words: it may
  /// cost seven fifths of their bytes besides, as each row of a list has its places to go to.
  @Test("at most 300 bytes and its new words where it stays on its page, 3,000 for a new one")
  func cost() async {
    await #expect(processExitsWith: .success) {
      for language in Language.allCases {
        for (columns, rows) in [(60, 18), (80, 24), (120, 40)] {
          for theme in columns == 80 ? Theme.allCases : [.plain, .black] {
            let size = Size(columns: columns, rows: rows)
            try BytesWalk.goes(only: .guided, BytesWalk.guided, size, language, theme)
            try BytesWalk.goes(only: .clerk, BytesWalk.clerk, size, language, theme)
          }
        }
      }
    }
  }
}

/// A whole filing in each front, drawn on a terminal whose bytes are counted.
enum BytesWalk {
  static let guided: [String] =
    [
      "1", "enter", "1", "enter", "3", "2", "enter", "c", "d", "1", "enter", "1", "enter", "1",
      "enter",
    ]
    + ["enter"] + ClerkPerson.identity.map(String.init) + [
      "enter", "张", "三", "backspace", "丰", "enter",
    ]
    + ClerkPerson.phone.map(String.init) + [
      "enter", "escape", "enter", "f1", "escape", "ctrl-t", "enter",
    ]
    + ["enter"]

  static let clerk: [String] =
    ["down", "up", "f6"] + ClerkPerson.identity.map(String.init)
    + ["张", "三", "enter", "enter", "1"] + ClerkPerson.phone.map(String.init)
    + [
      "2", "c", "d", "down", "up", "enter", "tab", "backtab", "f4", "escape", "f7", "escape", "f8",
    ]
    + ["p", "f6"]

  /// Presses the keys one by one and holds each against what it may cost.
  static func goes(
    only front: Interview.Front, _ keys: [String], _ size: Size, _ language: Language,
    _ theme: Theme
  ) throws {
    let pair = try PseudoTerminal()
    pair.resize(size.columns, size.rows)
    let screen = try pair.open(theme: theme)
    defer { screen.close() }
    var pilot = try Pilot(only: front, size: size, language: language)
    screen.show(pilot.frame)
    _ = pair.written()
    var pages = 0
    for (place, name) in keys.enumerated() {
      let (page, before) = (pilot.app.pageNumber, pilot.frame)
      pilot.press(name)
      screen.show(pilot.frame)
      let cost = pair.written().utf8.count
      // Another language is another page of words, as is the next form.
      let isNew = pilot.app.pageNumber != page || ["ctrl-t", "f6", "p"].contains(name)
      pages += isNew ? 1 : 0
      let words = newBytes(from: before, to: pilot.frame)
      let limit = isNew ? 3_000 : 300 + (words > 120 ? words * 7 / 5 : 0)
      #expect(
        cost <= limit,
        "\(front) \(language) \(theme) \(size), key \(place) \(name): \(cost) over \(limit)")
    }
    #expect(
      pages > (front == .guided ? 10 : 4),
      "\(front): the walk has not gone through: \(pilot.picture)")
  }

  /// The bytes of the characters that stand where others stood.
  private static func newBytes(from old: Frame, to new: Frame) -> Int {
    (0..<new.grid.size.rows).reduce(0) { count, row in
      let changed = zip(old.grid.row(row), new.grid.row(row)).filter {
        $0.character != $1.character && $1.role != .trail
      }
      return count + changed.reduce(0) { $0 + String($1.1.character).utf8.count }
    }
  }
}
