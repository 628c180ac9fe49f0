internal import OfficeLists
internal import Rules

/// Looks up in the office's lists what a line names, and tells where the two exclude each other.
struct OfficeReading {
  var facts: OfficeFacts
  private(set) var faults: [Fault] = []

  /// Reads for a line that asks those lists.
  init(_ lists: OfficeLists) {
    facts = OfficeFacts(lists)
  }

  /// What a line says of a certificate.
  struct Shown {
    var issuer: String
    var scope: CertificateScope?
    var grade: Grade?
    var listed: Bool?
  }

  // MARK: - The certificate

  /// The certificate of an issuer that is named (四（五）): from the list of the year of that day,
  /// or, where the list does not have it, from what the line says.
  mutating func certificate(_ shown: Shown, on day: Day, path: String) -> Certificate? {
    let year = Int(day.civil.year)
    let values = ["value": shown.issuer, "year": String(year)]
    let sources = OfficeLists.sources(facts.lists.issuers(year) ?? [])
    switch facts.lists.issuer(called: shown.issuer, year: year) {
    case .one(let issuer):
      facts.issuer = .init(asked: shown.issuer, found: issuer, sources: [issuer.source])
      compare(shown, with: issuer, path: path, values)
      return issuer.certificate
    case .several(let names):
      let wanted = values.merging(["wanted": names.joined(separator: ", ")]) { $1 }
      faults.append(Fault(.unknownValue, path + "issuer", text: "issuer.several", wanted))
      return nil
    case .notListed:
      facts.issuer = .init(asked: shown.issuer, found: nil, sources: sources)
      if shown.listed == true {
        faults.append(Fault(.contradiction, path + "listed", text: "issuer.not_listed", values))
      }
      return unlisted(shown, listed: false, path: path, text: "issuer.missing", values)
    case .noList:
      facts.issuer = .init(asked: shown.issuer, found: nil, sources: [])
      facts.missing.insert(.referral)
      let listed = shown.listed ?? false
      return unlisted(shown, listed: listed, path: path, text: "issuer.no_list", values)
    }
  }

  /// Without the list the line itself must say what the certificate hangs on.
  private mutating func unlisted(
    _ shown: Shown, listed: Bool, path: String, text: String, _ values: [String: String]
  ) -> Certificate? {
    if shown.scope == nil {
      faults.append(Fault(.missingField, path + "scope", text: text, values))
    }
    if shown.grade == nil {
      faults.append(Fault(.missingField, path + "grade", text: text, values))
    }
    guard let scope = shown.scope, let grade = shown.grade else { return nil }
    return Certificate(scope: scope, grade: grade, listed: listed)
  }

  private mutating func compare(
    _ shown: Shown, with issuer: Institution, path: String, _ values: [String: String]
  ) {
    func differ(_ key: String, _ said: String, _ listed: String) {
      let both = values.merging(["said": said, "wanted": listed]) { $1 }
      faults.append(Fault(.contradiction, path + key, text: "issuer.differs", both))
    }
    if let scope = shown.scope, let listed = issuer.scope, scope != listed {
      differ("scope", scope.rawValue, listed.rawValue)
    }
    if let grade = shown.grade, let listed = issuer.grade, !grade.agrees(with: listed) {
      differ("grade", grade.rawValue, listed.rawValue)
    }
    if shown.listed == false { differ("listed", "false", "true") }
  }

  // MARK: - The institution of the care

  /// Whether an institution that is named is networked for that care: what the line says, else what
  /// the list says; `nil` where neither does.
  mutating func networked(
    _ asked: String, for care: Care, in fileTo: PlaceCode, said: Bool?
  ) -> Bool? {
    let there = facts.lists.networked(in: fileTo) ?? facts.lists.networked ?? []
    var listed: Bool?
    switch facts.lists.institution(called: asked, in: fileTo) {
    case .one(let institution):
      facts.institution = .init(asked: asked, found: institution, sources: [institution.source])
      guard institution.filesTo == fileTo else {
        let values = [
          "value": institution.name, "place": institution.place.description,
          "wanted": fileTo.description,
        ]
        faults.append(Fault(.contradiction, "institution", text: "institution.elsewhere", values))
        return nil
      }
      listed = institution.isNetworked(for: care)
      take(institution.grade)
    case .several(let names):
      faults.append(
        Fault(
          .unknownValue, "institution", text: "institution.several",
          ["value": asked, "wanted": names.joined(separator: ", ")]))
      return nil
    case .notListed:
      facts.institution = .init(
        asked: asked, found: nil, sources: OfficeLists.sources(there))
      if facts.lists.isComplete(in: fileTo) { listed = false }
    case .noList:
      facts.institution = .init(asked: asked, found: nil, sources: [])
      facts.missing.insert(.networked)
    }
    if let said, let listed, said != listed {
      faults.append(
        Fault(
          .contradiction, "networked", text: "institution.networked",
          ["value": asked, "said": String(said), "wanted": String(listed)]))
    }
    return said ?? listed
  }

  private mutating func take(_ listed: Grade?) {
    if let grade = facts.grade, let listed, !grade.agrees(with: listed) {
      faults.append(
        Fault(
          .contradiction, "institution_grade", text: "institution.grade",
          ["said": grade.rawValue, "wanted": listed.rawValue]))
    }
    facts.grade = listed ?? facts.grade
  }
}

extension Grade {
  /// Whether the two can be said of one institution: 三级 of a 三级甲等 is no mistake.
  fileprivate func agrees(with other: Grade) -> Bool {
    self == other
      || rawValue.prefix(2) == other.rawValue.prefix(2)
        && (rawValue.count == 2 || other.rawValue.count == 2)
  }
}
