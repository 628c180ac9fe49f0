import Interview
import Messages

/// One thing that keeps the form from being filed.
struct ClerkFault: Hashable, Sendable {
  let question: Question
  /// What is wrong and what to do, in one short line.
  let message: Message
}

extension ClerkForm {
  /// Everything that is wrong or still missing, in the order of the fields.
  ///
  /// The right check digit of an ID number is never among the words: it would be typed in, and a
  /// wrong person filed.
  var faults: [ClerkFault] {
    let missing = Set(interview.pending)
    return fields.compactMap { question in
      if let problem = problems[question] {
        return ClerkFault(question: question, message: problem.short)
      }
      guard missing.contains(question) else { return nil }
      return ClerkFault(question: question, message: Message("clerk.missing.\(question.rawValue)"))
    }
  }

  /// Says every fault at its field and goes to the first.
  ///
  /// - Returns: the faults; none where the form can be confirmed.
  mutating func check() -> [ClerkFault] {
    let left = focus
    settle()
    complained = Set(ClerkRows.order)
    let faults = faults
    enter(faults.first?.question ?? left)
    return faults
  }

  /// What is said at the field, where it has been complained of; while it is typed in as well.
  func complaint(_ question: Question) -> Message? {
    guard complained.contains(question) else { return nil }
    return faults.first { $0.question == question }?.message
  }
}
