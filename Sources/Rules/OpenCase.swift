/// The facts of a case that a person may not know, or has not been asked yet.
package enum CareFact: String, CaseIterable, Sendable {
  case category
  case care
  case certificate
  case paid
  case networked
  case trauma
}

/// A case of which some facts are not known; its fields for those facts mean nothing.
package struct OpenCase: Hashable, Sendable {
  package var known: CareCase
  package var unknown: Set<CareFact>

  /// A case that is known but for those facts.
  package init(known: CareCase, unknown: Set<CareFact>) {
    self.known = known
    self.unknown = unknown
  }
}

/// What a person gets, without the reasons: what two answers must share to be the same to them.
package struct Outcome: Hashable, Sendable {
  /// Percentage points against the local ratio, `nil` where the text states none.
  package let deltaPoints: Int?
  package let settlement: Settlement

  /// That ratio and that settlement.
  package init(deltaPoints: Int?, settlement: Settlement) {
    self.deltaPoints = deltaPoints
    self.settlement = settlement
  }
}
