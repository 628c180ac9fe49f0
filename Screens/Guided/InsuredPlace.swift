import Interview

extension Screen {
  /// Where the insurance is; outside Dazhou the notice does not govern.
  static let insuredPlace = Screen(
    .insuredPlace, step: 3, .place(.insured), words: [.hint, .why, .relative])
}
