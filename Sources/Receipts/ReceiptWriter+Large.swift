internal import Messages
internal import Rules
internal import Voices

extension ReceiptWriter {
  /// 长辈版: what came of it and what to do next, one idea a block; the clauses are on the other.
  var large: [Paper.Block] {
    let number = Paper.Field(text("label.number"), .number(input.number))
    guard input.stands else {
      return [.title(text("title_large")), .paragraph(noLonger), .fields([number] + state)]
        + telephone + foot([text("not_a_voucher")])
    }
    return [.title(text("title_large")), .paragraph(words.headline), .fields([number])]
      + (input.isProvisional ? [.paragraph(text("provisional"))] : [])
      + (facts + uncounted).map { .paragraph($0) }
      + [.heading(text("heading.next")), .numbered(next)] + telephone
      + foot([
        text("figures_open"),
        [text("clauses_elsewhere"), text("not_a_voucher")].joined(separator: betweenSentences),
      ])
  }

  /// The three facts; a lower ratio in the words of the rule, which give no example in figures.
  private var facts: [String] {
    var facts = words.facts
    if let points = input.decision.deltaPoints, points != 0 {
      let said = input.decision.citations.filter { $0.conclusion == "ratio" }
        .map { voices.says($0, of: input.decision.policy) }
      if !said.isEmpty { facts[1] = said.joined(separator: betweenSentences) }
    }
    return facts
  }

  /// That the certificate shown does not count and why, and what would help: much hangs on it.
  private var uncounted: [String] {
    guard certificate == "not_counted" else { return [] }
    let why = input.certificateDecision?.citations ?? []
    let says = why.map { voices.says($0, of: input.decision.policy) }
      .joined(separator: betweenSentences)
    return (says.isEmpty ? [] : [text("certificate.uncounted", ["why": says])]) + words.steps
  }

  private var next: [String] {
    // Nobody stands at a screen any more.
    if input.decision.settlement == .staff {
      return [text("next.staff"), text("next.card"), identityToo]
    }
    // The telephone stands below, easier to read; what else there is to do may name it too.
    let call = catalogue("plain.next.call", ["hotline": input.hotline])
    return words.next.filter { $0 != call } + (isClaim ? [] : [identityToo])
  }

  private var identityToo: String {
    text("bring.identity_too", ["document": identityDocument])
  }

  private var telephone: [Paper.Block] { [.fields(phones(text("heading.phone")))] }

  private func foot(_ notes: [String]) -> [Paper.Block] {
    [.rule]
      + (notes + [input.office.name, printed]).filter { !$0.isEmpty }.map { .footnote($0) }
      + [proof(.large)]
  }
}
