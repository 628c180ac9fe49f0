import Rules
import Seals

/// A filing as the named values of its event, and back; personal texts pass the sealer here.
struct FilingCodec {
  let seal: PersonalSeal
  /// The event the values belong to.
  let event: Identifier
  /// The person's reference.
  let person: String
  /// Where the boxes' nonces come from.
  var random: any RandomSource = SystemRandom()

  /// Stands in a filing that was made late in another's place; in those from before this was written down
  /// it does not, so that their row of the view stays what it was.
  static let late = "late"

  /// What the fields of the institutions that were picked from lists begin with.
  private static let (issuer, hospital) = ("issuer", "hospital")

  /// Whose texts lie in a box, and under which names in it.
  ///
  /// Before version 4 of the tables each of them lay in a box of its own, named `person.name` and so on.
  private enum Party: String {
    case person, agent

    var names: [String] {
      switch self {
      case .person: ["name", "number", "phone", "initials"]
      case .agent: ["name", "number", "phone"]
      }
    }

    var box: String { "\(rawValue).sealed" }
  }

  /// The values of a filing but for its number.
  func fields(of filing: NewFiling) throws(Ledger.Failure) -> Fields {
    var fields = Fields(reserving: 64, bytes: 2048)
    fields.add("person", person)
    try add(filing.person, to: &fields)
    if let agent = filing.agent {
      try put([agent.name, agent.idNumber, agent.phone], of: .agent, into: &fields)
      fields.add("agent.relation", agent.relation)
    }
    fields.add("insurance", filing.insurance.rawValue)
    fields.add("category", filing.category.rawValue)
    fields.add("care_place", filing.carePlace.description)
    fields.add("today", filing.today.description)
    fields.add("effective", filing.effective.description)
    fields.add("valid_through", text(filing.validThrough))
    fields.add("method", filing.method.rawValue)
    fields.add("method.by", filing.papersBy?.description)
    fields.add("language", filing.language)
    fields.add("front", filing.front.rawValue)
    add(filing.facts, to: &fields)
    add(filing.issuer, as: Self.issuer, to: &fields)
    add(filing.hospital, as: Self.hospital, to: &fields)
    add(filing.decision, to: &fields)
    if let replaces = filing.replaces { add(replaces, to: &fields) }
    // Of those in no other's place the kind of the event says it.
    if filing.isLate, filing.kind == .changed { fields.add(Self.late, "yes") }
    return fields
  }

  /// Adds who files.
  func add(_ person: Person, to fields: inout Fields) throws(Ledger.Failure) {
    fields.add("person.kind", person.idKind)
    try put(
      [person.name, person.idNumber, person.phone, person.initials], of: .person, into: &fields)
  }

  /// Who files.
  func person(_ fields: Fields) throws(Ledger.Failure) -> Person {
    let texts = try open(.person, of: fields)
    return Person(
      name: texts[0], idNumber: texts[1], idKind: try fields.required("person.kind"),
      phone: texts[2], initials: texts[3])
  }

  /// The filing those values are of.
  ///
  /// - Throws: `damaged` naming the field that is not there or no such word; `sealed`.
  func filing(
    _ fields: Fields, policy: String, policyHash: String
  ) throws(Ledger.Failure) -> NewFiling {
    let relation = fields.text("agent.relation")
    var filing = NewFiling(
      id: event,
      person: try person(fields),
      agent: try agent(fields, relation: relation),
      insurance: try fields.word("insurance"), category: try fields.word("category"),
      carePlace: try required("care_place", of: fields) { PlaceCode($0) },
      facts: try facts(fields), today: try required("today", of: fields) { Day($0) },
      effective: try required("effective", of: fields) { Day($0) },
      validThrough: try required("valid_through", of: fields, validity),
      method: try fields.word("method"), policy: policy, policyHash: policyHash,
      decision: try decision(fields), language: try fields.required("language"),
      front: try fields.word("front"), replaces: try replacement(fields))
    filing.papersBy = try fields.optional("method.by") { Day($0) }
    filing.issuer = institution(Self.issuer, of: fields)
    filing.hospital = institution(Self.hospital, of: fields)
    return filing
  }

