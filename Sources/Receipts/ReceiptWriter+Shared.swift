internal import Messages
internal import Rules
internal import Voices

// What several papers say.

extension ReceiptWriter {
  /// The office and what the paper is; `title` is the text's key behind `receipt.`.
  func head(_ title: String) -> [Paper.Block] {
    (input.office.name.isEmpty ? [] : [.office(input.office.name)]) + [.title(text(title))]
  }

  /// Who it is, masked, under which number; before it is on record there is none.
  var identity: [Paper.Field] {
    let number = [
      Paper.Field(text("label.number"), .number(input.number)),
      field("filed_at", "\(voices.day(input.filedAt.day)) \(input.filedAt.time)"),
    ]
    return (input.isOnRecord ? number : []) + [
      field("name", Masks.name(input.name)),
      field("id_number", text("id_tail", ["digits": Masks.lastFour(input.idNumber)])),
      field("insured_place", input.insuredPlace),
      field("insurance", text("insurance.\(input.insurance.rawValue)")),
    ]
  }

  /// What became of the certificate: shown, shown in vain, or not shown.
  var certificate: String {
    guard input.certificate != nil else { return "none" }
    return input.decision.treatedAs == .otherTemporary ? "not_counted" : "shown"
  }

  /// The same, and whether anybody looked at it.
  var certificateTold: String {
    input.isCertificateUnseen && input.certificate != nil ? "\(certificate).unseen" : certificate
  }

  /// The filing whose place it took by a change: its own number stands before that one.
  var replaced: [Paper.Field] {
    input.replaces.map { [field("replaces", text("replaces", ["number": $0]))] } ?? []
  }

  /// How the filing was accepted; `nil` where nobody was asked.
  var method: Paper.Field? {
    switch input.method {
    case .complete: field("method", text("method.complete"))
    case .promise: field("method", text("method.promise"))
    case .supplied: field("method", text("method.supplied"))
    case nil: nil
    }
  }

  /// How it was accepted, what is still owed, and who came in the person's place.
  var handling: [Paper.Field] {
    var fields = [method].compactMap { $0 }
    if case .promise(let day) = input.method {
      let by = day.map { text("promised.by", ["day": voices.day($0)]) } ?? text("promised")
      fields.append(field("promised", by))
    }
    return fields + agentMasked
  }

  /// Who came in the person's place.
  var agentMasked: [Paper.Field] {
    guard let agent = input.agent else { return [] }
    let values = ["name": Masks.name(agent.name), "relation": agent.relation]
    return [field("agent", text("agent", values))]
  }

  /// That promised papers are to be brought, and by when; `nil` where none are owed.
  var owed: String? {
    guard case .promise(let day) = input.method else { return nil }
    return day.map { text("owed.by", ["day": voices.day($0)]) } ?? text("owed")
  }

  /// That the care began before the filing, and whether that holds for it all the same.
  var late: [Paper.Field] {
    guard let lateSince else { return [] }
    let key = input.reachesBack == nil ? "late" : "late.reaches_back"
    return [field("late", text(key, ["day": voices.day(lateSince)]))]
  }

  /// How it is settled; of a hospital that is not networked, where the filing holds for others, its city.
  var settlement: String {
    input.holdsForOthers
      ? text("not_networked", ["place": input.carePlaceShort]) : words.facts[0]
  }

  /// What the filing is good for all the same where one hospital is not networked.
  var otherHospitals: [String] {
    guard input.holdsForOthers, !input.isOver else { return [] }
    let direct = catalogue("plain.direct.\(input.care.rawValue)", ["place": input.carePlaceShort])
    return [text("next.others", ["place": input.carePlaceShort, "direct": direct])]
  }

  /// Where the office reads the notice one way and it could be read another.
  func understood(_ readings: [Reading]) -> [Paper.Block] {
    guard !readings.isEmpty else { return [] }
    return [.heading(text("heading.readings"))]
      + readings.map {
        .paragraph(text("reading", ["text": voices.text($0), "clause": $0.clause]))
      }
  }

  /// That the filing holds longer than the document it rests on.
  var documentEnds: [String] {
    guard let last = input.documentThrough else { return [] }
    if case .through(let end) = input.validity, end <= last { return [] }
    return [text("notice_ends", ["day": voices.day(last)])]
  }

