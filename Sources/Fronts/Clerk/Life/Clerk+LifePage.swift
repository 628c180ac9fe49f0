import Interview
import Messages
import Rules
import Terminal
import Voices

extension Clerk {
  /// A filing on record: what can be done with it, and what the law says before anything is.
  var lifePage: Page {
    guard let life else { return Page(title: "", body: [], bar: [], announce: "") }
    guard let act = life.act else { return choicePage(life) }
    let title = words("clerk.life.title.\(act.textKey)", ["number": life.row.number])
    var body: [any Block] = [ClerkFacts(lifeFacts(life.row, life.details), isPaired: true), Gap()]
    let width =
      life.fields.map { Terminal.columns(of: words("clerk.life.field.\($0.rawValue)")) }.max() ?? 0
    body += life.fields.enumerated().map { index, field in
      let hasFocus = index == life.focus
      return ChangeFieldLine(
        label: padded(words("clerk.life.field.\(field.rawValue)"), columns: width),
        value: hasFocus ? life.line.text : shown(field, life), hasFocus: hasFocus,
        caret: hasFocus ? life.line.caretColumn : 0, number: index)
    }
    if !life.fields.isEmpty { body.append(Gap()) }
    body += effectBlocks(act, life)
    let prompt = words(life.isSent ? "clerk.confirm.filing" : "clerk.life.question")
    let hint = life.field.map { words("clerk.life.hint.\($0.rawValue)") } ?? ""
    return Page(
      title: title, aside: windowAside, body: body,
      foot: told + [
        life.field == nil
          ? ClerkPrompt(text: prompt) as any Block : Phrases(hint, style: .hint)
      ],
      bar: bar((life.field == nil ? [] : [.next]) + [.back, .list, .help, .pageUp]),
      announce: [title, life.field == nil ? prompt : hint].joined(separator: "\n"))
  }

  /// What a field holds that has been left; that there is no telephone is said in words.
  private func shown(_ field: ClerkLife.Field, _ life: ClerkLife) -> String {
    let value = life.values[field] ?? ""
    return field == .phone && PersonCheck.isNoPhone(value) ? words("clerk.life.no_phone") : value
  }

  /// What was picked does, and what it rests on.
  private func effectBlocks(_ act: ClerkLife.Act, _ life: ClerkLife) -> [any Block] {
    switch act {
    case .change: return []
    case .end:
      let now = lifeCase(.within, life)
      let then = lifeCase(.without, life)
      return [
        Paragraph(words("clerk.life.end.silent"), style: .title), Gap(),
        ClerkFacts([
          (words("clerk.life.end.now"), now.map(outcomeLine) ?? ""),
          (words("clerk.life.end.then"), then.map(outcomeLine) ?? ""),
        ]),
        Paragraph(words("clerk.life.end.stays"), style: .hint),
      ]
    case .papers: return [Paragraph(words("clerk.life.papers.what"), style: .title)]
    case .discharge:
      let said = lifeCase(.late, life)
      return [Paragraph(words("clerk.life.discharge.what"), style: .title)]
        + (said?.trace.suffix(2).flatMap { [Paragraph($0.says, lead: $0.clause + "  ")] } ?? [])
    case .correct: return [Paragraph(words("clerk.life.correct.what"), style: .title)]
    }
  }

  private func choicePage(_ life: ClerkLife) -> Page {
    let (row, details) = (life.row, life.details)
    let title = words("clerk.life.title", ["number": row.number])
    var body: [any Block] = [ClerkFacts(lifeFacts(row, details), isPaired: true), Gap()]
    if row.isErased {
      body.append(Paragraph(words("clerk.life.erased"), style: .title))
    } else if row.isEnded || row.isReplaced {
      body.append(Paragraph(words("clerk.life.closed"), style: .title))
    } else {
      body += lawBlocks(life)
    }
    let acts = life.acts.map { "\($0.rawValue) \(words("clerk.life.act.\($0)"))" }
    let offer =
      acts.isEmpty
      ? words("clerk.life.none") : words("clerk.life.choose") + acts.joined(separator: "   ")
    let prompt = staff.mayFile ? offer : words("clerk.staff.no_filing")
    return Page(
      title: title, aside: windowAside, body: body,
      foot: told + [ClerkPrompt(text: prompt, style: .text)],
      bar: bar([.back, .pageUp, .list, .help]),
      announce: [title, prompt].joined(separator: "\n"))
  }

  /// Who is filed for, for what, until when; what waits.
  private func lifeFacts(
    _ row: FiledRow, _ details: FiledDetails
  ) -> [(label: String, value: String)] {
    [
      (label(of: .name), row.isErased ? words("ledger.erased") : row.name),
      (label(of: .category), words("word.category.\(row.category.rawValue)")),
      (label(of: .carePlace), context.name(of: row.fileTo, language)),
      (label(of: .insuredPlace), context.name(of: details.insuredPlace, language)),
      (label(of: .effective), validity(row, details)),
      (label(of: .materials), materials(details)),
    ]
  }