  private func agent(
    _ fields: Fields, relation: String?
  ) throws(Ledger.Failure) -> Agent? {
    guard let relation else { return nil }
    let texts = try open(.agent, of: fields)
    return Agent(name: texts[0], idNumber: texts[1], phone: texts[2], relation: relation)
  }

  // MARK: Facts

  private func add(_ facts: CareCase, to fields: inout Fields) {
    fields.add("facts.insured_place", facts.insuredPlace.description)
    fields.add("facts.category", facts.category.rawValue)
    fields.add("facts.care", facts.care.rawValue)
    fields.add("facts.file_to", facts.fileTo.description)
    if let certificate = facts.certificate {
      fields.add("facts.certificate.scope", certificate.scope.rawValue)
      fields.add("facts.certificate.grade", certificate.grade.rawValue)
      fields.add("facts.certificate.listed", yesNo(certificate.listed))
    }
    for filing in facts.filings {
      fields.add(
        "facts.filing", "\(filing.category.rawValue) \(filing.fileTo) \(filing.effective)")
    }
    fields.add("facts.admission", facts.admission?.description)
    fields.add("facts.discharge", facts.discharge?.description)
    fields.add("facts.paid", facts.paid.rawValue)
    fields.add("facts.files_on", facts.filesOn?.description)
    fields.add("facts.networked", facts.networked.map(yesNo))
    fields.add("facts.trauma", facts.trauma?.rawValue)
  }

  private func facts(_ fields: Fields) throws(Ledger.Failure) -> CareCase {
    var filings: [Filing] = []
    for text in fields.texts("facts.filing") {
      guard let filing = filing(text) else { throw .damaged(what: "facts.filing") }
      filings.append(filing)
    }
    return CareCase(
      insuredPlace: try required("facts.insured_place", of: fields) { PlaceCode($0) },
      category: try fields.word("facts.category"), care: try fields.word("facts.care"),
      fileTo: try required("facts.file_to", of: fields) { PlaceCode($0) },
      certificate: try certificate(fields), filings: filings,
      admission: try fields.optional("facts.admission") { Day($0) },
      discharge: try fields.optional("facts.discharge") { Day($0) },
      paid: try fields.word("facts.paid"),
      filesOn: try fields.optional("facts.files_on") { Day($0) },
      networked: try fields.optional("facts.networked", truth),
      trauma: try fields.optional("facts.trauma", Trauma.init(rawValue:)))
  }

  private func certificate(_ fields: Fields) throws(Ledger.Failure) -> Certificate? {
    guard fields["facts.certificate.scope"] != nil else { return nil }
    return Certificate(
      scope: try fields.word("facts.certificate.scope"),
      grade: try fields.word("facts.certificate.grade"),
      listed: try required("facts.certificate.listed", of: fields, truth))
  }

  private func filing(_ text: String) -> Filing? {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let category = Category(rawValue: String(parts[0])),
      let place = PlaceCode(parts[1]), let day = Day(parts[2])
    else { return nil }
    return Filing(category: category, fileTo: place, effective: day)
  }

  private func add(
    _ institution: ListedInstitution?, as name: String, to fields: inout Fields
  ) {
    fields.add("\(name).name", institution?.name)
    fields.add("\(name).code", institution?.code)
  }

  /// The institution of those fields; filings of before it was written down have none.
  private func institution(_ name: String, of fields: Fields) -> ListedInstitution? {
    fields.text("\(name).name").map {
      ListedInstitution(name: $0, code: fields.text("\(name).code"))
    }
  }

  // MARK: Decision

  private func add(_ decision: CodedDecision, to fields: inout Fields) {
    fields.add("decision.treated_as", decision.treatedAs.rawValue)
    fields.add("decision.zone", decision.zone.rawValue)
    fields.add("decision.delta_points", decision.deltaPoints.map { String($0) })
    fields.add("decision.settlement", decision.settlement.rawValue)
    fields.add("decision.catalogue", decision.catalogue?.rawValue)
    fields.add("decision.status", decision.status.rawValue)
    fields.add("decision.valid_through", decision.validThrough.map(text))
    for clause in decision.clauses { fields.add("decision.clause", clause) }
    for reading in decision.readings { fields.add("decision.reading", reading) }
    for note in decision.notes { fields.add("decision.note", note.rawValue) }
  }

