import Interview
import Rules
import Testing

@Suite("Answers as they are typed")
struct AnswerTests {
  private func refusal(
    _ question: Question, _ text: String, after answers: [(Question, String)] = []
  ) throws -> String? {
    var interview = try Sample.interview(.clerk, answers)
    let before = interview.answers
    do throws(Refusal) {
      try interview.answer(question, text)
      return nil
    } catch {
      #expect(interview.answers == before, "a refused answer changes nothing")
      return error.code
    }
  }

  @Test(
    "Dates in the ways people write them",
    arguments: [
      "20260729", "2026-07-29", "2026.7.29", "2026/07/29", "2026年7月29日", "２０２６０７２９",
      " 2026 7 29 ",
    ])
  func dates(typed: String) throws {
    #expect(try DateEntry.day(typed).description == "2026-07-29")
  }

  @Test(
    "What cannot be taken is refused by its reason",
    arguments: [
      (Question.admission, "", "date_empty"), (.admission, "2026072", "date_short"),
      (.admission, "202607291", "date_long"), (.admission, "20260230", "date_unreal"),
      (.admission, "tomorrow", "date_shape"), (.admission, "20260801", "admission_future"),
      (.discharge, "20260801", "discharge_future"), (.effective, "20260801", "effective_future"),
      (.category, "", "choice_empty"), (.category, "x", "choice_unknown"),
      (.carePlace, "", "place_empty"), (.carePlace, "999999", "place_unknown"),
      (.carePlace, "510000", "place_unknown"), (.carePlace, "810000", "place_unknown"),
      (.insuredPlace, "123", "place_unknown"), (.name, "", "name_empty"),
      (.phone, "", "phone_empty"), (.identity, "1", "identity_short"),
      (.lookUp, "", "look_up_empty"), (.lookUp, "DZ2026073100426", "filing_number_short"),
      (.lookUp, "202607310300421", "filing_number_short"),
      (.lookUp, "20260731030042123", "filing_number_long"),
      (.lookUpTail, "", "look_up_tail"), (.lookUpTail, "00155", "look_up_tail"),
      (.lookUpTail, "00 1", "look_up_tail"), (.lookUpTail, "００一五", "look_up_tail"),
    ])
  func refused(question: Question, typed: String, code: String) throws {
    #expect(try refusal(question, typed) == code)
  }

  @Test("Leaving before coming is refused on either side")
  func dischargeBeforeAdmission() throws {
    let stay: [(Question, String)] = [
      (.stage, Value.leftSelfPaid), (.admission, "20260720"),
    ]
    #expect(try refusal(.discharge, "20260719", after: stay) == "discharge_before_admission")
    #expect(try refusal(.discharge, "20260720", after: stay) == nil)
  }

  @Test("Agent and person cannot have the same number")
  func sameNumber() throws {
    let answers: [(Question, String)] = [
      (.forWhom, Value.relative), (.identity, Sample.identity),
    ]
    let all = Sample.form("emergency", "110000") + answers
    #expect(try refusal(.agentIdentity, Sample.identity, after: all) == "identity_same")
  }

  @Test("A retired code is kept as the place there now")
  func retiredCode() throws {
    let interview = try Sample.interview(.clerk, [(.carePlace, "500112")])
    #expect(interview.answers[.carePlace]?.value == "500157")
  }

  @Test("No telephone is an answer")
  func noPhone() throws {
    for typed in ["0", "无", Value.noPhone] {
      let interview = try Sample.interview(.clerk, [(.phone, typed)])
      #expect(interview.answers[.phone]?.value == Value.noPhone)
    }
  }

  @Test("A filing number to look up is told from a person's")
  func lookUp() throws {
    let byNumber = try Sample.interview(
      .guided, [(.purpose, Value.lookUp), (.lookUp, "dz20260731 0300 4212")])
    #expect(byNumber.answers[.lookUp]?.value == "DZ2026073103004212")
    let byPerson = try Sample.interview(
      .guided, [(.purpose, Value.lookUp), (.lookUp, "51170019660401008x")])
    #expect(byPerson.answers[.lookUp]?.value == Sample.agentIdentity)
  }

  @Test("A filing's number may be typed without its letters, and is told from a person's")
  func lookUpByKeypad() throws {
    let interview = try Sample.interview(
      .guided, [(.purpose, Value.lookUp), (.lookUp, "2026073103004212")])
    #expect(interview.answers[.lookUp]?.value == "2026073103004212")
    #expect(Interview.isFilingNumber("2026073103004212"))
    #expect(Interview.isFilingNumber("DZ2026073103004212"))
    #expect(!Interview.isFilingNumber("D2026073103004212"))
    #expect(!Interview.isFilingNumber("DZ2026133103004212"))
    #expect(!Interview.isFilingNumber("511700195503120015"))
    // Two digits of an ID number are missing: it is counted, and not taken for a filing's.
    #expect(throws: Refusal.self) {
      try Sample.interview(
        .guided, [(.purpose, Value.lookUp), (.lookUp, "5117001955031200")])
    }
  }
}
