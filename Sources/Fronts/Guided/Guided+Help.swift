import Interview
import Messages
import Screens
import Terminal

/// The help: what lies behind F1 and the point of the keypad on every page, and what people ask most.
extension Guided {
  /// The page of the help that is shown.
  var helpPage: Page {
    switch book.spot {
    case .item: itemPage
    case .topics(let leaf): topicsPage(leaf)
    case .topic(let topic): topicPage(topic)
    }
  }

  /// What the page beneath is about, why it is asked, what to do without knowing, and every key.
  private var itemPage: Page {
    var body: [any Block] = []
    var heading = texts("guided.help.title")
    if let covered = beneath.last, covered == .staff || covered == .leave {
      body += help.page(covered == .staff ? "help.page.staff" : "help.page.leave")
    } else if case .question(let question) = page, let screen = screen(question) {
      heading = title(of: screen)
      body += help.item(question, help: screen.help)
      let lists = listBlocks(question, rank: Rank.always)
      if !lists.isEmpty { body += [Gap(Rank.always)] + lists }
    } else {
      body += help.page("help.page.\(pageHelpKey)")
    }
    body += privacyBlocks + voiceBlocks(keys: "key.star.all")
    body += [Gap(Rank.always), Paragraph(texts("guided.help.keys"), style: .title)]
    body += GuidedKeys.table.helpBlocks(texts: texts, digits: texts("guided.help.digits"))
    let next = language.next(among: languages)
    let change = ChoiceOption(
      number: Self.languageDigit,
      label: texts("help.language", ["language": texts("shared.language.\(next.rawValue)")]))
    return helpPage(heading, body, offers: help.offers + [change], look: lookOption)
  }

  /// The digit that changes the colours, where a terminal can show others than these.
  private var lookOption: ChoiceOption? {
    guard context.themes.count > 1 else { return nil }
    let name = texts("help.look.\(context.theme.rawValue)")
    return ChoiceOption(number: Self.lookDigit, label: texts("help.look", ["look": name]))
  }

  /// Names the help of a page that asks nothing; of what was found it says what may be seen there.
  private var pageHelpKey: String {
    guard page == .found else { return page.helpKey }
    return outcome.found.isEmpty ? "found.none" : isOpenLookUp ? "found" : "found.closed"
  }

  private func topicsPage(_ leaf: Int) -> Page {
    let choice = help.topics(leaf)
    return helpPage(texts("help.topics"), [Gap(), choice])
  }

  private func topicPage(_ topic: HelpTopic) -> Page {
    helpPage(texts(topic.title), help.topic(topic))
  }

  /// A page of the help: under it what else may be looked at, and whom to call.
  private func helpPage(
    _ heading: String, _ body: [any Block], offers: [ChoiceOption] = [],
    look: ChoiceOption? = nil
  ) -> Page {
    // Where lines are read there are no colours.
    let looks: [any Block] = look.map { [OnScreen(Offers([$0]))] } ?? []
    var page = page(
      aside: texts("shared.help.title"), heading: heading, body,
      bar: bar([.next, .back, .staff, .language], next: "help.on"),
      foot: [Gap(), Offers(offers)] + looks + [help.call])
    page.lastBar = offeringVoice(bar([.next, .back, .staff, .language], next: "help.done"))
    return page
  }

  var help: HelpWords { HelpWords(context: context, language: language) }

  /// The digit of the help page that changes the language: with the keypad alone there is no Ctrl-T.
  private static let languageDigit = 3
  /// The one that changes the colours: nor is there F2, which reads aloud.
  private static let lookDigit = 4

  /// The entry that opens 备了案，为什么还不能直接结算.
  var settlingDigit: BarEntry {
    var entry = digit(8, "help.short")
    entry.short = texts("help.shorter")
    return entry
  }

  // MARK: - Moving in it

  /// Opens the page 备了案，为什么还不能直接结算 over the one shown.
  mutating func explainSettling() {
    cover(with: .help)
    book = HelpBook(at: .notSettling)
  }

  mutating func chooseInHelp(_ number: Int) {
    if book.spot == .item, number == Self.languageDigit {
      language = language.next(among: languages)
    } else if book.spot == .item, number == Self.lookDigit, context.themes.count > 1 {
      _ = context.changeLook()
    } else if book.choose(number) {
      turnHelp()
    }
  }

  /// Enter reads on, and at the end of a page leads back: the keypad has no other key to move with.
  mutating func readHelpOn(_ size: Size) {
    let laid = laidOut(size)
    guard laid.scroll < laid.maximumScroll else { return leaveHelpPage() }
    overlayScroll = laid.scrolled(by: .pageDown, from: laid.scroll)
  }

  /// Back to the page of the help one came from, or to the page beneath.
  mutating func leaveHelpPage() {
    if book.goBack() { turnHelp() } else { lift() }
  }

  private mutating func turnHelp() {
    overlayScroll = 0
    pageNumber += 1
  }
}

extension GuidedPage {
  /// Names the help of a page that asks nothing.
  fileprivate var helpKey: String {
    switch self {
    case .question, .notice, .filing, .looking: "other"
    case .resume: "resume"
    case .check: "check"
    case .row: "row"
    case .result: "result"
    case .ending: "ending"
    case .onRecord: "on_record"
    case .reasons: "reasons"
    case .receipt: "receipt"
    case .printing: "printing"
    case .found, .standing: "found"
    }
  }
}
