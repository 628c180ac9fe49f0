import Interview
import Messages
import OfficeLists
import Rules
import Screens
import Voices

/// One step of what led to a decision: what was asked and answered, and what follows by which clause.
struct TraceStep: Hashable, Sendable {
  /// A question, or the name of a field, and its answer.
  struct Fact: Hashable, Sendable {
    var asked: String
    /// In fewer words, for where it is only named.
    var name: String
    var answer: String
  }

  var facts: [Fact]
  /// What is concluded, such as 支付比例.
  var subject: String
  /// Empty of what follows from the other steps alone.
  var clause: String
  /// What comes of it in this case; empty where the plain words of the rule say all of it.
  var effect: String
  /// The rule in plain words.
  var says: String
  /// The sentence of law.
  var quote: String
}

/// What comes of each conclusion, as a front says it.
struct TraceEffects {
  var ratio: String
  var settlement: String
  var others: (Hinge) -> String = { _ in "" }
}

/// Makes the steps that led to a decision, in the words in which a front asks.
struct TraceWords {
  let context: Context
  let language: Language
  let front: Interview.Front
  /// How it asks.
  let label: (Question) -> String
  /// What it calls the question for short.
  let name: (Question) -> String
  /// How it repeats an answer.
  let answer: (Premise.Given) -> String

  private var texts: Messages.Catalogue { context.texts(language) }

  /// The steps to what was decided from those facts, each with all that it hangs on.
  ///
  /// The answers are the interview's; of a case on record there is none, and its facts tell them.
  func steps(
    _ facts: CareCase, on day: Day, asked interview: Interview?, _ effects: TraceEffects
  ) -> [TraceStep] {
    let voices = context.voices(language)
    return context.law.hinges(of: facts, today: day).map { hinge in
      let premises =
        interview?.premises(of: hinge.facts)
        ?? context.law.premises(of: hinge.facts, in: facts)
      let effect =
        switch hinge.conclusion {
        case .ratio: effects.ratio
        case .settlement: effects.settlement
        default: effects.others(hinge)
        }
      return TraceStep(
        facts: premises.flatMap { self.facts($0, of: facts) },
        subject: texts("trace.of.\(hinge.conclusion.code)"),
        clause: hinge.citation?.clause ?? "", effect: effect,
        says: hinge.citation.map { voices.says($0, of: context.law.id) } ?? "",
        quote: hinge.citation?.quote ?? "")
    }
  }

  private func facts(_ premise: Premise, of facts: CareCase) -> [TraceStep.Fact] {
    guard premise.fact != .filings else { return [filings(premise, facts.filings)] }
    var said = premise.given.map { fact($0.question, answer($0)) }
    guard premise.isAssumed, let first = premise.fact.question(front) else { return said }
    if said.isEmpty { said = [fact(first, texts("trace.open.\(front.rawValue)"))] }
    let taken = texts("trace.taken.\(premise.fact.rawValue)\(lacking(premise, facts))")
    let last = said.count - 1
    said[last].answer = texts("trace.taken", ["said": said[last].answer, "taken": taken])
    return said
  }

  private func fact(_ question: Question, _ answer: String) -> TraceStep.Fact {
    .init(asked: label(question), name: name(question), answer: answer)
  }

  /// Of a certificate it may be open only whether its issuer is on the list.
  private func lacking(_ premise: Premise, _ facts: CareCase) -> String {
    premise.fact == .certificate && facts.certificate != nil ? ".listed" : ""
  }

  private func filings(_ premise: Premise, _ filings: [Filing]) -> TraceStep.Fact {
    let each = filings.map { filing in
      let category = front == .guided ? "guided.category" : "word.category"
      return [
        texts("\(category).\(filing.category.rawValue)"),
        context.name(of: filing.fileTo, language), filing.effective.description,
      ].joined(separator: " ")
    }
    let none = premise.isAssumed ? "trace.filings.unknown" : "trace.filings.none"
    return .init(
      asked: texts("trace.filings.\(front.rawValue)"), name: texts("trace.filings.clerk"),
      answer: each.isEmpty ? texts(none) : each.joined(separator: texts("guided.list")))
  }
}

extension Context {
  /// An answer as the window's form says it, which is also how one on record is told.
  func formWords(
    _ given: Premise.Given, _ interview: Interview?, _ language: Language
  ) -> String {
    let texts = texts(language)
    let screen = Screen.form.first { $0.question == given.question }
    switch screen?.input {
    case .choice:
      if let option = screen?.option(given.value) { return texts(option.label) }
      let grade = "word.grade.\(given.value)"
      return texts.has(grade) ? texts(grade) : texts("word.answer.\(Value.unsure)")
    case .place:
      guard let code = PlaceCode(given.value) else { return given.value }
      let zone = law.zone(of: code)
      let name = name(of: code, language)
      // What lies in a zone of its own is named by it.
      guard given.question == .carePlace, [.inProvince, .outOfProvince].contains(zone) else {
        return name
      }
      return texts("trace.place", ["place": name, "zone": texts("word.zone.\(zone.rawValue)")])
    case .institution:
      return interview?.institution(given.question)?.name ?? texts("clerk.institution.none")
    case .text, nil: return given.value
    }
  }
}
