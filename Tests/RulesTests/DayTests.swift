import Rules
import Support
import Testing

/// Days counted one by one with a calendar written out by hand, to check the program's own.
struct CountedDay: Equatable {
  var year: Int
  var month: Int
  var day: Int

  static func length(_ month: Int, _ year: Int) -> Int {
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The day after.
  var next: CountedDay {
    if day < Self.length(month, year) {
      return CountedDay(year: year, month: month, day: day + 1)
    }
    return month < 12
      ? CountedDay(year: year, month: month + 1, day: 1)
      : CountedDay(year: year + 1, month: 1, day: 1)
  }

  /// Six calendar months on, month after month, the day cut only in the last.
  var halfYearOn: CountedDay {
    var (year, month) = (year, month)
    for _ in 0..<6 { (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1) }
    return CountedDay(year: year, month: month, day: min(day, Self.length(month, year)))
  }

  var text: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

@Suite("Days")
struct DayTests {
  @Test("Every day of twelve years is numbered, written, read and put six months on")
  func twelveYears() throws {
    // 2019-01-01 is 17 897 days after 1970-01-01: 49 years, 12 of them with a leap day.
    var number: Int32 = 49 * 365 + 12
    var counted = CountedDay(year: 2019, month: 1, day: 1)
    while counted.year < 2031 {
      let day = Day(number: number)
      #expect(day.description == counted.text)
      #expect(Day(counted.text) == day)
      #expect(Day(year: counted.year, month: counted.month, day: counted.day) == day)
      #expect(day.civil == (counted.year, counted.month, counted.day))
      #expect(day.adding(months: 6).description == counted.halfYearOn.text)
      counted = counted.next
      number += 1
    }
    #expect(Day(number: number).description == "2031-01-01")
  }

  @Test("Past the last day that can be written one counts on, and nothing traps")
  func pastTheLast() throws {
    let last = try #require(Day("9999-12-31"))
    #expect(last.adding(months: 6).civil == (10_000, 6, 30))
    #expect(last.adding(months: 6).adding(days: 1).civil == (10_000, 7, 1))
    let filing = Filing(
      category: .otherTemporary, fileTo: try #require(PlaceCode("510100")), effective: last)
    var question = CareCase(
      insuredPlace: try #require(PlaceCode("511700")), category: .otherTemporary, care: .inpatient,
      fileTo: filing.fileTo, filings: [filing])
    question.admission = Day("0001-01-01")
    #expect(try dazhou().decide(question, today: last).settlement == .staff)
    #expect(LawDay("9999")?.range?.upperBound == last)
  }

  @Test(
    "Six months end on the same day, or on the month's last where there is no such day",
    arguments: [
      ("2025-08-31", "2026-02-28"), ("2023-08-31", "2024-02-29"), ("2023-08-29", "2024-02-29"),
      ("2024-02-29", "2024-08-29"), ("2025-03-31", "2025-09-30"), ("2025-05-31", "2025-11-30"),
      ("2025-12-31", "2026-06-30"), ("2025-01-10", "2025-07-10"), ("2099-08-30", "2100-02-28"),
      ("2027-12-31", "2028-06-30"),
    ])
  func monthEnds(_ from: String, _ to: String) throws {
    #expect(try #require(Day(from)).adding(months: 6).description == to)
  }

  @Test(
    "Nothing is a day but YYYY-MM-DD of the calendar",
    arguments: [
      "2025-02-29", "2100-02-29", "2025-04-31", "2025-13-01", "2025-00-10", "2025-01-00",
      "0000-01-01", "2025-1-01", "20250101", "2025-01-01 ", " 2025-01-01", "2025/01/01",
      "2025-01-1a", "", "２０２５-01-01", "2025-01-011", "-025-01-01",
    ])
  func refused(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test("The first and the last day that can be written are days")
  func ends() throws {
    let (first, last) = (try #require(Day("0001-01-01")), try #require(Day("9999-12-31")))
    #expect(first < last)
    #expect(first.civil == (1, 1, 1))
    #expect(last.civil == (9999, 12, 31))
    #expect(first.adding(days: Int(last.number - first.number)) == last)
  }

  @Test("Days back and forth come out where they began")
  func backAndForth() throws {
    let day = try #require(Day("2024-02-29"))
    for count in -800...800 {
      #expect(day.adding(days: count).adding(days: -count) == day)
      #expect((day.adding(days: count) < day) == (count < 0))
    }
  }
}
