import Interview

extension Screen {
  /// The first day of the stay.
  static let admission = Screen(
    .admission, step: 2, .text(.date, width: 10), words: [.hint])
}
