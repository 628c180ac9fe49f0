internal import Messages
internal import Rules
internal import Voices

extension ReceiptWriter {
  /// 长辈版: whose it is, what came of it and what to do next, one idea a block; the clauses are on the
  /// other.
  var large: [Paper.Block] {
    let number = Paper.Field(text("label.number"), .number(input.number))
    guard input.stands else {
      return [.title(text("title_large")), .paragraph(noLonger), .fields([number] + state)]
        + [.paragraph(whose)] + telephone + foot([text("not_a_voucher")])
    }
    return [.title(text("title_large")), .paragraph(headline), .fields([number] + earlier)]
      + [.paragraph(whose)]
      + (input.isProvisional ? [.paragraph(text("provisional"))] : [])
      + (facts + uncounted).map { .paragraph($0) }
      + [.heading(text("heading.next")), .numbered(next)] + telephone
      + foot([
        // Of deductible and cap the law says nothing where it speaks of the ratio alone.
        text(
          input.decision.notes.contains(.ratioOnly)
            ? "figures_open.ratio_only" : "figures_open.short"),
        [text("clauses_elsewhere"), text("not_a_voucher")].joined(separator: betweenSentences),
      ])
  }

  /// Whose filing it is, masked, and for which place: two papers of one family must not be mixed up.
  private var whose: String {
    text(
      "whose",
      [
        "name": Masks.name(input.name), "digits": Masks.lastFour(input.idNumber),
        "place": input.carePlace,
      ])
  }

  /// Of a change, which filing holds no more: its paper is still at home.
  private var earlier: [Paper.Field] {
    input.replaces.map { [Paper.Field(text("label.replaces_large"), .number($0))] } ?? []
  }

  /// What came of it.
  private var headline: String {
    guard input.replaces == nil else { return text("changed") }
    // Who files without need is told so.
    let needless =
      input.decision.status == .notNeeded
      ? input.decision.citations.filter { $0.conclusion == "status" }
        .map { voices.says($0, of: input.decision.policy) } : []
    return ([words.headline] + needless).joined(separator: betweenSentences)
  }

  /// The three facts; a lower ratio in the words of the rule, which give no example in figures.
  private var facts: [String] {
    var (direct, ratio, until) = ([settlement], [words.facts[1]], [words.facts[2]])
    // Nobody settles it before somebody has looked: why is all there is to say.
    if input.decision.settlement == .staff { direct.append(words.because) }
    if let points = input.decision.deltaPoints, points != 0 {
      let said = input.decision.citations.filter { $0.conclusion == "ratio" }
        .map { voices.says($0, of: input.decision.policy) }
      if !said.isEmpty { ratio = said }
    }
    if let lateSince, input.reachesBack != nil {
      until.append(text("reaches_back", ["day": voices.day(lateSince)]))
    }
    return [direct, ratio, until + documentEnds].map { $0.joined(separator: betweenSentences) }
  }

  /// That the certificate shown does not count and why, and what would help: much hangs on it.
  private var uncounted: [String] {
    guard certificate == "not_counted" else { return [] }
    let why = input.certificateDecision?.citations ?? []
    let says = why.map { voices.says($0, of: input.decision.policy) }
      .joined(separator: betweenSentences)
    return (says.isEmpty ? [] : [text("certificate.uncounted", ["why": says])]) + words.steps
  }

  /// What is owed comes first: it has a day.
  private var next: [String] { [owed].compactMap { $0 } + steps }

  /// The steps of the decision in everyday words, and what to have at hand.
  var steps: [String] {
    // Nobody stands at a screen any more.
    if input.decision.settlement == .staff {
      return [text("next.staff"), text("next.card"), identityToo]
    }
    // The telephone stands below, easier to read; what else there is to do may name it too.
    let call = catalogue("plain.next.call", ["hotline": input.hotline])
    return words.next.filter { $0 != call } + (isClaim ? otherHospitals : [identityToo])
  }

  private var identityToo: String {
    text("bring.identity_too", ["document": identityDocument])
  }

  /// Whom to call, with the seal beside it: so the first sheet is a whole.
  private var telephone: [Paper.Block] {
    [.seal(text("seal")), .fields(phones(text("heading.phone")))]
  }

  private func foot(_ notes: [String]) -> [Paper.Block] {
    [.rule]
      + (notes + [input.office.name, printed]).filter { !$0.isEmpty }.map { .footnote($0) }
      + [proof(.large)]
  }
}
