import Rules
import Support
import Testing

@Suite("Days of law")
struct LawDayTests {
  @Test(
    "are as exact as their document",
    arguments: [
      ("2023-01-01", "2023-01-01", "2023-01-01"), ("2019-02", "2019-02-01", "2019-02-28"),
      ("2009", "2009-01-01", "2009-12-31"),
    ])
  func ranges(_ text: String, _ first: String, _ last: String) throws {
    let day = try #require(LawDay(text))
    #expect(day.range?.lowerBound == Day(first))
    #expect(day.range?.upperBound == Day(last))
    #expect((day.day == nil) == (first != last))
  }

  @Test("are nothing else", arguments: ["", "2023-1-1", "2023-13", "20", "未写", "2023年"])
  func refused(_ text: String) {
    #expect(LawDay(text) == nil)
  }

  @Test("govern a day, or not, or it is not said", arguments: Force.allCases)
  func force(_ force: Force) throws {
    let (from, through, day) =
      switch force {
      case .inForce: ("2023-01-01", "2027-12-31", "2027-12-31")
      case .notYet: ("2019-04", "未写明", "2019-03-31")
      case .over: ("未写明", "2020", "2021-01-01")
      case .notSaid: ("2009", "未写明", "2009-06-30")
      }
    var identity = try dazhou().identity
    identity.inForceFrom = try #require(LawDay(from))
    identity.inForceThrough = try #require(LawDay(through))
    #expect(identity.force(on: try #require(Day(day))) == force)
  }
}
