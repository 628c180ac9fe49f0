/// One reason: a clause by number, the sentence of law, and the row it carries.
package struct Citation: Hashable, Sendable {
  /// The clause's number as people cite it, such as 三（二）2.
  package let clause: String
  /// The sentence, verbatim.
  package let quote: String
  /// A stable key of the row, such as `ratio.2乙`; texts in plain words hang on it.
  package let row: String
  /// The rows of other packs that this one of an amending pack sets aside, such as `dazhou：4`.
  package let setsAside: [String]

  /// A reason of these parts.
  package init(clause: String, quote: String, row: String, setsAside: [String] = []) {
    self.clause = clause
    self.quote = quote
    self.row = row
    self.setsAside = setsAside
  }
}

/// A numbered place where the law leaves room, and how it is read; never shown as law.
package struct Reading: Hashable, Sendable {
  /// Its number, such as R4.
  package let id: String
  /// What is read, in the pack's own words.
  package let text: String
  /// The clause that leaves the room.
  package let clause: String

  /// A reading of these parts.
  package init(id: String, text: String, clause: String) {
    self.id = id
    self.text = text
    self.clause = clause
  }
}

/// What one step would change, with the answer it would lead to.
package struct Step: Hashable, Sendable {
  /// Which step.
  package enum Change: String, CaseIterable, Sendable {
    /// A qualified certificate is brought.
    case certificateQualified
    /// A filing is made.
    case filingMade
    /// The filing on record is changed.
    case filingChanged
    /// The institution is networked.
    case networkedTrue
  }

  package let change: Change
  /// Percentage points against the local ratio, `nil` where the text states none.
  package let deltaPoints: Int?
  package let settlement: Settlement
}

/// The answer to a care case.
package struct Decision: Hashable, Sendable {
  package let policy: String
  package let treatedAs: Category
  package let zone: Zone
  /// Percentage points against the local ratio for the same kind of care; `nil`: none stated.
  package let deltaPoints: Int?
  package let settlement: Settlement
  package let catalogue: Catalogue?
  package let status: FilingStatus
  /// Until when; `nil` where nothing is or will be in force.
  package let validThrough: Validity?
  package let fileTo: PlaceCode
  /// The reasons, in the order they are cited.
  package let citations: [Citation]
  package internal(set) var readings: [Reading]
  package let notes: [Note]
  package let steps: [Step]
  /// What the bureau should be asked where the text is silent (问), each once.
  package var asks: [String] = []

  /// A decision of these parts, as one is read back from where it was recorded.
  package init(
    policy: String, treatedAs: Category, zone: Zone, deltaPoints: Int?, settlement: Settlement,
    catalogue: Catalogue?, status: FilingStatus, validThrough: Validity?, fileTo: PlaceCode,
    citations: [Citation], readings: [Reading], notes: [Note], steps: [Step]
  ) {
    self.policy = policy
    self.treatedAs = treatedAs
    self.zone = zone
    self.deltaPoints = deltaPoints
    self.settlement = settlement
    self.catalogue = catalogue
    self.status = status
    self.validThrough = validThrough
    self.fileTo = fileTo
    self.citations = citations
    self.readings = readings
    self.notes = notes
    self.steps = steps
  }

  /// The clause numbers, in the order they are cited.
  package var clauses: [String] { citations.map(\.clause) }
}
