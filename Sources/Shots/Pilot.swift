package import Fronts
package import Interview
package import Rules
package import Terminal

/// Drives the program by key names, on a screen of a size, with a world that answers at once.
package struct Pilot: Sendable {
  /// The program in the state the keys have brought it to.
  private(set) package var app: App
  /// How large the screen is.
  private(set) package var size: Size
  /// Everything the program wanted done, in order.
  private(set) package var effects: [Effect] = []
  /// Everything that was pressed, in order.
  private(set) package var events: [Event] = []
  /// Makes the receipts of what it answers.
  private let receipts: SampleReceipts
  /// What the world answers to an effect.
  package var world: @Sendable (Effect) -> [EffectResult]

  /// The program at its beginning, on a screen of that size; `only` skips the opening page.
  package init(
    _ context: Context, only: Interview.Front?, size: Size,
    world: @escaping @Sendable (Effect) -> [EffectResult] = kindWorld
  ) {
    self.size = size
    self.world = world
    receipts = SampleReceipts(context)
    app = App(context: context, only: only, size: size)
    run(app.start())
  }

  /// 2026-07-31, as in the sketches.
  package static let today = Day(number: 20_665)

  /// Presses keys by name: a digit or letter is itself; names such as enter, escape, f1, ctrl-t.
  package mutating func press(_ names: String...) {
    for name in names { handle(.key(key(name))) }
  }

  /// Types every character of the text.
  package mutating func type(_ text: String) {
    for character in text { handle(.key(.character(character))) }
  }

  /// Presses the number of an answer, then Enter.
  package mutating func choose(_ numbers: Int...) {
    for number in numbers { press("\(number)", "enter") }
  }

  /// Types into a field, then presses Enter.
  package mutating func enter(_ text: String) {
    type(text)
    press("enter")
  }

  /// Hands the program one event, and does what it wants done.
  package mutating func handle(_ event: Event) {
    events.append(event)
    if case .resize(let new) = event { size = new }
    run(app.handle(event))
  }

  /// Tells it whether the terminal draws blocks in one column.
  package mutating func learn(drawsBlocks: Bool) { app.canDrawBlocks = drawsBlocks }

  /// Hands it the result of something that went on behind the screen.
  package mutating func receive(_ result: EffectResult) {
    run(app.receive(receipts.made(result)))
  }

  /// Tells it that another civil day has begun.
  package mutating func turn(to day: Day) { run(app.take(today: day)) }
  /// Tells it how long nobody has touched a key.
  package mutating func tick(_ secondsIdle: Int) { run(app.tick(secondsIdle: secondsIdle)) }

  private mutating func run(_ new: [Effect]) {
    effects += new
    for effect in new {
      for result in world(effect) { run(app.receive(receipts.made(result, of: effect))) }
    }
  }

  /// What is on the screen.
  package var frame: Frame { app.frame(size) }

  /// The screen, each row closed by a bar so that blanks at the end are seen.
  package var picture: String { frame.picture }

  /// All the words on the screen, for `contains`.
  package var words: String { frame.grid.text }
}

extension Frame {
  /// The rows, each closed by a bar, then where the cursor is and where focus and errors are.
  package var picture: String {
    let rows = (0..<grid.size.rows).map { number in
      var row = ""
      for cell in grid.row(number) where cell.role != .trail { row.append(cell.character) }
      return row + "|\n"
    }
    return rows.joined() + "cursor \(cursor.column),\(cursor.row)\n"
      + marks.map { $0 + "\n" }.joined()
  }

  /// The cells that must look otherwise than the rest, first and last column and row: `focus 4-29,12`.
  private var marks: [String] {
    (0..<grid.size.rows).flatMap { number in
      let styles = grid.row(number).map(\.style)
      var (start, runs): (Int, [String]) = (0, [])
      while start < styles.count {
        let style = styles[start]
        let end = styles[start...].firstIndex { $0 != style } ?? styles.count
        if [.focus, .error].contains(style) {
          runs.append("\(style) \(start)-\(end - 1),\(number)")
        }
        start = end
      }
      return runs
    }
  }
}

/// The key of that name.
package func key(_ name: String) -> Key {
  let named: [String: Key] = [
    "enter": .enter, "escape": .escape, "tab": .tab, "backtab": .backTab,
    "backspace": .backspace, "delete": .delete, "up": .up, "down": .down, "left": .left,
    "right": .right, "home": .home, "end": .end, "pageup": .pageUp, "pagedown": .pageDown,
    "space": .character(" "),
  ]
  if let key = named[name] { return key }
  if name.hasPrefix("ctrl-"), let letter = name.last { return .control(letter) }
  if name.count > 1, name.hasPrefix("f"), let number = Int(name.dropFirst()) {
    return .function(number)
  }
  return .character(name.first ?? " ")
}
