import Interview

/// A page of the guided front.
enum GuidedPage: Hashable {
  /// A draft of this sitting waits: go on with it, or begin anew.
  case resume
  /// A question; that of the purpose is the first page of all.
  case question(Question)
  /// How the data asked from here on are used; then that question.
  case notice(Question)
  /// Every answer, before anything is stored.
  case check
  /// Which answer of a row of the check page is to be changed.
  case row(CheckRow)
  /// Handed over to be put on record.
  case filing
  /// It is on record.
  case result
  /// Nothing is to be filed, or a person must look at it.
  case ending
  /// The same is on record already, so that nothing was filed.
  case onRecord
  /// The clauses behind the result or the ending.
  case reasons
  case receipt
  case printing
  /// Looking a filing up.
  case looking
  /// What was found.
  case found
  /// One of those found: whether it holds, what it covers, and by which sentences.
  case standing
}

/// A page that lies over another, which comes back as it was.
enum Overlay: Hashable {
  case help
  case staff
  case leave
  /// Nobody has pressed a key for a while.
  case stillThere

  /// Whether it has something to choose, and says itself what is wrong with that.
  var saysWhatIsWrong: Bool { self == .leave || self == .staff }
}

/// The rows of the check page: nine at most, as each is changed by one digit.
enum CheckRow: String, CaseIterable, Hashable {
  case matter
  case forWhom = "for_whom"
  case reason
  case carePlace = "care_place"
  case insuredPlace = "insured_place"
  case insurance
  case identity
  case name
  case phone

  /// What was asked to fill the row, in the order in which it is asked.
  var questions: [Question] {
    switch self {
    case .matter:
      [.purpose, .care, .stage, .admission, .discharge, .injury, .hospital, .networked]
    case .forWhom: [.forWhom, .agentName, .agentIdentity, .agentPhone, .relation]
    case .reason:
      [
        .reason, .livesThere, .needsHospital, .emergency, .certificate, .issuerName, .issuer,
        .grade, .listed,
      ]
    case .carePlace: [.carePlace]
    case .insuredPlace: [.insuredPlace]
    case .insurance: [.insurance]
    case .identity: [.identity]
    case .name: [.name]
    case .phone: [.phone]
    }
  }
}
