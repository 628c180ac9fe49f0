import Interview
import Messages
import Screens
import Terminal

/// F1 at the window: the item, what people ask, every key.
extension Clerk {
  /// The page of the help that is shown.
  var helpPage: Page {
    switch book.spot {
    case .item: itemPage
    case .topics(let leaf): helpPage(words("help.topics"), [Gap(), help.topics(leaf)])
    case .topic(let topic): helpPage(words(topic.title), help.topic(topic))
    }
  }

  /// The field or the page that F1 was pressed on, then every key.
  private var itemPage: Page {
    var body: [any Block] = []
    let page = pages.dropLast().last ?? .list
    if page == .form, let form, let screen = form.screens[form.focus] {
      // That a list is a sample is said first.
      body += [Heading(label(of: form.focus))] + listBlocks(form)
      body += help.item(form.focus, help: screen.help, front: "clerk") + [Gap()]
    } else {
      body += help.page("help.clerk.\(page.helpKey)") + [Gap(Rank.always)]
    }
    body += [Heading(words("clerk.help.keys"))]
    body += ClerkKeys.table.helpBlocks(texts: words)
    body += [Gap(), Paragraph(words("clerk.help.typing"))]
    return helpPage("", body, offers: help.offers)
  }

  private func helpPage(
    _ heading: String, _ body: [any Block], offers: [ChoiceOption] = []
  ) -> Page {
    let heading: [any Block] = heading.isEmpty ? [] : [Heading(heading)]
    return Page(
      title: words("shared.help.title"), aside: windowAside, body: heading + body,
      foot: [Gap(), Offers(offers), help.call], bar: bar([.back, .pageUp, .language]),
      announce: words("shared.help.title"))
  }

  private var help: HelpWords { HelpWords(context: context, language: language, front: "clerk") }

  /// Opens the help at what is shown.
  mutating func openHelp() {
    book = HelpBook()
    open(.help)
  }

  /// One page of the help back; false where that leads out of it.
  mutating func goBackInHelp() -> Bool {
    guard page == .help, book.goBack() else { return false }
    scroll = 0
    return true
  }

  /// A digit leads from a page of the help to another.
  mutating func chooseInHelp(_ event: Event) -> [Effect] {
    if case .key(.character(let character)) = event,
      let number = character.digit, book.choose(number)
    {
      scroll = 0
    }
    return []
  }
}

extension ClerkPage {
  /// Names the help of a page that is no form.
  fileprivate var helpKey: String {
    switch self {
    case .list: "list"
    case .change: "change"
    case .reasons: "reasons"
    case .confirm: "confirm"
    case .printing: "printing"
    case .record: "record"
    case .signIn: "sign_in"
    case .reason: "reason"
    case .life: "life"
    case .day: "day"
    case .scan: "scan"
    case .printer: "printer"
    case .form, .help: "list"
    }
  }
}
