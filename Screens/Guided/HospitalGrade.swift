import Interview
import Rules

extension Screen {
  /// The grade of that hospital, as far as 四（五） tells grades apart.
  static let grade = Screen(
    .grade, step: 2,
    .choice([
      .of(.grade, 1, Grade.tertiary.rawValue),
      .of(.grade, 2, Grade.secondaryA.rawValue),
      .of(.grade, 3, Value.lowerGrade),
      .of(.grade, 9, Value.unsure, hint: true),
    ]), words: [.hint])
}