  /// What the law says of each situation the filing may come to, decided by the rules themselves.
  private func lawBlocks(_ life: ClerkLife) -> [any Block] {
    var rows: [(label: String, value: String)] = []
    var readings: [String] = []
    for situation in LifeCase.allCases where situation != .without {
      guard let said = lifeCase(situation, life) else { continue }
      let place = situation.facts(life, ground: context.ground)?.0.fileTo ?? life.row.fileTo
      rows.append(
        (
          words(
            "clerk.life.case.\(situation.rawValue)",
            ["place": context.name(of: place, language)]), outcomeLine(said)
        ))
      readings += said.readings.filter { !readings.contains($0) }
    }
    for (change, proof, key) in [
      (ChangeKind.place, false, "place"), (.place, true, "place_proof"),
      (.insuredPlace, false, "insured_place"),
    ] {
      let decision = context.law.decide(
        ChangeCase(filing: life.filing, on: context.today, change: change, proof: proof))
      let said = context.voices(language).forClerk(decision)
      // For a temporary filing it is a certificate that counts, which the page of the change asks for.
      guard !proof || life.row.category.isLongTerm else { continue }
      let clauses = said.trace.map(\.clause).joined(separator: " ")
      rows.append((words("clerk.life.case.\(key)"), "\(verdictLine(said))  \(clauses)"))
      readings += said.readings.filter { !readings.contains($0) }
    }
    return [Heading(words("clerk.life.law")), LifeCases(rows), Gap()]
      + section("clerk.reasons.readings", readings)
  }

  private func outcomeLine(_ said: ClerkWords) -> String {
    [said.ratio, said.settlement, said.basis].joined(separator: "  ")
  }

  /// What the law says of a stay in that situation; `nil` where it cannot come to it.
  private func lifeCase(_ situation: LifeCase, _ life: ClerkLife) -> ClerkWords? {
    guard let (facts, day) = situation.facts(life, ground: context.ground) else { return nil }
    let decision = context.law.decide(facts, today: day)
    let scene = Scene(
      facts, moment: .before, carePlace: context.name(of: facts.fileTo, language),
      hotline: context.office.hotline)
    return context.voices(language).forClerk(decision, scene)
  }
}

/// A situation a filing may come to, asked of the rules.
enum LifeCase: String, CaseIterable {
  /// Admitted while it holds.
  case within
  /// Admitted on its last day, discharged later.
  case overrun
  /// Admitted the day after its end.
  case after
  /// Nothing is filed: made up for before the bill is settled.
  case late
  /// Nothing is filed, and the bill was paid in full.
  case paid
  /// Care in another city beside this filing.
  case elsewhere
  /// Care at home.
  case home
  /// This filing is gone.
  case without

  /// The case and the day it is decided on; `nil` where the filing cannot come to it.
  func facts(_ life: ClerkLife, ground: any Ground) -> (CareCase, Day)? {
    var facts = life.details.facts
    let today = life.today
    facts.care = .inpatient
    facts.filings = [life.filing]
    (facts.discharge, facts.filesOn, facts.paid) = (nil, nil, .notYet)
    (facts.networked, facts.trauma) = (true, Trauma.none)
    facts.admission = today
    switch self {
    case .within:
      if case .through(let end) = life.details.validThrough, end < today { return nil }
      facts.admission = max(today, life.row.effective)
      return (facts, max(today, life.row.effective))
    case .overrun, .after:
      guard case .through(let end) = life.details.validThrough else { return nil }
      facts.admission = self == .overrun ? end : end.adding(days: 1)
      return (facts, end.adding(days: 1))
    case .late:
      (facts.filings, facts.admission, facts.filesOn) = ([], today.adding(days: -1), today)
    case .paid:
      (facts.filings, facts.admission, facts.filesOn) = ([], today.adding(days: -3), today)
      (facts.discharge, facts.paid) = (today.adding(days: -1), .selfPaid)
    case .elsewhere:
      // Any other city will do; these two are the ones most gone to.
      let places = [PlaceCode(value: 510_100), PlaceCode(value: 500_000)]
      guard let other = places.compactMap(\.self).first(where: { $0 != life.row.fileTo }),
        let fileTo = ground.filesTo(other)
      else { return nil }
      facts.fileTo = fileTo
    case .home:
      guard let fileTo = ground.filesTo(facts.insuredPlace) else { return nil }
      facts.fileTo = fileTo
    case .without: facts.filings = []
    }
    return (facts, today)
  }
}

extension ClerkLife {
  /// The filing as the law sees it.
  var filing: Filing {
    Filing(category: row.category, fileTo: row.fileTo, effective: row.effective)
  }
}

/// Situations with what the law says, each under its own line: they are too long to stand beside it.
private struct LifeCases: Block {
  var rows: [(label: String, value: String)]

  init(_ rows: [(label: String, value: String)]) { self.rows = rows }

  func lines(columns: Int) -> [Line] {
    rows.flatMap { row in
      [Line(row.label)]
        + phraseRows(row.value, columns: columns - 4).map {
          Line([Span("    "), Span($0, .hint)])
        }
    }
  }
}
