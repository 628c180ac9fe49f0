/// Numbers as they are said in Chinese, in syllables.
enum ChineseNumbers {
  private static let digits = [
    "ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3",
  ]

  /// Digits one by one: 二零二六; in telephone numbers one is said yao, which nobody mistakes for seven.
  static func oneByOne(_ text: String, asTelephone: Bool) -> String {
    text.compactMap { character in
      if character == "X" || character == "x" { return "ai4 ke4 si1" }
      guard let value = character.wholeNumberValue, digits.indices.contains(value) else {
        return nil
      }
      return asTelephone && value == 1 ? "yao1" : digits[value]
    }.joined(separator: " ")
  }

  /// A quantity: 十八, 一百零五, 一万二千.
  static func quantity(_ value: Int) -> String {
    guard value > 0 else { return digits[0] }
    let (high, low) = (value / 10_000, value % 10_000)
    guard high < 10_000 else { return oneByOne(String(value), asTelephone: false) }
    var parts: [String] = []
    if high > 0 { parts += [belowTenThousand(high), "wan4"] }
    if high > 0, low > 0, low < 1_000 { parts.append(digits[0]) }
    if low > 0 { parts.append(belowTenThousand(low)) }
    return parts.joined(separator: " ")
  }

  private static func belowTenThousand(_ value: Int) -> String {
    if (10...19).contains(value) {
      return value == 10 ? "shi2" : "shi2 " + digits[value - 10]
    }
    var parts: [String] = []
    var skipped = false
    for (unit, name) in [(1_000, "qian1"), (100, "bai3"), (10, "shi2"), (1, "")] {
      let digit = value / unit % 10
      if digit == 0 {
        skipped = !parts.isEmpty
        continue
      }
      if skipped { parts.append(digits[0]) }
      skipped = false
      parts.append(digits[digit])
      if !name.isEmpty { parts.append(name) }
    }
    return parts.joined(separator: " ")
  }
}
