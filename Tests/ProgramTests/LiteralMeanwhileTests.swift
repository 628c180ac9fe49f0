import Support
import Testing

/// What the notice's questions say of the program's answers meanwhile (暂按) is what it answers.
@Suite("Till the bureau answers, the program answers as the questions say")
struct LiteralMeanwhileTests {
  /// A case to which a question applies, and what must be answered.
  struct Example: CustomStringConvertible {
    let number: Int
    let facts: String
    let points: Int?
    let settlement: String
    let readings: [String]

    init(
      _ number: Int, _ facts: String, _ points: Int?, _ settlement: String,
      _ readings: [String] = []
    ) {
      self.number = number
      self.facts = facts
      self.points = points
      self.settlement = settlement
      self.readings = readings
    }

    var description: String { "question \(number)" }

    var line: String {
      #"{"ask":"care","today":"2025-04-12","care_place":"610100","admission":"2025-04-03",\#(facts)}"#
    }
  }

  private static let qualified =
    #""certificate":{"scope":"city","grade":"三级甲等","listed":true}"#

  private static func filing(_ category: String, _ place: String, _ day: String) -> String {
    #""filings":[{"category":"\#(category)","place":"\#(place)","effective":"\#(day)"}]"#
  }

  private static func facts(_ category: String, _ care: String, _ rest: String...) -> String {
    ([#""category":"\#(category)","care":"\#(care)""#] + rest).joined(separator: ",")
  }

  static let examples: [Example] = {
    let late = "direct_after_filing"
    let referred = filing("referral", "610100", "2025-04-01")
    let settled = filing("long_term_resident", "610100", "2024-01-01")
    let away = filing("long_term_resident", "500000", "2024-01-01")
    let isSelf = #""paid":"self""#
    return [
      .init(1, facts("emergency", "inpatient", qualified, referred), 0, "direct", ["R5"]),
      .init(
        2, facts("long_term_resident", "inpatient", qualified, settled), 0, "direct", ["R4"]),
      .init(3, facts("emergency", "inpatient", qualified, settled), 0, "direct", ["R5"]),
      .init(4, facts("referral", "inpatient", qualified), -10, late),
      .init(
        4,
        facts("referral", "inpatient", qualified, filing("referral", "610100", "2024-01-01")),
        -10, late),
      .init(
        5,
        facts("referral", "inpatient", qualified, filing("referral", "500000", "2025-04-01")),
        -10, late, ["R12"]),
      .init(6, facts("emergency", "inpatient"), 0, late),
      .init(
        7, facts("emergency", "inpatient", filing("emergency", "500000", "2025-04-01")), 0, late,
        ["R12"]),
      .init(8, facts("long_term_resident", "inpatient", away), -20, late, ["R6", "R12"]),
      .init(9, facts("long_term_resident", "inpatient"), 0, late, ["R9"]),
      .init(10, facts("other_temporary", "pharmacy"), nil, "direct", ["R14"]),
      .init(10, facts("other_temporary", "pharmacy", isSelf), nil, "staff"),
      .init(
        13, facts("referral", "inpatient", qualified, referred, #""trauma":"third_party""#), nil,
        "staff", ["R7"]),
      .init(14, facts("referral", "inpatient", qualified, referred), -10, "direct"),
      .init(
        15, facts("referral", "inpatient", qualified, referred, #""networked":false"#), -10,
        "manual"),
      .init(15, facts("referral", "outpatient", #""networked":false"#), 0, "manual"),
      .init(16, facts("referral", "inpatient", qualified, referred, isSelf), -10, "manual"),
      .init(17, facts("referral", "inpatient", qualified, isSelf), -10, "manual"),
      .init(18, facts("other_temporary", "inpatient"), -20, late),
      .init(18, facts("other_temporary", "two_diseases"), 0, late, ["R11"]),
      .init(
        19, facts("other_temporary", "inpatient", filing("referral", "500000", "2025-04-01")), -20,
        late, ["R12"]),
      .init(20, facts("other_temporary", "outpatient"), 0, "direct"),
      .init(
        21,
        facts(
          "other_temporary", "special_disease", filing("other_temporary", "610100", "2025-04-10")),
        0, "direct", ["R3"]),
      .init(22, facts("other_temporary", "special_disease", isSelf), 0, "manual", ["R11"]),
      .init(22, facts("other_temporary", "outpatient", isSelf), 0, "manual"),
    ]
  }()

  @Test("A case of care is answered so", arguments: examples)
  func care(example: Example) throws {
    let answer = try DecideProgram.decide(example.line).answers()[0]
    #expect(answer["ratio"]["delta_points"] == (example.points.map { .integer($0) } ?? .null))
    #expect(answer["settlement"].text == example.settlement)
    #expect(answer["readings"].texts == example.readings)
  }

  @Test(
    "A change is answered so",
    arguments: [
      (
        29, "long_term_resident", "2025-04-01", #""change":"insurance","to":"310","proof":true"#,
        "allowed"
      ),
      (
        30, "long_term_resident", "2024-04-01", #""change":"insurance","to":"310","proof":false"#,
        "staff"
      ),
      (
        31, "long_term_resident", "2024-10-12", #""change":"place","to":"500000","proof":false"#,
        "staff"
      ),
      (
        32, "long_term_resident", "2024-04-01", #""change":"place","to":"500000","proof":false"#,
        "allowed"
      ),
      (
        33, "other_temporary", "2025-04-01", #""change":"place","to":"500000","proof":true"#,
        "refused"
      ),
      (
        34, "other_temporary", "2024-10-12", #""change":"place","to":"500000",\#(qualified)"#,
        "allowed"
      ),
      (
        35, "other_temporary", "2024-04-01", #""change":"place","to":"500000",\#(qualified)"#,
        "refile"
      ),
    ])
  func change(
    number: Int, category: String, day: String, facts: String, verdict: String
  ) throws {
    let filing = #"{"category":"\#(category)","place":"610100","effective":"\#(day)"}"#
    let line =
      #"{"ask":"change","today":"2025-04-12","filing":\#(filing),\#(facts)}"#
    #expect(try DecideProgram.decide(line).answers()[0]["verdict"].text == verdict)
  }

  @Test(
    "A certificate is answered so",
    arguments: [("city", "二级甲等", true), ("county", "二级甲等", false), ("elsewhere", "三级甲等", true)])
  func certificate(scope: String, grade: String, listed: Bool) throws {
    let line =
      #"{"ask":"certificate","certificate":{"scope":"\#(scope)","grade":"\#(grade)","listed":\#(listed)}}"#
    #expect(try DecideProgram.decide(line).answers()[0]["qualified"] == .bool(false))
  }

  @Test("A stay across the notice's first or last day goes by its first day")
  func acrossBorders() throws {
    let stays = [
      ("2022-12-30", "2023-01-05", "staff"), ("2027-12-30", "2028-01-05", "direct_after_filing"),
    ]
    for (first, last, settlement) in stays {
      let line =
        #"{"ask":"care","today":"2028-02-01","category":"other_temporary","care":"inpatient","#
        + #""care_place":"610100","admission":"\#(first)","discharge":"\#(last)"}"#
      #expect(try DecideProgram.decide(line).answers()[0]["settlement"].text == settlement)
    }
  }
}
