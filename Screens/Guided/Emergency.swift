import Interview

extension Screen {
  /// Whether it is an emergency rescue (三（二）3).
  static let emergency = Screen(
    .emergency, step: 2,
    .choice([
      .of(.emergency, 1, Value.yes),
      .of(.emergency, 2, Value.no),
      .of(.emergency, 9, Value.unsure, hint: true),
    ]), words: [.hint])
}
