internal import Places
internal import Rules

/// Turns a line's JSON into a question, or says what is wrong with it.
struct QuestionReader {
  let places: Places
  /// The day where a line names none.
  let today: Day
  /// The insured place where a line names none: Dazhou.
  let insuredPlace: PlaceCode

  private static let common = ["id", "ask", "today", "policy", "title", "why"]

  /// The question of an object, or every fault found in it.
  func read(_ members: [JSON.Member]) -> (question: Question?, faults: [Fault]) {
    var head = Fields(
      members, known: members.map(\.key), required: ["ask"], places: places)
    guard let ask = head.word("ask", Question.Kind.self) else {
      return (nil, head.faults + faultsOfAnyKind(members))
    }
    let (known, required) = Self.keys(of: ask)
    var fields = Fields(
      members, known: Self.common + known, required: required, places: places)
    let day = fields.day("today") ?? today
    let question =
      switch ask {
      case .care: care(&fields, today: day)
      case .change: change(&fields, today: day)
      case .place: fields.filingPlace("care_place").map(Question.place)
      case .certificate: certificate(&fields).map(Question.certificate)
      case .validity: validity(&fields, today: day)
      }
    return (fields.faults.isEmpty ? question : nil, fields.faults)
  }

  /// What is wrong with a line whichever question it means to ask: a fault that is told sooner
  /// than the unknown question must not be hidden by it.
  private func faultsOfAnyKind(_ members: [JSON.Member]) -> [Fault] {
    var known = Self.common
    for key in Question.Kind.allCases.flatMap({ Self.keys(of: $0).known })
    where !known.contains(key) {
      known.append(key)
    }
    var fields = Fields(members, known: known, required: [], places: places)
    let day = fields.day("today") ?? today
    _ = care(&fields, today: day)
    _ = change(&fields, today: day)
    return fields.faults
  }

  private static func keys(of kind: Question.Kind) -> (known: [String], required: [String]) {
    switch kind {
    case .care:
      (
        [
          "person", "category", "care", "care_place", "certificate", "filings", "admission",
          "discharge", "paid", "files_on", "networked", "trauma",
        ], ["category", "care", "care_place"]
      )
    case .change: (["filing", "on", "change", "to", "proof", "certificate"], ["filing", "change"])
    case .place: (["care_place"], ["care_place"])
    case .certificate: (["certificate"], ["certificate"])
    case .validity: (["filing", "on"], ["filing"])
    }
  }

  private func care(_ fields: inout Fields, today: Day) -> Question? {
    let insured = fields.part("person") { members, path in
      var person = Fields(
        members, path: path, known: ["insured_place", "insurance"], required: [], places: places)
      _ = person.word("insurance", Insurance.self)
      return (person.insuredPlace("insured_place"), person.faults)
    }
    let category = fields.word("category", Category.self)
    let care = fields.word("care", Care.self)
    let fileTo = fields.filingPlace("care_place")
    let certificate = certificate(&fields)
    let filings = filings(&fields)
    let admission = fields.day("admission")
    let discharge = fields.day("discharge")
    let paid = fields.word("paid", Paid.self) ?? .notYet
    let filesOn = fields.day("files_on")
    let networked = fields.bool("networked")
    let trauma = fields.word("trauma", Trauma.self)
    guard let category, let care, let fileTo else { return nil }
    let question = CareCase(
      insuredPlace: insured ?? insuredPlace, category: category, care: care, fileTo: fileTo,
      certificate: certificate, filings: filings, admission: admission, discharge: discharge,
      paid: paid, filesOn: filesOn, networked: networked, trauma: trauma)
    fields.add(contradictions(in: question, today: today))
    return .care(question, today: today)
  }

