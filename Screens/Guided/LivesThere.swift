import Interview

extension Screen {
  /// The first of two simpler questions where no reason fits; staff sees the answers.
  static let livesThere = Screen(
    .livesThere, step: 2,
    .choice([
      .of(.livesThere, 1, Value.yes),
      .of(.livesThere, 2, Value.no),
      .of(.livesThere, 9, Value.unsure),
    ]))
}
