package import Rules

/// Reads dates as people type them.
package enum DateEntry {
  /// The day typed as 20260731, 2026-07-31, 2026.7.31, 2026/7/31 or 2026年7月31日.
  ///
  /// - Throws: what is wrong with it, with the count of digits where only that is wrong.
  package static func day(_ text: String) throws(Refusal) -> Day {
    let typed = Typed.trimmed(Typed.halfWidth(text))
    guard !typed.isEmpty else { throw Refusal("date_empty") }
    let parts = typed.split { "-./年月日 ".contains($0) }
    guard parts.allSatisfy({ Typed.isDigits($0) }) else { throw Refusal("date_shape") }
    let year: Substring
    let month: Substring
    let day: Substring
    switch parts.count {
    case 1:
      let digits = parts[0]
      guard digits.count == 8 else {
        throw PersonCheck.lengthRefusal("date", digits.count, want: 8)
      }
      (year, month, day) = (digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2))
    case 3 where parts[0].count == 4 && parts[1].count <= 2 && parts[2].count <= 2:
      (year, month, day) = (parts[0], parts[1], parts[2])
    default:
      throw Refusal("date_shape")
    }
    guard
      let result = Day(year: Int(year) ?? 0, month: Int(month) ?? 0, day: Int(day) ?? 0)
    else { throw Refusal("date_unreal", ["typed": typed]) }
    return result
  }
}
