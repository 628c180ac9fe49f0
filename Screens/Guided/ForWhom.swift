import Interview

extension Screen {
  /// G1: for oneself or for somebody of the family.
  static let forWhom = Screen(
    .forWhom, step: 1,
    .choice([
      .of(.forWhom, 1, Value.oneself),
      .of(.forWhom, 2, Value.relative, hint: true),
    ]))
}
