import Interview
import Messages
import Screens
import Terminal

/// One thing that keeps the form from being filed.
struct ClerkFault: Hashable, Sendable {
  let question: Question
  /// What is wrong and what to do, in one short line.
  let message: Message
  /// Characters of the number to point at, where one can say which.
  var mark: Range<Int>?
}

extension ClerkForm {
  /// Everything that is wrong or still missing, in the order of the fields.
  ///
  /// The right check digit of an ID number is never among the words: it would be typed in, and a
  /// wrong person filed.
  var faults: [ClerkFault] {
    let missing = Set(interview.pending)
    return fields.compactMap { question in
      if problems[question] != nil, isCoded(question) {
        // A paste may be longer than the row.
        let typed = truncated(entries[question]?.text ?? "", columns: Self.typedColumnsMax)
        return ClerkFault(
          question: question, message: Message("clerk.not_picked", ["typed": typed]))
      }
      if let problem = problems[question] {
        return ClerkFault(question: question, message: problem.short, mark: problem.mark)
      }
      // Whether a certificate is needed hangs on the category; without one it is too early to say.
      let isTooEarly = question == .certificate && missing.contains(.category)
      guard missing.contains(question), !isTooEarly else { return nil }
      if interview.answers[question].map({ !Value.isNotListed($0.value) }) ?? false,
        case .institution = screens[question]?.input
      {
        return ClerkFault(
          question: question,
          message: Message("clerk.not_on_list", ["year": String(interview.careYear)]))
      }
      return ClerkFault(question: question, message: Message("clerk.missing"))
    }
  }

  /// Columns of what is quoted from a field.
  private static let typedColumnsMax = 20

  /// Says every fault at its field and goes to the first.
  ///
  /// - Returns: the faults; none where the form can be confirmed.
  mutating func check() -> [ClerkFault] {
    let left = focus
    settle()
    hasBeenChecked = true
    let faults = faults
    enter(faults.first?.question ?? left)
    return faults
  }

  /// The faults that are said: of fields left once, and after a check of empty ones too.
  var said: [ClerkFault] {
    faults.filter { complained.contains($0.question) || hasBeenChecked }
  }
}

extension ClerkForm {
  /// Whether a check has found faults that are still there: Enter then goes from one to the next.
  var isMending: Bool { hasBeenChecked && !faults.isEmpty }
}
