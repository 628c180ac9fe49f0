import Interview

extension Screen {
  /// The second of the two.
  static let needsHospital = Screen(
    .needsHospital, step: 2,
    .choice([
      .of(.needsHospital, 1, Value.yes),
      .of(.needsHospital, 2, Value.no),
      .of(.needsHospital, 9, Value.unsure),
    ]), words: [.hint])
}
