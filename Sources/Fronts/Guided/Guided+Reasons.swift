import Interview
import Messages
import Rules
import Screens
import Terminal
import Voices

/// Key 7: what was asked and answered, what follows from it, and the sentence of law behind that.
extension Guided {
  /// The clauses, quoted, each after the answers it hangs on and what it says in plain words.
  var reasonsPage: Page {
    var body: [any Block] = []
    var lists = context.listWords(language).lines(interview)
    if let decision = shownDecision,
      let why = context.whyNoFigure(interview, decision, language)
    {
      lists.append(why)
    }
    if !lists.isEmpty { body += [Gap(Rank.always)] + lists.map { Paragraph($0) } }
    if let decision = shownDecision {
      var told: Set<TraceStep.Fact> = []
      for step in traceSteps { body += blocks(of: step, told: &told) }
      if !decision.readings.isEmpty {
        body += [Gap(Rank.always), Paragraph(texts("guided.readings"), style: .title)]
        // Their numbers in the pack mean something at the window and on paper only.
        body += decision.readings.enumerated().map { index, reading in
          Paragraph(context.voices(language).text(reading), lead: "\(index + 1)  ")
        }
      }
      body += changeBlocks
    }
    var page = page(
      heading: texts("guided.reasons.title"), body,
      bar: bar([.next, .back, .staff, .help], next: "help.on"))
    page.lastBar = offeringVoice(bar([.next, .back, .staff, .help], next: "help.done"))
    return page
  }

  /// A question is told once, with its answer; where a later step hangs on it too, its name is enough.
  private func blocks(of step: TraceStep, told: inout Set<TraceStep.Fact>) -> [any Block] {
    let again = step.facts.filter(told.contains)
    let fresh = step.facts.filter { told.insert($0).inserted }
    var blocks: [any Block] = [Gap(Rank.always)]
    blocks += fresh.map { AskedAnswered(asked: $0.asked, answer: $0.answer) }
    if !again.isEmpty {
      let names = again.map(\.name).joined(separator: texts("guided.list"))
      blocks.append(Paragraph(texts("trace.again", ["facts": names]), style: .hint))
    }
    let said = step.says.isEmpty ? step.effect : step.says
    blocks += said.split(separator: "\n").enumerated().map { index, sentence in
      Paragraph(String(sentence), lead: index == 0 ? texts("trace.so") : "")
    }
    if !step.clause.isEmpty { blocks.append(Quote(clause: step.clause, sentence: step.quote)) }
    return blocks
  }

  /// What led to the decision shown: of the answers given here, or of the facts on record.
  private var traceSteps: [TraceStep] {
    let isFound = shownFound != nil
    guard let words = words(outcome.filed == nil ? .noFiling : .filed),
      let facts = isFound ? shownFound?.facts : outcome.request?.facts ?? interview.careCase
    else { return [] }
    let trace = TraceWords(
      context: context, language: language, front: .guided,
      label: { question in
        let asked = isFound ? nil : screen(question).map { title(of: $0) }
        return asked ?? texts("q.\(question.rawValue).title")
      },
      name: { question in screen(question).map { texts($0.label) } ?? "" },
      answer: { given in
        let said = isFound ? context.formWords(given, nil, language) : said(given.question)
        return said.prefix(1).uppercased() + said.dropFirst()
      })
    let settlement = [words.facts.first, words.facts.last].compactMap(\.self)
    return trace.steps(
      facts, on: shownFound?.decidedOn ?? context.today, asked: isFound ? nil : interview,
      TraceEffects(ratio: "", settlement: settlement.joined(separator: "\n")))
  }

  /// Enter reads on, and at the end leads back, as on a page of the help.
  mutating func readReasonsOn(_ size: Size) {
    let laid = laidOut(size)
    guard laid.scroll < laid.maximumScroll else { return goBack() }
    scroll = laid.scrolled(by: .pageDown, from: laid.scroll)
  }
}
