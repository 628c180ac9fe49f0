/// The same numbers in every run, so that a failure can be looked at again.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Text of all the kinds that meet in a field or on a page.
func randomText(_ length: Int, using random: inout SeededRandom) -> String {
  let samples: [String] = [
    "a", "Z", "7", " ", "-", ",", "(", ")", ".", "张", "三", "𠮷", "é", "e\u{301}", "👴🏻", "🇨🇳", "·",
    "，", "。", "（", "）", "「", "」", "Ａ", "１", "か\u{3099}", "word", "2026-07-31", "　", "\u{200B}",
  ]
  return (0..<length).map { _ in samples.randomElement(using: &random) ?? "" }.joined()
}
