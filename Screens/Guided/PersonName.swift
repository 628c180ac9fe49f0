import Interview

extension Screen {
  /// The name as on the identity card.
  static let name = Screen(
    .name, step: 5, .text(.name, width: 20), words: [.hint, .why, .relative])
}
