import Interview

extension Screen {
  /// Which filing to look up: its number, or the number of the identity card.
  static let lookUp = Screen(
    .lookUp, step: nil, .text(.filingNumber, width: 18), words: [.hint, .why])

  /// Whose the filing of that number is.
  static let lookUpTail = Screen(
    .lookUpTail, step: nil, .text(.tail, width: 4), words: [.hint, .why])
}
