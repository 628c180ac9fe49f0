import Interview
import Messages
import OfficeLists
import Rules
import Screens
import Terminal
import Voices

extension Clerk {
  /// What the decision is said with: the names and the moment.
  private func scene(
    _ facts: CareCase, carePlace: PlaceCode, _ moment: Scene.Moment, local: LocalFigures? = nil
  ) -> Scene {
    Scene(
      facts, moment: moment, carePlace: context.name(of: carePlace, language),
      hotline: context.office.hotline, local: local)
  }

  /// The decision on the page below, in the clerk's words: of the form, or of a filing on record; with
  /// the steps that led to it.
  var decided: (words: ClerkWords, trace: [TraceStep], asked: Interview?)? {
    if let details = receipt?.row?.details, pages.contains(.record) || !pages.contains(.form) {
      let decision = context.law.decide(details.facts, today: details.decidedOn)
      let words = voices.forClerk(
        decision, scene(details.facts, carePlace: details.carePlace, .filed))
      let steps = steps(to: (decision, words), details.facts, on: details.decidedOn)
      return (words, steps, nil)
    }
    guard let form, let said = said(of: form.interview, open: form.interview.range) else {
      return nil
    }
    return (said.words, steps(of: form.interview), form.interview)
  }

  /// The steps to the decision of an interview as it stands, also while something is open.
  func steps(of interview: Interview) -> [TraceStep] {
    guard let facts = interview.careCase, let said = said(of: interview) else { return [] }
    return steps(to: said, facts, on: context.today, asked: interview)
  }

  private func steps(
    to said: (decision: Decision, words: ClerkWords), _ facts: CareCase, on day: Day,
    asked interview: Interview? = nil
  ) -> [TraceStep] {
    let trace = TraceWords(
      context: context, language: language, front: .clerk,
      label: { label(of: $0) }, name: { label(of: $0) },
      answer: { context.formWords($0, interview, language) })
    let effects = TraceEffects(
      ratio: said.words.ratio, settlement: said.words.settlementBrief
    ) { hinge in
      switch hinge.conclusion {
      case .status: voices.word(said.decision.status)
      case .catalogue: said.words.catalogue
      case .certificateCited:
        words(
          said.decision.treatedAs == .referral
            ? "trace.certificate.counts" : "trace.certificate.no_use")
      case .traumaCited: words("trace.injury")
      default: said.words.settlement
      }
    }
    return trace.steps(facts, on: day, asked: interview, effects)
  }

  /// The decision of an interview in the clerk's words; `nil` before a category and a place are known.
  ///
  /// Where `range` is given, what it leaves open is said instead of one of its outcomes.
  func said(
    of interview: Interview, open range: OpenRange? = nil
  ) -> (decision: Decision, words: ClerkWords)? {
    guard let facts = interview.careCase, let decision = interview.decision else { return nil }
    let place = interview.answers[.carePlace].flatMap { PlaceCode($0.value) } ?? decision.fileTo
    let local = context.figures(interview, decision, language)
    let scene = scene(facts, carePlace: place, .before, local: local)
    guard let range else { return (decision, voices.forClerk(decision, scene)) }
    let words = voices.forClerk(
      decision, scene, declared: facts.category, open: range.outcomes)
    return (decision, words)
  }

  /// Which field decides between the outcomes left open.
  func deciding(_ range: OpenRange?) -> String? {
    range?.deciding.first.map { words("clerk.form.depends", ["field": label(of: $0)]) }
  }

  /// Every outcome left open, then the fields that decide between them, the first to clear up first.
  func openLines(_ range: OpenRange?) -> [String] {
    guard let range else { return [] }
    let outcomes = Array(voices.openOutcomes(range.outcomes, deciding: nil).dropFirst())
    guard range.deciding.count > 1 else { return outcomes }
    let fields = range.deciding.map { label(of: $0) }.joined(separator: words("guided.list"))
    return outcomes + [words("clerk.reasons.open.fields", ["fields": fields])]
  }

  private var voices: Voices { context.voices(language) }

  /// The lines under the form: the likely decision, its basis, and what the last key led to.
  func panel(_ form: ClerkForm, rows: Int, _ columns: Int) -> [(text: String, style: Style)] {
    var lines: [(text: String, style: Style)] = []
    let range = form.interview.range
    if let said = said(of: form.interview, open: range) {
      var parts = [ratio(said.words), said.words.settlement, said.words.validity]
      let isSample = form.interview.listSources.contains(where: \.isSample)
      let likely = words(isSample ? "clerk.likely.sample" : "clerk.likely")
      let whole = likely + ([said.words.summary] + parts).joined(separator: "  ")
      let isShort = Terminal.columns(of: whole) > columns
      var (first, rest) = (whole, [words("clerk.form.see_reasons")])
      if isShort {
        // What it hangs on stands among the remarks too.
        if Terminal.columns(of: likely + parts[0] + "  " + parts[1]) > columns {
          parts[1] = said.words.settlementBrief
        }
        (first, rest) = filled(likely + parts[0], parts.dropFirst(), columns)
      }
      lines.append((first, .title))
      if isShort { rest.append(said.words.summary) }
      let reason = deciding(range) ?? said.words.basis
      lines.append((filled(reason, rest[...], columns).line, .text))
    } else {
      lines.append((words("clerk.form.no_decision_yet"), .title))
      lines.append(("", .text))
    }
    let note = remark(form)
    // That the person has filed already goes before what the decision rests on.
    let isUrgent =
      note.style == .error || notice != nil || rows < 3 && !form.interview.filings.isEmpty
    if !note.text.isEmpty, isUrgent {
      let said = noteRows(note.text, form, rows, columns)
      lines = Array(lines.prefix(max(0, rows - said.count))) + said.map { ($0, note.style) }
    } else if rows > lines.count {
      lines.append(note)
    }
    return lines
  }

