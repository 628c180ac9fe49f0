import Interview

extension Screen {
  /// The telephone number, or none.
  static let phone = Screen(
    .phone, step: 5, .text(.phone, width: 12), words: [.hint, .why, .relative])
}
