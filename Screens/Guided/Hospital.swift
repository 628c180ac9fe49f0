import Interview

extension Screen {
  /// Which institution the person lies in; asked only where the office's list has some there.
  static let hospital = Screen(.hospital, step: 3, .institution, words: [.hint])
}
