package import Rules

/// What the words need beyond the decision: the names in the sentences, and the moment they are said at.
package struct Scene: Hashable, Sendable {
  /// When the words are said.
  package enum Moment: String, Sendable {
    /// On the check page: nothing is on record yet.
    case before
    /// After the filing went on record.
    case filed
    /// Nothing is to be filed (not needed, at home, in force already, staff).
    case noFiling = "no_filing"
  }

  package var moment: Moment
  package var care: Care
  package var paid: Paid
  /// The place filed to, by name, such as 成都市.
  package var carePlace: String
  /// Whether the person lies in hospital there now.
  package var inHospital: Bool
  /// The number to call, such as 12393.
  package var hotline: String

  /// A scene of those words.
  package init(
    moment: Moment, care: Care, paid: Paid = .notYet, carePlace: String, inHospital: Bool = false,
    hotline: String = "12393"
  ) {
    self.moment = moment
    self.care = care
    self.paid = paid
    self.carePlace = carePlace
    self.inHospital = inHospital
    self.hotline = hotline
  }
}

/// A decision in everyday words, in the order they are to be read.
package struct PersonWords: Hashable, Sendable {
  /// The answer itself, such as 备案办好了。.
  package let headline: String
  /// Always three: can I settle directly, the ratio, until when.
  package let facts: [String]
  /// Why, in one sentence.
  package let because: String
  /// The clauses behind it: 达州市规定 三（二）1、四（一）.
  package let clauses: String
  /// What to do, at most three.
  package let next: [String]
  /// What must be said beside it (notes).
  package let remarks: [String]
  /// What one step would change, a full sentence each.
  package let steps: [String]
}

/// A decision as a clerk reads it.
package struct ClerkWords: Hashable, Sendable {
  /// Category, care and zone, such as 异地转诊，住院，省外.
  package let summary: String
  /// Such as 比例 -10.
  package let ratio: String
  /// Such as 直接结算 是.
  package let settlement: String
  /// Such as 有效到 2027-01-31.
  package let validity: String
  /// Such as 依据 三（二）2 四（五）.
  package let basis: String
  package let remarks: [String]
  /// Labelled as readings, such as 读法 R4, never as law.
  package let readings: [String]
  package let steps: [String]
  /// One reason a row: clause, plain words, quote.
  package let trace: [TraceRow]
}

/// One reason of a decision.
package struct TraceRow: Hashable, Sendable {
  package let clause: String
  package let says: String
  package let quote: String
}
