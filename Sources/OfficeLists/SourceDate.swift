package import Rules

/// When a source was published, as exactly as it says: a day, a month or a year.
package enum SourceDate {
  /// `2026-01-15`, `2026-01` or `2026`, from what people and spreadsheets write.
  ///
  /// 2026-1-5, 2026/1/5, 2026.1.5, 2026年1月5日, 2026年1月, 20260105; `nil` for anything else.
  package static func normal(_ text: String) -> String? {
    let typed = Width.trimmed(Width.half(text))
    let parts = typed.split { "-/.年月日 ".contains($0) }.map(String.init)
    guard parts.allSatisfy({ Digits.isAll($0) }), let first = parts.first else { return nil }
    switch parts.count {
    case 1 where first.count == 8:
      return normal("\(first.prefix(4))-\(first.dropFirst(4).prefix(2))-\(first.suffix(2))")
    case 1:
      return year(first).map(String.init)
    case 2:
      guard let year = year(first), let month = Int(parts[1]), (1...12).contains(month),
        parts[1].count <= 2
      else { return nil }
      return "\(year)-\(Digits.two(month))"
    case 3:
      guard let year = year(first), let month = Int(parts[1]), let date = Int(parts[2]),
        parts[1].count <= 2, parts[2].count <= 2
      else { return nil }
      return Day(year: year, month: month, day: date)?.description
    default: return nil
    }
  }

  /// Whether all of it lies after a day.
  package static func isAfter(_ date: String, _ today: Day) -> Bool {
    date > today.description.prefix(date.count)
  }

  /// Four digits between 1949 and 2100.
  static func year(_ text: String) -> Int? {
    guard text.count == 4, Digits.isAll(text), let year = Int(text), (1949...2100).contains(year)
    else { return nil }
    return year
  }
}

/// Numbers in text.
enum Digits {
  /// Whether there are characters, and all are 0 to 9.
  static func isAll(_ text: some StringProtocol) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  /// Two digits at least.
  static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
