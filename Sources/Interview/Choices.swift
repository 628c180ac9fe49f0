import Rules

extension Question {
  /// The values it may be answered with, or `nil` where it is answered in free form.
  package var choices: [String]? {
    switch self {
    case .purpose: [Value.going, Value.inHospital, Value.lookUp]
    case .forWhom: [Value.oneself, Value.relative]
    case .relation: [Value.spouse, Value.child, Value.parent, Value.otherRelation]
    case .reason: longTermCategories + [Value.ill, Value.noneOfThese]
    case .category: Category.allCases.map(\.rawValue)
    case .care: Care.allCases.map(\.rawValue) + [Value.chronic, Value.unsure]
    case .stage:
      [Value.before, Value.inHospital, Value.leftSelfPaid, Value.leftDirect, Value.unsure]
    case .livesThere, .needsHospital, .emergency, .certificate, .listed, .networked:
      [Value.yes, Value.no, Value.unsure]
    case .issuer: CertificateScope.allCases.map(\.rawValue) + [Value.unsure]
    case .grade: Grade.allCases.map(\.rawValue) + [Value.lowerGrade, Value.unsure]
    case .materials: [Value.complete, Value.promised]
    case .injury: Trauma.allCases.map(\.rawValue) + [Value.unsure]
    case .insurance: Insurance.allCases.map(\.rawValue) + [Value.unsure]
    case .identityKind: Identity.Kind.allCases.map(\.rawValue)
    case .agentName, .agentIdentity, .agentPhone, .admission, .discharge, .carePlace,
      .insuredPlace, .identity, .name, .phone, .effective, .lookUp, .lookUpTail,
      .issuerName, .hospital, .materialsBy:
      nil
    }
  }

  private var longTermCategories: [String] {
    Category.allCases.filter(\.isLongTerm).map(\.rawValue)
  }
}
