/// Hides what need not be seen.
package enum Mask {
  /// All but the last four characters: for the guided front and for paper.
  package static func lastFour(_ number: String) -> String {
    // Of a short number half stays hidden.
    let shown = min(4, number.count / 2)
    return String(repeating: "*", count: number.count - shown) + number.suffix(shown)
  }

  /// All but the first six and the last four: for the clerk.
  package static func firstSixLastFour(_ number: String) -> String {
    guard number.count > 12 else { return lastFour(number) }
    return number.prefix(6) + String(repeating: "*", count: number.count - 10) + number.suffix(4)
  }

  /// All but the first three and the last four: 138****5678.
  package static func phone(_ number: String) -> String {
    guard number.count > 8 else { return lastFour(number) }
    return number.prefix(3) + String(repeating: "*", count: number.count - 7) + number.suffix(4)
  }

  /// All but the first and, of three or more, the last character: 张*丰.
  package static func name(_ name: String) -> String {
    guard name.count > 1, let first = name.first, let last = name.last else { return name }
    guard name.count > 2 else { return "\(first)*" }
    return "\(first)\(String(repeating: "*", count: name.count - 2))\(last)"
  }
}
