import OfficeLists
package import Rules

/// The way through the questions that a set of answers leads to, replayed from the first question.
///
/// Replaying is what keeps stale answers out: a question that is not met on the way has no say.
/// Whether a fact still matters is asked with everything before it known and everything after it
/// unknown, so that the way does not depend on the order in which answers came.
struct Walk: Sendable {
  let law: any Law
  let ground: any Ground
  let today: Day
  let answers: Answers
  let filings: [Filing]
  let lists: OfficeLists

  /// The questions met, in order, answered or not.
  private(set) var asked: [Question] = []
  private(set) var optional: Set<Question> = []
  /// The questions answered 不清楚, with the fact each leaves open.
  var unsure: [(question: Question, fact: CareFact)] = []
  /// Facts not known at this point of the way.
  private(set) var unknown = Set(CareFact.allCases)
  /// The case so far; fields of unknown facts hold the contract's defaults.
  var facts: CareCase
  private(set) var carePlace: PlaceCode?
  /// Set where the rest of the questions cannot change how it ends.
  private(set) var earlyEnding: Ending?
  /// Who issued the certificate, where the list of the year has it.
  var issuer: Institution?
  /// Where the care is, where the list of networked institutions has it.
  var hospital: Institution?

  init(
    law: any Law, ground: any Ground, front: Interview.Front, today: Day, answers: Answers,
    filings: [Filing], lists: OfficeLists
  ) {
    self.law = law
    self.ground = ground
    self.today = today
    self.answers = answers
    self.filings = filings
    self.lists = lists
    facts = CareCase(
      insuredPlace: Interview.usualInsuredPlace, category: .otherTemporary, care: .inpatient,
      fileTo: Walk.carePlaceNotNamed, filings: filings, filesOn: today)
    switch front {
    case .guided: walkGuided()
    case .clerk: walkForm()
    }
  }

  /// Whether the question has an answer that stands beside the others.
  func isAnswered(_ question: Question) -> Bool {
    guard let answer = answers[question] else { return false }
    switch question {
    // A day of leaving before the day of admission, once that was changed, is asked again.
    case .discharge:
      guard let first = facts.admission else { return true }
      return Day(answer.value).map { $0 >= first } ?? false
    // So is an institution that another year's list, or another place's, does not have.
    case .issuerName: return answer.value == notListed(question) || issuer != nil
    case .hospital: return answer.value == notListed(question) || hospital != nil
    default: return true
    }
  }

  // MARK: - The two orders

  private mutating func walkGuided() {
    let purpose = ask(.purpose)
    if purpose == Value.lookUp {
      if let number = ask(.lookUp), Interview.isFilingNumber(number) { _ = ask(.lookUpTail) }
      return end(.lookUp)
    }
    let inHospital = purpose == Value.inHospital
    let forWhom = ask(.forWhom)
    askReason(inHospital: inHospital)
    if !isOver { endOutsideDates() }
    if !isOver { askCarePlace() }
    if !isOver, inHospital, lists.networked != nil { askNetworked(optional: false) }
    if !isOver { askInsuredPlace() }
    if !isOver { askInsurance() }
    if !isOver { endWhereStaffDecides() }
    if !isOver { askPerson() }
    if !isOver, forWhom == Value.relative { askAgent() }
  }

  /// Ends where the law is not in force on the day the care began: nothing else can change that.
  private mutating func endOutsideDates() {
    guard facts.admission != nil, let reason = StaffReason(law.force(of: facts, today: today))
    else { return }
    end(.staff(reason))
  }

  /// Ends where only staff can find out what is 不清楚: no name is needed to be told so.
  private mutating func endWhereStaffDecides() {
    guard carePlace != nil else { return }
    let open = OpenCase(known: facts, unknown: Set(unsure.map(\.fact)))
    for (question, reason) in [
      (Question.emergency, StaffReason.emergencyUnclear), (.injury, .thirdParty),
    ] {
      guard let fact = unsure.first(where: { $0.question == question })?.fact,
        law.stillMatters(fact, in: open, today: today)
      else { continue }
      return end(.staff(reason))
    }
  }

