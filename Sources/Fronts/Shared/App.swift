package import Interview
package import Messages
package import Rules
package import Terminal

/// The whole interactive program as a value: the opening page, then one of the two fronts.
///
/// Keys and results go in, effects and pictures come out; whoever holds it does the effects, hands
/// back what came of them and shows the pictures.
package struct App: Sendable {
  private enum Stage {
    case opening(Opening)
    case front(any Front)
  }

  private var context: Context
  /// How the styles look to somebody new.
  private let firstTheme: Theme
  /// The only front of this machine, or `nil` where the opening page asks.
  private let only: Interview.Front?
  private var stage: Stage
  private var size: Size
  /// Pages of stages that are over, so that `pageNumber` never goes back.
  private var pagesBefore = 0
  private(set) package var language: Language

  /// The program at its beginning, on a screen of that size.
  ///
  /// `only` leaves no other front; `chosen` is one that the opening page led to.
  package init(
    context: Context, only: Interview.Front? = nil, chosen: Interview.Front? = nil, size: Size
  ) {
    self.context = context
    firstTheme = context.theme
    self.only = only
    self.size = size
    language = context.language
    stage =
      if only == nil, let chosen {
        .front(
          App.front(chosen, context: context, language: context.language, hasOpening: true))
      } else {
        App.first(context: context, only: only, language: context.language)
      }
  }

  /// Effects with which the program begins.
  package mutating func start() -> [Effect] {
    guard case .front(var front) = stage else { return [] }
    let effects = front.start()
    stage = .front(front)
    return effects
  }

  /// Counts the pages shown; a change means keys typed before may be dropped, see `dropsTypeAhead`.
  package var pageNumber: Int { pagesBefore + current.pageNumber }

  /// Whether keys typed in the first moment of a page are to be dropped.
  package var dropsTypeAhead: Bool { current.dropsTypeAhead }

  /// Whether 0 does something on the page shown, so that behind Esc it is no call for the staff.
  package var takesZero: Bool { (current as? Guided)?.isZeroTaken(size) ?? false }

  /// Whether nobody has begun at the guided front of a machine that many use.
  package var awaitsNextPerson: Bool {
    (current as? Guided)?.isUntouched == true && context.office.isShared
  }

  /// How the styles are to look.
  package var theme: Theme { context.theme }

  /// Whether Esc has been pressed and waits for a digit; then it is shown.
  private(set) package var isEscapeHeld = false

  /// Whether the terminal draws `▀` in one column, told once it is known.
  package var canDrawBlocks: Bool {
    get { context.canDrawBlocks }
    set {
      context.canDrawBlocks = newValue
      _ = change {
        $0.context.canDrawBlocks = newValue
        return []
      }
    }
  }

  /// The code a scanner is typing.
  private var scanner = ScannerReading()

  /// What the state holds of persons, for a recording that must not show it.
  package var personal: Personal { current.personal }

  /// Takes one event and tells what is to be done in the world.
  package mutating func handle(_ event: Event) -> [Effect] {
    // Drawing it anew does not let go of it; each event that follows it does.
    if case .resize = event {} else { isEscapeHeld = event == .escapeHeld }
    switch event {
    case .resize(let new):
      size = new
      return []
    case .escapeHeld, .report: return []
    // Nobody sees what a key would do behind the sentence that the window is too small.
    case .key, .paste, .scan, .click:
      if isTooSmall(size), event != .key(.control("q")) { return [] }
    default: break
    }
    switch scanner.take(event, begins: current.beginsScan) {
    case .swallowed: return []
    case .scan(let text): return press(.scan(text))
    case .other: return press(event)
    }
  }

  /// How much hangs on an event.
  package enum Weight: Hashable, Sendable {
    case nothing
    /// A number and a PIN are tried: a wrong one counts.
    case attempt
    /// Something is done that no other key takes back.
    case decision
  }

  /// What comes of an event, for whoever judges it first and may drop it.
  package func trying(_ event: Event) -> Trial {
    var after = self
    let effects = after.handle(event)
    return Trial(app: after, effects: effects)
  }

  /// The program after an event, and what is then to be done in the world.
  package struct Trial: Sendable {
    package let app: App
    package let effects: [Effect]

    /// How much hangs on the event.
    package var weight: Weight {
      if effects.contains(where: \.isDecision) { return .decision }
      return effects.contains(where: \.isAttempt) ? .attempt : .nothing
    }
  }

  private mutating func press(_ event: Event) -> [Effect] {
    switch event {
    case .key(.control("t")):
      return change(isPress: true) {
        $0.language = $0.language.next(among: $0.languages)
        return []
      }
    default:
      let size = size
      return change(isPress: true) { $0.handle(event, size: size) }
    }
  }

  /// Takes what came of an effect and tells what is to be done next.
  package mutating func receive(_ result: EffectResult) -> [Effect] {
    change { $0.receive(result) }
  }

  /// Told about once a second how long no event has come.
  package mutating func tick(secondsIdle: Int) -> [Effect] {
    // A scanner that ends with no Enter.
    if secondsIdle > 0, let text = scanner.finish() { return press(.scan(text)) }
    return change { $0.tick(secondsIdle: secondsIdle) }
  }

  /// Told the civil day before anything else happens on it: a window or a kiosk is open for weeks.
  package mutating func take(today: Day) -> [Effect] {
    guard today != context.today else { return [] }
    context.today = today
    return change { $0.take(today: today) }
  }

  /// Takes a line typed where there is no screen, and tells what came of it.
  package mutating func take(line: String) -> (effects: [Effect], taken: LineTaken) {
    var taken = LineTaken()
    let effects = change { front in
      guard var lines = front as? any LineFront else { return [] }
      taken = lines.take(line: line)
      front = lines
      return taken.effects
    }
    return (effects, taken)
  }

  /// The page and its question, where the stage works without a screen.
  var lineFront: (any LineFront)? { current as? any LineFront }

  /// The texts of the language shown.
  var texts: Messages.Catalogue { context.texts(language) }

  /// The picture of the state; too small a screen is told so, and nothing is lost by it.
  package func frame(_ size: Size) -> Frame {
    if isTooSmall(size) { return tooSmall(size, texts: context.texts(language)) }
    var frame = current.frame(size)
    let before = frame.grid.row(frame.cursor.row).prefix(max(0, frame.cursor.column))
    if before.contains(where: { $0.style == .focus }) {
      // Behind the last character of a full field the cursor is on the focus as well.
      frame.grid.restyle(at: frame.cursor, Size(columns: 1, rows: 1), style: .focus)
    }
    let held = isEscapeHeld ? "Esc-" : scanner.isUnderWay ? texts("shared.scanning") : nil
    if let mark = held {
      let column = size.columns - Terminal.columns(of: mark) - 1
      frame.grid.put(
        " \(mark) ", at: Position(column: column - 1, row: size.rows - 1), style: .focus)
    }
    return frame
  }

  private func isTooSmall(_ size: Size) -> Bool {
    let smallest = PageLayout.smallest
    return size.columns < smallest.columns || size.rows < smallest.rows
  }

  private var current: any Front {
    switch stage {
    case .opening(let opening): opening
    case .front(let front): front
    }
  }

  /// Lets the stage do something, then goes where that leads; out of a kiosk nothing does.
  private mutating func change(
    isPress: Bool = false, _ body: (inout any Front) -> [Effect]
  ) -> [Effect] {
    let effects = moved(isPress: isPress, body)
    return context.office.isKiosk ? effects.filter { $0 != .leave } : effects
  }

  private mutating func moved(
    isPress: Bool, _ body: (inout any Front) -> [Effect]
  ) -> [Effect] {
    var front = current
    let before = front as? any SpeakingFront
    let heard = before?.heard
    var effects = body(&front)
    if var speaking = front as? any SpeakingFront {
      effects = speaking.voicing(
        effects, since: heard, wasSpeaking: before?.voice.isSpeaking ?? false, isPress: isPress)
      front = speaking
    }
    language = front.language
    context.theme = front.context.theme
    if var opening = front as? Opening {
      guard let chosen = opening.takeChosen() else {
        stage = .opening(opening)
        return effects
      }
      pagesBefore += opening.pageNumber + 1
      stage = .front(
        App.front(
          chosen, context: context, language: language, chinese: opening.chinese, hasOpening: true,
          firstTheme: firstTheme))
      language = current.language
      return effects + start() + goOnReading(after: opening)
    }
    guard front.isOver else {
      stage = .front(front)
      return effects
    }
    guard only == nil || context.office.isKiosk else { return effects + [.leave] }
    pagesBefore += front.pageNumber + 1
    // What one person found easiest to read is not what the next one is to meet.
    context.theme = firstTheme
    let chinese = (front as? any SpeakingFront)?.chinese
    stage = App.first(context: context, only: only, language: language, chinese: chinese)
    return effects + start() + goOnReading(after: front)
  }

  /// Whoever had pages read to them hears the first of the next stage as well.
  private mutating func goOnReading(after front: any Front) -> [Effect] {
    guard let before = front as? any SpeakingFront, var next = current as? any SpeakingFront else {
      return []
    }
    let effects = next.goOnReading(after: before.voice)
    switch next {
    case let opening as Opening: stage = .opening(opening)
    default: stage = .front(next)
    }
    return effects
  }

  private static func first(
    context: Context, only: Interview.Front?, language: Language, chinese: Language? = nil
  ) -> Stage {
    guard let only else {
      return .opening(Opening(context: context, language: language, chinese: chinese))
    }
    return .front(
      front(only, context: context, language: language, chinese: chinese, hasOpening: false))
  }

  private static func front(
    _ kind: Interview.Front, context: Context, language: Language, chinese: Language? = nil,
    hasOpening: Bool, firstTheme: Theme? = nil
  ) -> any Front {
    switch kind {
    case .guided:
      Guided(
        context: context, language: language, chinese: chinese, hasOpening: hasOpening,
        firstTheme: firstTheme)
    case .clerk: Clerk(context: context, language: language.official)
    }
  }
}

/// Whatever asks for effects and takes what came of them: the program with or without a screen.
package protocol EffectReceiver {
  /// The language receipts are made in.
  var language: Language { get }

  /// Takes what came of an effect and tells what is to be done next.
  mutating func receive(_ result: EffectResult) -> [Effect]
}

extension App: EffectReceiver {}
extension PlainPresenter: EffectReceiver {}

/// A page for a screen below 60x18: how large it is, how large it should be, and that nothing is lost.
private func tooSmall(_ size: Size, texts: Messages.Catalogue) -> Frame {
  var grid = Grid(size)
  let smallest = PageLayout.smallest
  let sentence = texts(
    "shared.too_small",
    [
      "columns": "\(size.columns)", "rows": "\(size.rows)",
      "need_columns": "\(smallest.columns)", "need_rows": "\(smallest.rows)",
    ])
  for (row, line) in wrap(sentence, columns: size.columns).enumerated() {
    grid.put(line, at: Position(column: 0, row: row))
  }
  return Frame(grid: grid, cursor: Position(column: 0, row: 0), announce: sentence)
}
