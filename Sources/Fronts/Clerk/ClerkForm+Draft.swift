import Interview
import Messages
import Rules
import Screens
import Terminal

extension ClerkForm {
  /// The form as a draft keeps it: the answers, the field, and the words that are no answers yet.
  ///
  /// A number of 17 digits is no answer, but a crash must not lose it; it is kept in the position.
  var draft: Draft {
    var answers = Answers()
    var position = "field=\(focus.rawValue)"
    for question in ClerkRows.order + [.identityKind] {
      // What is only searched for shows in its field already, and is no answer yet.
      let isSearched = question == focus && isCoded(question) && !line.text.isEmpty
      guard let entry = isSearched ? before : entries[question] else { continue }
      // A filing begins on the day it is made, not on the one its draft was begun on.
      if question == .effective, entry.isDefault { continue }
      if isSearched {
        answers[question] = Answer(entry.text, source: entry.source)
      } else if let answer = interview.answers[question] {
        answers[question] = answer
      } else {
        position += "\n\(question.rawValue)=\(entry.text)"
      }
    }
    if isCoded(focus), !line.text.isEmpty { position += "\n\(Self.searchKey)=\(line.text)" }
    if let succession { position += "\n\(Self.successionKey)=\(succession.line)" }
    return Draft(answers: answers, front: .clerk, position: position)
  }

  /// An answer as it is typed in its field: a day as eight digits, no telephone as 0.
  func typed(_ value: String, _ question: Question) -> String {
    switch screens[question]?.input {
    case .text(.date, _): ClerkWord.digits(of: value)
    case .text(.phone, _) where value == Value.noPhone: "0"
    default: value
    }
  }

  /// Names the succession in a draft's position; no question is called so.
  private static let successionKey = "instead_of"

  /// Names the letters typed to find a value in the field with the keyboard.
  private static let searchKey = "searched"

  /// Fills the form with what is on record of a filing.
  mutating func fill(from record: Answers) {
    for question in ClerkRows.order + [.identityKind] {
      guard let answer = record[question] else { continue }
      put(ClerkEntry(typed(answer.value, question), source: .copied), in: question)
    }
    history = []
    enter(ClerkRows.order[0])
  }

  /// Fills the form from a draft, and finds again what was searched for.
  mutating func resume(_ draft: Draft, words: Messages.Catalogue) {
    for question in ClerkRows.order + [.identityKind] {
      let answer = draft.answers[question]
      // What the office sets stays, and stays shown as such, where nobody changed it.
      let isUnchanged = answer == nil || interview.answers[question]?.value == answer?.value
      if isUnchanged, entries[question]?.isDefault ?? false { continue }
      put(answer.map { ClerkEntry(typed($0.value, question), source: $0.source) }, in: question)
    }
    var field = ClerkRows.order[0]
    var searched = ""
    for line in draft.position.split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      if parts[0] == "field" {
        field = Question(rawValue: String(parts[1])) ?? field
      } else if parts[0] == Self.searchKey {
        searched = String(parts[1])
      } else if parts[0] == Self.successionKey {
        succession = Succession(line: parts[1])
      } else if let question = Question(rawValue: String(parts[0])) {
        put(ClerkEntry(String(parts[1])), in: question)
        complained.insert(question)
      }
    }
    history = []
    enter(fields.contains(field) ? field : ClerkRows.order[0])
    guard focus == field, isCoded(field), !searched.isEmpty else { return }
    line = EditLine(searched)
    preview(words)
  }
}

extension Succession {
  /// As a draft keeps it: number, what changed, the filing, the clauses.
  var line: String {
    let filing = "\(filing.category.rawValue) \(filing.fileTo) \(filing.effective)"
    return ([number, change.rawValue, filing] + clauses).joined(separator: " ")
  }

  /// What `line` wrote; `nil` where it is no such line.
  init?(line: Substring) {
    let parts = line.split(separator: " ")
    guard parts.count >= 5, let change = ChangeKind(rawValue: String(parts[1])),
      let category = Category(rawValue: String(parts[2])), let place = PlaceCode(parts[3]),
      let day = Day(parts[4])
    else { return nil }
    self.init(
      number: String(parts[0]), change: change, clauses: parts.dropFirst(5).map(String.init),
      filing: Filing(category: category, fileTo: place, effective: day))
  }
}
