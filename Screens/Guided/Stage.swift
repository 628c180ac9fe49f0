import Interview

extension Screen {
  /// How far the stay is; a filing made before the bill is settled still counts (四（二）).
  static let stage = Screen(
    .stage, step: 2,
    .choice([
      .of(.stage, 1, Value.inHospital),
      .of(.stage, 2, Value.leftSelfPaid),
      .of(.stage, 3, Value.leftDirect),
      .of(.stage, 9, Value.unsure),
    ]))
}
