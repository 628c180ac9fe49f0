import Interview

extension Screen {
  /// G0: what the person came for.
  static let purpose = Screen(
    .purpose, step: nil,
    .choice([
      .of(.purpose, 1, Value.going, hint: true),
      .of(.purpose, 2, Value.inHospital, hint: true),
      .of(.purpose, 3, Value.lookUp),
    ]), words: [.hint])
}
