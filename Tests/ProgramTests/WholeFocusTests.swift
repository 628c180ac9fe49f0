import Messages
import Support
import Terminal
import Testing

@testable import yidi

/// What a braille line, a screen reader and an input method follow.
@Suite("The cursor follows the focus through a whole filing")
struct WholeFocusTests {
  @Test("in the guided front", arguments: [Language.zh, .en])
  func guided(_ language: Language) async throws {
    try await Visitor.with(language) { visitor in
      try visitor.start("--front guided", "NO_COLOR=1")
      try await visitor.sees("guided.start.title")
      let steps: [(keys: String, then: String)] = [
        ("31", "q.for_whom.title"), ("1", "q.reason.title"), ("2", "q.care_place.title"),
        ("cd1", "q.insured_place.title"), ("1", "q.insurance.title"), ("1", "privacy.title"),
        ("", "q.identity.title"), (Visitor.number, "q.name.title"), ("Li1", "q.phone.title"),
        (Visitor.phone, "guided.check.title"), ("", "guided.result.title"),
      ]
      for step in steps {
        for key in step.keys {
          try visitor.terminal.press(String(key))
          try await follows(visitor, needsFocus: true)
        }
        try visitor.terminal.press("Enter")
        try await visitor.sees(step.then)
        try await follows(visitor)
      }
    }
  }

  @Test("in the clerk's front")
  func clerk() async throws {
    try await Visitor.with { visitor in
      try visitor.start("--front clerk", "NO_COLOR=1")
      try await visitor.sees("clerk.list.empty")
      try await follows(visitor, needsFocus: true)
      try visitor.terminal.press("F6")
      try await visitor.sees("clerk.form.no_decision_yet")
      let person = Visitor.number.map(String.init) + ["L", "i"] + Visitor.ClerkKeys.afterName
      let keys =
        person + Visitor.phone.map(String.init) + ["2", "c", "d", "Down", "Up", "Enter", "F8"]
      for key in keys {
        try await follows(visitor, needsFocus: true)
        try visitor.terminal.press(key)
      }
      try await visitor.sees("clerk.confirm.title")
      try await follows(visitor)
      try visitor.terminal.press("p")
      try await visitor.sees("receipt.title")
      try await follows(visitor)
    }
  }

  /// Waits until the cursor is to be seen, and in what is shown reversed, where anything is.
  private func follows(_ visitor: Visitor, needsFocus: Bool = false) async throws {
    try await visitor.terminal.waits(for: "the cursor on the focus") { screen in
      let focus = reversed(in: try visitor.terminal.screenWithLooks())
      let place = try visitor.terminal.cursor()
      // A braille line or a magnifier goes to no cursor that is hidden.
      guard try visitor.terminal.showsCursor() else { return false }
      if focus.isEmpty { return !needsFocus && !screen.isEmpty }
      return focus.contains([place.column, place.row])
    }
  }

  /// The cells shown reversed, which without colours is the focus and nothing else.
  private func reversed(in screen: String) -> Set<[Int]> {
    var cells: Set<[Int]> = []
    for (row, line) in rows(of: screen).enumerated() {
      var column = 0
      var isReversed = false
      var rest = line[...]
      while let character = rest.popFirst() {
        guard character == "\u{1B}" else {
          for cell in 0..<columns(of: character) where isReversed {
            cells.insert([column + cell, row])
          }
          column += columns(of: character)
          continue
        }
        let numbers = rest.dropFirst().prefix { $0 != "m" }
        rest = rest.dropFirst(numbers.count + 2)
        for number in numbers.split(separator: ";", omittingEmptySubsequences: false) {
          switch number {
          case "7": isReversed = true
          case "", "0", "27": isReversed = false
          default: break
          }
        }
      }
    }
    return cells
  }
}
