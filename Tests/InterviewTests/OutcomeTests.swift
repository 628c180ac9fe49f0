import Interview
import Rules
import Testing

@Suite("What an interview comes to")
struct OutcomeTests {
  @Test("A person who is ill and not referred is filed with 20 points less, and told the way out")
  func otherTemporary() throws {
    let interview = try Sample.interview(.guided, Sample.ill("110000") + Sample.person)
    let request = try #require(interview.request)
    #expect(request.category == .otherTemporary && request.decision.deltaPoints == -20)
    #expect(request.decision.steps.first?.change == .certificateQualified)
    #expect(request.decision.steps.first?.deltaPoints == -10)
    #expect(request.policy == "dazhou-2022-118" && !request.policyHash.isEmpty)
  }

  @Test("A certificate that qualifies makes a referral")
  func referral() throws {
    let answers =
      Sample.ill("110000", certificate: Value.yes) + [(.issuer, "city"), (.grade, "三级")]
      + Sample.person
    let request = try #require(try Sample.interview(.guided, answers).request)
    #expect(request.category == .referral && request.decision.deltaPoints == -10)
  }

  @Test("Not on the list for all one knows: files as without, and says which question decides")
  func listUnclear() throws {
    let answers =
      Sample.ill("110000", certificate: Value.yes) + [
        (.issuer, "county"), (.grade, "二级甲等"), (.listed, Value.unsure),
      ] + Sample.person
    let interview = try Sample.interview(.guided, answers)
    #expect(interview.ending == .file)
    #expect(interview.decision?.deltaPoints == -20)
    let range = try #require(interview.range)
    #expect(range.deciding == [.listed])
    #expect(range.outcomes.map(\.deltaPoints) == [-10, -20])
    #expect(interview.request?.unclear == [.listed])
  }

  @Test("An emergency that is not clear goes to staff with both outcomes")
  func emergencyUnclear() throws {
    let answers =
      Sample.ill("110000").map { $0.0 == .emergency ? ($0.0, Value.unsure) : $0 } + Sample.person
    let interview = try Sample.interview(.guided, answers)
    #expect(interview.ending == .staff(.emergencyUnclear))
    #expect(interview.range?.deciding == [.emergency])
    #expect(interview.request == nil)
  }

  @Test("What is not clear but changes nothing stops nobody")
  func unclearWithoutEffect() throws {
    let answers =
      Sample.resident("510100") + Sample.person
    var interview = try Sample.interview(.guided, answers)
    try interview.answer(.certificate, Value.unsure)
    #expect(interview.range == nil && interview.ending == .file)
  }

  @Test("A filing on record that covers the care ends it")
  func alreadyFiled() throws {
    let filing = Filing(
      category: .longTermResident, fileTo: try Sample.place("510100"),
      effective: try Sample.day("2025-01-01"))
    let interview = try Sample.interview(
      .guided, Sample.resident("510100") + Sample.person, filings: [filing])
    #expect(interview.ending == .alreadyFiled && interview.request == nil)
  }

  @Test("A certificate beside a filing of another kind asks for a change first")
  func changeFirst() throws {
    let filing = Filing(
      category: .otherTemporary, fileTo: try Sample.place("110000"),
      effective: try Sample.day("2026-07-01"))
    let answers =
      Sample.ill("110000", certificate: Value.yes) + [(.issuer, "city"), (.grade, "三级")]
      + Sample.person
    let interview = try Sample.interview(.guided, answers, filings: [filing])
    #expect(interview.ending == .changeFirst)
  }

  @Test("Who moves on from a long-term filing is led to change it")
  func longTermElsewhere() throws {
    let filing = Filing(
      category: .longTermResident, fileTo: try Sample.place("110000"),
      effective: try Sample.day("2025-01-01"))
    let interview = try Sample.interview(
      .guided, Sample.resident("510100") + Sample.person, filings: [filing])
    #expect(interview.ending == .staff(.longTermElsewhere))
  }

  @Test(
    "Who lives where a temporary filing is in force hears of that one, and of no other place",
    arguments: [Interview.Front.guided, .clerk],
    [Rules.Category.otherTemporary, .referral, .emergency])
  func temporaryHere(_ front: Interview.Front, _ category: Rules.Category) throws {
    let filing = Filing(
      category: category, fileTo: try Sample.place("510100"), effective: Sample.today)
    let answers =
      front == .clerk
      ? Sample.form("long_term_resident", "510100") : Sample.resident("510100") + Sample.person
    let interview = try Sample.interview(front, answers, filings: [filing])
    #expect(interview.ending == .staff(.temporaryHere))
  }

  @Test("A stay that began before the notice goes to staff before anybody is asked who they are")
  func beforeTheNotice() throws {
    let answers = [
      (Question.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
      (.stage, Value.inHospital), (.admission, "20221230"),
    ]
    let interview = try Sample.interview(.guided, answers)
    #expect(interview.ending == .staff(.outsideDates))
    #expect(!interview.asked.contains(.carePlace) && !interview.asked.contains(.identity))
  }

  @Test(
    "Blood pressure and diabetes care is filed to be safe, and nothing about it lowers the ratio")
  func chronic() throws {
    let answers =
      Sample.ill("110000").prefix(3) + [(.care, Value.chronic), (.carePlace, "110000")]
      + Sample.person
    let interview = try Sample.interview(.guided, Array(answers))
    #expect(!interview.asked.contains(.certificate) && !interview.asked.contains(.emergency))
    #expect(interview.ending == .file)
    #expect(interview.decision?.status == .unclear && interview.decision?.deltaPoints == 0)
  }

  @Test("An agent goes on record with the relation")
  func agent() throws {
    let answers =
      Sample.resident("500000").map { $0.0 == .forWhom ? ($0.0, Value.relative) : $0 }
      + Sample.person + [
        (.agentName, "李明"), (.agentIdentity, Sample.agentIdentity), (.agentPhone, "0"),
        (.relation, Value.child),
      ]
    let agent = try #require(try Sample.interview(.guided, answers).request?.agent)
    #expect(agent.name == "李明" && agent.relation == Value.child && agent.phone == nil)
    #expect(agent.identity.number == Sample.agentIdentity)
  }
}
