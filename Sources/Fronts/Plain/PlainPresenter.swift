package import Interview
package import Messages
package import Rules
import Terminal

/// The program without a screen: lines in, lines out, over the same pages and the same answers.
///
/// A page is printed once, when it comes; after that only what is new on it. What it prints has no
/// escape sequence in it, and nothing of it is taken back.
package struct PlainPresenter: Sendable {
  package private(set) var app: App
  /// The groups of lines of the page as it was last printed.
  private var printed: [[String]] = []
  private var printedPage: Int?
  private var printedLanguage: Language?
  /// What the last line came to, until it is printed.
  private var taken: LineTaken?
  /// Whether what was printed last is a question that waits for its answer on the same row.
  private var isWaiting = false
  /// How long it takes to hear what was printed since the last line: a voice reads it, and nobody
  /// tells the program when it is through.
  private var secondsToHear = 0

  /// The program at its beginning; its context holds the texts for lines, see `Context.inLines`.
  package init(context: Context, only: Interview.Front?) {
    app = App(context: context, only: only, size: PageLayout.smallest)
  }

  /// The language of the pages.
  package var language: Language { app.language }

  /// Whether it asks already whether to leave.
  package var isLeaving: Bool { app.lineFront?.isLeaving == true }

  /// Effects the program begins with.
  package mutating func start() -> [Effect] { app.start() }

  /// Takes one line and tells what is to be done in the world.
  package mutating func take(_ line: String) -> [Effect] {
    let (effects, taken) = app.take(line: line)
    self.taken = taken
    isWaiting = false
    secondsToHear = 0
    return effects
  }

  /// Takes what came of an effect.
  package mutating func receive(_ result: EffectResult) -> [Effect] { app.receive(result) }

  /// Told how long no line has come; nobody is asked whether they are there while they listen.
  package mutating func tick(secondsIdle: Int) -> [Effect] {
    app.tick(secondsIdle: max(0, secondsIdle - secondsToHear))
  }

  /// Told that no line will come any more: what was answered is kept or thrown away as on a screen.
  package mutating func close() -> [Effect] { app.handle(.closed) }

  /// Told the civil day before anything else happens on it.
  package mutating func take(today: Day) -> [Effect] { app.take(today: today) }

  /// A line as it may be printed after the question, where no terminal shows what is typed.
  package func shown(_ line: String) -> String { app.lineFront?.shown(line: line) ?? line }

  /// What is to be printed now: nothing where nothing is new.
  ///
  /// It ends with what is to be typed, and no line end: the answer follows on the same row.
  package mutating func output() -> String {
    guard let front = app.lineFront else { return "" }
    let words = LineWords(app.texts)
    let groups = front.drawn.inLines(words, takesZero: front.takesZero)
    let isNew =
      app.pageNumber != printedPage || app.language != printedLanguage || taken?.isAgain == true
    var lines: [String] = []
    if isNew {
      if let said = taken?.said, !said.isEmpty { lines.append(said) }
      lines += (printedPage == nil ? [] : [""]) + groups.joined()
    } else {
      lines = news(groups, words)
      guard taken != nil || !lines.isEmpty else { return "" }
    }
    if let kept = front.lineKept, isNew { lines.append(words.texts("lines.kept", ["value": kept])) }
    let start = isWaiting ? "\n" : ""
    (printed, printedPage, printedLanguage) = (groups, app.pageNumber, app.language)
    (taken, isWaiting) = (nil, true)
    let text = start + lines.map { $0 + "\n" }.joined() + front.lineAsked
    secondsToHear += text.secondsToHear
    return text
  }

  /// What is new on a page that is printed already: what went wrong, each time, and changed groups.
  private func news(_ groups: [[String]], _ words: LineWords) -> [String] {
    var lines: [String] = []
    if let refused = taken?.refused, !refused.isEmpty {
      lines.append(words.texts("lines.error", ["sentence": refused]))
    }
    if let said = taken?.said, !said.isEmpty { lines.append(said) }
    let errors = app.lineFront?.drawn.body.compactMap { $0 as? ErrorNote } ?? []
    let wrong = errors.map { $0.inLines(words) }
    let isRefused = taken?.refused.isEmpty == false
    for group in groups where !isRefused {
      let isWrong = taken != nil && wrong.contains(group)
      if isWrong || !printed.contains(group) { lines += group }
    }
    if let heard = taken?.heard, !heard.isEmpty { lines.append(heard) }
    return lines
  }

  // MARK: - What is said beside the pages

  /// What can be typed on every page; the first lines of all.
  ///
  /// Before them stands why there are lines and no screen, where nobody asked for them.
  package func greeting(reasons: [String] = []) -> String {
    (reasons + [app.texts("lines.welcome"), ""]).map { $0 + "\n" }.joined()
  }

  /// That a line was not taken, and why; the question follows once more.
  package mutating func refusal(_ line: LineReader.Line) -> String {
    let key = line == .tooLong ? "lines.too_long" : "lines.not_text"
    let asked = app.lineFront?.lineAsked ?? ""
    return app.texts("lines.error", ["sentence": app.texts(key)]) + "\n" + asked
  }

  /// The last line of all: whether something was left unfiled.
  package func farewell() -> String {
    let isOpen = app.lineFront?.wouldLose == true
    return (isWaiting ? "\n" : "") + app.texts(isOpen ? "lines.end.open" : "lines.end") + "\n"
  }
}
