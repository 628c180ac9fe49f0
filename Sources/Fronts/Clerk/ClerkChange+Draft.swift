import Interview
import Places
import Rules
import Screens
import Terminal

extension ClerkChange {
  /// Whether anything is filled in or half typed.
  var isTouched: Bool { !values.isEmpty || !line.text.isEmpty }

  /// Whether more is filled in than what kind of change it is.
  var saysMore: Bool { values.keys.contains { $0 != .kind } || !line.text.isEmpty }

  /// The change as a draft keeps it: the filing's number, what is filled in, and the field.
  ///
  /// What changes answers no question of the form and so is kept in the position; the answers say
  /// whose filing it is, for the list, masked as there.
  var draft: Draft {
    var answers = Answers()
    answers[.name] = Answer(row.name, source: .copied)
    answers[.category] = Answer(row.category.rawValue, source: .copied)
    answers[.carePlace] = Answer(details.carePlace.description, source: .copied)
    var parts = ["\(Draft.changeKey)=\(row.number)"]
    if case .field(let field) = focus { parts.append("\(Self.fieldKey)=\(field.rawValue)") }
    for field in ChangeField.allCases {
      if let value = values[field] { parts.append("\(field.rawValue)=\(value)") }
    }
    if !line.text.isEmpty { parts.append("\(Self.searchKey)=\(line.text)") }
    return Draft(answers: answers, front: .clerk, position: parts.joined(separator: "\n"))
  }

  /// Names the field with the keyboard in a draft's position; no field of a change is called so.
  private static let fieldKey = "field"

  /// Names the letters typed to find a place.
  private static let searchKey = "searched"

  /// Fills the change in from a draft.
  mutating func resume(_ draft: Draft) {
    var field: ChangeField?
    var searched = ""
    for part in draft.position.split(separator: "\n") {
      let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
      guard pair.count == 2 else { continue }
      if pair[0] == Self.fieldKey {
        field = ChangeField(rawValue: pair[1])
      } else if pair[0] == Self.searchKey {
        searched = pair[1]
      } else if let field = ChangeField(rawValue: pair[0]), field.takes(pair[1]) {
        values[field] = pair[1]
      }
    }
    if let field, fields.contains(field) {
      enter(.field(field))
      line = EditLine(searched)
    } else {
      _ = goToEnd()
    }
  }
}

extension ChangeField {
  /// Whether a value is one that the field may hold.
  fileprivate func takes(_ value: String) -> Bool {
    switch input {
    case .choice(let options): options.contains { $0.value == value }
    case .place, .institution, .text: true
    }
  }
}

extension Draft {
  /// Begins the position of a draft that is a change.
  fileprivate static let changeKey = "change"

  /// The number of the filing that the draft is a change of; `nil` for a new filing.
  var changedNumber: String? {
    let first = position.split(separator: "\n").first?.split(separator: "=", maxSplits: 1)
    guard let first, first.count == 2, first[0] == Self.changeKey else { return nil }
    return String(first[1])
  }
}
