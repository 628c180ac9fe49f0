internal import Rules
internal import Voices

extension ReceiptWriter {
  /// 长辈版: what came of it and what to do next, one idea a block; the clauses are on the other.
  var large: [Paper.Block] {
    [
      .title(text("title_large")),
      .paragraph(input.isReplaced ? text("replaced") : words.headline),
      .fields([Paper.Field(text("label.number"), .number(input.number))]),
    ] + (input.isProvisional ? [.paragraph(text("provisional"))] : [])
      + facts.map { .paragraph($0) } + toDo + foot
  }

  /// The three facts; a lower ratio in the words of the rule, which give no example in figures.
  private var facts: [String] {
    var facts = words.facts
    if let points = input.decision.deltaPoints, points != 0 {
      let said = input.decision.citations.filter { $0.conclusion == "ratio" }
      facts[1] = said.map { voices.says($0, of: input.decision.policy) }
        .joined(separator: betweenSentences)
    }
    return facts
  }

  private var toDo: [Paper.Block] {
    [
      .heading(text("heading.next")), .numbered(next + [text("bring.identity_too")]),
      .fields(phones(text("heading.phone"))),
    ]
  }

  private var next: [String] {
    // Nobody stands at a screen any more.
    if input.decision.settlement == .staff { return [text("next.staff"), text("next.card")] }
    // The sentence that names the hotline gives way to the number itself, which is easier to read.
    return words.next.filter { !$0.contains(input.hotline) || input.hotline.isEmpty }
  }

  private var foot: [Paper.Block] {
    [
      .rule, .footnote(text("figures_open")),
      .footnote(
        [text("clauses_elsewhere"), text("not_a_voucher")].joined(separator: betweenSentences)),
      .footnote(input.office.name), .footnote(printed), proof(.large),
    ].filter { $0 != .footnote("") }
  }
}
