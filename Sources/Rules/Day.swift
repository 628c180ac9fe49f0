/// A civil date of the Gregorian calendar, as the law counts days; no clock and no zone.
///
/// Stored as the number of days since 1970-01-01, so that comparing and counting are integer work.
package struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before it.
  package let number: Int32

  /// The day `number` days after 1970-01-01.
  package init(number: Int32) {
    self.number = number
  }

  /// The day of that year, month and day of month, or `nil` where the calendar has none.
  ///
  /// Years 1 to 9999, the range that "YYYY-MM-DD" can write.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(counting: year, month, day)
  }

  /// The day of a date that the calendar has, also past the last that can be written.
  private init(counting year: Int, _ month: Int, _ day: Int) {
    // Days from civil, with the year starting in March so that the leap day comes last.
    let shifted = month > 2 ? year : year - 1
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.init(number: Int32(era * 146_097 + dayOfEra - 719_468))
  }

  /// The day written "YYYY-MM-DD", and nothing else.
  package init?(_ text: some StringProtocol) {
    var digits: [Int] = []
    var position = 0
    for byte in text.utf8 {
      if position == 4 || position == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard (48...57).contains(byte) else { return nil }
        digits.append(Int(byte) - 48)
      }
      position += 1
      guard position <= 10 else { return nil }
    }
    guard position == 10 else { return nil }
    self.init(
      year: digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3],
      month: digits[4] * 10 + digits[5], day: digits[6] * 10 + digits[7])
  }

  /// Year, month 1 to 12, day of month 1 to 31.
  package var civil: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The same day `months` calendar months on, or that month's last day where it has no such day.
  ///
  /// - Law: reading R2 of 四（一）: 2025-08-31 and six months is 2026-02-28.
  package func adding(months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    let (newYear, newMonth) = (index / 12, index % 12 + 1)
    let length = Day.length(ofMonth: newMonth, year: newYear)
    return Day(counting: newYear, newMonth, min(day, length))
  }

  /// The day `days` days on; back where negative.
  package func adding(days: Int) -> Day {
    Day(number: number + Int32(days))
  }

  package static func < (first: Day, second: Day) -> Bool {
    first.number < second.number
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// "YYYY-MM-DD".
  package var description: String {
    let (year, month, day) = civil
    func digit(_ value: Int) -> UInt8 { UInt8(ascii: "0") + UInt8(value % 10) }
    let rest: [UInt8] = [
      UInt8(ascii: "-"), digit(month / 10), digit(month), UInt8(ascii: "-"), digit(day / 10),
      digit(day),
    ]
    // No others can be written in four digits, or read.
    guard (0...9999).contains(year) else {
      return "\(year)" + String(decoding: rest, as: UTF8.self)
    }
    let first = [digit(year / 1000), digit(year / 100), digit(year / 10), digit(year)]
    return String(decoding: first + rest, as: UTF8.self)
  }
}
