internal import Rules
internal import Voices

// Papers that stay with the office, with everything in full. Neither official form was found: the
// fields are those of the national platform's application record, the layout is the office's own.

extension ReceiptWriter {
  /// 登记备案表, filled in from the filing, with lines for what was not asked.
  var form: [Paper.Block] {
    head("sheet.title") + [.footnote(text("sheet.own_layout")), .rule]
      + [
        .heading(text("sheet.person")),
        .fields(person + birth),
      ]
      // Short answers: two stand beside each other.
      + [.signatures(unknown.map { text($0) })]
      + toWrite(["address", "employer"])
      + [
        .heading(text("sheet.filing")),
        .fields(application + [zone] + accepted),
      ]
      + [.signatures(unknownOfFiling.map { text($0) })]
      + [referrer].filter { !$0.isEmpty }.map { .signatures($0) }
      + toWrite(["away_address", "away_office"])
      + [.signatures(["away_office.contact", "away_office.phone"].map { text("sheet.\($0)") })]
      + toWrite([input.category.isLongTerm ? "away_reason" : "remarks"]) + agentInFull
      + [
        .heading(text("sheet.signed")), .paragraph(text("sheet.true")),
        .signatures(["applicant", "day"].map { text("sheet.sign.\($0)") }),
        .signatures(["clerk", "day"].map { text("sheet.sign.\($0)") }),
        .signatures(["reviewer", "day"].map { text("sheet.sign.\($0)") }),
      ] + foot(.form)
  }

  /// 个人承诺书: what is promised is ticked on the office's own list, or written, as the notice lists none.
  var promise: [Paper.Block] {
    head("promise.title") + [.footnote(text("sheet.own_layout")), .rule]
      + [.fields(person + application + agentOfPromise), .rule]
      + promised + promisedBy
      + [.heading(text("promise.confirm"))]
      + [
        .numbered(["true", "bring", "told"].map { text("promise.\($0)") }),
        .paragraph(text("promise.not_in_notice")),
        .signatures(signers.map { text("promise.sign.\($0)") }),
        .signatures(["clerk", "day"].map { text("sheet.sign.\($0)") }),
      ] + foot(.promise)
  }

  /// A line of its own each: addresses are long.
  private func toWrite(_ labels: [String]) -> [Paper.Block] {
    labels.map { .signatures([text("sheet.\($0)")]) }
  }

  /// The office's list with room for a tick, or lines to write on.
  private var promised: [Paper.Block] {
    let category = ["category": voices.word(input.category)]
    guard !input.materials.isEmpty else {
      return [.paragraph(text("promise.opening", category)), .signatures(["1.", "2.", "3."])]
    }
    return [
      .paragraph(text("promise.opening.ticked", category)),
      .numbered(input.materials.map { text("promise.box", ["paper": $0]) }),
    ]
  }

  /// The day that was agreed, or a line to write it on.
  private var promisedBy: [Paper.Block] {
    guard case .promise(by: let day?) = input.method else {
      return [.signatures([text("promise.by")])]
    }
    return [.fields([Paper.Field(text("promise.by.agreed"), .text(voices.day(day)))])]
  }

  /// Who promises in the person's place.
  private var agentOfPromise: [Paper.Field] { input.agent.map { [named($0)] } ?? [] }

  private var signers: [String] {
    guard input.agent == nil else { return ["applicant", "agent", "phone", "day"] }
    // What stands printed above is not asked for again.
    return ["applicant"] + (input.phone.isEmpty ? ["phone"] : []) + ["day"]
  }

  private func named(_ agent: ReceiptInput.Agent) -> Paper.Field {
    field("agent", text("agent", ["name": agent.name, "relation": agent.relation]))
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
      + ["sheet.ethnicity", "sheet.employer_code"] + (input.phone.isEmpty ? ["sheet.phone"] : [])
  }

  /// How the filing was accepted and came in, as far as it is known.
  private var accepted: [Paper.Field] {
    var fields: [Paper.Field] = []
    if let method { fields.append(method) }
    fields += issuer
    if let day = lateSince {
      fields.append(field("late", text("late", ["day": voices.day(day)])))
    }
    if !input.source.isEmpty { fields.append(field("source", input.source)) }
    return fields
  }

  /// What of that nobody was asked, and what is counted by hand.
  private var unknownOfFiling: [String] {
    (input.method == nil ? ["label.method"] : [])
      + (input.source.isEmpty ? ["label.source"] : [])
      + ["sheet.online_way", "sheet.enclosures"]
  }

  /// A name with its code on the national platform, as far as that is known.
  private func coded(_ name: String, _ code: String) -> String {
    code.isEmpty ? name : text("sheet.coded", ["name": name, "code": code])
  }

  /// In or out of the province, or Chongqing, which the law has a rule of its own for.
  private var zone: Paper.Field {
    let zone = input.decision.zone
    return Paper.Field(
      text("sheet.zone"), .text(voices.word(zone == .home ? Zone.inProvince : zone)))
  }

  /// Who sent the person away, as far as nobody picked it from a list.
  private var referrer: [String] {
    guard input.certificate != nil || input.category == .referral else { return [] }
    return (input.issuer.isEmpty ? [text("sheet.referrer")] : [])
      + (input.issuerCode.isEmpty ? [text("sheet.referrer_code")] : [])
  }

  /// The same, where somebody did.
  private var issuer: [Paper.Field] {
    guard !input.issuer.isEmpty else { return [] }
    return [
      Paper.Field(text("sheet.referrer"), .text(coded(input.issuer, input.issuerCode)))
    ]
  }

  private var application: [Paper.Field] {
    var fields = [
      Paper.Field(text("label.number"), .number(input.number)),
      field("category", voices.word(input.category)),
      field("care_place", coded(input.carePlace, input.careCode)),
    ]
    if input.isOnRecord {
      fields.append(field("filed_at", "\(voices.day(input.filedAt.day)) \(input.filedAt.time)"))
    }
    fields.append(field("validity", validity))
    if input.certificate != nil || input.category == .referral {
      fields.append(field("certificate", text("certificate.\(certificateTold)")))
    }
    return fields + replaced
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
        [named(agent)]
          + numbers.filter { !$0.1.isEmpty }.map { Paper.Field($0.0, .number($0.1)) }),
    ] + (unknown.isEmpty ? [] : [.signatures(unknown.map { text($0) })])
      + toWrite(["address"])
  }
}
