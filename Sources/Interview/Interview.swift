package import OfficeLists
package import Rules

/// The questions and answers of one filing, and what follows from them; the same for both fronts.
///
/// A value: what is asked, set aside and decided is worked out from the answers alone, so the order
/// in which they were given never counts, and undoing is keeping an older copy.
package struct Interview: Sendable {
  /// Whose interview it is: they ask in another order and in other words.
  package enum Front: String, CaseIterable, Sendable {
    /// One question a page.
    case guided
    /// A form.
    case clerk
  }

  package let law: any Law
  package let ground: any Ground
  /// What the office has entered itself; without a list its questions are not asked.
  package let lists: OfficeLists
  package let front: Front
  /// The civil day in Asia/Shanghai.
  package let today: Day
  package private(set) var answers: Answers
  /// The same person's filings on record, once known; they change what is asked.
  package var filings: [Filing] {
    didSet { walk = replayed() }
  }
  /// Whether they were looked up; none found is another thing than nobody could look.
  package var hasLookedUp = true
  /// Worked out at every change and kept, since a page asks for it many times.
  private(set) var walk: Walk

  /// An interview with those answers, by default with none; those that would be refused are left out.
  package init(
    law: any Law, ground: any Ground, lists: OfficeLists = .none, front: Front, today: Day,
    answers: Answers = Answers(), filings: [Filing] = []
  ) {
    self.law = law
    self.ground = ground
    self.lists = lists
    self.front = front
    self.today = today
    self.answers = answers
    self.filings = filings
    walk = Walk(
      law: law, ground: ground, front: front, today: today, answers: answers, filings: filings,
      lists: lists)
    // A draft from another day or another hand may hold what is refused now.
    for question in answers.questions {
      guard let answer = answers[question] else { continue }
      let normal = try? normalForm(of: answer.value, for: question)
      self.answers[question] = normal.map { Answer($0, source: answer.source) }
    }
    if self.answers != answers { walk = replayed() }
  }

  /// The same interview on another day; answers that would be refused then are left out.
  package func on(_ day: Day) -> Interview {
    var other = Interview(
      law: law, ground: ground, lists: lists, front: front, today: day, answers: answers,
      filings: filings)
    other.hasLookedUp = hasLookedUp
    return other
  }

  /// Takes an answer, put into its normal form.
  ///
  /// - Returns: what is asked, set aside and brought back by it.
  /// - Throws: what is wrong with it; then nothing has changed.
  @discardableResult
  package mutating func answer(
    _ question: Question, _ value: String, source: Source = .typed
  ) throws(Refusal) -> Change {
    let normal = try normalForm(of: value, for: question)
    let source = isConverted(value, for: question) ? .converted : source
    return change { $0[question] = Answer(normal, source: source) }
  }

  /// Forgets one answer, for a field that was emptied.
  @discardableResult
  package mutating func withdraw(_ question: Question) -> Change {
    change { $0[question] = nil }
  }

  /// What is asked in the light of the answers, in order, answered or not.
  package var asked: [Question] { walk.asked }

  /// What is asked, must be answered, and is not yet, in order.
  package var pending: [Question] {
    walk.asked.filter { !walk.isAnswered($0) && !walk.optional.contains($0) }
  }

  /// Answers that are kept but do not count now, in the order of their declaration.
  package var setAside: [Question] {
    answers.questions.filter { !walk.asked.contains($0) }
  }

  /// Questions answered 不清楚 that are asked now, in order.
  package var unclear: [Question] { walk.unsure.map(\.question) }

  /// Whether the question may be left open.
  package func isOptional(_ question: Question) -> Bool {
    walk.optional.contains(question)
  }

  /// The question asked before this one, for going back; `nil` at the first.
  package func before(_ question: Question) -> Question? {
    guard let index = walk.asked.firstIndex(of: question), index > 0 else { return nil }
    return walk.asked[index - 1]
  }

  /// The question asked after this one; `nil` at the last.
  package func after(_ question: Question) -> Question? {
    guard let index = walk.asked.firstIndex(of: question), index + 1 < walk.asked.count
    else { return nil }
    return walk.asked[index + 1]
  }

  private mutating func change(_ edit: (inout Answers) -> Void) -> Change {
    let (oldAsked, oldAside) = (walk.asked, setAside)
    edit(&answers)
    walk = replayed()
    let aside = setAside
    return Change(
      newlyAsked: pending.filter { !oldAsked.contains($0) },
      setAside: aside.filter { !oldAside.contains($0) },
      broughtBack: oldAside.filter { !aside.contains($0) && walk.isAnswered($0) })
  }

  private func replayed() -> Walk {
    Walk(
      law: law, ground: ground, front: front, today: today, answers: answers, filings: filings,
      lists: lists)
  }
}

/// What an answer changed in what is asked.
package struct Change: Hashable, Sendable {
  /// Asked now and not before, and still to be answered.
  package let newlyAsked: [Question]
  /// Answered, asked before and not now.
  package let setAside: [Question]
  /// Answered, asked now and not before.
  package let broughtBack: [Question]
}
