import OfficeLists
package import Rules

/// Everything the ledger needs to put a filing on record.
package struct FilingRequest: Hashable, Sendable {
  /// The insured person.
  package struct Person: Hashable, Sendable {
    package let name: String
    package let identity: Identity
    /// `nil` where the person has none.
    package let phone: String?
  }

  /// Who files for the person (代办人).
  package struct Agent: Hashable, Sendable {
    package let name: String
    package let identity: Identity
    package let phone: String?
    /// One of the values of `Question.relation`.
    package let relation: String
  }

  /// An institution that was picked from one of the office's lists.
  package struct Listed: Hashable, Sendable {
    package let name: String
    /// Its national code; `nil` where the list gives none.
    package let code: String?

    /// That institution, as far as a filing keeps it; `nil` of none.
    init?(_ found: Institution?) {
      guard let found else { return nil }
      (name, code) = (found.name, found.code)
    }
  }

  /// What became of the materials a filing takes.
  package enum Materials: Hashable, Sendable {
    case complete
    /// 告知承诺: they follow, by that day where one was agreed.
    case promised(by: Day?)
  }

  /// Who was at the keys: the person, or a clerk.
  package let front: Interview.Front
  package let person: Person
  package let agent: Agent?
  package let insuredPlace: PlaceCode
  package let insurance: Insurance
  /// What the filing is recorded as: what the law treats the person as.
  package let category: Rules.Category
  /// The place the care is in, as answered; the filing is made to `decision.fileTo`.
  package let carePlace: PlaceCode
  package let facts: CareCase
  /// Who issued the referral certificate, and where the care is; `nil` where none was picked.
  package let issuer: Listed?
  package let hospital: Listed?
  /// `nil` where nobody was asked.
  package let materials: Materials?
  /// Facts that were answered 不清楚, so that staff can ask again.
  package let unclear: [Question]
  package let decision: Decision
  package let effective: Day
  /// Whether the care began before the filing (补办, 四（二）).
  package let isLate: Bool
  package let policy: String
  package let policyHash: String

  /// What goes on record, as later decisions ask for it.
  package var filing: Filing {
    Filing(category: category, fileTo: decision.fileTo, effective: effective)
  }
}
