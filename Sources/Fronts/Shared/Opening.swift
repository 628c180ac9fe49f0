import Interview
package import Messages
import Screens
package import Terminal

/// The first page: by oneself, or at the window.
package struct Opening: Front {
  package var context: Context
  package var language: Language
  private(set) package var pageNumber = 0
  /// The number of what is marked: a front, or after those another language.
  private var marked: Int?
  private var chosen: Interview.Front?
  private var complaint = ""
  /// What the last key did, where the page does not show it by itself.
  private var notice: Message?
  private(set) var showsHelp = false
  private var book = HelpBook()
  private var scroll = 0

  /// Nothing is chosen.
  package init(context: Context, language: Language) {
    self.context = context
    self.language = language
  }

  package var dropsTypeAhead: Bool { false }
  package var isOver: Bool { false }
  package var personal: Personal { Personal(page: "opening", typing: .nothing) }

  package mutating func start() -> [Effect] { [] }
  package mutating func receive(_ result: EffectResult) -> [Effect] { [] }
  package mutating func tick(secondsIdle: Int) -> [Effect] { [] }

  /// The front that was chosen, told once.
  mutating func takeChosen() -> Interview.Front? {
    defer { chosen = nil }
    return chosen
  }

  package mutating func handle(_ event: Event, size: Size) -> [Effect] {
    notice = nil
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
  private static let keys = KeyTable(
    [
      KeyBinding(.look, [.function(2)], name: "shared.look.key", label: "shared.look")
    ] + GuidedKeys.table.bindings)

  private mutating func press(_ key: Key, size: Size) -> [Effect] {
    if let command = Self.keys.command(for: key) { return obey(command, size: size) }
    guard case .character(let character) = key.narrowed else { return [] }
    // On a page that is read, 0 leafs through it, as everywhere.
    if "eE".contains(character) || (character == "0" && !showsHelp) {
      language = language == .en ? .zh : .en
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
    if showsHelp {
      if book.choose(number) { turnHelp() }
      return []
    }
    guard (1...fronts.count + otherLanguages.count).contains(number) else {
      complaint = "shared.opening.not_chosen"
      return []
    }
    complaint = ""
    marked = number
    if goesOn { goOn() }
    return []
  }

  mutating func obey(_ command: Command, size: Size) -> [Effect] {
    if showsHelp { return obeyOnHelp(command, size: size) }
    switch command {
    case .next:
      complaint = marked == nil ? "shared.opening.not_chosen" : ""
      goOn()
    case .up, .down:
      let step = command == .up ? -1 : 1
      if let number = options.moved(by: step) { return choose(number, goesOn: false) }
    case .help:
      showsHelp = true
      book = HelpBook()
      turnHelp()
    case .language:
      language = language.next(among: languages)
      if let marked, marked > fronts.count { self.marked = nil }
    case .look: notice = context.changeLook()
    case .leave: return [.leave]
    default: break
    }
    return []
  }

  private mutating func obeyOnHelp(_ command: Command, size: Size) -> [Effect] {
    switch command {
    case .next where laidOut(size).scroll < laidOut(size).maximumScroll:
      scroll = laidOut(size).scrolled(by: .pageDown, from: scroll)
    case .next, .back:
      showsHelp = book.goBack()
      turnHelp()
    case .help:
      showsHelp = false
      turnHelp()
    case .language: language = language.next(among: languages)
    case .look: notice = context.changeLook()
    case .leave: return [.leave]
    default: scroll = laidOut(size).scrolled(by: command, from: scroll)
    }
    return []
  }

  private mutating func turnHelp() {
    scroll = 0
    pageNumber += 1
  }

  package func frame(_ size: Size) -> Frame { laidOut(size).frame }

  var texts: Messages.Catalogue { context.texts(language) }

  private var options: Choice {
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

  private func laidOut(_ size: Size) -> LaidOut {
    PageLayout(texts: texts, notice: showsHelp ? "help.scroll" : "shared.scroll")
      .layOut(drawn, size: size, scroll: scroll)
  }

  package var drawn: Page { showsHelp ? helpPage : page }

  private var page: Page {
    let bar = Self.keys.entries(
      [.next, .help, .language, .look, .leave], texts: texts,
      names: [.language: texts("key.e"), .help: texts("key.dot")],
      labels: [.language: texts("shared.other_language")])
    let title = texts("shared.opening.title")
    var body: [any Block] = [Gap(Rank.air), Gap(), Heading(title), Gap(), Gap(Rank.air), options]
    if !complaint.isEmpty { body += [Gap(), ErrorNote([texts(complaint)])] }
    if let notice { body += [Gap(), Paragraph(texts(notice), style: .title)] }
    return Page(
      title: texts("shared.title"), aside: context.office.name, body: body, bar: bar,
      announce: ([title] + options.spoken).joined(separator: "\n"))
  }

  private var helpPage: Page {
    let help = HelpWords(context: context, language: language)
    var heading = texts("help.topics")
    var body: [any Block]
    var offers: [ChoiceOption] = []
    switch book.spot {
    case .item:
      heading = texts("shared.opening.help")
      body =
        [Gap(Rank.always)]
        + Self.keys.helpBlocks(texts: texts, digits: texts("shared.opening.digits"))
      offers = help.offers
    case .topics(let leaf): body = [Gap(), help.topics(leaf)]
    case .topic(let topic): (heading, body) = (texts(topic.title), help.topic(topic))
    }
    func bar(next: String) -> [BarEntry] {
      Self.keys.entries(
        [.next, .back, .language, .leave], texts: texts, names: [.language: texts("key.e.only")],
        labels: [.next: texts(next), .language: texts("shared.other_language")])
    }
    var page = Page(
      title: texts("shared.title"), aside: texts("shared.help.title"),
      body: [Heading(heading)] + body, foot: [Gap(), Offers(offers), help.call],
      bar: bar(next: "help.on"), announce: heading)
    page.lastBar = bar(next: "help.done")
    return page
  }
}
