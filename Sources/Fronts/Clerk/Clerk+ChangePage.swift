import Interview
import Messages
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
    for field in change.fields { body.append(fieldBlock(field, change)) }
    let places = change.found
    if change.isSearching, !change.line.text.isEmpty {
      body +=
        places.isEmpty
        ? [Paragraph(words("clerk.form.none_found"), indent: 4)]
        : [ChangePlaces(places: places, mark: change.mark, language: language)]
    }
    body.append(Gap())
    let said = verdict.map { context.voices(language).forClerk($0) }
    if let said { body += verdictBlocks(said, change) }
    let hint = change.isSearching ? words("clerk.hint.place") : optionsLine(change)
    let prompt = changePrompt(change)
    return Page(
      title: title, aside: windowAside, body: body,
      foot: told(notice) + [
        change.focus == .answer
          ? ClerkPrompt(text: prompt) as any Block : Paragraph(hint, style: .hint)
      ],
      bar: bar([.next, .submit, .reasons, .back, .list, .help]),
      announce: [title, said.map { verdictLine($0) } ?? "", prompt]
        .filter { !$0.isEmpty }.joined(separator: "\n"))
  }

  /// What the last key led to, never scrolled away.
  private func told(_ notice: Message?) -> [any Block] {
    notice.map { [ErrorNote([words($0)])] } ?? []
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

  private func fieldBlock(_ field: ChangeField, _ change: ClerkChange) -> ChangeFieldLine {
    let hasFocus = change.focus == .field(field)
    let width = change.fields.map { Terminal.columns(of: words($0.label)) }.max() ?? 0
    let isTyped = hasFocus && !change.line.text.isEmpty
    return ChangeFieldLine(
      label: padded(words(field.label), columns: width),
      value: isTyped ? change.line.text : value(of: field, change), hasFocus: hasFocus,
      caret: isTyped ? change.line.caretColumn : 0)
  }

  /// What a field of the change holds, in words.
  private func value(of field: ChangeField, _ change: ClerkChange) -> String {
    guard let value = change.values[field] else { return "" }
    switch field.input {
    case .choice(let options):
      return options.first { $0.value == value }.map { "\($0.digit) \(words($0.label))" } ?? value
    case .place:
      let place = UInt32(value).flatMap { context.places.insured($0) }
      return place.map { "\(value) \(ClerkWord.name(of: $0, language))" } ?? value
    case .institution, .text: return value
    }
  }

  /// The codes of the field that has the keyboard, shortened where a row would not hold them.
  private func optionsLine(_ change: ClerkChange) -> String {
    change.options.map { option in
      let short = "clerk.short.\(option.label)"
      return "\(option.digit) \(words(words.has(short) ? short : option.label))"
    }.joined(separator: "  ")
  }

  /// The verdict, its days, and the sentence of law behind it.
  private func verdictBlocks(_ said: ChangeWords, _ change: ClerkChange) -> [any Block] {
    let line = verdictLine(said)
    // What is not said yet counts for the least: that is no answer to give to anybody.
    var blocks: [any Block] = [
      Heading(change.isComplete ? line : words("clerk.change.so_far", ["verdict": line]))
    ]
    let request = changeRequest
    if let request { blocks.append(Paragraph(outcome(of: request))) }
    if let obstacle = obstacle(change) { blocks.append(Paragraph(obstacle, style: .title)) }
    for row in said.trace {
      blocks += [
        Paragraph(row.says, style: .title, lead: row.clause + "  "),
        Quote(clause: "", sentence: row.quote),
      ]
    }
    let remarks = said.remarks + said.readings
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
        "ratio": said.ratio, "term": "\(request.effective)  \(term)",
      ])
  }

  /// Why nothing can be recorded though the law would allow it, or not yet.
  private func obstacle(_ change: ClerkChange) -> String? {
    guard change.isComplete, verdict?.verdict == .allowed, changeRequest == nil else { return nil }
    if change.opened == nil { return words("clerk.change.waiting") }
    if !change.changesAnything { return words("clerk.change.nothing") }
    let decision = context.law.decide(change.facts, today: context.today)
    return words(decision.status == .atHome ? "clerk.ending.at_home" : "clerk.change.other_filing")
  }

  /// What can be done at the end of the page.
  private func changePrompt(_ change: ClerkChange) -> String {
    if filing != nil { return words("clerk.confirm.filing") }
    guard change.isComplete else { return "" }
    if changeRequest != nil { return words("clerk.change.question") }
    if verdict?.verdict == .refile, change.opened != nil { return words("clerk.change.refile") }
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
    body += section("clerk.reasons.remarks", (said?.remarks ?? []) + [words("clerk.change.anew")])
    return Page(
      title: words("clerk.reasons.title"), aside: windowAside, body: body,
      bar: bar([.back, .pageUp, .list, .help]), announce: said.map(verdictLine) ?? "")
  }
}

/// A field of a change: its name, what it holds, and the cursor where it has the keyboard.
private struct ChangeFieldLine: Block {
  var label: String
  var value: String
  var hasFocus: Bool
  /// Columns from the beginning of what it holds to the cursor.
  var caret: Int

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
        caret: hasFocus ? Terminal.columns(of: lead) + min(caret, room) : nil,
        mark: hasFocus ? Span(">", .focus) : nil)
    ]
  }
}

/// Places found while one types, the marked one shown as such.
private struct ChangePlaces: Block {
  var places: [Place]
  var mark: Int
  var language: Language

  func lines(columns: Int) -> [Line] {
    let rows = places.map { ClerkWord.cells(of: $0, language) }
    let parts = 3
    let widths = (0..<parts).map { part in rows.map { Terminal.columns(of: $0[part]) }.max() ?? 0 }
    // Beyond the marked one and its neighbours there is seldom room.
    let first = max(0, min(mark - Self.shown + 1, rows.count - Self.shown))
    return rows.enumerated().dropFirst(first).prefix(Self.shown).map { index, cells in
      let text = zip(cells.prefix(parts), widths).map { padded($0, columns: $1) }
        .joined(separator: "  ")
      let line = "  \(index + 1)  \(text)"
      return Line([
        Span(truncated(line, columns: columns), index == mark ? .focus : .text)
      ])
    }
  }

  private static let shown = 4
}
