import Interview
import Rules

extension Screen {
  /// Which insurance; who does not know looks at the card with staff.
  static let insurance = Screen(
    .insurance, step: 3,
    .choice([
      .of(.insurance, 1, Insurance.employee.rawValue, hint: true),
      .of(.insurance, 2, Insurance.resident.rawValue, hint: true),
      .of(.insurance, 9, Value.unsure, hint: true),
    ]), words: [.why, .relative])
}
