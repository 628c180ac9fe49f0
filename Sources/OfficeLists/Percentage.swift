/// A percentage in whole hundredths of a percent: 75.5 % is 7550.
package struct Percentage: Hashable, Sendable {
  package let basisPoints: Int

  /// So many hundredths of a percent.
  package init(basisPoints: Int) {
    self.basisPoints = basisPoints
  }

  /// The percentage written `75`, `75.5`, `75.50%` or `75％`; `nil` with more than two decimals.
  package init?(_ text: String) {
    var typed = Width.trimmed(Width.half(text))
    if typed.hasSuffix("%") { typed = Width.trimmed(String(typed.dropLast())) }
    let parts = typed.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2, Digits.isAll(whole), whole.count <= 4,
      let percent = Int(whole)
    else { return nil }
    var hundredths = 0
    if parts.count == 2 {
      guard Digits.isAll(parts[1]), parts[1].count <= 2, let value = Int(parts[1]) else {
        return nil
      }
      hundredths = parts[1].count == 1 ? value * 10 : value
    }
    basisPoints = percent * 100 + hundredths
  }

  /// So many percentage points more or, negative, less; `nil` below nothing.
  package func adding(points: Int) -> Percentage? {
    let sum = basisPoints + points * 100
    return sum < 0 ? nil : Percentage(basisPoints: sum)
  }

  /// Its digits without the sign: 75, 75.5, 75.05.
  package var digits: String {
    let (whole, rest) = (basisPoints / 100, basisPoints % 100)
    if rest == 0 { return String(whole) }
    return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(Digits.two(rest))"
  }
}
