/// What of a person may leave the office on paper.
package enum Masks {
  /// The first and the last character with stars between; of two, the first alone.
  ///
  /// 张三丰 is 张*丰, 张三 is 张*, a single character is one star.
  package static func name(_ name: String) -> String {
    guard let first = name.first, let last = name.last, name.count > 1 else { return "*" }
    guard name.count > 2 else { return "\(first)*" }
    return "\(first)\(String(repeating: "*", count: name.count - 2))\(last)"
  }

  /// The last four characters; nothing of a number so short that they would be half of it.
  package static func lastFour(_ number: String) -> String {
    number.count >= 8 ? String(number.suffix(4)) : "****"
  }
}
