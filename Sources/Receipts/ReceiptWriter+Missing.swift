internal import Rules
internal import Voices

extension ReceiptWriter {
  /// 一次性告知单: what is missing, what it would change, and what the notice does not say of papers.
  var missing: [Paper.Block] {
    head("missing.title")
      + [.rule, .fields(asked), .rule]
      + certificateMissing
      + [.heading(text("missing.materials"))]
      + materials
      + [.paragraph(text("missing.source"))]
      + difference
      + [
        .heading(text("missing.how")),
        .paragraph(text("missing.how.says")),
        .heading(text("heading.phone")),
        .fields(phones(text("label.hotline"))),
        .signatures(["clerk", "person", "day"].map { text("missing.sign.\($0)") }),
      ] + foot(.missing)
  }

  private var asked: [Paper.Field] {
    identity + [
      field("category", voices.word(input.category)), field("care_place", input.carePlace),
    ] + (isComplete ? agentMasked : handling)
  }

  /// Whether all papers were there but a certificate that would help: that they were is no news here.
  private var isComplete: Bool { input.method == .complete }

  /// Whether the referral certificate is what is missing, and who may issue it.
  private var certificateMissing: [Paper.Block] {
    // Without one that counts it is filed as another category already; the step back says so.
    let wouldHelp = input.decision.steps.contains { $0.change == .certificateQualified }
    guard wouldHelp || (input.category == .referral && certificate != "shown") else { return [] }
    return [
      .heading(text("missing.certificate")),
      .paragraph(text("missing.certificate.\(certificate)")),
    ] + quoted(input.certificateReasons)
  }

  /// The office's own list; without one, lines to write on.
  private var materials: [Paper.Block] {
    guard !input.materials.isEmpty else {
      return [
        .paragraph(text("missing.no_list")), .signatures(["1.", "2.", "3."]),
      ]
    }
    return [.paragraph(text("missing.office_list")), .numbered(input.materials)]
  }

  /// What one step would change, where one would.
  private var difference: [Paper.Block] {
    guard let first = words.steps.first, input.stands else { return [] }
    // One sentence needs no number.
    let steps = words.steps.count == 1 ? Paper.Block.paragraph(first) : .numbered(words.steps)
    return [.heading(text("missing.difference")), steps] + changeFirst
  }

  /// A filing on record is changed before a certificate does anything: by which sentence.
  private var changeFirst: [Paper.Block] {
    let isChange = input.decision.steps.contains { $0.change == .certificateQualified }
    guard isChange, input.isOnRecord, !input.changeReasons.isEmpty else { return [] }
    return [.paragraph(text("missing.change"))] + quoted(input.changeReasons)
  }
}
