/// What a code on a paper turned out to be, in words.
package struct Verified: Hashable, Sendable {
  /// A signed field.
  package struct Row: Hashable, Sendable {
    package var label: String
    /// What the code says, masked.
    package var value: String
    /// What the ledger says now, where that is something else.
    package var now: String?

    /// A field with that value.
    package init(_ label: String, _ value: String, now: String? = nil) {
      (self.label, self.value, self.now) = (label, value, now)
    }
  }

  /// What the ledger says of the filing now.
  package struct Standing: Hashable, Sendable {
    package var sentence: String
    /// Whether the paper may still be relied on as far as that goes.
    package var isWell: Bool

    /// That sentence.
    package init(_ sentence: String, isWell: Bool = false) {
      (self.sentence, self.isWell) = (sentence, isWell)
    }
  }

  /// Whether the office signed what the code says.
  package var isGenuine: Bool
  /// What it is, and what to do.
  package var verdict: String
  /// How the rows are meant; empty where there are none.
  package var lead: String
  /// What is to be compared with the paper.
  package var rows: [Row]
  /// What the ledger says now, a sentence each.
  package var standing: [Standing]

  /// A verdict; rows and standing where there are any.
  package init(
    _ verdict: String, isGenuine: Bool = false, lead: String = "", rows: [Row] = [],
    standing: [Standing] = []
  ) {
    (self.verdict, self.isGenuine, self.lead) = (verdict, isGenuine, lead)
    (self.rows, self.standing) = (rows, standing)
  }
}
