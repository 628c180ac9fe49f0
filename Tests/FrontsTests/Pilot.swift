import Fronts
import Interview
import Messages
import OfficeLists
import Places
import Rules
import Support
import Terminal

/// Drives the program by key names, on a screen of a size, with a world that answers at once.
struct Pilot {
  private(set) var app: App
  private(set) var size: Size
  /// Everything the program wanted done, in order.
  private(set) var effects: [Effect] = []
  /// What the world answers to an effect.
  var world: @Sendable (Effect) -> [EffectResult]

  /// The program at its beginning on that day, 80x24 and Chinese unless said otherwise.
  init(
    only: Interview.Front? = .guided, size: Size = Size(columns: 80, rows: 24),
    language: Language = .zh, today: Day = Pilot.today, office: Office = Office(),
    window: Window = Window(), lists: OfficeLists = .none,
    world: @escaping @Sendable (Effect) -> [EffectResult] = kindWorld
  ) throws {
    var context = try testContext(language: language, today: today)
    context.office = office
    context.window = window
    context.lists = lists
    self.size = size
    self.world = world
    app = App(context: context, only: only, size: size)
    run(app.start())
  }

  /// 2026-07-31, as in the sketches.
  static let today = Day(number: 20_665)

  /// Presses keys by name: a digit or letter is itself; names such as enter, escape, f1, ctrl-t.
  mutating func press(_ names: String...) {
    for name in names { handle(.key(key(name))) }
  }

  /// Types every character of the text.
  mutating func type(_ text: String) {
    for character in text { handle(.key(.character(character))) }
  }

  /// Presses the number of an answer, then Enter.
  mutating func choose(_ numbers: Int...) {
    for number in numbers { press("\(number)", "enter") }
  }

  /// Types into a field, then presses Enter.
  mutating func enter(_ text: String) {
    type(text)
    press("enter")
  }

  mutating func handle(_ event: Event) {
    if case .resize(let new) = event { size = new }
    run(app.handle(event))
  }

  mutating func receive(_ result: EffectResult) { run(app.receive(result)) }
  mutating func tick(_ secondsIdle: Int) { run(app.tick(secondsIdle: secondsIdle)) }

  private mutating func run(_ new: [Effect]) {
    effects += new
    for effect in new {
      for result in world(effect) { run(app.receive(result)) }
    }
  }

  var frame: Frame { app.frame(size) }

  /// The screen, each row closed by a bar so that blanks at the end are seen.
  var picture: String { frame.picture }

  /// All the words on the screen, for `contains`.
  var words: String { frame.grid.text }
}

extension Frame {
  /// The rows, each closed by a bar, then where the cursor is.
  var picture: String {
    let rows = (0..<grid.size.rows).map { number in
      var row = ""
      for cell in grid.row(number) where cell.role != .trail { row.append(cell.character) }
      return row + "|\n"
    }
    return rows.joined() + "cursor \(cursor.column),\(cursor.row)\n"
  }
}

/// The key of that name.
func key(_ name: String) -> Key {
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

/// The program's own texts, places and law, read once for all tests.
private let builtIn = Result { () throws -> Context in
  let chinese = try Catalogue(po: asset("Locales/zh.po"), language: .zh)
  let english = try Catalogue(po: asset("Locales/en.po"), language: .en, fallback: chinese)
  let places = try builtInPlaces()
  return Context(
    chinese: chinese, english: english, language: .zh, places: places, law: try dazhou(),
    ground: places, today: Pilot.today)
}

/// A context of the program's own texts, places and law, on that day.
func testContext(language: Language = .zh, today: Day = Pilot.today) throws -> Context {
  var context = try builtIn.get()
  context.language = language
  context.today = today
  return context
}

/// A world in which everything works.
@Sendable func kindWorld(_ effect: Effect) -> [EffectResult] {
  switch effect {
  case .file:
    [.filed(FiledReceipt(number: "DZ2026073103004297", time: "09:45:12", receipt: receipt))]
  case .print(let number, _):
    [.printing(number: number, .started), .printing(number: number, .sent(printer: "HP-3"))]
  case .knownFilings(let identity): [.known(identity: identity, [])]
  case .saveReceipt: [.receiptSaved(path: "/home/li/DZ2026073103004297.txt")]
  default: []
  }
}

/// A receipt of a few rows in each type and language.
let receipt = ReceiptPages(
  Dictionary(
    uniqueKeysWithValues: [Language.zh, .en].flatMap { language in
      [false, true].map { isLarge in
        let title = language == .zh ? "达州市异地就医备案回执" : "Receipt of a filing"
        let rows = (1...(isLarge ? 30 : 12)).map { language == .zh ? "第 \($0) 行" : "Row \($0)" }
        return (ReceiptPages.Kind(isLarge: isLarge, language: language), [title, ""] + rows)
      }
    }))
