import Interview

extension Screen {
  /// G3: the city of the care.
  static let carePlace = Screen(.carePlace, step: 3, .place(.care), words: [.hint])
}
