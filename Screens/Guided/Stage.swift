import Interview

extension Screen {
  /// How far the stay is; a filing made before the bill is settled still counts (四（二）).
  static let stage = Screen(
    .stage, step: 2,
    .choice([
      .of(.stage, 1, Value.inHospital, hint: true),
      .of(.stage, 2, Value.leftSelfPaid, hint: true),
      .of(.stage, 3, Value.leftDirect, hint: true),
      .of(.stage, 9, Value.unsure, hint: true),
    ]))
}
