import Interview
import Screens
import Terminal

/// What a state holds of persons, for whoever must not show it on.
package struct Personal: Sendable {
  /// How much of the screen may show what is being typed.
  package enum Typing: Sendable {
    /// Nothing of a person is typed here.
    case nothing
    /// The row of the cursor.
    case row
    /// The whole page, such as one that offers characters for a name.
    case page
  }

  /// The page in a word of ours, such as guided.identity.
  package var page: String
  package var typing: Typing
  package var names: [String] = []
  /// Of identity, of telephones, and what was typed to find somebody by.
  package var numbers: [String] = []

  /// A page that holds nothing of anybody yet.
  package init(page: String, typing: Typing) {
    self.page = page
    self.typing = typing
  }

  /// Adds what was answered.
  mutating func add(_ answers: Answers?) {
    guard let answers else { return }
    for question in Question.allCases {
      if let answer = answers[question] { add(answer.value, to: question) }
    }
  }

  /// Adds what was answered or typed to a question; what is no person's own is passed over.
  mutating func add(_ text: String?, to question: Question) {
    guard let text, !text.isEmpty, question.isPersonal else { return }
    switch question {
    case .name, .agentName: names.append(text)
    case .lookUp:
      names.append(text)
      numbers.append(text)
    default: numbers.append(text)
    }
  }
}

extension Personal {
  /// Adds what stands in a field that cannot take it: it may be a name typed one field too early.
  fileprivate mutating func addStray(_ text: String?) {
    guard let text, !text.isEmpty else { return }
    names.append(text)
    numbers.append(text)
  }
}

extension Guided {
  package var personal: Personal {
    let (name, typing): (String, Personal.Typing) =
      switch page {
      case .question(let question): (question.rawValue, question.isPersonal ? .page : .nothing)
      case .row(let row): ("row.\(row.rawValue)", .nothing)
      default: (word(page), .nothing)
      }
    let over = overlay.map { ".\(word($0))" } ?? ""
    var personal = Personal(page: "guided.\(name)\(over)", typing: typing)
    personal.add(interview.answers)
    personal.add(waiting?.draft.answers)
    for (question, line) in lines { personal.add(line.text, to: question) }
    if case .question(let question) = page, case .place = screen(question)?.input,
      matches(for: question).isEmpty
    {
      personal.addStray(lines[question]?.text)
    }
    return personal
  }
}

extension Clerk {
  package var personal: Personal {
    let typing: Personal.Typing =
      switch page {
      case .form: form.map { $0.focus.isPersonal ? .row : .nothing } ?? .nothing
      case .reasons, .confirm, .printing, .record, .help, .day: .nothing
      case .signIn, .reason: .page
      default: .row
      }
    var personal = Personal(page: "clerk.\(word(page))", typing: typing)
    personal.add(list.search.text, to: .lookUp)
    for draft in list.drafts { personal.add(draft.draft.answers) }
    personal.add(last)
    if let ask = staff.ask { personal.numbers += [ask.number.text, ask.pin.text] }
    if let person = receipt?.unmasked {
      personal.names.append(person.name)
      personal.numbers += [person.identity, person.phone ?? ""]
    }
    for (question, entry) in form?.entries ?? [:] { personal.add(entry.text, to: question) }
    for past in form?.history ?? [] { personal.add(past.entry?.text, to: past.question) }
    if let form {
      personal.add(form.interview.answers)
      personal.add(form.line.text, to: form.focus)
      personal.add(form.before?.text, to: form.focus)
      for question in form.problems.keys { personal.addStray(form.entries[question]?.text) }
      let isFound =
        form.isCoded(form.focus)
        ? !form.candidates(words).isEmpty : !form.line.text.contains(where: \.isLetter)
      if !form.focus.isPersonal, !isFound { personal.addStray(form.line.text) }
    }
    if let life {
      personal.add(life.field == .name ? life.line.text : life.values[.name], to: .name)
      personal.add(life.field == .phone ? life.line.text : life.values[.phone], to: .phone)
      if life.field == .reason { personal.addStray(life.line.text) }
      personal.addStray(life.values[.reason])
    }
    for person in [request?.person.name, request?.agent?.name] { personal.add(person, to: .name) }
    for phone in [request?.person.phone, request?.agent?.phone] { personal.add(phone, to: .phone) }
    for paper in [request?.person.identity, request?.agent?.identity] {
      personal.add(paper?.number, to: .identity)
    }
    return personal
  }
}

/// The name of a case, without what it carries.
private func word<Page>(_ page: Page) -> String { String("\(page)".prefix(while: \.isLetter)) }
