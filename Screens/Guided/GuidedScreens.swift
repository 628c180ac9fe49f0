package import Interview

extension Screen {
  /// The guided front's screens; their order is the interview's.
  package static let guided: [Question: Screen] = byQuestion([
    purpose, forWhom, reason, livesThere, needsHospital, care, stage, admission, discharge,
    emergency, certificate, issuerName, issuer, grade, listed, injury, hospital, networked,
    carePlace, insuredPlace,
    insurance, identity, name, phone, agentName, agentIdentity, agentPhone, relation, lookUp,
    lookUpTail,
  ])

  /// The last step: the check page.
  package static let steps = 6

  /// Screens by what they ask.
  static func byQuestion(_ screens: [Screen]) -> [Question: Screen] {
    Dictionary(screens.map { ($0.question, $0) }) { first, _ in first }
  }
}