  private func decision(_ fields: Fields) throws(Ledger.Failure) -> CodedDecision {
    var notes: [Note] = []
    for word in fields.texts("decision.note") {
      guard let note = Note(rawValue: word) else { throw .damaged(what: "decision.note") }
      notes.append(note)
    }
    return CodedDecision(
      treatedAs: try fields.word("decision.treated_as"),
      zone: try fields.word("decision.zone"),
      deltaPoints: try fields.optional("decision.delta_points") { Int($0) },
      settlement: try fields.word("decision.settlement"),
      catalogue: try fields.optional("decision.catalogue", Catalogue.init(rawValue:)),
      status: try fields.word("decision.status"),
      validThrough: try fields.optional("decision.valid_through", validity),
      clauses: fields.texts("decision.clause"), readings: fields.texts("decision.reading"),
      notes: notes)
  }

  // MARK: Changes

  private func add(_ replacement: Supersession, to fields: inout Fields) {
    fields.add("change.of", replacement.number.text)
    fields.add("change.kind", replacement.change.rawValue)
    fields.add("change.proof", yesNo(replacement.hasProof))
    for clause in replacement.clauses { fields.add("change.clause", clause) }
  }

  private func replacement(_ fields: Fields) throws(Ledger.Failure) -> Supersession? {
    guard let number = try fields.optional("change.of", { FilingNumber($0) }) else { return nil }
    return Supersession(
      number: number, change: try fields.word("change.kind"),
      hasProof: try required("change.proof", of: fields, truth),
      clauses: fields.texts("change.clause"))
  }

  // MARK: Values

  /// All of them in one box: what is known of one person is never opened or sealed in parts.
  private func put(
    _ texts: [String], of party: Party, into fields: inout Fields
  ) throws(Ledger.Failure) {
    var own = Fields(reserving: texts.count, bytes: 128)
    for (name, text) in zip(party.names, texts) { own.add(name, text) }
    fields.add(party.box, try seal.seal(own.bytes, in: place(party.box), random: random))
  }

  /// The texts under the names of that party; each is empty where the key was destroyed.
  private func open(_ party: Party, of fields: Fields) throws(Ledger.Failure) -> [String] {
    var texts: [String] = []
    guard let box = fields[party.box] else {
      for name in party.names { texts.append(try open("\(party.rawValue).\(name)", of: fields)) }
      return texts
    }
    guard !seal.isDestroyed else { return party.names.map { _ in "" } }
    guard let own = Fields(try seal.open(box, in: place(party.box))) else {
      throw .damaged(what: party.box)
    }
    for name in party.names { texts.append(try own.required(name)) }
    return texts
  }

  /// The text in a box of its own.
  private func open(_ name: String, of fields: Fields) throws(Ledger.Failure) -> String {
    guard let box = fields[name] else { throw .damaged(what: name) }
    guard !seal.isDestroyed else { return "" }
    return String(decoding: try seal.open(box, in: place(name)), as: UTF8.self)
  }

  private func place(_ name: String) -> BoxPlace {
    BoxPlace(table: "event", row: event.text, field: name)
  }

  private func required<T>(
    _ name: String, of fields: Fields, _ make: (String) -> T?
  ) throws(Ledger.Failure) -> T {
    guard let value = make(try fields.required(name)) else { throw .damaged(what: name) }
    return value
  }

  private func text(_ validity: Validity) -> String {
    switch validity {
    case .open: "open"
    case .through(let day): day.description
    }
  }

  private func validity(_ text: String) -> Validity? {
    text == "open" ? .open : Day(text).map(Validity.through)
  }

  private func yesNo(_ value: Bool) -> String { value ? "yes" : "no" }

  private func truth(_ text: String) -> Bool? {
    switch text {
    case "yes": true
    case "no": false
    default: nil
    }
  }
}
