import Interview
package import Messages
import Screens
package import Terminal

/// The first page: by oneself, or at the window.
package struct Opening: SpeakingFront {
  package var context: Context
  package var language: Language {
    didSet { if oldValue.isChinese { chinese = oldValue } }
  }
  private(set) var chinese: Language
  private(set) package var pageNumber = 0
  /// The look it began with, for the next person.
  private let firstTheme: Theme
  /// The number of what is marked: a front, or after those another language.
  private var marked: Int?
  private var chosen: Interview.Front?
  var complaint: [Message] = []
  /// What the last key did, where the page does not show it by itself.
  private var notice: Message?
  /// What lies over the page.
  private(set) var cover: Cover?
  private(set) var book = HelpBook()
  private var scroll = 0
  var voice: Voice
  private var idleness = Idleness()

  /// A page that lies over the first one.
  enum Cover { case help, staff }

  /// Nothing is chosen.
  package init(context: Context, language: Language, chinese: Language? = nil) {
    self.context = context
    self.language = language
    self.chinese = chinese ?? language.chinese(else: context.language)
    firstTheme = context.theme
    voice = Voice(context.reading)
  }

  package var dropsTypeAhead: Bool { false }
  package var isOver: Bool { false }
  package var personal: Personal { Personal(page: "opening", typing: .nothing) }
  var isTyping: Bool { false }

  package mutating func start() -> [Effect] { [] }

  package mutating func receive(_ result: EffectResult) -> [Effect] {
    switch result {
    case .spoken: receive(spoken: true)
    case .notSpoken: receive(spoken: false)
    default: break
    }
    return []
  }

  /// Whether it is as the next person is to find it, but for what is read aloud.
  var isUntouched: Bool {
    cover == nil && marked == nil && problems.isEmpty && notice == nil
      && language == context.language && context.theme == firstTheme
  }

  /// Where many come by, nobody is to meet the language and the look of somebody who has gone.
  ///
  /// There is nothing to lose, so nobody is asked first.
  package mutating func tick(secondsIdle: Int) -> [Effect] {
    let office = context.office
    let seconds = idleness.counted(secondsIdle, isReading: voice.isSpeaking)
    let isNew = isUntouched && voice.isOn == Voice(context.reading).isOn
    guard office.isShared, !isNew,
      seconds >= office.idleSecondsUntilAsked + office.idleSecondsUntilWiped
    else { return [] }
    let pages = pageNumber + 1
    context.theme = firstTheme
    self = Opening(context: context, language: context.language)
    pageNumber = pages
    return []
  }

  /// The front that was chosen, told once.
  mutating func takeChosen() -> Interview.Front? {
    defer { chosen = nil }
    return chosen
  }

  package mutating func handle(_ event: Event, size: Size) -> [Effect] {
    notice = nil
    idleness = Idleness()
    switch event {
    case .closed: return [.leave]
    case .key(let key): return press(key, size: size)
    case .click(let position):
      switch laidOut(size).target(at: position) {
      case .choose(let number): return choose(number, goesOn: number == marked)
      case .command(let command): return obey(command, size: size)
      case nil: return []
      }
    case .paste, .scan, .tooFast, .resize, .escapeHeld, .report: return []
    }
  }

  private var fronts: [Interview.Front] { Interview.Front.allCases }
  private var otherLanguages: [Language] { languages.filter { $0 != language } }

  /// Goes where the mark stands: into a front, or into another language.
  private mutating func goOn() {
    guard let marked else { return }
    if fronts.indices.contains(marked - 1) {
      chosen = fronts[marked - 1]
    } else {
      language = otherLanguages[marked - 1 - fronts.count]
      self.marked = nil
    }
  }

  /// As in the guided front, but for the key that changes the look.
  static let keys = KeyTable(
    [
      KeyBinding(.look, [.function(2)], name: "shared.look.key", label: "shared.look")
    ] + GuidedKeys.table.bindings)

  private mutating func press(_ key: Key, size: Size) -> [Effect] {
    if let command = Self.keys.command(for: key) { return obey(command, size: size) }
    guard case .character(let character) = key.narrowed else { return [] }
    // On a page that is read, 0 leafs through it, as everywhere.
    if "eE".contains(character) || (character == "0" && cover != .help) {
      turnEnglish()
      marked = nil
      return []
    }
    guard let number = character.digit else { return [] }
    if number == 0, !book.isOnList, let next = laidOut(size).leafedOn {
      scroll = next
      return []
    }
    return choose(number, goesOn: false)
  }

  mutating func choose(_ number: Int, goesOn: Bool) -> [Effect] {
    if let cover {
      if cover == .help, book.choose(number) { turn(to: .help) }
      return []
    }
    guard (1...fronts.count + otherLanguages.count).contains(number) else {
      complaint = [Message("shared.opening.not_chosen")]
      return []
    }
    complaint = []
    marked = number
    if goesOn { goOn() }
    return []
  }

  mutating func obey(_ command: Command, size: Size) -> [Effect] {
    switch command {
    case .help:
      book = HelpBook()
      turn(to: cover == .help ? nil : .help)
    case .staff:
      // Pressed again it is answered: the person goes there.
      let isCalled = cover == .staff
      turn(to: isCalled ? nil : .staff)
      return isCalled ? [] : [.bell]
    case .readAloud: readAloud()
    case .language:
      language = language.next(among: languages)
      if let marked, marked > fronts.count { self.marked = nil }
    case .look: notice = context.changeLook()
    case .leave: return [.leave]
    case .next where cover == nil:
      complaint = marked == nil ? [Message("shared.opening.not_chosen")] : []
      goOn()
    case .up where cover == nil, .down where cover == nil:
      let step = command == .up ? -1 : 1
      if let number = options.moved(by: step) { return choose(number, goesOn: false) }
    default: if cover != nil { obeyOnCover(command, size: size) }
    }
    return []
  }

  private mutating func obeyOnCover(_ command: Command, size: Size) {
    let laid = laidOut(size)
    switch command {
    case .next where laid.scroll < laid.maximumScroll:
      scroll = laid.scrolled(by: .pageDown, from: scroll)
    case .next, .back: turn(to: cover == .help && book.goBack() ? .help : nil)
    default: scroll = laid.scrolled(by: command, from: scroll)
    }
  }

  private mutating func turn(to cover: Cover?) {
    self.cover = cover
    complaint = []
    scroll = 0
    pageNumber += 1
  }

  package func frame(_ size: Size) -> Frame { laidOut(size).frame }

  var texts: Messages.Catalogue { context.texts(language) }

  /// Fronts and languages, under the numbers they are picked by.
  var options: Choice {
    Choice(
      fronts.enumerated().map { index, front in
        ChoiceOption(
          number: index + 1, label: texts("shared.opening.\(front.rawValue)"),
          explanation: texts("shared.opening.\(front.rawValue).hint"))
      }
        + otherLanguages.enumerated().map { index, other in
          ChoiceOption(
            number: fronts.count + index + 1, label: texts("shared.language.\(other.rawValue)"),
            explanation: texts("shared.language.\(other.rawValue).hint"))
        }, marked: marked)
  }

  /// What is to be said under the answers: what is wrong, or what a key has just done.
  var saidBlocks: [any Block] {
    var blocks: [any Block] = []
    if !problems.isEmpty { blocks += [Gap(), ErrorNote(problems)] }
    if let notice { blocks += [Gap(), Paragraph(texts(notice), style: .title)] }
    return blocks
  }

  private func laidOut(_ size: Size) -> LaidOut {
    PageLayout(texts: texts, notice: cover == .help ? "help.scroll" : "shared.scroll")
      .layOut(drawn, size: size, scroll: scroll)
  }
}
