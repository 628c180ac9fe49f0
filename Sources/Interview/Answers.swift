/// Where an answer came from.
package enum Source: String, CaseIterable, Sendable {
  case typed
  /// Typed as an old number of 15 digits and written out as 18.
  case converted
  /// Read from a card or another paper.
  case card
  /// Taken over from the record before.
  case copied
}

/// One answer in its normal form: a code, a date as YYYY-MM-DD, digits, or words.
package struct Answer: Hashable, Sendable {
  package let value: String
  package let source: Source

  /// That value from that source.
  package init(_ value: String, source: Source = .typed) {
    self.value = value
    self.source = source
  }
}

/// All that has been answered, by question; going back or aside removes nothing.
package struct Answers: Hashable, Sendable {
  private var map: [Question: Answer]

  /// Nothing answered.
  package init() {
    map = [:]
  }

  /// The answer to `question`, whether it is asked now or not.
  package subscript(question: Question) -> Answer? {
    get { map[question] }
    set { map[question] = newValue }
  }

  /// The questions that have an answer, in the order of their declaration.
  package var questions: [Question] {
    Question.allCases.filter { map[$0] != nil }
  }

  /// Whether nothing has been answered.
  package var isEmpty: Bool { map.isEmpty }
}
