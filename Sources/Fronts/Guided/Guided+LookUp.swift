import Interview
import Messages
import Rules
import Screens
import Terminal
import Voices

/// What was found on record, and how it stands.
extension Guided {
  /// The one of those found that is shown.
  var shownFound: FoundFiling? {
    guard let shown = outcome.shown, outcome.found.indices.contains(shown) else { return nil }
    return outcome.found[shown]
  }

  /// Why nothing could be looked up; what the ledger says of itself is for the staff that is called.
  func said(ofLookUp why: Message) -> [Message] {
    guard why.key.split(separator: ".").starts(with: ["failure", "ledger"]) else { return [why] }
    let notNow = Message("guided.look_up.not_now")
    return why.key == "failure.ledger.busy" ? [notNow] : [notNow, why]
  }

  /// Whether what was found may be shown whole.
  ///
  /// A filing's number comes with the end of its person's own; an ID number is known to others too, and
  /// on a machine for everybody it opens only whether and until when a filing holds.
  var isOpenLookUp: Bool {
    guard let number = interview.answers[.lookUp]?.value else { return false }
    return !context.office.isShared || Interview.isFilingNumber(number)
  }

  mutating func show(found: [FoundFiling]) {
    guard page == .looking else { return }
    outcome.found = found
    if found.count == 1, isOpenLookUp {
      outcome.shown = 0
      go(to: .standing)
    } else {
      go(to: .found)
    }
  }

  mutating func show(found number: Int) {
    guard isOpenLookUp else { return }
    guard outcome.found.prefix(Self.shownMax).indices.contains(number - 1) else {
      if !outcome.found.isEmpty {
        complaint = [noSuchRow(of: min(outcome.found.count, Self.shownMax))]
      }
      return
    }
    outcome.shown = number - 1
    outcome.isLarge = context.window.printsLarge
    go(to: .standing)
  }

  /// Back to the list, where there is more than one, or to what was looked up by.
  mutating func goBackFromStanding() {
    outcome.shown = nil
    go(to: outcome.found.count > 1 ? .found : .question(interview.asked.last ?? .lookUp))
  }

  /// The decision behind the filing shown; `nil` where its notice governs no more.
  var foundDecision: Decision? {
    guard let found = shownFound, found.isGoverned, found.isInForce, let facts = found.facts,
      let day = found.decidedOn
    else { return nil }
    return context.law.decide(facts, today: day)
  }

  /// What it covers, in everyday words.
  var foundWords: PersonWords? {
    guard let decision = foundDecision, let facts = shownFound?.facts else { return nil }
    var scene = Scene(
      facts, moment: .filed, carePlace: context.name(of: decision.fileTo, language),
      hotline: context.office.hotline)
    scene.certificate = facts.certificate.map(context.law.qualifies)
    return context.voices(language).forPerson(decision, scene)
  }

  var foundPage: Page {
    let heading = texts(outcome.found.isEmpty ? "guided.found.none" : "guided.found.title")
    guard !outcome.found.isEmpty else {
      let advice = texts("guided.found.none.do", ["hotline": context.office.hotline])
      return page(
        heading: heading, [Gap(), Paragraph(advice)],
        bar: bar(next: "guided.done", more: [settlingDigit]))
    }
    guard isOpenLookUp else { return closedPage }
    let rows = outcome.found.prefix(Self.shownMax).enumerated().map { index, found in
      ChoiceOption(number: index + 1, label: label(of: found), explanation: standing(of: found))
    }
    return page(
      heading: heading, problemBlocks + [Gap(), Choice(rows, marked: nil)] + moreBlocks,
      bar: bar(next: "guided.done", more: [settlingDigit]))
  }

  /// So many filings at most are numbered, as 8 explains why a filing does not settle.
  private static var shownMax: Int { 7 }

  /// That there are more than are shown, and how to see those.
  private var moreBlocks: [any Block] {
    guard outcome.found.count > Self.shownMax else { return [] }
    let values = ["shown": "\(Self.shownMax)", "all": "\(outcome.found.count)"]
    return [Gap(), Paragraph(texts("guided.found.part", values))]
  }

  /// What whoever knows an ID number may see of its filings: nothing that leads to more of them.
  private var closedPage: Page {
    let rows = outcome.found.prefix(Self.shownMax).enumerated().map { index, found in
      SummaryRow(
        label: texts("guided.found.nth", ["number": "\(index + 1)"]), value: standing(of: found))
    }
    let more = [texts("guided.found.more"), texts("guided.found.why_not")]
    return page(
      heading: texts("guided.found.title.closed"),
      [Gap(), Summary(rows)] + moreBlocks
        + [Gap(), Paragraph(more[0]), Paragraph(more[1], style: .hint)],
      bar: bar(next: "guided.done", more: [settlingDigit]))
  }

  /// Whether it holds and until when; then what it covers, why, and what to do.
  var standingPage: Page {
    guard let found = shownFound else { return foundPage }
    let standing = standing(of: found)
    var blocks: [any Block] = [Gap(), Paragraph(label(of: found))]
    if let words = foundWords {
      // How long it holds is the heading.
      for fact in words.facts.prefix(2) { blocks += [Gap(Rank.air), Paragraph(fact)] }
      blocks += becauseBlocks(words)
      blocks += nextBlocks(words)
    } else {
      let advice = texts(
        found.isGoverned ? "guided.standing.anew" : "guided.standing.ask",
        ["hotline": context.office.hotline])
      blocks += [Gap(), Paragraph(advice)]
    }
    let reasons = foundDecision == nil ? [] : [digit(7, "guided.reasons")]
    return page(
      aside: texts("guided.number", ["number": grouped(found.number)]),
      heading: standing.prefix(1).uppercased() + standing.dropFirst(),
      problemBlocks + blocks,
      bar: bar(
        next: "guided.result.receipt",
        more: reasons + [settlingDigit, digit(9, "guided.end", rank: BarRank.elsewhere)]))
  }

  private func label(of found: FoundFiling) -> String {
    [
      texts("guided.category.\(found.filing.category.rawValue)"),
      context.name(of: found.filing.fileTo, language), found.name,
    ].joined(separator: "  ")
  }

  private func standing(of found: FoundFiling) -> String {
    guard found.isGoverned else { return texts("guided.found.not_governed") }
    guard found.filing.effective <= context.today else {
      return texts("guided.found.not_yet", ["from": dayText(found.filing.effective)])
    }
    switch found.validThrough {
    case .through(let day) where found.isInForce:
      return texts("guided.found.through", ["day": dayText(day)])
    case .through(let day) where day < context.today:
      return texts("guided.found.over", ["day": dayText(day)])
    case .open, .through:
      if found.isInForce { return texts("guided.found.open") }
      // Not over by itself and yet not in force: it was ended, or another has taken its place.
      return texts(found.isEnded ? "guided.found.ended" : "guided.found.replaced")
    }
  }
}
