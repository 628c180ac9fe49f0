import Interview

extension Screen {
  /// The day of leaving; asked only where a filing was made during the stay.
  static let discharge = Screen(
    .discharge, step: 2, .text(.date, width: 10), words: [.hint])
}
