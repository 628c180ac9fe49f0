package import Rules

extension Interview {
  /// The case as far as it is answered; `nil` before the category and the place are.
  ///
  /// Where no filing is needed the place is not asked: then it is one outside the province, since the
  /// answer is the same for all (四（四）).
  package var careCase: CareCase? {
    if walk.earlyEnding == .notNeeded { return walk.facts }
    let needed: [Question] = [.reason, .category, .emergency, .carePlace]
    let isOpen = needed.contains { walk.asked.contains($0) && !walk.isAnswered($0) }
    return isOpen || walk.carePlace == nil ? nil : walk.facts
  }

  /// The answer as far as it can be told, with what is 不清楚 taken as the contract's default.
  package var decision: Decision? {
    careCase.map { law.decide($0, today: today) }
  }

  /// The answer an ending rests on: where none is needed anywhere, no place has been named for it.
  package var endingDecision: Decision? {
    walk.earlyEnding == .notNeeded ? law.decide(walk.facts, today: today) : decision
  }

  /// The place of the care, as answered.
  package var carePlace: PlaceCode? { walk.carePlace }

  /// How it ends, once what must be answered is; early where the rest no longer matters.
  package var ending: Ending? {
    guard pending.isEmpty else { return nil }
    if let early = walk.earlyEnding { return early }
    guard let decision else { return nil }
    if decision.settlement == .staff { return .staff(staffReason) }
    // A paper filing entered late may be older than the notice.
    if let reason = StaffReason(law.force(on: walk.facts.filesOn ?? today)) {
      return .staff(reason)
    }
    switch decision.status {
    case .notNeeded: return .notNeeded
    case .atHome: return .atHome
    case .inForce where walk.whyTemporary(decision) == nil:
      return decision.settlement == .directAfterFiling ? .changeFirst : .alreadyFiled
    case .inForce, .fileNow, .expired, .filedElsewhere, .unclear, .fileThenClaim: break
    }
    if let reason = walk.whyTemporary(decision) { return .staff(reason) }
    let deciding = range?.deciding ?? []
    if deciding.contains(.emergency) { return .staff(.emergencyUnclear) }
    if deciding.contains(.injury) { return .staff(.thirdParty) }
    return .file
  }

  /// What the 不清楚 leave open, and on a form the fields that are still empty; `nil` where they
  /// change nothing or the place is not known.
  package var range: OpenRange? {
    let leftOpen = walk.unsure + (front == .clerk ? stillEmpty : [])
    guard let careCase, !leftOpen.isEmpty else { return nil }
    let facts = Set(leftOpen.map(\.fact))
    let open = OpenCase(known: careCase, unknown: facts)
    let outcomes = law.outcomes(of: open, today: today)
    guard outcomes.count > 1 else { return nil }
    var weighed: [(question: Question, outcomes: Int)] = []
    for (question, fact) in leftOpen where law.stillMatters(fact, in: open, today: today) {
      let alone = OpenCase(known: careCase, unknown: [fact])
      weighed.append((question, law.outcomes(of: alone, today: today).count))
    }
    // A stable order, so that the same answers always name the same question.
    let sorted = weighed.enumerated().sorted {
      ($1.element.outcomes, $0.offset) < ($0.element.outcomes, $1.offset)
    }
    return OpenRange(outcomes: outcomes, deciding: sorted.map(\.element.question))
  }

  /// Fields that must be filled in and are not, with the fact each leaves open.
  private var stillEmpty: [(question: Question, fact: CareFact)] {
    pending.compactMap { question in question.fact.map { (question, $0) } }
  }

  /// What goes on record; `nil` while something is pending or nothing may be filed.
  ///
  /// A clerk may file where the law is silent on how the bill is settled: the filing itself is not
  /// in doubt then, and the decision says 需要工作人员看一下.
  package var request: FilingRequest? {
    switch ending {
    case .file: break
    case .staff(let reason) where front == .clerk && reason.leavesFilingOpen: break
    default: return nil
    }
    guard let decision, let carePlace, let person,
      let insurance = answers[.insurance].flatMap({ Insurance(rawValue: $0.value) })
    else { return nil }
    let effective = walk.facts.filesOn ?? today
    return FilingRequest(
      front: front, person: person, agent: agent, insuredPlace: walk.facts.insuredPlace,
      insurance: insurance,
      category: decision.treatedAs, carePlace: carePlace, facts: walk.facts,
      issuer: FilingRequest.Listed(institution(.issuerName)),
      hospital: FilingRequest.Listed(institution(.hospital)), materials: materials,
      unclear: unclear, decision: decision, effective: effective,
      isLate: effective > walk.facts.admission ?? today, policy: law.id, policyHash: law.hash)
  }

  private var materials: FilingRequest.Materials? {
    guard walk.asked.contains(.materials) else { return nil }
    switch answers[.materials]?.value {
    case Value.complete: return .complete
    case Value.promised: return .promised(by: answers[.materialsBy].flatMap { Day($0.value) })
    default: return nil
    }
  }

  private var staffReason: StaffReason {
    let facts = walk.facts
    if let reason = StaffReason(law.force(of: facts, today: today)) { return reason }
    if facts.trauma == .thirdParty { return .thirdParty }
    return .lawSilent
  }

  /// The insured person, as far as the answers that count are complete.
  private var person: FilingRequest.Person? {
    guard let identity = identity(.identity), let name = answers[.name]?.value else { return nil }
    return FilingRequest.Person(name: name, identity: identity, phone: number(.phone))
  }

  private var agent: FilingRequest.Agent? {
    guard walk.asked.contains(.agentName), let identity = identity(.agentIdentity),
      let name = answers[.agentName]?.value, let relation = answers[.relation]?.value
    else { return nil }
    return FilingRequest.Agent(
      name: name, identity: identity, phone: number(.agentPhone), relation: relation)
  }

  private func number(_ question: Question) -> String? {
    guard let value = answers[question]?.value, value != Value.noPhone else { return nil }
    return value
  }

  /// What the number typed for `identity` or `agentIdentity` tells; `nil` where there is none.
  package func identity(_ question: Question) -> Identity? {
    guard let value = answers[question]?.value else { return nil }
    let kind = question == .identity ? statedKind : nil
    return try? PersonCheck.identity(value, kind: kind, today: today)
  }

  /// The kind of paper a clerk has said the person's number is on.
  var statedKind: Identity.Kind? {
    answers[.identityKind].flatMap { Identity.Kind(rawValue: $0.value) }
  }
}

/// The outcomes that questions answered 不清楚 leave open, and which of them to clear up first.
package struct OpenRange: Hashable, Sendable {
  /// The best ratio first.
  package let outcomes: [Outcome]
  /// The questions left open that still matter, the one that decides most first.
  package let deciding: [Question]
}

extension Question {
  /// The fact of the case that its answer settles, alone or with others.
  fileprivate var fact: CareFact? {
    switch self {
    case .reason, .category, .emergency: .category
    case .care: .care
    case .stage: .paid
    case .certificate, .issuerName, .issuer, .grade, .listed: .certificate
    case .injury: .trauma
    case .hospital, .networked: .networked
    default: nil
    }
  }
}
