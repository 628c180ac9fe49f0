import Interview
import Rules

extension Screen {
  /// What kind of care; 普通门诊 and 药店 end here, since they need no filing (四（四）).
  static let care = Screen(
    .care, step: 2,
    .choice([
      .of(.care, 1, Care.inpatient.rawValue),
      .of(.care, 2, Care.outpatient.rawValue),
      .of(.care, 3, Value.chronic),
      .of(.care, 4, Care.pharmacy.rawValue),
      .of(.care, 9, Value.unsure, hint: true),
    ]))
}
