import Support

/// Text of all the kinds that meet in a field or on a page.
func randomText(_ length: Int, using random: inout SeededRandom) -> String {
  let samples: [String] = [
    "a", "Z", "7", " ", "-", ",", "(", ")", ".", "张", "三", "𠮷", "é", "e\u{301}", "👴🏻", "🇨🇳", "·",
    "，", "。", "（", "）", "「", "」", "Ａ", "１", "か\u{3099}", "word", "2026-07-31", "　", "\u{200B}",
  ]
  return (0..<length).map { _ in samples.randomElement(using: &random) ?? "" }.joined()
}
