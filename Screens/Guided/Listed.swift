import Interview

extension Screen {
  /// Whether the yearly list names that hospital; asked of county hospitals alone.
  static let listed = Screen(
    .listed, step: 2,
    .choice([
      .of(.listed, 1, Value.yes),
      .of(.listed, 2, Value.no),
      .of(.listed, 9, Value.unsure, hint: true),
    ]), words: [.hint])
}
