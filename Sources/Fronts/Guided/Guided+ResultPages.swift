import Interview
import Messages
import Rules
import Screens
import Terminal
import Voices

/// What came of it: the answer first, then why, then what to do.
extension Guided {
  /// G7: done, and the three facts, before anything else.
  var resultPage: Page {
    let number = outcome.filed.map { grouped($0.number) } ?? ""
    let words = words(.filed)
    return page(
      aside: texts("guided.number", ["number": number]),
      above: [big(texts("guided.result.big"), gapFollows: true)],
      heading: words?.headline ?? texts("guided.result.title"),
      problemBlocks + keptHereBlocks + wordBlocks(words),
      bar: bar(
        [.next, .staff, .help], next: "guided.result.receipt",
        more: [
          digit(1, "guided.large", rank: BarRank.elsewhere), digit(7, "guided.reasons"),
          settlingDigit,
        ]))
  }

  /// That only this machine has the filing so far, and what to do: it is part of what is done or not.
  private var keptHereBlocks: [any Block] {
    guard outcome.filed?.isProvisional ?? false else { return [] }
    return [
      Gap(), Paragraph(texts("guided.result.kept_here")),
      Paragraph(texts("guided.result.kept_here.do", ["phone": phones])),
    ]
  }

  /// Facts, remarks, why, what to do: always in this order.
  private func wordBlocks(_ words: PersonWords?) -> [any Block] {
    guard let words else { return [] }
    var blocks = sampleBlocks + [Gap()]
    for (index, fact) in words.facts.enumerated() {
      if index > 0 { blocks.append(Gap(Rank.air)) }
      blocks.append(Paragraph(fact))
    }
    blocks += becauseBlocks(words)
    if !issuerBlocks.isEmpty { blocks += [Gap()] + issuerBlocks }
    return blocks + nextBlocks(words)
  }

  /// Why, in a sentence, and by which clauses.
  func becauseBlocks(_ words: PersonWords) -> [any Block] {
    guard !words.because.isEmpty else { return [] }
    let why: [any Block] = [Gap(), Paragraph(words.because, lead: texts("guided.why"))]
    guard !words.clauses.isEmpty else { return why }
    let separator = texts("plain.clauses.between")
    let clauses = words.clauses.split(separator: separator).map(String.init)
    return why + [Listed(clauses, separator: separator, style: .hint)]
  }

  /// What to do, and what must be said beside it.
  func nextBlocks(_ words: PersonWords) -> [any Block] {
    var blocks: [any Block] = []
    if !words.next.isEmpty {
      blocks += [Gap(), Paragraph(texts("guided.next_steps"), style: .title)]
      blocks += words.next.prefix(3).enumerated().map { index, step in
        Paragraph(step, lead: "\(index + 1)  ")
      }
    }
    if !words.remarks.isEmpty {
      blocks.append(Gap())
      blocks += words.remarks.map { Paragraph($0, style: .hint) }
    }
    return blocks
  }

  /// Nothing to file, or staff must look: what was found, never a guess.
  var endingPage: Page {
    if case .staff(let reason) = interview.ending { return staffEnding(reason) }
    let words = words(.noFiling)
    let key = "guided.ending.\(interview.ending?.key ?? "")"
    return page(
      heading: words?.headline ?? texts(key), wordBlocks(words),
      bar: endingBar)
  }

  /// Where there is a decision also the reasons of it, and why a filing may not settle.
  private var endingBar: [BarEntry] {
    let next = isForStaff ? "guided.staff.hand" : "guided.done"
    return shownDecision == nil
      ? bar(next: next)
      : bar(
        [.next, .back, .staff, .help], next: next,
        more: [digit(7, "guided.reasons")] + (isForStaff ? [] : [settlingDigit]))
  }

  /// The same is on record: which filing, and how to see what it covers.
  var onRecordPage: Page {
    let number = texts("guided.on_record.number", ["number": outcome.twin ?? ""])
    return page(
      heading: texts("guided.on_record.title"),
      [
        Gap(), Paragraph(number, style: .title), Gap(), Paragraph(texts("guided.on_record.kept")),
        Gap(), Paragraph(texts("guided.on_record.look_up")),
        Gap(), Paragraph(texts("guided.on_record.change")),
      ], bar: bar(next: "guided.done"))
  }

  private func staffEnding(_ reason: StaffReason) -> Page {
    let rows = interview.asked.filter { interview.answers[$0] != nil && $0 != .purpose }
    var body = sampleBlocks + [Gap(), Paragraph(texts("staff.\(reason.rawValue)"))]
    // What else is open is no matter while nobody knows whether this law is theirs.
    if reason != .insuranceUnclear { body += openBlocks }
    body += [
      Gap(),
      Paragraph(texts("guided.staff.window", ["phone": phones])), Gap(),
      Paragraph(texts("guided.staff.answers"), style: .title),
    ]
    body.append(
      Summary(
        rows.map { question in
          SummaryRow(
            label: screen(question).map { texts($0.label) } ?? "", value: value(of: question))
        }))
    return page(
      heading: texts("guided.staff.needed"), body,
      bar: endingBar)
  }

  /// An entry of the key bar that a digit stands for.
  func digit(_ number: Int, _ label: String, rank: Int = BarRank.more) -> BarEntry {
    let short = label + ".short"
    return BarEntry(
      key: "\(number)", label: texts(label), short: texts.has(short) ? texts(short) : nil,
      target: .choose(number), rank: rank)
  }
}

extension Ending {
  /// Names the texts of an ending without a decision.
  var key: String {
    switch self {
    case .file: "file"
    case .notNeeded: "not_needed"
    case .atHome: "at_home"
    case .alreadyFiled: "already_filed"
    case .changeFirst: "change_first"
    case .settled: "settled"
    case .lookUp: "look_up"
    case .staff: "staff"
    }
  }
}
