package import OfficeLists
package import Rules

// What the office's lists give to the questions.
extension Interview {
  /// The institutions a question offers, as the lists have them; none where it offers none.
  package func institutions(_ question: Question) -> [Institution] {
    switch question {
    case .issuerName: lists.issuers(walk.careYear) ?? []
    case .hospital: lists.networked(in: walk.facts.fileTo) ?? []
    default: []
    }
  }

  /// The institution that was picked, where it stands beside the other answers.
  package func institution(_ question: Question) -> Institution? {
    switch question {
    case .issuerName: walk.issuer
    case .hospital: walk.hospital
    default: nil
    }
  }

  /// The year whose lists count: that of the care's first day.
  package var careYear: Int { walk.careYear }

  /// What the year's list of local percentages says for the case, as far as it is known.
  package var local: OfficeLists.Local {
    let insurance = answers[.insurance].flatMap { Insurance(rawValue: $0.value) }
    return lists.local(careYear, insurance, walk.facts.care, grade: walk.hospital?.grade)
  }

  /// The lists that the case as answered rests on, each origin once; not those of percentages.
  package var listSources: [ListSource] {
    var sources: [ListSource] = []
    for question in [Question.issuerName, .hospital] where walk.asked.contains(question) {
      if let found = institution(question) {
        sources.append(found.source)
      } else if isNotListed(question) {
        sources += OfficeLists.sources(institutions(question))
      }
    }
    return sources
  }

  /// Whether it was answered that the institution is not on the list asked by now.
  package func isNotListed(_ question: Question) -> Bool {
    walk.asked.contains(question) && answers[question]?.value == walk.notListed(question)
  }

  /// The certificate as far as it is described; `nil` where there is none, or more must be said of it.
  package var certificate: Certificate? { walk.facts.certificate }

  /// Whether some list has an institution with that key, whatever the year and the place.
  func isOnAList(_ key: String, _ question: Question) -> Bool {
    question == .issuerName ? lists.hasIssuer(key: key) : lists.hasNetworked(key: key)
  }
}
