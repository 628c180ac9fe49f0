import Interview
import Rules

extension Screen {
  /// Whether it is an injury, and whether somebody else is liable (三（二）7).
  static let injury = Screen(
    .injury, step: 2,
    .choice([
      .of(.injury, 1, Trauma.none.rawValue),
      .of(.injury, 2, Trauma.noThirdParty.rawValue, hint: true),
      .of(.injury, 3, Trauma.thirdParty.rawValue, hint: true),
      .of(.injury, 9, Value.unsure, hint: true),
    ]))
}