  /// Days in the wrong order and facts that exclude each other.
  private func contradictions(in question: CareCase, today: Day) -> [Fault] {
    var faults: [Fault] = []
    let first = question.admission ?? today
    if let discharge = question.discharge, discharge < first {
      faults.append(
        Fault(
          .dischargeBeforeAdmission, "discharge",
          ["value": discharge.description, "wanted": first.description]))
    }
    for (index, filing) in question.filings.enumerated() where filing.effective > today {
      faults.append(afterToday("filings[\(index)].effective", filing.effective, today))
    }
    if let day = question.filesOn, day > today { faults.append(afterToday("files_on", day, today)) }
    if question.paid == .direct && question.networked == false {
      faults.append(Fault(.contradiction, "networked", text: "contradiction.networked"))
    }
    // Paid for before it has begun; a discharge still to come is no contradiction, bills can be
    // settled in between.
    if question.paid != .notYet, first > today {
      faults.append(
        Fault(
          .contradiction, "paid", text: "contradiction.paid",
          ["value": first.description, "wanted": today.description]))
    }
    return faults
  }

  private func afterToday(_ field: String, _ day: Day, _ today: Day) -> Fault {
    Fault(
      .filingAfterToday, field, ["value": day.description, "wanted": today.description])
  }

  private func filings(_ fields: inout Fields) -> [Filing] {
    var filings: [Filing] = []
    for (index, element) in (fields.array("filings") ?? []).enumerated() {
      let path = "filings[\(index)]"
      guard case .object(let members) = element else {
        fields.add(
          Fault(.wrongType, path, text: "wrong_type.object", ["value": element.kind]))
        continue
      }
      let (filing, faults) = filing(members, path: path + ".")
      fields.add(faults)
      if let filing { filings.append(filing) }
    }
    return filings
  }

  private func filing(_ members: [JSON.Member], path: String) -> (Filing?, [Fault]) {
    let keys = ["category", "place", "effective"]
    var fields = Fields(members, path: path, known: keys, required: keys, places: places)
    let category = fields.word("category", Category.self)
    let place = fields.filingPlace("place", orProvince: true)
    let effective = fields.day("effective")
    guard let category, let place, let effective else { return (nil, fields.faults) }
    return (Filing(category: category, fileTo: place, effective: effective), fields.faults)
  }

  private func certificate(_ fields: inout Fields) -> Certificate? {
    fields.part("certificate") { self.certificate($0, path: $1) }
  }

  private func certificate(_ members: [JSON.Member], path: String) -> (Certificate?, [Fault]) {
    var part = Fields(
      members, path: path, known: ["scope", "grade", "listed"], required: ["scope", "grade"],
      places: places)
    let scope = part.word("scope", CertificateScope.self)
    let grade = part.word("grade", Grade.self)
    let listed = part.bool("listed") ?? false
    guard let scope, let grade else { return (nil, part.faults) }
    return (Certificate(scope: scope, grade: grade, listed: listed), part.faults)
  }

  private func change(_ fields: inout Fields, today: Day) -> Question? {
    let filing = fields.part("filing") { self.filing($0, path: $1) }
    let on = fields.day("on") ?? today
    let change = fields.word("change", ChangeKind.self)
    let proof = fields.bool("proof") ?? false
    let certificate = certificate(&fields)
    switch change {
    case .place: _ = fields.filingPlace("to")
    case .insurance: _ = fields.word("to", Insurance.self)
    case .insuredPlace: _ = fields.insuredPlace("to")
    case nil: _ = fields.text("to")
    }
    guard let filing, let change else { return nil }
    if filing.effective > on { fields.add(afterToday("filing.effective", filing.effective, on)) }
    return .change(
      ChangeCase(filing: filing, on: on, change: change, proof: proof, certificate: certificate))
  }

  private func validity(_ fields: inout Fields, today: Day) -> Question? {
    let filing = fields.part("filing") { self.filing($0, path: $1) }
    let on = fields.day("on") ?? today
    guard let filing else { return nil }
    if filing.effective > on { fields.add(afterToday("filing.effective", filing.effective, on)) }
    return .validity(filing, on: on)
  }
}
