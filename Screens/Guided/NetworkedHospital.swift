import Interview

extension Screen {
  /// Whether the hospital settles bills from elsewhere directly; asked in hospital alone.
  static let networked = Screen(
    .networked, step: 2,
    .choice([
      .of(.networked, 1, Value.yes),
      .of(.networked, 2, Value.no),
      .of(.networked, 9, Value.unsure, hint: true),
    ]), words: [.hint])
}
