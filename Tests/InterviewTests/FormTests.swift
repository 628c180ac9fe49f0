import Interview
import Rules
import Support
import Testing

@Suite("The clerk's form")
struct FormTests {
  @Test("The plainest filing takes category, place, care and stage beside the person")
  func plainest() throws {
    let interview = try Sample.interview(.clerk, Sample.form("long_term_resident", "510100"))
    #expect(interview.pending.isEmpty && interview.ending == .file)
    let request = try #require(interview.request)
    #expect(request.category == .longTermResident)
    #expect(request.effective == Sample.today && !request.isLate && request.agent == nil)
    #expect(request.decision.validThrough == .open)
  }

  @Test("The likely decision is there as soon as category and place are")
  func likelyDecision() throws {
    var interview = try Sample.interview(.clerk, [(.category, "other_temporary")])
    #expect(interview.decision == nil)
    try interview.answer(.carePlace, "110000")
    #expect(interview.decision?.deltaPoints == -20)
  }

  @Test("A referral must say whether there is a certificate, other care away may leave it out")
  func certificate() throws {
    let referral = try Sample.interview(.clerk, Sample.form("referral", "110000"))
    #expect(referral.pending == [.certificate])
    let other = try Sample.interview(.clerk, Sample.form("other_temporary", "110000"))
    #expect(other.pending.isEmpty && other.asked.contains(.certificate))
    let worker = try Sample.interview(.clerk, Sample.form("stationed_worker", "110000"))
    #expect(!worker.asked.contains(.certificate))
  }

  @Test("For any care that is filed for a referral with its certificate goes on record as one")
  func referralKept() throws {
    for care in Care.allCases {
      let plain =
        Sample.form("referral", "110000").filter { $0.0 != .care } + [(.care, care.rawValue)]
      let interview = try Sample.interview(.clerk, plain)
      guard interview.ending != .notNeeded else { continue }
      #expect(interview.pending == [.certificate], "\(care)")
      let shown = plain + [(.certificate, Value.yes), (.issuer, "city"), (.grade, "三级甲等")]
      #expect(try Sample.interview(.clerk, shown).request?.category == .referral, "\(care)")
      let none = plain + [(.certificate, Value.no)]
      #expect(try Sample.interview(.clerk, none).request?.category == .otherTemporary, "\(care)")
    }
  }

  @Test("Optional fields may stay empty, and an emptied one is asked again")
  func optional() throws {
    var interview = try Sample.interview(.clerk, Sample.form("emergency", "110000"))
    #expect(interview.isOptional(.networked) && interview.isOptional(.effective))
    try interview.answer(.networked, Value.no)
    #expect(interview.decision?.settlement == .manual)
    interview.withdraw(.networked)
    #expect(interview.decision?.settlement == .directAfterFiling)
    interview.withdraw(.name)
    #expect(interview.pending == [.name])
  }

  @Test("Materials may be left out, be there, or be promised by a day that is not past")
  func materials() throws {
    var interview = try Sample.interview(.clerk, Sample.form("long_term_resident", "510100"))
    #expect(interview.isOptional(.materials) && !interview.asked.contains(.materialsBy))
    #expect(interview.request?.materials == nil && interview.request != nil)
    let decided = interview.decision
    try interview.answer(.materials, Value.complete)
    #expect(interview.request?.materials == .complete)
    try interview.answer(.materials, Value.promised)
    #expect(interview.request?.materials == .promised(by: nil))
    #expect(throws: Refusal.self) { try interview.answer(.materialsBy, "20260730") }
    try interview.answer(.materialsBy, "20260815")
    #expect(interview.request?.materials == .promised(by: Day("2026-08-15")))
    #expect(interview.decision == decided, "the notice decides nothing by it")
    try interview.answer(.materials, Value.complete)
    #expect(interview.request?.materials == .complete)
  }

  @Test("A filing in the stay is late, and a paper one keeps its own day")
  func late() throws {
    let answers =
      Sample.form("emergency", "110000") + [
        (.stage, Value.inHospital), (.admission, "2026-07-29"), (.effective, "20260730"),
      ]
    let request = try #require(try Sample.interview(.clerk, answers).request)
    #expect(request.isLate && request.effective.description == "2026-07-30")
    #expect(request.facts.admission?.description == "2026-07-29")
  }

  @Test("A clerk may file where only the settlement is in doubt, a person may not")
  func thirdParty() throws {
    let clerk = try Sample.interview(
      .clerk,
      Sample.form("other_temporary", "110000") + [
        (.stage, Value.inHospital), (.admission, "20260729"), (.injury, "third_party"),
      ])
    #expect(clerk.ending == .staff(.thirdParty))
    #expect(clerk.request?.decision.settlement == .staff)
  }

  @Test("A day before the notice is not filed by it")
  func outsideDates() throws {
    let interview = try Sample.interview(
      .clerk,
      Sample.form("emergency", "110000") + [
        (.stage, Value.leftSelfPaid), (.admission, "20221231"),
      ])
    #expect(interview.ending == .staff(.outsideDates))
    #expect(interview.request == nil)
    let paper = try Sample.interview(
      .clerk, Sample.form("emergency", "110000") + [(.effective, "20221231")])
    #expect(paper.ending == .staff(.outsideDates) && paper.request == nil)
  }

  @Test("Where the notice does not say whether it was in force, that is what is said")
  func datesUnclear() throws {
    let vague = try dazhou([(old: "| 2023-01-01  ", new: "| 2023-02  ")])
    func ending(_ admission: String) throws -> Ending? {
      var interview = Interview(
        law: vague, ground: try builtInPlaces(), front: .clerk, today: Sample.today)
      let stay = [(Question.stage, Value.leftSelfPaid), (.admission, admission)]
      for (question, value) in Sample.form("emergency", "110000") + stay {
        try interview.answer(question, value)
      }
      return interview.ending
    }
    #expect(try ending("20230131") == .staff(.outsideDates))
    #expect(try ending("20230201") == .staff(.datesUnclear))
    #expect(try ending("20230228") == .file)
  }
}
