import Interview
import Screens

extension ClerkForm {
  /// The form as a draft keeps it: the answers, the field, and the words that are no answers yet.
  ///
  /// A number of 17 figures is no answer, but a crash must not lose it; it is kept in the position.
  var draft: Draft {
    var answers = Answers()
    var position = "field=\(focus.rawValue)"
    for question in ClerkRows.order + [.identityKind] {
      guard let entry = entries[question] else { continue }
      if let answer = interview.answers[question] {
        answers[question] = answer
      } else {
        position += "\n\(question.rawValue)=\(entry.text)"
      }
    }
    return Draft(answers: answers, front: .clerk, position: position)
  }

  /// An answer as it is typed in its field: a day as eight digits.
  func typed(_ value: String, _ question: Question) -> String {
    guard case .text(.date, _) = screens[question]?.input else { return value }
    return ClerkWord.digits(of: value)
  }

  /// Fills the form from a draft.
  mutating func resume(_ draft: Draft) {
    for question in ClerkRows.order + [.identityKind] {
      let answer = draft.answers[question]
      // What the office sets stays, and stays shown as such, where nobody changed it.
      let isUnchanged = answer == nil || interview.answers[question]?.value == answer?.value
      if isUnchanged, entries[question]?.isDefault ?? false { continue }
      put(answer.map { ClerkEntry(typed($0.value, question), source: $0.source) }, in: question)
    }
    var field = ClerkRows.order[0]
    for line in draft.position.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      if parts[0] == "field" {
        field = Question(rawValue: String(parts[1])) ?? field
      } else if let question = Question(rawValue: String(parts[0])) {
        put(ClerkEntry(String(parts[1])), in: question)
        complained.insert(question)
      }
    }
    history = []
    enter(fields.contains(field) ? field : ClerkRows.order[0])
  }
}
