import Interview
import Messages
import OfficeLists
import Places
import Rules
import Screens
import Terminal
import Voices

extension Clerk {
  /// The change of a filing: what is on record, what changes, and what 四（三） says to it.
  var changePage: Page {
    guard let change else { return Page(title: "", body: [], bar: [], announce: "") }
    let title = words("clerk.change.title", ["number": change.row.number])
    var body: [any Block] = [ClerkFacts(changedFacts(change), isPaired: true), Gap()]
    body += fieldBlocks(change)
    body.append(Gap())
    let said = isPointless ? nil : verdict.map { context.voices(language).forClerk($0) }
    if let said, !change.showsList { body += verdictBlocks(said, change) }
    // What the law says to a change is no answer to none.
    let none = isPointless ? words("clerk.change.nothing") : ""
    if isPointless, !change.showsList { body.append(Paragraph(none, style: .title)) }
    let prompt = changePrompt(change)
    let sample: [any Block] = change.usesSample ? [Paragraph(words("office.sample.used"))] : []
    return Page(
      title: title, aside: windowAside, body: body,
      foot: told + sample + [
        change.focus == .answer
          ? ClerkPrompt(text: prompt) as any Block : Phrases(hint(change), style: .hint)
      ],
      bar: bar(
        (change.focus == .answer ? [] : [.next, .prompt, .submit])
          + [.back, .list, .help, .reasons]),
      announce: [title, said.map { verdictLine($0) } ?? none, prompt]
        .filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// The filing as it is on record, masked.
  private func changedFacts(_ change: ClerkChange) -> [(label: String, value: String)] {
    let place = change.details.insuredPlace
    return [
      (label(of: .name), change.row.name),
      (label(of: .category), words("word.category.\(change.row.category.rawValue)")),
      (label(of: .carePlace), context.name(of: change.row.fileTo, language)),
      (label(of: .insurance), words("word.insurance.\(change.details.insurance.rawValue)")),
      (
        label(of: .insuredPlace),
        change.kind == .insuredPlace ? context.name(of: place, language) : ""
      ),
      (
        label(of: .effective),
        "\(change.row.effective)  \(validity(change.details.validThrough))"
      ),
    ]
  }

  /// The fields, the list of values under the one that has the keyboard.
  private func fieldBlocks(_ change: ClerkChange) -> [any Block] {
    let width = change.fields.map { Terminal.columns(of: words($0.label)) }.max() ?? 0
    return change.fields.enumerated().flatMap { index, field -> [any Block] in
      let hasFocus = change.field == field
      let isTyped = hasFocus && !change.line.text.isEmpty
      let line = ChangeFieldLine(
        label: padded(words(field.label), columns: width),
        value: isTyped ? change.line.text : value(of: field, change), hasFocus: hasFocus,
        caret: isTyped ? change.line.caretColumn : 0, number: index)
      guard hasFocus, change.showsList else { return [line] }
      let candidates = change.candidates(words)
      guard !candidates.isEmpty else {
        return [line, Paragraph(words("clerk.form.none_found"), indent: width + 2)]
      }
      return [
        line,
        ChangeList(candidates: candidates, mark: change.mark, firstNumber: change.fields.count),
      ]
    }
  }

  /// What a field of the change holds, in words.
  private func value(of field: ChangeField, _ change: ClerkChange) -> String {
    guard let value = change.values[field] else { return "" }
    switch field.input {
    case .choice(let options):
      return options.first { $0.value == value }.map { "\($0.digit) \(words($0.label))" } ?? value
    case .place:
      // A code no longer in force stands for the place there now, and is shown as that one's.
      let place = UInt32(value).flatMap { context.places.insured($0) }
      return place.map { "\($0.code) \(ClerkWord.name(of: $0, language))" } ?? value
    case .institution:
      guard let issuer = change.issuer else {
        return value == Value.notListed ? "0 \(words("clerk.institution.none"))" : ""
      }
      return "\(issuer.name)  \(ClerkValue.gloss(of: issuer, words))"
    case .text: return value
    }
  }

  /// What the field that has the keyboard takes: its codes, or how to find one.
  private func hint(_ change: ClerkChange) -> String {
    switch change.field?.input {
    case .choice(let options):
      options.map { option in
        let short = "clerk.short.\(option.label)"
        return "\(option.digit) \(words(words.has(short) ? short : option.label))"
      }.joined(separator: "  ")
    case .place: words("clerk.hint.place")
    case .institution: institutionHint(OfficeLists.sources(change.issuers ?? []))
    case .text, nil: ""
    }
  }

  /// The verdict, its days, and the sentence of law behind it.
  private func verdictBlocks(_ said: ChangeWords, _ change: ClerkChange) -> [any Block] {
    let line = verdictLine(said)
    // What is not said yet counts for the least: that is no answer to give to anybody.
    var blocks: [any Block] = [
      Phrases(
        change.isComplete ? line : words("clerk.change.so_far", ["verdict": line]), style: .title)
    ]
    let request = changeRequest
    if let request { blocks.append(Phrases(outcome(of: request))) }
    if let obstacle = obstacle(change) { blocks.append(Paragraph(obstacle, style: .title)) }
    for row in said.trace {
      blocks += [
        Paragraph(row.says, style: .title, lead: row.clause + "  "),
        Quote(clause: "", sentence: row.quote),
      ]
    }
    let remarks = said.remarks + said.readings + anew
    return blocks + remarks.map { Paragraph($0, style: .hint) }
  }

  /// Such as 不能变更  锁到 2026-10-10，当日含，最早 2026-10-11.
  func verdictLine(_ said: ChangeWords) -> String {
    [said.verdict, said.days].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What the changed filing comes to: its place, ratio, settlement and term.
  private func outcome(of request: ChangeRequest) -> String {
    let scene = Scene(
      request.facts, moment: .before,
      carePlace: context.name(of: request.carePlace, language), hotline: context.office.hotline,
      local: nil)
    let said = context.voices(language).forClerk(request.decision, scene)
    let filing = Filing(
      category: request.category, fileTo: request.facts.fileTo, effective: request.effective)
    let term = context.voices(language).word(
      filing.validity(months: context.law.monthsTemporary))
    return words(
      "clerk.change.outcome",
      [
        "place": context.name(of: request.facts.fileTo, language),
        "category": words("word.category.\(request.category.rawValue)"),
        "insurance": words("word.insurance.\(request.insurance.rawValue)"),
        // Of the care that was filed for, which is asked no more: of other care it may be another.
        "care": words("word.care.\(request.facts.care.rawValue)"), "ratio": said.ratio,
        "term": "\(request.effective)  \(term)",
      ])
  }

  /// That a change begins a new term, where one can be recorded: the notice does not say.
  private var anew: [String] { changeRequest == nil ? [] : [words("clerk.change.anew")] }

  /// Why nothing can be recorded though the law would allow it, or not yet.
  private func obstacle(_ change: ClerkChange) -> String? {
    guard change.isComplete, verdict?.verdict == .allowed, changeRequest == nil else { return nil }
    if change.opened == nil { return words("clerk.change.waiting") }
    let decision = context.law.decide(change.facts, today: context.today)
    return words(decision.status == .atHome ? "clerk.ending.at_home" : "clerk.change.other_filing")
  }

  /// What can be done at the end of the page.
  private func changePrompt(_ change: ClerkChange) -> String {
    if filing != nil { return words("clerk.confirm.filing") }
    guard change.isComplete else { return "" }
    if changeRequest != nil { return words("clerk.change.question") }
    let isRefiled = verdict?.verdict == .refile && !isPointless
    if isRefiled, change.opened != nil { return words("clerk.change.refile") }
    return words("clerk.change.only_back")
  }

  /// F7 on a change: the whole sentences, the readings, and what is left open.
  var changeReasonsPage: Page {
    let said = verdict.map { context.voices(language).forClerk($0) }
    var body: [any Block] = [Heading(said.map(verdictLine) ?? ""), Gap()]
    for row in said?.trace ?? [] {
      body += [
        Quote(clause: row.clause, sentence: row.quote), Paragraph(row.says, indent: 2), Gap(),
      ]
    }
    body += section("clerk.reasons.readings", said?.readings ?? [])
    body += section("clerk.reasons.remarks", (said?.remarks ?? []) + anew)
    return Page(
      title: words("clerk.reasons.title"), aside: windowAside, body: body,
      bar: bar([.back, .pageUp, .list, .help]), announce: said.map(verdictLine) ?? "")
  }
}

/// A field of a change: its name, what it holds, and the cursor where it has the keyboard.
struct ChangeFieldLine: Block {
  var label: String
  var value: String
  var hasFocus: Bool
  /// Columns from the beginning of what it holds to the cursor.
  var caret: Int
  /// Its place among the fields, which a click stands for.
  var number: Int?

  func lines(columns: Int) -> [Line] {
    let room = max(2, min(40, columns - Terminal.columns(of: label) - 2))
    let shown = truncated(value, columns: room)
    let blank = max(0, (value.isEmpty ? 10 : 0) - Terminal.columns(of: shown))
    let lead = label + "  "
    return [
      Line(
        [
          Span(lead, hasFocus ? .title : .hint),
          Span(shown + String(repeating: "_", count: blank), hasFocus ? .focus : .text),
        ],
        target: number.map { .choose($0) },
        caret: hasFocus ? Terminal.columns(of: lead) + min(caret, room) : nil,
        mark: hasFocus ? Span(">", .title) : nil)
    ]
  }
}

/// What the field may take, the marked line shown as such, as many of them as have room.
struct ChangeList: Block {
  var candidates: [ClerkCandidate]
  var mark: Int
  /// What a click on the first of them stands for: the fields are counted before it.
  var firstNumber: Int

  /// Lines seen at once; with more the law would have no room.
  static let rowsMax = 4

  func lines(columns: Int) -> [Line] {
    // Code, name and where it lies; how it is spelt the clerk has just typed.
    let rows = candidates.map { $0.cells.prefix(3) }
    let widths = (rows.first ?? []).indices.map { part in
      rows.map { Terminal.columns(of: $0[part]) }.max() ?? 0
    }
    let first = max(0, min(mark - Self.rowsMax + 1, rows.count - Self.rowsMax))
    let shown = rows.enumerated().dropFirst(first).prefix(Self.rowsMax).map { index, cells in
      let text = zip(cells, widths).map { padded($0, columns: $1) }.joined(separator: "  ")
      let digit = candidates[index].digit.map(String.init) ?? " "
      return Line(
        [Span(truncated("  \(digit)  \(text)", columns: columns), index == mark ? .focus : .text)],
        target: .choose(firstNumber + index))
    }
    guard rows.count > Self.rowsMax else { return shown }
    return shown + [Line("     \(mark + 1)/\(rows.count)", .hint)]
  }
}
