import Interview
import Rules

extension Screen {
  /// G2: why the care is sought elsewhere; the first three last, the fourth is for this time.
  static let reason = Screen(
    .reason, step: 2,
    .choice([
      .of(.reason, 1, Category.retiredResettled.rawValue),
      .of(.reason, 2, Category.longTermResident.rawValue),
      .of(.reason, 3, Category.stationedWorker.rawValue),
      .of(.reason, 4, Value.ill),
      .of(.reason, 9, Value.noneOfThese, hint: true),
    ]), words: [.hint])
}
