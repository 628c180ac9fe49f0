import Interview

extension Screen {
  /// What the agent is to the person.
  static let relation = Screen(
    .relation, step: 5,
    .choice([
      .of(.relation, 1, Value.spouse),
      .of(.relation, 2, Value.child),
      .of(.relation, 3, Value.parent),
      .of(.relation, 4, Value.otherRelation),
    ]), words: [.why])
}