  private mutating func walkForm() {
    _ = ask(.identityKind, optional: true)
    askPersonNamed()
    askInsuredPlace()
    if !isOver { askInsurance() }
    guard !isOver else { return }
    _ = ask(.phone, optional: true)
    if let category = ask(.category).flatMap(Category.init(rawValue:)) {
      know(.category) { $0.category = category }
    }
    askCarePlace()
    if !isOver { askCare() }
    if !isOver { askStage() }
    guard !isOver else { return }
    // A form shows what counts as no where it is left empty, except for a referral itself.
    askCertificate(optional: isAnswered(.category) && facts.category != .referral)
    askInjury(optional: true)
    askNetworked(optional: true)
    guard !isOver else { return }
    // The law decides nothing by it.
    if ask(.materials, optional: true) == Value.promised { _ = ask(.materialsBy, optional: true) }
    if let day = ask(.effective, optional: true).flatMap({ Day($0) }) { facts.filesOn = day }
    if ask(.forWhom, optional: true) == Value.relative { askAgent() }
  }

  // MARK: - Why, and what care

  private mutating func askReason(inHospital: Bool) {
    let reason = ask(.reason)
    if reason == Value.noneOfThese {
      _ = ask(.livesThere)
      _ = ask(.needsHospital)
      return end(.staff(.noReasonFits))
    }
    let longTerm = reason.flatMap(Category.init(rawValue:))
    if let longTerm { know(.category) { $0.category = longTerm } }
    // Who lives there files for whatever comes, so the care that a filing is for is meant.
    if inHospital || longTerm != nil { know(.care) { $0.care = .inpatient } }
    if !inHospital { know(.paid) { $0.paid = .notYet } }
    if reason == Value.ill, !inHospital { askCare() }
    if !isOver, inHospital { askStage() }
    if !isOver, reason == Value.ill { askEmergencyAndCertificate() }
    if !isOver, inHospital { askInjury(optional: false) }
    // With a list of institutions the hospital is asked once its place is known.
    if !isOver, inHospital, lists.networked == nil { askNetworked(optional: false) }
  }

  private mutating func askCare() {
    switch ask(.care) {
    case nil: return
    case Value.unsure: leaveOpen(.care, .care)
    case Value.chronic: know(.care) { $0.care = .specialDisease }
    case .some(let value):
      guard let care = Care(rawValue: value) else { return }
      know(.care) { $0.care = care }
      // The place is not asked yet in the guided front; 四（四） names none for these two.
      if decideSoFar.status == .notNeeded { end(.notNeeded) }
    }
  }

  private mutating func askStage() {
    let stage = ask(.stage)
    switch stage {
    case Value.before, Value.inHospital: know(.paid) { $0.paid = .notYet }
    case Value.leftSelfPaid: know(.paid) { $0.paid = .selfPaid }
    case Value.leftDirect:
      know(.paid) { $0.paid = .direct }
      return end(.settled)
    case Value.unsure:
      leaveOpen(.stage, .paid)
      return end(.staff(.stageUnclear))
    default: return
    }
    guard stage != Value.before else { return }
    if let day = ask(.admission).flatMap({ Day($0) }) { facts.admission = day }
    // The day of leaving counts only for a filing made during the stay.
    guard stage == Value.leftSelfPaid, let first = facts.admission,
      filings.contains(where: { $0.effective > first })
    else { return }
    if let day = ask(.discharge).flatMap({ Day($0) }), day >= first { facts.discharge = day }
  }

  private mutating func askEmergencyAndCertificate() {
    if matters(.category) {
      switch ask(.emergency) {
      case Value.yes: know(.category) { $0.category = .emergency }
      case Value.no: unknown.remove(.category)
      case Value.unsure: leaveOpen(.emergency, .category)
      default: break
      }
    } else {
      unknown.remove(.category)
    }
    askCertificate(optional: false)
    if facts.category != .emergency, facts.certificate != nil { facts.category = .referral }
  }

