import Messages
import Terminal

// What the clerk is asked of a test page, so that the printer's settings come from what was seen.
extension Clerk {
  /// Whether there is a test page on paper, printed as the printer is chosen now.
  func mayAsk(_ printer: ClerkPrinter) -> Bool {
    guard case .done = papers[.test]?.printing else { return false }
    return printer.tested == printer.choice
  }

  /// Begins to ask once the page is known to have come.
  mutating func askOfTestPage() {
    guard var new = printer, new.typing == nil, new.questions == nil, mayAsk(new) else { return }
    ask(in: &new, isSilent: false)
    printer = new
  }

  /// Asks the first thing; `isSilent` where the printer said nothing of the page.
  mutating func ask(in new: inout ClerkPrinter, isSilent: Bool) {
    guard mayAsk(new) else { return }
    new.questions = ClerkTestQuestions(new.choice, isSilent: isSilent)
    goOn(in: &new)
  }

  /// Takes a digit as the answer to what is asked.
  mutating func answer(_ digit: Int, in new: inout ClerkPrinter) -> [Effect] {
    guard var questions = new.questions else { return [] }
    guard questions.answer(digit) else {
      notice = Message("clerk.printer.ask.no_answer", ["digit": String(digit)])
      return []
    }
    new.questions = questions
    return end(&new)
  }

  /// Takes a sign that answers nothing: R asks about the code now, and what begins a scan is dropped to its
  /// Enter, so that the digits of a code answer nothing.
  mutating func takeSign(_ sign: Character, in new: inout ClerkPrinter) {
    guard sign.lowercased() != "r" else {
      new.questions?.askCode()
      return goOn(in: &new)
    }
    guard sign.isLetter else { return }
    new.questions?.dropsScan = true
    notice = Message("clerk.printer.ask.scanned")
  }

  /// Takes a code that was scanned; an empty line ends the codes, and so does 0 where none can be read.
  mutating func readCode(_ text: String, in new: inout ClerkPrinter) -> [Effect] {
    guard var questions = new.questions else { return [] }
    let said = text.filter { $0 != " " }
    guard said.isEmpty || said == "0" else {
      if let dots = new.dots(ofRead: said) { questions.noteRead(dots: dots) }
      notice = new.said(ofRead: said)
      (new.questions, new.typing) = (questions, .code(EditLine("", maximum: Self.codeMax)))
      return []
    }
    questions.endCodes(isNoneRead: said == "0")
    new.questions = questions
    return end(&new)
  }

  /// Asks the next thing; after the last takes over what was answered, and says what is to be done.
  private mutating func end(_ new: inout ClerkPrinter) -> [Effect] {
    guard let questions = new.questions, questions.current == nil else {
      goOn(in: &new)
      return []
    }
    let old = new.choice
    (new.questions, new.typing) = (nil, nil)
    new.choice = questions.choice
    if new.choice != old { new.kept = nil }
    let changed =
      new.choice.withoutCodeDots != old.withoutCodeDots ? "changed" : new.isChanged ? "use" : "well"
    var said = questions.advice
    if questions.leftCodeUnread { said.append(Message("clerk.printer.ask.unread")) }
    if said.isEmpty || changed == "changed" {
      said.append(Message("clerk.printer.ask.\(changed)"))
    }
    new.advice = said
    return look(at: &new, since: old)
  }

  private func goOn(in new: inout ClerkPrinter) {
    let isCode = new.questions?.current == .code
    new.typing = isCode ? .code(EditLine("", maximum: Self.codeMax)) : nil
  }
}

// The page on which it is asked.
extension Clerk {
  /// What is asked, and each answer by its digit; the settings stand on the page below.
  func askingPage(
    _ questions: ClerkTestQuestions, _ printer: ClerkPrinter, _ title: String
  ) -> Page {
    let bar = bar([.back, .help, .list, .language])
    guard let current = questions.current else {
      return Page(title: title, body: [], bar: bar, announce: title)
    }
    let asked = words("clerk.printer.ask.\(current.rawValue)")
    let count = words(
      "clerk.printer.ask.count",
      ["index": String(questions.index), "count": String(questions.count)])
    let answers = answers(to: current, questions)
    let facts: ClerkFacts
    if current == .code {
      let read = questions.read.filter { $0 > 0 }.sorted(by: >).map {
        words("paper.test.code.size", ["dots": String($0)])
      }
      facts = ClerkFacts([
        (words("clerk.printer.ask.code.read"), read.joined(separator: "   "))
      ])
    } else {
      facts = ClerkFacts(
        answers.map { (String($0.digit), $0.words) }, digits: answers.map(\.digit))
    }
    let body: [any Block] = [
      Steps(paperSteps), Gap(), Paragraph(count, style: .hint), Gap(),
      Paragraph(asked, style: .title), Gap(), facts,
    ]
    return Page(
      title: title, aside: windowAside, body: body, foot: foot(asking: current, printer), bar: bar,
      announce: ([asked] + answers.map { "\($0.digit) \($0.words)" }).joined(separator: "\n"))
  }

  private func answers(
    to question: ClerkTestQuestions.Question, _ questions: ClerkTestQuestions
  ) -> [(digit: Int, words: String)] {
    let key = "clerk.printer.ask.\(question.rawValue)"
    switch question {
    case .code: return []
    case .hanzi where questions.hanziTried.count == 2:
      return [(1, words(key + ".1")), (2, words(key + ".3"))]
    default: return (1...questions.answers).map { ($0, words("\(key).\($0)")) }
    }
  }

  private func foot(
    asking question: ClerkTestQuestions.Question, _ printer: ClerkPrinter
  ) -> [any Block] {
    let told: [any Block] = notice.map { [Paragraph(words($0), style: .title)] } ?? []
    guard question == .code, case .code(let line) = printer.typing else {
      return [Gap()] + told + [ClerkPrompt(text: words("clerk.printer.ask.press"), style: .text)]
    }
    return [Gap()] + told + [
      ChangeFieldLine(
        label: words("clerk.printer.code"), value: line.text, hasFocus: true,
        caret: line.caretColumn),
      Phrases(words("clerk.printer.ask.code.hint"), style: .hint),
    ]
  }
}

extension PrinterChoice {
  /// The choice but for how large codes are: that was seen on the page, and needs no other.
  fileprivate var withoutCodeDots: PrinterChoice {
    var choice = self
    choice.codeDots = nil
    return choice
  }
}
