import Rules

extension Draft {
  /// The draft as the clerk's form takes it: what a person answered in everyday words, in the form's.
  ///
  /// What the form asks in the same words is taken as it is; what no answer of the person's says, as
  /// whether 两病 or 门诊特殊疾病 is meant, stays open for the clerk to ask.
  package var forForm: Draft {
    guard front == .guided else { return self }
    var form = answers
    form[.category] = answers.category.map { Answer($0.rawValue) }
    let isInHospital = answers[.purpose]?.value == Value.inHospital
    if isInHospital {
      form[.stage] = answers[.stage] ?? Answer(Value.inHospital)
    } else if answers[.purpose] != nil {
      form[.stage] = Answer(Value.before)
    }
    if isInHospital || answers.category?.isLongTerm ?? false {
      form[.care] = Answer(Care.inpatient.rawValue)
    }
    for question in [Question.care, .stage, .insurance] {
      let value = form[question]?.value
      if value == Value.unsure || value == Value.chronic { form[question] = nil }
    }
    let guided: [Question] = [
      .purpose, .reason, .livesThere, .needsHospital, .emergency, .lookUp, .lookUpTail,
    ]
    for question in guided { form[question] = nil }
    return Draft(answers: form, front: .clerk, position: "field=\(field.rawValue)")
  }

  /// What a person said that no field of the form holds, in the order it was asked: told to the clerk, so
  /// that nobody has to say it again.
  package var saidBeside: [(question: Question, value: String)] {
    guard front == .guided else { return [] }
    let kept = forForm.answers
    var asked: [Question] = [.purpose, .care, .stage, .insurance]
    // A category says all that its reasons do.
    if kept[.category] == nil { asked += [.reason, .livesThere, .needsHospital, .emergency] }
    return asked.compactMap { question in
      guard kept[question] == nil, let value = answers[question]?.value else { return nil }
      if question == .purpose, value != Value.inHospital || kept[.stage] != nil { return nil }
      return (question, value)
    }
  }

  /// The field of the question where the person was: there the clerk goes on.
  private var field: Question {
    switch Question(rawValue: position) {
    case .reason, .livesThere, .needsHospital, .emergency: .category
    case let question?: question
    case nil: .identity
    }
  }
}

extension Answers {
  /// What the person would file as, as far as their answers say.
  fileprivate var category: Rules.Category? {
    guard let reason = self[.reason]?.value else { return nil }
    guard reason == Value.ill else { return Category(rawValue: reason) }
    switch (self[.emergency]?.value, self[.certificate]?.value) {
    case (Value.yes, _): return .emergency
    case (Value.unsure, _): return nil
    case (_, Value.yes): return .referral
    case (_, Value.no): return .otherTemporary
    default: return nil
    }
  }
}
