import Interview
import Messages
import Screens
import Terminal

/// What help pages say, block by block, in one language; both fronts put them on their own pages.
struct HelpWords {
  let context: Context
  let language: Language
  /// Whose pages they stand on, where that front has words of its own for what is done there.
  var front: String?

  private var texts: Messages.Catalogue { context.texts(language) }

  /// What is asked, why, what to do without knowing it, and the law that asks it.
  ///
  /// Where `front` names texts of its own they come first: at the window another reads them than the
  /// person asked about.
  func item(_ question: Question, help: String, front: String? = nil) -> [any Block] {
    func own(_ kind: String, else shared: String) -> String {
      guard let key = front.map({ "\($0).\(kind).\(question.rawValue)" }), texts.has(key) else {
        return shared
      }
      return key
    }
    return [Gap(Rank.always)] + paragraphs(own("help", else: help)) + [Gap(Rank.always)]
      + labelled("help.why", own("why", else: QuestionHelp.why(question))) + [Gap(Rank.always)]
      + labelled("help.unsure", own("unsure", else: QuestionHelp.unsure(question)))
      + quotes(QuestionHelp.quotes(question))
  }

  /// What a page that asks nothing is for.
  func page(_ key: String) -> [any Block] { paragraphs(key) }

  /// The answer to what people ask: in plain words, what is not written, then the law.
  func topic(_ topic: HelpTopic) -> [any Block] {
    var blocks: [any Block] = [Gap(Rank.always)] + paragraphs(topic.answer)
    if topic == .notSettling { blocks += causes }
    if let unwritten = topic.unwritten {
      blocks += [Gap(Rank.always)] + labelled("help.unwritten", unwritten)
    }
    return blocks + quotes(topic.quotes)
  }

  /// Causes in the order in which they are looked for, each with what to do about it.
  private var causes: [any Block] {
    SettlingCause.allCases.enumerated().flatMap { index, cause -> [any Block] in
      let lead = "\(index + 1)  "
      let own = front.map { "\($0).\(cause.remedy)" } ?? cause.remedy
      let remedy = texts(texts.has(own) ? own : cause.remedy, ["phone": phones])
      return [
        Gap(Rank.always), Paragraph(texts(cause.title), style: .title, lead: lead),
        Paragraph(remedy, indent: Terminal.columns(of: lead)),
      ]
    }
  }

  /// The sentences themselves, under a heading; nothing where there is none.
  private func quotes(_ quotes: [HelpQuote]) -> [any Block] {
    let found = quotes.compactMap { quote in
      sentence(quote).map { Quote(clause: quote.clause, sentence: $0) }
    }
    guard !found.isEmpty else { return [] }
    return [Gap(Rank.always), Paragraph(texts("help.law"), style: .title)] + found
  }

  /// The sentence as the pack quotes it, else as the document in full has it; `nil` where neither does.
  func sentence(_ quote: HelpQuote) -> String? {
    let cited = context.law.quotes(of: quote.clause)
    guard let beginning = quote.beginning else { return cited.first }
    return cited.first { $0.hasPrefix(beginning) && $0.count { $0 == "。" } == 1 }
      ?? context.document().first { $0.hasPrefix(beginning) }
      ?? cited.first { $0.hasPrefix(beginning) }
  }

  private func labelled(_ label: String, _ key: String) -> [any Block] {
    [Paragraph(texts(label), style: .title)] + paragraphs(key)
  }

  /// A text, its paragraphs apart.
  private func paragraphs(_ key: String) -> [any Block] {
    texts(key, ["phone": phones]).split(separator: "\n").map { Paragraph(String($0)) }
  }

  // MARK: - What is always in reach

  /// The hotline, and the hall's own number where it has one.
  var phones: String {
    let office = context.office
    return office.phone.map { office.hotline + texts("guided.or") + $0 } ?? office.hotline
  }

  /// The last row of every help page: whom to call.
  var call: any Block { Paragraph(texts("help.call", ["phone": phones]), style: .title) }

  /// Under the help of an item: where else to look.
  var offers: [ChoiceOption] {
    [
      ChoiceOption(number: 1, label: texts(HelpTopic.notSettling.title)),
      ChoiceOption(number: 2, label: texts("help.topics")),
    ]
  }

  /// A leaf of the list of questions, and the digit that turns it.
  func topics(_ leaf: Int) -> Choice {
    var options = HelpBook.topics(leaf).enumerated().map { index, topic in
      ChoiceOption(number: index + 1, label: texts(topic.title))
    }
    let isLast = leaf == HelpBook.leafCount - 1
    options.append(
      ChoiceOption(
        number: HelpBook.nextLeaf,
        label: texts(
          isLast ? "help.topics.first" : "help.topics.more",
          ["now": "\(leaf + 1)", "all": "\(HelpBook.leafCount)"])))
    return Choice(options, marked: nil)
  }
}

/// Things one may go to by their number, close together.
struct Offers: Block {
  var options: [ChoiceOption]

  /// Those offers.
  init(_ options: [ChoiceOption]) {
    self.options = options
  }

  var spoken: [String] { Choice(options, marked: nil).spoken }

  func lines(columns: Int) -> [Line] {
    options.flatMap { option in
      Paragraph(option.label, lead: "\(option.number)  ").lines(columns: columns).map { line in
        var line = line
        line.target = .choose(option.number)
        return line
      }
    }
  }
}
