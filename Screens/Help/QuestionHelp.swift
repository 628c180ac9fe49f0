package import Interview

/// What the help of a question has beside `q.<question>.help`, which says what is asked.
///
/// `help.q.<question>.why` says why it is asked, `help.q.<question>.unsure` what to do without
/// knowing the answer.
package enum QuestionHelp {
  /// Key of why it is asked.
  package static func why(_ question: Question) -> String { "help.q.\(question.rawValue).why" }

  /// Key of what to do without knowing the answer.
  package static func unsure(_ question: Question) -> String {
    "help.q.\(question.rawValue).unsure"
  }

  /// The sentences of law that ask it; none where the document leaves it to the office.
  package static func quotes(_ question: Question) -> [HelpQuote] {
    switch question {
    case .purpose, .stage, .admission: [.lateFiling, .lateClaim]
    case .livesThere: [.whoFiles]
    case .reason, .category: [.longTermValidity, .temporaryValidity]
    case .care: [.whereToFile, .withoutFiling]
    case .carePlace: [.whereToFile]
    case .discharge, .effective: [.temporaryValidity]
    case .lookUp: [.longTermValidity, .temporaryValidity]
    case .emergency: [.emergencyRatio, .otherRatio]
    case .certificate: [.referralRatio, .otherRatio]
    case .issuerName, .issuer, .grade: [.cityCertificates, .countyCertificates]
    case .listed: [.countyCertificates]
    case .injury: [.injuries]
    case .hospital, .networked: [.networked]
    case .insuredPlace, .insurance: [.insuranceChange]
    case .forWhom, .agentName, .agentIdentity, .agentPhone, .relation, .needsHospital,
      .identityKind, .identity, .name, .phone, .materials, .materialsBy, .lookUpTail:
      []
    }
  }
}
