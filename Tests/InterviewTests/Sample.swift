import Interview
import OfficeLists
import Places
import Rules
import Support
import Testing

/// Persons, places and days that the tests speak of; nobody has these numbers, since 511700 is none
/// that persons get.
enum Sample {
  static let today = Day(number: 20_665)  // 2026-07-31
  static let identity = "511700195503120015"
  static let agentIdentity = "51170019660401008X"

  /// Read once; a failure shows in whichever test asks first.
  private static let world = Result { (law: try dazhou(), ground: try builtInPlaces()) }

  static func interview(
    _ front: Interview.Front, filings: [Filing] = [], lists: OfficeLists = .none
  ) throws -> Interview {
    let world = try world.get()
    return Interview(
      law: world.law, ground: world.ground, lists: lists, front: front, today: today,
      filings: filings)
  }

  /// An interview with these answers, given in this order.
  static func interview(
    _ front: Interview.Front, _ answers: [(Question, String)], filings: [Filing] = [],
    lists: OfficeLists = .none
  ) throws -> Interview {
    var interview = try interview(front, filings: filings, lists: lists)
    for (question, value) in answers { try interview.answer(question, value) }
    return interview
  }

  /// What every guided filing ends with.
  static let person: [(Question, String)] = [
    (.insuredPlace, "511703"), (.insurance, "390"), (.identity, identity), (.name, "张三丰"),
    (.phone, "13800138000"),
  ]

  /// Somebody who is ill and goes to that place with no certificate.
  static func ill(_ place: String, certificate: String = Value.no) -> [(Question, String)] {
    [
      (.purpose, Value.going), (.forWhom, Value.oneself), (.reason, Value.ill),
      (.care, "inpatient"), (.emergency, Value.no), (.certificate, certificate),
      (.carePlace, place),
    ]
  }

  /// Somebody who lives there.
  static func resident(_ place: String) -> [(Question, String)] {
    [
      (.purpose, Value.going), (.forWhom, Value.oneself), (.reason, "long_term_resident"),
      (.carePlace, place),
    ]
  }

  /// A form with the least it takes.
  static func form(_ category: String, _ place: String) -> [(Question, String)] {
    person + [
      (.category, category), (.carePlace, place), (.care, "inpatient"), (.stage, Value.before),
    ]
  }

  static func day(_ text: String) throws -> Day {
    try #require(Day(text))
  }

  static func place(_ text: String) throws -> PlaceCode {
    try #require(PlaceCode(text))
  }
}