  // MARK: - Places and persons

  private mutating func askCarePlace() {
    guard let place = ask(.carePlace).flatMap({ PlaceCode($0) }), let fileTo = ground.filesTo(place)
    else { return }
    carePlace = place
    facts.fileTo = fileTo
    if law.zone(of: fileTo) == .home { end(.atHome) }
  }

  private mutating func askInsuredPlace() {
    guard let place = ask(.insuredPlace).flatMap({ PlaceCode($0) }) else { return }
    facts.insuredPlace = place
    if law.zone(of: place) != .home { end(.staff(.insuredElsewhere)) }
  }

  private mutating func askInsurance() {
    if ask(.insurance) == Value.unsure { end(.staff(.insuranceUnclear)) }
  }

  private mutating func askPerson() {
    _ = ask(.identity)
    if let ending = endingOnRecord { return end(ending) }
    _ = ask(.name)
    _ = ask(.phone)
  }

  /// How it ends where a filing on record covers the care, or one must be changed first: then no
  /// more is needed of the person.
  private var endingOnRecord: Ending? {
    guard !filings.isEmpty, answers[.identity] != nil, carePlace != nil,
      law.force(of: facts, today: today) == .inForce
    else { return nil }
    let decision = decideSoFar
    if let reason = whyTemporary(decision), decision.settlement != .staff { return .staff(reason) }
    guard decision.status == .inForce, decision.settlement != .staff else { return nil }
    return decision.settlement == .directAfterFiling ? .changeFirst : .alreadyFiled
  }

  /// Why somebody who declares to live there counts as a temporary stay; `nil` where they do not.
  func whyTemporary(_ decision: Decision) -> StaffReason? {
    guard facts.category.isLongTerm, !decision.treatedAs.isLongTerm else { return nil }
    if filings.contains(where: \.category.isLongTerm) { return .longTermElsewhere }
    return .temporaryHere
  }

  private mutating func askPersonNamed() {
    _ = ask(.identity)
    _ = ask(.name)
  }

  private mutating func askAgent() {
    for question in [Question.agentName, .agentIdentity, .agentPhone, .relation] {
      _ = ask(question)
    }
  }

  // MARK: - Steps of the way

  var isOver: Bool { earlyEnding != nil }

  mutating func end(_ ending: Ending) {
    earlyEnding = earlyEnding ?? ending
  }

  mutating func ask(_ question: Question, optional isOptional: Bool = false) -> String? {
    asked.append(question)
    if isOptional { optional.insert(question) }
    return answers[question]?.value
  }

  mutating func know(_ fact: CareFact, _ set: (inout CareCase) -> Void) {
    set(&facts)
    unknown.remove(fact)
  }

  mutating func leaveOpen(_ question: Question, _ fact: CareFact) {
    unsure.append((question, fact))
  }

  /// Whether the fact can change anything, with what is known so far.
  ///
  /// While neither category nor care is known everything can, and proving it anew at every key
  /// would cost milliseconds.
  func matters(_ fact: CareFact) -> Bool {
    if unknown.isSuperset(of: [.category, .care]) { return true }
    return law.stillMatters(fact, in: OpenCase(known: facts, unknown: unknown), today: today)
  }

  var decideSoFar: Decision { law.decide(facts, today: today) }
}

extension Walk {
  /// Stands for a place outside the province until one is named.
  private static let carePlaceNotNamed = place(110_000)

  fileprivate static func place(_ value: UInt32) -> PlaceCode {
    guard let code = PlaceCode(value: value) else { preconditionFailure("six digits") }
    return code
  }
}

extension Interview {
  /// 达州市: counts as the insured place where none is said, the contract's default.
  package static let usualInsuredPlace = Walk.place(511_700)
}
