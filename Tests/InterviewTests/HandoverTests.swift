import Interview
import Rules
import Testing

@Suite("What a person answered, handed to a clerk")
struct HandoverTests {
  private func handed(_ given: [Question: String], at position: Question = .name) -> Draft {
    var answers = Answers()
    for (question, value) in given { answers[question] = Answer(value) }
    return Draft(answers: answers, front: .guided, position: position.rawValue).forForm
  }

  private func category(_ given: [Question: String]) -> String? {
    handed(given).answers[.category]?.value
  }

  @Test("becomes the form's category only where the answers say it")
  func categories() {
    #expect(category([.reason: "retired_resettled"]) == "retired_resettled")
    #expect(category([.reason: Value.ill]) == nil)
    #expect(category([.reason: Value.noneOfThese]) == nil)
    #expect(category([.reason: Value.ill, .emergency: Value.yes]) == "emergency")
    #expect(category([.reason: Value.ill, .emergency: Value.unsure, .certificate: "yes"]) == nil)
    #expect(
      category([.reason: Value.ill, .emergency: Value.no, .certificate: "yes"]) == "referral")
    #expect(category([.reason: Value.ill, .certificate: Value.unsure]) == nil)
    #expect(
      category([.reason: Value.ill, .emergency: Value.no, .certificate: "no"])
        == "other_temporary")
  }

  @Test("keeps what both ask, and leaves open what nobody has said")
  func rest() {
    let draft = handed([
      .purpose: Value.going, .forWhom: Value.relative, .reason: Value.ill, .care: Value.chronic,
      .carePlace: "510100", .insurance: Value.unsure, .name: "张三丰", .livesThere: Value.no,
    ])
    #expect(draft.front == .clerk)
    #expect(draft.answers.questions == [.forWhom, .stage, .carePlace, .name])
    #expect(draft.answers[.stage]?.value == Value.before)
    #expect(draft.position == "field=name")
  }

  @Test("is told beside the form where no field holds it, once a category does not say it all")
  func beside() {
    func told(_ given: [Question: String]) -> [Question] {
      var answers = Answers()
      for (question, value) in given { answers[question] = Answer(value) }
      return Draft(answers: answers, front: .guided, position: "name").saidBeside.map(\.question)
    }
    #expect(
      told([.purpose: Value.inHospital, .reason: Value.ill, .insurance: Value.unsure])
        == [.insurance, .reason])
    #expect(
      told([.purpose: Value.going, .reason: Value.noneOfThese, .livesThere: Value.no])
        == [.reason, .livesThere])
    #expect(told([.purpose: Value.going, .reason: "stationed_worker"]).isEmpty)
    #expect(told([.reason: Value.ill, .emergency: Value.yes]).isEmpty)
  }

  @Test("says how far a stay in hospital is, and that it is one")
  func inHospital() {
    let open = handed([.purpose: Value.inHospital, .reason: Value.ill], at: .livesThere)
    #expect(open.answers[.stage]?.value == Value.inHospital)
    #expect(open.answers[.care]?.value == Care.inpatient.rawValue)
    #expect(open.position == "field=category")
    let left = handed([.purpose: Value.inHospital, .stage: Value.leftSelfPaid])
    #expect(left.answers[.stage]?.value == Value.leftSelfPaid)
    #expect(handed([.purpose: Value.inHospital, .stage: Value.unsure]).answers[.stage] == nil)
  }

  @Test("leaves a clerk's own draft as it is")
  func own() {
    var answers = Answers()
    answers[.category] = Answer("referral")
    let draft = Draft(answers: answers, front: .clerk, position: "field=name")
    #expect(draft.forForm == draft)
  }
}
