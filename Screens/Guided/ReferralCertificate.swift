import Interview

extension Screen {
  /// Whether a referral certificate is in hand (四（五）).
  static let certificate = Screen(
    .certificate, step: 2,
    .choice([
      .of(.certificate, 1, Value.yes),
      .of(.certificate, 2, Value.no),
      .of(.certificate, 9, Value.unsure, hint: true),
    ]), words: [.hint])
}
