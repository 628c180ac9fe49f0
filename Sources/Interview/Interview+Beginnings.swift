import Rules

/// Telling of a number or a date while it is typed, rather than at its end.
extension Interview {
  /// Why what has been typed so far can no longer become an answer; `nil` while it still can.
  ///
  /// Only of what is typed digit by digit: numbers of persons, telephone numbers and dates.
  package func refusal(ofBeginning text: String, for question: Question) -> Refusal? {
    do {
      switch question {
      case .identity, .agentIdentity:
        if text.count == PersonCheck.identityDigits {
          _ = try normalForm(of: text, for: question)
        } else {
          try PersonCheck.identity(beginning: text, today: today)
        }
      case .phone, .agentPhone: try PersonCheck.phone(beginning: text)
      case .admission, .discharge:
        if text.count == DateEntry.digits {
          _ = try normalForm(of: text, for: question)
        } else {
          try date(beginning: text, question)
        }
      default: break
      }
    } catch {
      return error
    }
    return nil
  }

  private func date(beginning text: String, _ question: Question) throws(Refusal) {
    let unknown = Refusal("date_begins", ["typed": text], mark: DateEntry.mark(in: text))
    guard DateEntry.begins(text, in: DateEntry.first...DateEntry.last) else { throw unknown }
    guard !DateEntry.begins(text, in: DateEntry.first...today) else { return }
    throw Refusal(
      "\(question.rawValue)_future", ["typed": text, "today": today.description],
      mark: unknown.mark)
  }
}

extension PersonCheck {
  /// How many digits a citizen's number has.
  static let identityDigits = 18

  /// Whether the birthday in a number that is still being typed can be one.
  ///
  /// - Throws: that it cannot, in the form the number is being typed in.
  static func identity(beginning text: String, today: Day) throws(Refusal) {
    let start = 6
    // Letters begin other papers; the last digit may be an X.
    guard text.count < identityDigits, text.count > start, Typed.isDigits(text) else { return }
    let date = String(text.dropFirst(start).prefix(DateEntry.digits))
    let mark = DateEntry.mark(in: date)
    let days = DateEntry.first...today
    if DateEntry.begins(date, in: days) { return }
    // An old number has 15 digits, and leaves 19 out.
    let isOldYear = !"19".hasPrefix(date.prefix(2)) && !"20".hasPrefix(date.prefix(2))
    let old = "19" + text.dropFirst(start).prefix(DateEntry.digits - 2)
    if isOldYear, text.count <= identityDigits - 3, DateEntry.begins(old, in: days) { return }
    let isLater = DateEntry.begins(date, in: DateEntry.first...DateEntry.last)
    throw Refusal(
      isLater ? "identity_future" : "identity_date", ["date": date],
      mark: start + mark.lowerBound..<start + mark.upperBound)
  }

  /// Whether a telephone number that is still being typed has a beginning that there is.
  ///
  /// - Throws: that it has none.
  static func phone(beginning text: String) throws(Refusal) {
    guard let first = text.first, first != "0" else { return }
    guard first == "1" else { throw Refusal("phone_area") }
    guard let second = text.dropFirst().first, !("3"..."9").contains(second) else { return }
    throw Refusal("phone_prefix", mark: 1..<2)
  }
}
