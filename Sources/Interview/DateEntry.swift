package import Rules

/// Reads dates as people type them.
package enum DateEntry {
  /// How many digits a date has that is typed without signs between them.
  static let digits = 8
  /// The first day that is taken for a day in the life of somebody alive.
  static let first = Day(year: 1900, month: 1, day: 1) ?? Day(number: 0)
  /// The last day that can be written.
  static let last = Day(year: 9999, month: 12, day: 31) ?? Day(number: 0)

  /// Whether a day among those is written with these as its first digits.
  static func begins(_ typed: String, in days: ClosedRange<Day>) -> Bool {
    let (low, high) = (days.lowerBound.civil.year, days.upperBound.civil.year)
    guard let figures = Int(typed), typed.count <= digits else { return typed.isEmpty }
    guard typed.count > 4 else {
      let unit = [1_000, 100, 10, 1][max(0, typed.count - 1)]
      return figures * unit <= high && (figures + 1) * unit > low
    }
    let year = Int(typed.prefix(4)) ?? 0
    return (1...12).contains { month in
      (1...31).contains { date in
        guard let day = Day(year: year, month: month, day: date), days.contains(day) else {
          return false
        }
        return day.description.filter { $0 != "-" }.hasPrefix(typed)
      }
    }
  }

  /// Of digits that begin no date, those to point at: the last of year, month and day.
  static func mark(in typed: String) -> Range<Int> {
    let start = [6, 4, 0].first { $0 < typed.count } ?? 0
    return start..<typed.count
  }

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
      guard digits.count == Self.digits else {
        throw PersonCheck.lengthRefusal("date", digits.count, want: Self.digits)
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
