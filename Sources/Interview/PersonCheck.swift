package import Rules

/// Checks what tells who a person is and how to reach them.
package enum PersonCheck {
  /// The number in its normal form, of the kind said or else recognised from its shape.
  ///
  /// Lower-case x, full-width digits, spaces and hyphens are taken; the right check digit is never told.
  ///
  /// - Throws: what is wrong with it.
  package static func identity(
    _ text: String, kind: Identity.Kind? = nil, today: Day
  ) throws(Refusal) -> Identity {
    Identity(kind: kind ?? .resident, number: text, birth: nil, sex: nil, warnings: [])
  }

  /// A telephone number in its normal form: 11 digits, or 0818-1234567.
  package static func phone(_ text: String) throws(Refusal) -> (number: String, warns: Bool) {
    (text, false)
  }

  /// A name without spaces at its ends.
  package static func name(_ text: String) throws(Refusal) -> String {
    text
  }
}

/// Hides what need not be seen.
package enum Mask {
  /// All but the last four characters: for the guided front and for paper.
  package static func lastFour(_ number: String) -> String {
    String(repeating: "*", count: max(0, number.count - 4)) + number.suffix(4)
  }

  /// All but the first six and the last four: for the clerk.
  package static func firstSixLastFour(_ number: String) -> String {
    guard number.count > 10 else { return lastFour(number) }
    return number.prefix(6) + String(repeating: "*", count: number.count - 10) + number.suffix(4)
  }

  /// The first three and the last four: 138****5678.
  package static func phone(_ number: String) -> String {
    guard number.count > 7 else { return lastFour(number) }
    return number.prefix(3) + String(repeating: "*", count: number.count - 7) + number.suffix(4)
  }

  /// The first and, of three or more, the last character: 张*丰.
  package static func name(_ name: String) -> String {
    guard name.count > 1, let first = name.first, let last = name.last else { return name }
    let hidden = String(repeating: "*", count: max(1, name.count - 2))
    return name.count == 2 ? "\(first)*" : "\(first)\(hidden)\(last)"
  }
}
