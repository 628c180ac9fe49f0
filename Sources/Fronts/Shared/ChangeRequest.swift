package import Rules

/// A change of a filing on record, as the law allows it; the person stays whoever the record names.
package struct ChangeRequest: Hashable, Sendable {
  /// Of the filing that is changed.
  package var number: String
  package var change: ChangeKind
  /// Whether papers that show the reason were at hand.
  package var hasProof: Bool
  /// Clause numbers of the verdict that allows it.
  package var clauses: [String]
  package var insurance: Insurance
  /// The category the changed filing is recorded under.
  package var category: Rules.Category
  /// The place of care as chosen, such as a county.
  package var carePlace: PlaceCode
  package var facts: CareCase
  package var decision: Decision
  /// The first day the changed filing holds.
  package var effective: Day
  package var policy: String
  package var policyHash: String
}

/// A filing that a new one is to take the place of, where the law asks for a filing anew.
package struct Succession: Hashable, Sendable {
  /// Of the filing on record.
  package var number: String
  package var change: ChangeKind
  /// Clause numbers of the verdict.
  package var clauses: [String]
  /// What the record says, so that the new filing is not held against it.
  package var filing: Filing
}

/// What is known of a filing on record beyond its row, asked for when it is to be changed.
package struct OpenedFiling: Hashable, Sendable {
  /// The other filings of the same person that are on record.
  package var others: [Filing]

  /// That much of a filing.
  package init(others: [Filing]) {
    self.others = others
  }
}
