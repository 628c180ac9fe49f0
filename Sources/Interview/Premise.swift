package import Rules

/// One thing that an answer of the law hangs on, as it was asked and answered.
package struct Premise: Hashable, Sendable {
  /// What it is about; raw values name texts.
  package enum Fact: String, CaseIterable, Sendable {
    case place
    case category
    case care
    case certificate
    /// The person's filings on record, which nobody is asked about.
    case filings
    /// Whether and since when the person is in hospital, and how far the bill is settled.
    case stay
    case networked
    case injury
    case insured
  }

  /// A question with its answer in normal form.
  package struct Given: Hashable, Sendable {
    package let question: Question
    package let value: String

    /// That answer to that question.
    package init(_ question: Question, _ value: String) {
      self.question = question
      self.value = value
    }
  }

  package let fact: Fact
  /// In the order asked; empty where nobody was asked, or nobody answered.
  package let given: [Given]
  /// Whether something was taken for want of an answer: nobody was asked, or it was 不清楚.
  package let isAssumed: Bool
}

extension Premise.Fact {
  /// The facts that slots of the tables are about, each once, in the order they are told.
  static func about(_ slots: [Slot]) -> [Premise.Fact] {
    let found = slots.compactMap(\.fact)
    return allCases.filter(found.contains)
  }

  /// The question that is asked of it first; `nil` of what nobody is asked about.
  package func question(_ front: Interview.Front) -> Question? {
    switch self {
    case .place: .carePlace
    case .category: front == .guided ? .reason : .category
    case .care: .care
    case .certificate: .certificate
    case .filings: nil
    case .stay: .stage
    case .networked: .networked
    case .injury: .injury
    case .insured: .insuredPlace
    }
  }

  /// The questions whose answers settle it.
  fileprivate var questions: [Question] {
    switch self {
    case .place: [.carePlace]
    case .category: [.reason, .emergency, .category]
    case .care: [.care]
    case .certificate: [.certificate, .issuerName, .issuer, .grade, .listed]
    case .filings: []
    case .stay: [.stage, .admission, .effective]
    case .networked: [.hospital, .networked]
    case .injury: [.injury]
    case .insured: [.insuredPlace]
    }
  }
}

extension Slot {
  /// What a fact of the tables is about; `nil` of what no answer hangs on.
  fileprivate var fact: Premise.Fact? {
    switch self {
    case .zone: .place
    case .declared: .category
    case .care: .care
    case .certificate: .certificate
    case .covered, .coverLong, .coverReferral, .coverSame, .longElsewhere, .elsewhere, .expired,
      .longBegun:
      .filings
    case .late, .paid, .firstDay: .stay
    case .networked: .networked
    case .trauma: .injury
    case .insured: .insured
    default: nil
    }
  }
}

extension Interview {
  /// What was asked and answered of these facts; never who somebody is.
  package func premises(of slots: [Slot]) -> [Premise] {
    Premise.Fact.about(slots).map { fact in
      var given = given(fact.questions)
      // The first day of a filing counts against that of the stay.
      if !asked.contains(.admission) { given.removeAll { $0.question == .effective } }
      // Who came from a hospital bed, or has still to go, has said so at the beginning.
      let isInHospital = answers[.purpose]?.value == Value.inHospital
      if given.isEmpty, fact == .stay || fact == .care && isInHospital {
        given = self.given([.purpose])
      }
      let isOpen = given.last.map { $0.value == Value.unsure } ?? true
      return Premise(
        fact: fact, given: given,
        isAssumed: fact == .filings ? answers[.identity] == nil || !hasLookedUp : isOpen)
    }
  }

  private func given(_ questions: [Question]) -> [Premise.Given] {
    asked.filter(questions.contains).compactMap { question in
      answers[question].map { Premise.Given(question, $0.value) }
    }
  }
}

extension Law {
  /// The same of a case on record, whose answers are told by its facts.
  package func premises(of slots: [Slot], in facts: CareCase) -> [Premise] {
    Premise.Fact.about(slots).map { fact in
      let given = given(fact, facts)
      return Premise(fact: fact, given: given, isAssumed: given.isEmpty && fact != .filings)
    }
  }

  private func given(_ fact: Premise.Fact, _ facts: CareCase) -> [Premise.Given] {
    switch fact {
    case .place: [.init(.carePlace, facts.fileTo.description)]
    case .category: [.init(.category, facts.category.rawValue)]
    case .care: [.init(.care, facts.care.rawValue)]
    case .certificate: given(facts.certificate)
    case .filings: []
    case .stay:
      [.init(.stage, stage(facts))]
        + (facts.admission.map { [.init(.admission, $0.description)] } ?? [])
    case .networked: facts.networked.map { [.init(.networked, $0 ? Value.yes : Value.no)] } ?? []
    case .injury: facts.trauma.map { [.init(.injury, $0.rawValue)] } ?? []
    case .insured: [.init(.insuredPlace, facts.insuredPlace.description)]
    }
  }

  private func stage(_ facts: CareCase) -> String {
    switch facts.paid {
    case .notYet: facts.admission == nil ? Value.before : Value.inHospital
    case .direct: Value.leftDirect
    case .selfPaid: Value.leftSelfPaid
    }
  }

  /// Of a certificate only what counts: of the rest nobody was asked.
  private func given(_ certificate: Certificate?) -> [Premise.Given] {
    guard let certificate else { return [.init(.certificate, Value.no)] }
    func counts(_ change: (inout Certificate) -> Void) -> Bool {
      var other = certificate
      change(&other)
      return qualifies(other).qualified
    }
    var given: [Premise.Given] = [
      .init(.certificate, Value.yes), .init(.issuer, certificate.scope.rawValue),
    ]
    let verdicts = Grade.allCases.map { grade in
      counts {
        $0.grade = grade
        $0.listed = true
      }
    }
    guard Set(verdicts).count > 1 else { return given }
    // Whatever lies below the grades that are asked for is one answer.
    let grade = certificate.grade == .ungraded ? Value.lowerGrade : certificate.grade.rawValue
    given.append(.init(.grade, grade))
    if counts({ $0.listed = true }) != counts({ $0.listed = false }) {
      given.append(.init(.listed, certificate.listed ? Value.yes : Value.no))
    }
    return given
  }
}
