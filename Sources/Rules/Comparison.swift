/// What two documents say of one conclusion, situation by situation.
package struct Comparison: Sendable {
  /// What a document says of a situation.
  package enum Say: Hashable, Sendable {
    /// The value of that code.
    case value(String)
    /// A value that means "the text does not say", by its code.
    case silent(String)
    /// Nothing: no row decides.
    case nothing
    /// It calls the situation impossible.
    case impossible
    /// It has no word for a value that the situation has.
    case noWord
  }

  /// What one document says of a block of situations, and why.
  package struct Position: Hashable, Sendable {
    package let say: Say
    /// The value in the document's own words, none where it says nothing; several where the other
    /// document says nothing all the same.
    package let words: [String]
    /// The clauses of the rows that decide, in the order of the rows.
    package let clauses: [String]
    /// The readings that some of the situations rest on, those of earlier conclusions too.
    package let readings: [Reading]
    /// What the bureau would have to be asked, where the text does not say.
    package let questions: [String]
  }

  /// What the change means for the person, as far as the contract itself has an order.
  package enum Kind: Hashable, Sendable {
    case better
    case worse
    /// Different, and nobody has said which is better.
    case different
    /// The first says something, the second nothing.
    case firstOnly
    case secondOnly
  }

  /// Situations in which the documents differ in the same way.
  package struct Change: Sendable {
    package let box: Box
    package let kind: Kind
    package let first: Position
    package let second: Position
    /// How many points more the second grants; `nil` where it is not about points.
    package let points: Int?
  }

  /// Its code.
  package let code: String
  /// What the situations are told by: facts, and earlier conclusions on which both agree.
  package let lexicon: Lexicon
  package let slots: [Slot]
  /// Facts that one document alone asks.
  package let asked: [Side: [Slot]]
  /// All situations of the facts of both.
  package let situations: Int
  /// In how many of them the documents differ.
  package let differing: Int
  /// In how many of them one document alone says that there are none such: nothing is compared.
  package let excluded: [Side: Int]
  package let changes: [Change]
  /// Whether both say the very same in every situation, silence and impossibility too.
  let isIdentical: Bool
}

/// All that can be compared of two documents.
package struct PolicyComparison: Sendable {
  /// A conclusion of one document or both, in its own words.
  package struct Topic: Sendable {
    package let code: String
    /// Its name in the first document, `nil` where that does not draw it; then in the second.
    package let first: String?
    package let second: String?
    /// `nil` where only one draws it, or its situations are too many to be counted.
    package let comparison: Comparison?
  }

  package let first: Policy
  package let second: Policy
  /// In the order of the first document, then of the second.
  package let topics: [Topic]
}

extension PolicyComparison {
  /// Compares what two documents say, conclusion by conclusion, in every situation.
  package init(_ first: Policy, _ second: Policy) {
    self.first = first
    self.second = second
    var comparer = Comparer(first, second)
    var topics: [Topic] = []
    for policy in [first, second] {
      for entry in policy.lexicon.entries where policy.table(entry.slot) != nil {
        guard !topics.contains(where: { $0.code == entry.code }) else { continue }
        topics.append(
          Topic(
            code: entry.code, first: comparer.conclusion(entry.code, of: .first)?.name,
            second: comparer.conclusion(entry.code, of: .second)?.name,
            comparison: comparer.comparison(of: entry.code)))
      }
    }
    self.topics = topics
  }
}
