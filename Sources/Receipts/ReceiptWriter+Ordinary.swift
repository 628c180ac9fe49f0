internal import Rules
internal import Voices

extension ReceiptWriter {
  /// Everything, for the file at home and for the hospital's desk.
  var ordinary: [Receipt.Block] {
    head + [.rule, .fields(filing), .rule] + treatment + notPromised + readings + toDo + clauses
      + foot
  }

  private var head: [Receipt.Block] {
    [.office(input.office.name), .title(text("title"))]
  }

  /// Who filed what, for where, until when.
  private var filing: [Receipt.Field] {
    var fields = [
      Receipt.Field(text("label.number"), .number(input.number)),
      field("filed_at", "\(text(input.filedAt.day)) \(input.filedAt.time)"),
      field("name", Masks.name(input.name)),
      field("id_number", text("id_tail", ["digits": Masks.lastFour(input.idNumber)])),
      field("insured_place", input.insuredPlace),
      field("insurance", text("insurance.\(input.insurance.rawValue)")),
      field("category", category(input.category)),
    ]
    if input.decision.treatedAs != input.category {
      fields.append(field("treated_as", category(input.decision.treatedAs)))
    }
    fields.append(field("care_place", input.carePlace))
    if input.certificate != nil || input.category == .referral {
      let given = input.certificate == nil ? "certificate.none" : "certificate.shown"
      fields.append(field("certificate", text(given)))
    }
    fields.append(field("validity", validity))
    if let admission = input.admission, admission < input.filedAt.day {
      fields.append(field("late", text("late", ["day": text(admission)])))
    }
    return fields + handling
  }

  /// How it was accepted, and from whom.
  private var handling: [Receipt.Field] {
    var fields: [Receipt.Field] = []
    switch input.method {
    case .complete:
      fields.append(field("method", text("method.complete")))
    case .promise(let day):
      fields.append(field("method", text("method.promise")))
      if let day { fields.append(field("promised", text(day))) }
    }
    if let agent = input.agent {
      let values = ["name": Masks.name(agent.name), "relation": agent.relation]
      fields.append(field("agent", text("agent", values)))
    }
    return fields
  }

  /// 待遇说明: ratio, direct settlement and validity, each with the clauses it rests on.
  private var treatment: [Receipt.Block] {
    let topics: [ReceiptTopic] = [.ratio, .settlement, .validity]
    let rows = topics.compactMap { topic -> Receipt.Field? in
      guard let sentence = topic.sentence(of: words) else { return nil }
      return Receipt.Field(
        text("label.\(topic.rawValue)"), .text(sentence),
        basis: Receipt.Basis(text("basis"), topic.clauses(of: input.decision)))
    }
    return [.heading(text("heading.treatment")), .fields(rows)]
  }

  /// What the notice leaves open and what this paper therefore does not say.
  private var notPromised: [Receipt.Block] {
    let sentences = words.remarks + [text("figures_open")]
    return [.heading(text("heading.not_promised")), .numbered(sentences)]
  }

  /// Where the office reads the notice one way and it could be read another.
  private var readings: [Receipt.Block] {
    guard !input.decision.readings.isEmpty else { return [] }
    let fields = input.decision.readings.map { reading in
      Receipt.Field(
        reading.id, .text(reading.text), basis: Receipt.Basis(text("basis"), [reading.clause]))
    }
    return [.heading(text("heading.readings")), .fields(fields)]
  }

  private var toDo: [Receipt.Block] {
    [
      .heading(text("heading.bring")),
      .numbered([text("bring.card"), text("bring.identity")]),
      .heading(text("heading.change")),
      .paragraph(text("change")),
      .heading(text("heading.phone")),
      .fields(phones),
    ]
  }

  private var clauses: [Receipt.Block] {
    guard !input.decision.citations.isEmpty else { return [] }
    return [
      .heading(text("heading.clauses", ["document": input.document])),
      .clauses(input.decision.citations.map { Receipt.Clause($0.clause, $0.quote) }),
    ]
  }

  /// The seal's place, who handled it, and what this paper is not.
  private var foot: [Receipt.Block] {
    var handled: [Receipt.Field] = []
    if let window = input.office.window { handled.append(field("window", window)) }
    if let clerk = input.office.clerk { handled.append(field("clerk", clerk)) }
    return [.seal(text("seal")), .rule] + (handled.isEmpty ? [] : [.fields(handled)])
      + [.footnote(printed), .footnote(text("not_a_voucher")), .footnote(text("unsigned"))]
  }
}
