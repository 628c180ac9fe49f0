import Interview
import Messages
import Screens
import Terminal
import Voices

/// What is said beside the answers: what is still open, what to look at again, how data are used.
extension Guided {
  /// What 不清楚 leaves open, and which question to clear up first; nothing where it changes nothing.
  var openBlocks: [any Block] {
    guard let range = interview.range else { return [] }
    let deciding = range.deciding.first.flatMap { screen($0) }.map { texts($0.label) }
    let lines = context.voices(language).openOutcomes(range.outcomes, deciding: deciding)
    return [Gap()] + lines.map { Paragraph($0) }
  }

  /// The same in one sentence: which questions the outcome still hangs on.
  var unclearBlocks: [any Block] {
    guard let range = interview.range else { return [] }
    let labels = range.deciding.compactMap { screen($0).map { texts($0.label) } }
    let list = labels.joined(separator: texts("guided.list"))
    return [Paragraph(texts("open.unclear", ["questions": list]))]
  }

  /// What would change the outcome: each single step, and what is 不清楚.
  var changeBlocks: [any Block] {
    let steps = words(outcome.filed == nil ? .noFiling : .filed)?.steps ?? []
    guard !steps.isEmpty || interview.range != nil else { return [] }
    return [Gap(Rank.always), Paragraph(texts("guided.reasons.change"), style: .title)]
      + steps.map { Paragraph($0) } + openBlocks.dropFirst()
  }

  /// Answers that were taken but are worth another look.
  var warningBlocks: [any Block] {
    interview.asked.flatMap { question in
      interview.warnings(question).map { warning -> any Block in
        let label = screen(question).map { texts($0.label) } ?? ""
        return Paragraph(texts(warning), style: .hint, lead: "\(label)  ")
      }
    }
  }

  /// How data are used, as a page of its own before the first question that asks who one is.
  var noticePage: Page {
    guard case .notice(let question) = page else { return startPage }
    let keys = PrivacyNotice(before: question).paragraphs
    let body = keys.flatMap { key -> [any Block] in
      [Gap(), Paragraph(texts(key, privacyValues))]
    }
    return page(
      aside: context.office.name, heading: texts(PrivacyNotice.title), body,
      bar: bar(next: "guided.notice.next"))
  }

  private var privacyValues: [String: String] { ["hotline": context.office.hotline] }

  /// How data are used, behind F1 wherever they are asked and on the first page.
  var privacyBlocks: [any Block] {
    guard case .question(let question) = page,
      question == .purpose || screen(question)?.why != nil
    else { return [] }
    return [Gap(Rank.always), Paragraph(texts(PrivacyNotice.title), style: .title)]
      + PrivacyNotice(before: question).paragraphs.map { Paragraph(texts($0, privacyValues)) }
  }
}
