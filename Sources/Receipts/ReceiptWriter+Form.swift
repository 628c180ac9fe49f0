internal import Rules
internal import Voices

// Papers that stay with the office, with everything in full. Neither official form was found: the
// fields are those of the national platform's application record, the layout is the office's own.

extension ReceiptWriter {
  /// 登记备案表, filled in from the filing, with lines for what was not asked.
  var form: [Paper.Block] {
    head("sheet.title") + [.footnote(text("sheet.own_layout")), .rule]
      + [.heading(text("sheet.person")), .fields(person + birth)]
      // Short answers: two stand beside each other.
      + [.signatures(unknown.map { text($0) })]
      + toWrite(["address", "employer"])
      + [.heading(text("sheet.filing")), .fields(application + [zone])]
      + toWrite(referrer + ["away_address", "remarks"])
      + agentInFull
      + [
        .heading(text("sheet.signed")), .paragraph(text("sheet.true")),
        .signatures(["applicant", "day"].map { text("sheet.sign.\($0)") }),
        .signatures(["clerk", "day"].map { text("sheet.sign.\($0)") }),
      ] + foot(.form)
  }

  /// 个人承诺书: what is promised is left to be written, since no document here lists the papers.
  var promise: [Paper.Block] {
    head("promise.title") + [.footnote(text("sheet.own_layout")), .rule]
      + [.fields(person + application), .rule]
      + [.paragraph(text("promise.opening", ["category": voices.word(input.category)]))]
      + [.signatures(["1.", "2.", "3."])] + promisedBy
      + [
        .numbered(["true", "bring", "told"].map { text("promise.\($0)") }),
        .paragraph(text("promise.not_in_notice")),
        .signatures(["applicant", "phone", "day"].map { text("promise.sign.\($0)") }),
        .signatures(["clerk", "day"].map { text("sheet.sign.\($0)") }),
      ] + foot(.promise)
  }

  /// A line of its own each: addresses are long.
  private func toWrite(_ labels: [String]) -> [Paper.Block] {
    labels.map { .signatures([text("sheet.\($0)")]) }
  }

  /// The day that was agreed, or a line to write it on.
  private var promisedBy: [Paper.Block] {
    guard case .promise(by: let day?) = input.method else {
      return [.signatures([text("promise.by")])]
    }
    return [.paragraph(text("promise.by.agreed", ["day": voices.day(day)]))]
  }

  private var person: [Paper.Field] {
    [
      field("name", input.name),
      Paper.Field(
        input.idKind.isEmpty ? text("label.id_number") : input.idKind, .number(input.idNumber)),
    ] + (input.phone.isEmpty ? [] : [Paper.Field(text("sheet.phone"), .number(input.phone))])
      + [
        field("insured_place", input.insuredPlace),
        field("insurance", text("insurance.\(input.insurance.rawValue)")),
      ]
  }

  /// What the number tells beside who it is.
  private var birth: [Paper.Field] {
    (input.sex.isEmpty ? [] : [Paper.Field(text("sheet.sex"), .text(input.sex))])
      + (input.birth.map { [Paper.Field(text("sheet.birth"), .text(voices.day($0)))] } ?? [])
  }

  /// What no number tells, or this one does not.
  private var unknown: [String] {
    (input.sex.isEmpty ? ["sheet.sex"] : []) + (input.birth == nil ? ["sheet.birth"] : [])
      + ["sheet.ethnicity"] + (input.phone.isEmpty ? ["sheet.phone"] : [])
  }

  /// In or out of the province, or Chongqing, which the law has a rule of its own for.
  private var zone: Paper.Field {
    let zone = input.decision.zone
    return Paper.Field(
      text("sheet.zone"), .text(voices.word(zone == .home ? Zone.inProvince : zone)))
  }

  /// Who sent the person away: no question asks for the name.
  private var referrer: [String] {
    input.certificate != nil || input.category == .referral ? ["referrer"] : []
  }

  private var application: [Paper.Field] {
    var fields = [
      Paper.Field(text("label.number"), .number(input.number)),
      field("category", voices.word(input.category)), field("care_place", input.carePlace),
      field("validity", validity),
    ]
    if input.certificate != nil || input.category == .referral {
      fields.append(field("certificate", text("certificate.\(certificate)")))
    }
    if let number = input.replaces { fields.append(field("replaces", number)) }
    return fields
  }

  private var agentInFull: [Paper.Block] {
    guard let agent = input.agent else { return [] }
    let kind = agent.idKind.isEmpty ? text("label.id_number") : agent.idKind
    let numbers = [(kind, agent.idNumber), (text("sheet.phone"), agent.phone)]
    let unknown =
      (agent.idKind.isEmpty ? ["sheet.id_kind"] : [])
      + (agent.idNumber.isEmpty ? ["label.id_number"] : [])
      + (agent.phone.isEmpty ? ["sheet.phone"] : [])
    return [
      .heading(text("sheet.agent")),
      .fields(
        [field("agent", text("agent", ["name": agent.name, "relation": agent.relation]))]
          + numbers.filter { !$0.1.isEmpty }.map { Paper.Field($0.0, .number($0.1)) }),
    ] + (unknown.isEmpty ? [] : [.signatures(unknown.map { text($0) })])
      + toWrite(["address"])
  }
}
