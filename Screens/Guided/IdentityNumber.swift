import Interview

extension Screen {
  /// G4 and G5: the number of the identity card.
  static let identity = Screen(
    .identity, step: 4, .text(.identity, width: 18), words: [.hint, .why, .relative])
}