  /// The remark in rows: what the last key led to is read to its end, over all else if need be; what
  /// stays longer leaves the decision its row, and the faults are counted where they cannot be named.
  private func noteRows(
    _ text: String, _ form: ClerkForm, _ rows: Int, _ columns: Int
  ) -> [String] {
    let whole = phraseRows(text, columns: columns)
    if notice != nil { return cut(whole, to: Self.noticeRowsMax, columns: columns) }
    guard whole.count >= rows else { return whole }
    let faults = form.hasBeenChecked ? form.faults.count : 0
    guard faults > 0 else { return [truncated(text, columns: columns)] }
    let count = words("clerk.form.faults.count", ["count": String(faults)])
    return [truncated("! \(count)  \(words("clerk.form.faults.next"))", columns: columns)]
  }

  /// More rows would leave the form none on the smallest screen.
  private static let noticeRowsMax = 6

  /// The ratio, and where one local figure is known what comes of it.
  private func ratio(_ said: ClerkWords) -> String {
    guard let figure = said.local.first, said.local.count == 1 else { return said.ratio }
    return words("clerk.ratio_with_local", ["ratio": said.ratio, "figure": figure])
  }

  /// A line with as many of the parts behind it as fit, and the others.
  private func filled(
    _ lead: String, _ parts: ArraySlice<String>, _ columns: Int
  ) -> (line: String, rest: [String]) {
    var (line, rest) = (lead, parts)
    while let next = rest.first,
      Terminal.columns(of: line) + 2 + Terminal.columns(of: next) <= columns
    {
      line += "  " + next
      rest = rest.dropFirst()
    }
    return (line, Array(rest))
  }

  /// The one thing most worth saying now: the last key's effect, faults, filings on record, doubts.
  func remark(_ form: ClerkForm) -> (text: String, style: Style) {
    if let notice { return (words(notice), .title) }
    let faults = form.faults
    if form.hasBeenChecked, !faults.isEmpty {
      let names = faults.map { label(of: $0.question) }
        .joined(separator: words("guided.list"))
      let what = words("clerk.form.faults", ["count": String(faults.count), "fields": names])
      return ("! " + what + "  " + words("clerk.form.faults.next"), .error)
    }
    if let otherName = otherName(form) { return ("! " + otherName, .error) }
    if !form.interview.filings.isEmpty { return (filingsLine(form.interview.filings), .text) }
    return (said(of: form.interview)?.words.remarks.first ?? "", .hint)
  }

  /// That the ID number is on record under another name, masked: one of the two may be misread.
  func otherName(_ form: ClerkForm) -> String? {
    let names = form.otherNames.map(Mask.name)
    guard !names.isEmpty else { return nil }
    return words(
      "clerk.form.other_name", ["name": names.joined(separator: words("guided.list"))])
  }

  /// The person's filings on record in one line.
  func filingsLine(_ filings: [Filing]) -> String {
    let each = filings.map { filing in
      "\(words("word.category.\(filing.category.rawValue)")) "
        + "\(context.name(of: filing.fileTo, language)) \(filing.effective)"
    }
    return words(
      "clerk.form.on_record",
      ["count": String(filings.count), "filings": each.joined(separator: "  ")])
  }

  /// What another answer in one field would lead to, where that differs: 如果换成.
  ///
  /// Long-term categories that lead to the same are said once, and one that the law would not go by is no
  /// other answer: a referral without its certificate is none.
  func otherwise(_ interview: Interview) -> [(label: String, outcome: String)] {
    guard let now = interview.decision else { return [] }
    let changes: [(question: Question, value: String)] =
      Category.allCases.map { (.category, $0.rawValue) }
      + [(.certificate, Value.no), (.networked, Value.yes), (.networked, Value.no)]
    var lines: [(label: String, outcome: String)] = []
    var longTerm: Set<String> = []
    for change in changes
    where interview.asked.contains(change.question)
      && interview.answers[change.question]?.value != change.value
    {
      var other = interview
      guard (try? other.answer(change.question, change.value)) != nil, let said = said(of: other),
        said.decision.deltaPoints != now.deltaPoints || said.decision.settlement != now.settlement
      else { continue }
      let outcome = "\(said.words.ratio)  \(said.words.settlementBrief)"
      let category = Category(rawValue: change.value)
      guard category == nil || category == said.decision.treatedAs else { continue }
      if category?.isLongTerm ?? false, !longTerm.insert(outcome).inserted { continue }
      let option = form?.screens[change.question]?.option(change.value)
      let value =
        category?.isLongTerm ?? false
        ? words("clerk.side.long_term") : option.map { words($0.label) } ?? ""
      // A category is known for one by its name.
      lines.append((category == nil ? "\(label(of: change.question)) \(value)" : value, outcome))
    }
    return lines
  }
}
