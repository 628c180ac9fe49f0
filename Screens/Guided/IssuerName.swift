import Interview

extension Screen {
  /// Which institution of the year's list wrote the certificate; asked only with such a list.
  static let issuerName = Screen(.issuerName, step: 2, .institution, words: [.hint])
}
