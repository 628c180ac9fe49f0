internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Rules

extension NewFiling {
  /// What the interview asks to be filed, as the ledger takes it.
  init(
    _ request: FilingRequest, id: Identifier, today: Day, months: Int, initials: NameInitials,
    language: Language, front: FilingFront, draft: String?
  ) {
    let person = request.person
    self.init(
      id: id,
      person: Person(
        name: person.name, idNumber: person.identity.number,
        idKind: person.identity.kind.rawValue, phone: person.phone ?? "",
        initials: initials.initials(of: person.name)),
      agent: request.agent.map {
        Agent(
          name: $0.name, idNumber: $0.identity.number, phone: $0.phone ?? "",
          relation: $0.relation)
      },
      insurance: request.insurance, category: request.category, carePlace: request.carePlace,
      facts: request.facts, today: today, effective: request.effective,
      validThrough: request.filing.validity(months: months),
      method: FilingMethod(request.materials),
      policy: request.policy,
      policyHash: request.policyHash, decision: CodedDecision(request.decision),
      language: language.official.rawValue, front: front, draft: draft)
    if case .promised(let day) = request.materials { papersBy = day }
    issuer = request.issuer.map { ListedInstitution(name: $0.name, code: $0.code) }
    hospital = request.hospital.map { ListedInstitution(name: $0.name, code: $0.code) }
  }
}

extension FilingMethod {
  /// How the ledger calls it.
  init(_ materials: FilingRequest.Materials?) {
    switch materials {
    case .complete: self = .complete
    case .promised: self = .promise
    case nil: self = .notRecorded
    }
  }
}

extension NewFiling {
  /// What became of the materials, as it was asked.
  var materials: FilingRequest.Materials? {
    switch method {
    case .complete: .complete
    case .promise: .promised(by: papersBy)
    case .notRecorded: nil
    }
  }
}

extension NewFiling {
  /// The filing that takes the place of an old one, for the same person, as the interview asks for it.
  init(
    _ request: ChangeRequest, of old: FiledFiling, id: Identifier, today: Day, months: Int,
    language: Language
  ) {
    self = old.filing
    self.id = id
    // What was promised and has come since is not owed a second time.
    if method == .promise, !old.owes { (method, papersBy) = (.complete, nil) }
    agent = nil
    // Another certificate may be another institution's, and nobody picks one for a change.
    (issuer, hospital) = (nil, nil)
    replaces = Supersession(
      number: old.number, change: request.change, hasProof: request.hasProof,
      clauses: request.clauses)
    (insurance, category) = (request.insurance, request.category)
    (carePlace, facts) = (request.carePlace, request.facts)
    (self.today, effective) = (today, request.effective)
    validThrough = Filing(
      category: request.category, fileTo: request.facts.fileTo, effective: request.effective
    ).validity(months: months)
    (policy, policyHash) = (request.policy, request.policyHash)
    decision = CodedDecision(request.decision)
    (self.language, front) = (language.rawValue, .clerk)
  }
}

extension Supersession {
  /// What the ledger keeps of a succession; `nil` where its number is none.
  init?(_ succession: Succession) {
    guard let number = FilingNumber(succession.number) else { return nil }
    self.init(
      number: number, change: succession.change, hasProof: false, clauses: succession.clauses)
  }
}