  /// What the person showed who they are with, such as 居民身份证.
  var identityDocument: String {
    input.idKind.isEmpty ? text("label.id_document") : input.idKind
  }

  /// Whether the bill is claimed by hand: then it is papers that are brought, and no card.
  var isClaim: Bool { input.decision.settlement == .manual }

  /// The first day of the care where the filing came after it (补办).
  var lateSince: Day? {
    input.admission.flatMap { $0 < input.filedAt.day ? $0 : nil }
  }

  /// The sentences of law themselves; what stands in a longer one of them is not said twice.
  func quoted(_ reasons: [Citation]) -> [Paper.Block] {
    var quoted: [Citation] = []
    for reason in reasons where !reason.quote.isEmpty {
      if quoted.contains(where: { $0.quote.contains(reason.quote) }) { continue }
      quoted.removeAll { reason.quote.contains($0.quote) }
      quoted.append(reason)
    }
    return quoted.isEmpty ? [] : [.clauses(quoted.map { Paper.Clause($0.clause, $0.quote) })]
  }

  /// The seal's place, who handled it, when it was printed, and what it is not.
  func foot(_ kind: PaperKind) -> [Paper.Block] {
    var handled: [Paper.Field] = []
    if let window = input.office.window { handled.append(field("window", window)) }
    if let clerk = input.office.clerk { handled.append(field("clerk", clerk)) }
    // Only the receipt's copies are counted.
    var notes = [kind == .receipt ? printed : printedAt]
    if kind == .receipt { notes.append(text("not_a_voucher")) }
    return [.seal(text("seal")), .rule] + (handled.isEmpty ? [] : [.fields(handled)])
      + notes.map { .footnote($0) } + (kind.isProven ? [proof(kind)] : [])
  }

  /// What a filing that does not stand any more says instead of what it gave.
  var noLonger: String {
    switch input.standing {
    case .stands: ""
    case .replaced: text("no_longer.replaced")
    case .ended: text("no_longer.ended")
    }
  }

  /// What became of the filing since it was made, and where it is kept.
  var state: [Paper.Field] {
    let provisional = input.isProvisional ? [field("state", text("provisional"))] : []
    switch input.standing {
    case .stands: return provisional
    case .replaced(let number):
      let successor = number.map { Paper.Field(text("label.replaced_by"), .number($0)) }
      return [field("state", text("replaced"))] + [successor].compactMap { $0 } + provisional
    case .ended(let day):
      let ended = day.map { text("ended.on", ["day": voices.day($0)]) } ?? text("ended")
      return [field("state", ended)] + provisional
    }
  }

  /// From when until when the filing holds.
  var validity: String {
    let from = voices.day(input.effective)
    return switch input.validity {
    case .through(let last): text("validity.through", ["from": from, "through": voices.day(last)])
    case .open: text("validity.open", ["from": from])
    }
  }

  /// Whom to call: the national hotline, so labelled, and the office where it has given a number.
  func phones(_ hotlineLabel: String) -> [Paper.Field] {
    let hotline = Paper.Field(hotlineLabel, .number(input.hotline))
    guard let phone = input.office.phone else { return [hotline] }
    return [hotline, Paper.Field(text("label.office_phone"), .number(phone))]
  }

  /// The code that shows who gave this paper, or that there is none.
  func proof(_ kind: PaperKind) -> Paper.Block {
    guard let signature = input.signature else { return .footnote(text("unsigned")) }
    let code = text("proof.code", ["code": signature.code])
    let (says, alone) = kind == .receipt ? ("says", "says_alone") : ("short", "short")
    return .proof(
      Paper.Proof(
        payload: signature.payload, sentences: [code, text("proof.\(says)")],
        alone: [code, text("proof.\(alone)")]))
  }

  /// When this receipt was printed; a reprint says that it is one.
  var printed: String {
    var values = printMoment
    values["copy"] = String(input.copy)
    return text(input.copy > 1 ? "reprinted" : "printed", values)
  }

  /// When another paper was printed.
  private var printedAt: String {
    text(input.isOnRecord ? "printed_at" : "printed_before", printMoment)
  }

  private var printMoment: [String: String] {
    ["day": voices.day(input.printedAt.day), "time": input.printedAt.time]
  }
}
