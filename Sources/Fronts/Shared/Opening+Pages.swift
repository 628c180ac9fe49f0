import Messages
import Screens
import Terminal

/// The first page and what may lie over it, in words.
extension Opening {
  package var drawn: Page {
    switch cover {
    case nil: firstPage
    case .help: helpPage
    case .staff: staffPage
    }
  }

  var problems: [String] { complaint.map { texts($0) } }

  func spokenMark(_ choice: Choice) -> [String] {
    guard let number = choice.marked, let label = choice.markedLabel else { return [] }
    return [texts("guided.choice.chosen", ["number": "\(number)", "label": label])]
      + [texts("guided.choice.go_on")]
  }

  private var firstPage: Page {
    // The other languages stand on the page itself, under their numbers.
    let title = texts("shared.opening.title")
    return page(
      aside: context.office.name,
      [Gap(Rank.air), Gap(), Heading(title), Gap(), Gap(Rank.air), options] + saidBlocks,
      bar: bar([.next, .staff, .help, .look, .leave]))
  }

  /// Where to go, and what to say there; no answers are there to be handed over.
  private var staffPage: Page {
    let office = context.office
    let body: [any Block] = [
      Gap(Rank.air), Heading(texts("guided.staff.title")), Gap(),
      Paragraph(texts("guided.staff.come")), Gap(),
      Paragraph(texts("guided.staff.call", ["phone": help.phones])),
      BigText(office.hotline, glyphs: context.glyphs, canDrawBlocks: context.canDrawBlocks),
    ]
    return page(aside: office.name, body + saidBlocks, bar: bar([.back, .help, .look, .leave]))
  }

  private var helpPage: Page {
    var heading = texts("help.topics")
    var body: [any Block]
    var offers: [ChoiceOption] = []
    switch book.spot {
    case .item:
      heading = texts("shared.opening.help")
      body =
        [Gap(Rank.always)]
        + Self.keys.helpBlocks(texts: texts, digits: texts("shared.opening.digits"))
        + voiceBlocks(keys: "key.star")
      offers = help.offers
    case .topics(let leaf): body = [Gap(), help.topics(leaf)]
    case .topic(let topic): (heading, body) = (texts(topic.title), help.topic(topic))
    }
    let commands: [Command] = [.next, .back, .staff, .language, .leave]
    var page = page(
      aside: texts("shared.help.title"), [Heading(heading)] + body + saidBlocks,
      foot: [Gap(), Offers(offers), help.call], bar: bar(commands, next: "help.on"))
    page.lastBar = offeringVoice(bar(commands, next: "help.done"))
    return page
  }

  private var help: HelpWords { HelpWords(context: context, language: language) }

  private func page(
    aside: String, _ body: [any Block], foot: [any Block] = [], bar: [BarEntry]
  ) -> Page {
    Page(
      title: texts("shared.title"), aside: aside, body: body, foot: foot, bar: offeringVoice(bar),
      announce: Page.announcement(of: body + foot))
  }

  private func bar(_ commands: [Command], next: String? = nil) -> [BarEntry] {
    let entries = Self.keys.entries(
      commands, texts: texts,
      names: [.language: texts("key.e.only"), .help: texts("key.dot")],
      labels: [.language: texts("shared.other_language")]
        .merging(next.map { [.next: texts($0)] } ?? [:]) { $1 })
    return entries.map { entry in
      var entry = entry
      switch entry.target {
      case .command(.staff): entry.short = texts("key.staff.short")
      case .command(.back): entry.short = texts("key.back.short")
      case .command(.look): entry.short = texts("shared.look.short")
      default: break
      }
      return entry
    }
  }
}
