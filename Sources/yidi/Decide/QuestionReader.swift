internal import OfficeLists
internal import Places
internal import Rules

/// Turns a line's JSON into a question, or says what is wrong with it.
struct QuestionReader {
  let places: Places
  /// The day where a line names none.
  let today: Day
  /// The insured place where a line names none: Dazhou.
  let insuredPlace: PlaceCode
  /// The office's lists, where lines may ask them.
  var lists: OfficeLists?

  private static let common = ["id", "ask", "today", "policy", "title", "why"]

  /// What reading a line gives.
  struct Reading {
    var question: Question?
    /// What was looked up for it; `nil` where lines ask no lists.
    var office: OfficeFacts?
    var faults: [Fault]
  }

  /// The question of an object, or every fault found in it.
  func read(_ members: [JSON.Member]) -> Reading {
    var head = Fields(
      members, known: members.map(\.key), required: ["ask"], places: places)
    guard let ask = head.word("ask", Question.Kind.self) else {
      return Reading(faults: head.faults + faultsOfAnyKind(members))
    }
    var office = lists.map { OfficeReading($0) }
    let (known, required) = keys(of: ask)
    var fields = Fields(
      members, known: Self.common + known, required: required, places: places)
    let day = fields.day("today") ?? today
    let question =
      switch ask {
      case .care: care(&fields, today: day, &office)
      case .change: change(&fields, today: day, &office)
      case .place: fields.filingPlace("care_place").map(Question.place)
      case .certificate: certificate(&fields, on: day, &office).map(Question.certificate)
      case .validity: validity(&fields, today: day)
      }
    let faults = fields.faults + (office?.faults ?? [])
    return Reading(
      question: faults.isEmpty ? question : nil, office: ask.asksLists ? office?.facts : nil,
      faults: faults)
  }

  /// What is wrong with a line whichever question it means to ask: a fault that is told sooner
  /// than the unknown question must not be hidden by it.
  private func faultsOfAnyKind(_ members: [JSON.Member]) -> [Fault] {
    var known = Self.common
    for key in Question.Kind.allCases.flatMap({ keys(of: $0).known })
    where !known.contains(key) {
      known.append(key)
    }
    var fields = Fields(members, known: known, required: [], places: places)
    let day = fields.day("today") ?? today
    var office = lists.map { OfficeReading($0) }
    _ = care(&fields, today: day, &office)
    _ = change(&fields, today: day, &office)
    return fields.faults + (office?.faults ?? [])
  }

  private func keys(of kind: Question.Kind) -> (known: [String], required: [String]) {
    switch kind {
    case .care:
      (
        [
          "person", "category", "care", "care_place", "certificate", "filings", "admission",
          "discharge", "paid", "files_on", "networked", "trauma",
        ] + (lists == nil ? [] : ["institution", "institution_grade", "group"]),
        ["category", "care", "care_place"]
      )
    case .change: (["filing", "on", "change", "to", "proof", "certificate"], ["filing", "change"])
    case .place: (["care_place"], ["care_place"])
    case .certificate: (["certificate"], ["certificate"])
    case .validity: (["filing", "on"], ["filing"])
    }
  }

  private func care(
    _ fields: inout Fields, today: Day, _ office: inout OfficeReading?
  ) -> Question? {
    let insured = fields.part("person") { members, path in
      var person = Fields(
        members, path: path, known: ["insured_place", "insurance"], required: [], places: places)
      let insurance = person.word("insurance", Insurance.self)
      office?.facts.insurance = insurance
      return (person.insuredPlace("insured_place"), person.faults)
    }
    let category = fields.word("category", Category.self)
    let care = fields.word("care", Care.self)
    let fileTo = fields.filingPlace("care_place")
    let certificate = certificate(&fields, on: fields.plainDay("admission") ?? today, &office)
    let filings = filings(&fields)
    let admission = fields.day("admission")
    let discharge = fields.day("discharge")
    let paid = fields.word("paid", Paid.self) ?? .notYet
    let filesOn = fields.day("files_on")
    var networked = fields.bool("networked")
    let trauma = fields.word("trauma", Trauma.self)
    let institution = institution(&fields, &office)
    guard let category, let care, let fileTo else { return nil }
    if let institution {
      networked = office?.networked(institution, for: care, in: fileTo, said: networked)
    }
    let first = admission ?? today
    if let facts = office?.facts, facts.local(care, on: first) == .noList {
      office?.facts.missing.insert(.ratio)
    }
    let question = CareCase(
      insuredPlace: insured ?? insuredPlace, category: category, care: care, fileTo: fileTo,
      certificate: certificate, filings: filings, admission: admission, discharge: discharge,
      paid: paid, filesOn: filesOn, networked: networked, trauma: trauma)
    fields.add(contradictions(in: question, today: today))
    return .care(question, today: today)
  }

  /// The institution the care is in, and what else the office's lists are asked by.
  private func institution(_ fields: inout Fields, _ office: inout OfficeReading?) -> String? {
    guard office != nil else { return nil }
    office?.facts.grade = fields.word("institution_grade", Grade.self)
    office?.facts.group = fields.text("group")
    return fields.text("institution")
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
        fields.add(.wrongType(path, element, wanted: "object"))
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

  private func certificate(
    _ fields: inout Fields, on day: Day, _ office: inout OfficeReading?
  ) -> Certificate? {
    fields.part("certificate") { self.certificate($0, path: $1, on: day, &office) }
  }

  private func certificate(
    _ members: [JSON.Member], path: String, on day: Day, _ office: inout OfficeReading?
  ) -> (Certificate?, [Fault]) {
    let isNamed = office != nil && members.contains { $0.key == "issuer" && $0.value != .null }
    var part = Fields(
      members, path: path, known: ["scope", "grade", "listed"] + (office == nil ? [] : ["issuer"]),
      required: isNamed ? [] : ["scope", "grade"], places: places)
    let scope = part.word("scope", CertificateScope.self)
    let grade = part.word("grade", Grade.self)
    let listed = part.bool("listed")
    if isNamed {
      guard let issuer = part.text("issuer"), part.faults.isEmpty else { return (nil, part.faults) }
      let shown = OfficeReading.Shown(issuer: issuer, scope: scope, grade: grade, listed: listed)
      return (office?.certificate(shown, on: day, path: path), part.faults)
    }
    guard let scope, let grade else { return (nil, part.faults) }
    return (Certificate(scope: scope, grade: grade, listed: listed ?? false), part.faults)
  }

  private func change(
    _ fields: inout Fields, today: Day, _ office: inout OfficeReading?
  ) -> Question? {
    let filing = fields.part("filing") { self.filing($0, path: $1) }
    let on = fields.day("on") ?? today
    let change = fields.word("change", ChangeKind.self)
    let proof = fields.bool("proof") ?? false
    let certificate = certificate(&fields, on: on, &office)
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
