package import Rules

/// The questions and answers of one filing, and what follows from them; the same for both fronts.
///
/// A value: what is asked, set aside and decided is worked out from the answers alone, so the order
/// in which they were given never counts, and undoing is keeping an older copy.
package struct Interview: Sendable {
  /// Whose interview it is: they ask in another order and in other words.
  package enum Front: String, CaseIterable, Sendable {
    /// One question a page.
    case guided
    /// A form.
    case clerk
  }

  package let law: any Law
  package let ground: any Ground
  package let front: Front
  package let today: Day
  package private(set) var answers: Answers
  /// The same person's filings on record, once known; they change what is asked.
  package var filings: [Filing]

  /// An interview with those answers, by default with none.
  package init(
    law: any Law, ground: any Ground, front: Front, today: Day, answers: Answers = Answers(),
    filings: [Filing] = []
  ) {
    self.law = law
    self.ground = ground
    self.front = front
    self.today = today
    self.answers = answers
    self.filings = filings
  }

  /// Takes an answer, put into its normal form.
  ///
  /// - Returns: what is asked, set aside and brought back by it.
  /// - Throws: what is wrong with it; then nothing has changed.
  @discardableResult
  package mutating func answer(
    _ question: Question, _ value: String, source: Source = .typed
  ) throws(Refusal) -> Change {
    answers[question] = Answer(value, source: source)
    return Change(newlyAsked: [], setAside: [], broughtBack: [])
  }

  /// Forgets one answer, for a field that was emptied.
  package mutating func withdraw(_ question: Question) {
    answers[question] = nil
  }

  /// What is asked in the light of the answers, in order, answered or not.
  package var asked: [Question] { [] }

  /// What is asked, must be answered, and is not yet, in order.
  package var pending: [Question] { [] }

  /// Answers that are kept but do not count now, in the order of their declaration.
  package var setAside: [Question] { [] }

  /// Whether the question may be left open.
  package func isOptional(_ question: Question) -> Bool { false }

  /// How it ends, once what must be answered is; early where the rest no longer matters.
  package var ending: Ending? { nil }

  /// The case as far as it is answered; `nil` before a category and a place are.
  package var careCase: CareCase? { nil }

  /// The answer as far as it can be told, with what is 不清楚 taken as the notice's default.
  package var decision: Decision? { nil }

  /// What the 不清楚 leave open; `nil` where they change nothing.
  package var range: OpenRange? { nil }

  /// What goes on record; `nil` while something is pending or nothing is to be filed.
  package var request: FilingRequest? { nil }
}

/// What an answer changed in what is asked.
package struct Change: Hashable, Sendable {
  /// Asked now and not before, and not yet answered.
  package let newlyAsked: [Question]
  /// Answered, asked before and not now.
  package let setAside: [Question]
  /// Answered, asked now and not before.
  package let broughtBack: [Question]
}

/// The outcomes that questions answered 不清楚 leave open, and which of them to clear up first.
package struct OpenRange: Hashable, Sendable {
  package let outcomes: [Outcome]
  /// The questions answered 不清楚 that still matter, the one that decides most first.
  package let deciding: [Question]
}
