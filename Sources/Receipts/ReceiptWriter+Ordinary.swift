internal import Messages
internal import Rules
internal import Voices

extension ReceiptWriter {
  /// Everything, for the file at home and for the hospital's desk.
  var ordinary: [Paper.Block] {
    guard input.stands else {
      // Its own number comes first: the one that took its place is another filing's.
      let rows = filing.prefix(1) + state + filing.dropFirst()
      return head(title) + [.rule, .fields(Array(rows)), .rule, .paragraph(noLonger)] + questions
        + foot(.receipt)
    }
    // What matters ends with the seal, so that a small sheet has room for it; the rest may be on a second.
    return head(title) + [.rule, .fields(filing + state), .rule] + treatment + notPromised + bring
      + questions + foot(.receipt) + change + readings + clauses
  }

  /// A change and a late filing are said at the head: the person may hold the receipt of before too.
  private var title: String {
    if input.replaces != nil { return "title.changed" }
    return lateSince == nil ? "title" : "title.late"
  }

  /// Who filed what, for where, until when.
  private var filing: [Paper.Field] {
    var fields = identity + [field("category", voices.word(input.category))]
    if input.decision.treatedAs != input.category {
      fields.append(field("treated_as", voices.word(input.decision.treatedAs)))
    }
    fields.append(field("care_place", input.carePlace))
    if input.certificate != nil || input.category == .referral {
      fields.append(field("certificate", text("certificate.\(certificateTold)")))
    }
    fields.append(field(input.stands ? "validity" : "was_valid", validity))
    return fields + replaced + late + handling
  }

  /// 待遇说明: ratio, direct settlement and validity, each with the clauses it rests on.
  private var treatment: [Paper.Block] {
    let rows = ReceiptTopic.allCases.map { topic in
      let reasons = input.reasons(for: topic)
      return Paper.Field(
        text(label(of: topic)), .text(sentences(on: topic, reasons).joined()),
        basis: Paper.Basis(text("basis"), clauses(of: reasons)))
    }
    return [.heading(text("heading.treatment")), .fields(rows)]
  }

  /// What is claimed is not settled directly, and is not so called.
  private func label(of topic: ReceiptTopic) -> String {
    topic == .settlement && isClaim ? "label.settlement_by_claim" : "label.\(topic.rawValue)"
  }

  /// What is said of a topic, sentence by sentence.
  private func sentences(on topic: ReceiptTopic, _ reasons: [Citation]) -> [String] {
    switch topic {
    case .ratio:
      guard input.decision.deltaPoints != nil else { return [text("ratio.none")] }
      let said = reasons.filter(isTelling).map(says)
      return [(said.isEmpty ? [words.facts[1]] : said).joined(separator: betweenSentences)]
    case .settlement:
      return [
        ([settlement] + reasons.filter(isTelling).map(says)).joined(separator: betweenSentences)
      ]
    case .validity:
      return [until]
    }
  }

  /// Until when it holds, in other words than the row with both days.
  private var until: String {
    guard case .through(let last) = input.validity else { return words.facts[2] }
    return text("validity.until", ["through": voices.day(last)])
  }

  /// The numbers of the clauses, each once.
  private func clauses(of reasons: [Citation]) -> [String] {
    reasons.reduce(into: []) { found, reason in
      if !found.contains(reason.clause) { found.append(reason.clause) }
    }
  }

  /// Whether a reason says more than the answer it led to.
  private func isTelling(_ citation: Citation) -> Bool {
    switch citation.conclusion {
    // A certificate that counts needs no word; one that does not must not be passed over.
    case "certificate_cited": certificate == "not_counted"
    // The answer itself says this.
    case "settling": false
    // That one had to file is past, but a hospital must still settle with those who filed late.
    case "status": lateSince != nil || input.decision.status == .notNeeded
    default: true
    }
  }

  private func says(_ citation: Citation) -> String {
    voices.says(citation, of: input.decision.policy)
  }

  /// What the notice leaves open and what this paper therefore does not say.
  private var notPromised: [Paper.Block] {
    let sentences = words.remarks + [text("figures_open")] + documentEnds
    // One sentence needs no number.
    let said = sentences.count == 1 ? Paper.Block.paragraph(sentences[0]) : .numbered(sentences)
    return [.heading(text("heading.not_promised")), said]
  }

  private var readings: [Paper.Block] {
    let known = input.decision.readings + [input.reachesBack].compactMap { $0 }
    return understood(known + input.validityReadings.filter { !known.contains($0) })
  }

  /// What is shown where one goes; where nothing is left but to claim, how that is done.
  private var bring: [Paper.Block] {
    guard !isClaim else {
      return [.heading(text("heading.next")), .numbered(words.next + otherHospitals)]
    }
    // Whether it is settled has to be asked first.
    guard input.decision.settlement != .staff else {
      return [.heading(text("heading.next")), .numbered(steps)]
    }
    let place = input.care == .pharmacy ? ".pharmacy" : ""
    return [
      .heading(text("heading.bring\(place)")),
      .numbered([
        text("bring.card\(place)"), text("bring.identity", ["document": identityDocument]),
      ]),
    ]
  }

  private var change: [Paper.Block] {
    [.heading(text("heading.change"))] + locked + [.paragraph(text("change"))]
  }

  /// When a long-term filing may be changed: not at once, in principle.
  private var locked: [Paper.Block] {
    lockReasons.map {
      .paragraph(text("change.allowed", ["says": says($0), "clause": $0.clause]))
    }
  }

  private var lockReasons: [Citation] { input.category.isLongTerm ? input.changeReasons : [] }

  private var questions: [Paper.Block] {
    [.heading(text("heading.phone")), .fields(phones(text("label.hotline")))]
  }

  private var clauses: [Paper.Block] {
    let quoted = quoted(input.reasons + lockReasons)
    return quoted.isEmpty
      ? [] : [.heading(text("heading.clauses", ["document": input.document]))] + quoted
  }
}
