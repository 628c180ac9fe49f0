import Interview
import Messages
import Places
import Rules
import Screens
import Terminal
import Voices

/// The check page and the page on which one answer of a row is picked.
extension Guided {
  /// G6: every answer with its digit, what will come of it, and that nothing is stored yet.
  var checkPage: Page {
    let rows = checkRows.enumerated().map { index, row in
      let open = questions(of: row).contains { interview.pending.contains($0) }
      return SummaryRow(
        number: index + 1, label: texts("guided.row.\(row.rawValue)"), value: value(of: row),
        remark: open ? texts("guided.check.open") : "")
    }
    let notices = [
      warningBlocks, setAsideBlocks, issuerBlocks,
      interview.pending.isEmpty ? foreseenBlocks : [],
    ]
    let body =
      problemBlocks + sampleBlocks + [Gap(), Summary(rows)]
      + notices.filter { !$0.isEmpty }
      .flatMap { [Gap()] + $0 }
    let closing =
      !interview.pending.isEmpty
      ? "guided.check.still_open" : isFilingNext ? "guided.check.not_filed_yet" : "guided.check.see"
    let end: [any Block] = [Gap(), Paragraph(texts(closing), style: .title)]
    // What is filed has been read to its end: there it says so, and only there Enter files.
    var page = page(
      aside: texts("guided.check.step", ["step": "\(Screen.steps)", "steps": "\(Screen.steps)"]),
      heading: texts("guided.check.title"), isFilingNext ? body + end : body,
      bar: bar(next: isFilingNext ? "help.on" : nil), foot: isFilingNext ? [] : end)
    page.lastBar = offeringVoice(bar(next: isFilingNext ? "guided.check.file" : nil))
    return page
  }

  /// Answers that are kept but do not count now.
  private var setAsideBlocks: [any Block] {
    let labels = interview.setAside.compactMap { screen($0).map { texts($0.label) } }
    guard !labels.isEmpty else { return [] }
    let list = labels.joined(separator: texts("guided.list"))
    return [Paragraph(texts("guided.check.set_aside", ["answers": list]), style: .hint)]
  }

  /// What will come of it, and what one step would change.
  private var foreseenBlocks: [any Block] {
    guard let words = words(.before) else { return [] }
    let lead = texts("guided.check.then")
    let blank = String(repeating: " ", count: Terminal.columns(of: lead))
    let facts = words.facts.prefix(2).enumerated().map { index, fact -> any Block in
      Paragraph(fact, lead: index == 0 ? lead : blank)
    }
    // One step says in a sentence what is open; only without one are the outcomes listed.
    if words.steps.isEmpty { return facts + openBlocks }
    return facts + unclearBlocks + words.steps.prefix(1).map { Paragraph($0) }
  }

  func rowPage(_ row: CheckRow) -> Page {
    let rows = questions(of: row).enumerated().map { index, question in
      SummaryRow(
        number: index + 1, label: screen(question).map { texts($0.label) } ?? "",
        value: value(of: question))
    }
    return page(
      heading: texts("guided.row.title", ["row": texts("guided.row.\(row.rawValue)")]),
      problemBlocks + [Gap(), Summary(rows)], bar: bar([.back, .staff, .help]))
  }

  /// The answers of a row, as they are shown: numbers masked, places and days written out.
  private func value(of row: CheckRow) -> String {
    questions(of: row).map { said($0) }.filter { !$0.isEmpty }
      .joined(separator: texts("guided.and"))
  }

  /// An answer in words that stand alone: a bare 不是 would leave open what is not.
  func said(_ question: Question) -> String {
    guard let answer = interview.answers[question]?.value else { return "" }
    let key = "said.\(question.rawValue)"
    let value = value(of: question)
    if Value.isNotListed(answer) { return texts("\(key).\(Value.notListed)") }
    if texts.has("\(key).\(answer)") { return texts("\(key).\(answer)") }
    if answer == Value.noPhone { return value }
    return texts.has(key) ? texts(key, ["value": value, "tail": String(answer.suffix(4))]) : value
  }

  func value(of question: Question) -> String {
    guard let value = interview.answers[question]?.value, let screen = screen(question) else {
      return ""
    }
    switch screen.input {
    case .choice(let options):
      return options.first { $0.value == value }.map { texts($0.label) } ?? value
    case .place:
      guard let code = PlaceCode(value) else { return value }
      return placeText(code)
    case .institution: return institutionValue(question)
    case .text(.identity, _): return maskedIdentity(value)
    case .text(.phone, _):
      return value == Value.noPhone ? texts("guided.no_phone") : Mask.phone(value)
    case .text(.date, _): return Day(value).map { dayText($0) } ?? value
    case .text: return value
    }
  }

  private func placeText(_ code: PlaceCode) -> String {
    guard case .place(let place) = context.places.resolve(code.value) else {
      return context.name(of: code, language)
    }
    if language.isChinese { return place.fullName }
    return [place.latin, region(place)].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// All but the last four hidden, in the groups of the card.
  func maskedIdentity(_ number: String) -> String {
    let hidden = Array(Mask.lastFour(number))
    guard hidden.count == 18 else { return String(hidden) }
    return [0..<6, 6..<10, 10..<14, 14..<18].map { String(hidden[$0]) }.joined(separator: " ")
  }

  /// 2026年7月29日, or 29 July 2026 in the other language.
  func dayText(_ day: Day) -> String {
    let (year, month, date) = day.civil
    return texts(
      "guided.day",
      [
        "year": "\(year)", "month": "\(month)", "day": "\(date)",
        "month_name": texts("guided.month.\(month)"),
      ])
  }

  /// The decision in everyday words at that moment, once there is one.
  func words(_ moment: Scene.Moment) -> PersonWords? {
    if shownFound != nil { return foundWords }
    guard let decision = shownDecision else { return nil }
    let careCase = interview.careCase
    let care = careCase?.care ?? interview.answers[.care].flatMap { Care(rawValue: $0.value) }
    var scene = Scene(
      moment: moment, care: care ?? .inpatient, paid: careCase?.paid ?? .notYet,
      carePlace: careCase == nil
        ? texts("guided.elsewhere") : context.name(of: decision.fileTo, language),
      inHospital: interview.answers[.stage]?.value == Value.inHospital
        && interview.asked.contains(.stage),
      hotline: context.office.hotline,
      local: context.figures(interview, decision, language))
    scene.certificate = interview.certificate.map(interview.law.qualifies)
    scene.validity = (outcome.request ?? interview.request)?.filing
      .validity(months: interview.law.monthsTemporary)
    return context.voices(language).forPerson(decision, scene)
  }
}
