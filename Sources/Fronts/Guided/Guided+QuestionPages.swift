import Interview
import Messages
import OfficeLists
import Screens
import Terminal

/// The first page and the pages that ask.
extension Guided {
  /// G0: what can be done here, and what to have ready.
  var startPage: Page {
    guard let choice = shownChoice else { return questionPage(.purpose) }
    let heading = texts("guided.start.title")
    var body: [any Block] = []
    body += problemBlocks
    body += [Gap(), Gap(Rank.air), choice, Gap(), Gap(Rank.air)]
    body += [
      Paragraph(texts("guided.start.ready"), style: .hint, rank: Rank.hint),
      Paragraph(texts("guided.start.time"), style: .hint, rank: Rank.hint),
    ]
    return page(
      aside: context.office.name, heading: heading, body,
      bar: bar([.next, .staff, .help, .language]))
  }

  func questionPage(_ question: Question) -> Page {
    guard let screen = screen(question) else { return waitingPage("guided.looking") }
    var body = leadBlocks(screen)
    switch screen.input {
    case .choice:
      let answers = shownChoice.map { [Gap(), $0] + chosenBlocks($0) } ?? []
      body += listBlocks(question) + problemBlocks + answers
    case .place:
      body += problemBlocks + [Gap()] + placeBlocks(question)
    case .institution:
      body += listBlocks(question) + problemBlocks + [Gap()] + institutionBlocks(question)
    case .text(.name, let width):
      body += problemBlocks + [Gap()] + nameBlocks(question, width: width) + whyBlocks(screen)
    case .text(let kind, let width):
      body += problemBlocks + [Gap(), Gap(Rank.air)]
      body += fieldBlocks(question, kind, width: width) + whyBlocks(screen)
    }
    return page(
      aside: stepText(step(of: screen)), heading: title(of: screen), body, bar: bar(for: screen))
  }

  /// The keys of a question's page: where characters are typed also the one of a keypad that deletes.
  private func bar(for screen: Screen) -> [BarEntry] {
    if case .text = screen.input { bar([.next, .back, .takeBack, .staff, .help]) } else { bar() }
  }

  /// The sentence beneath a question; within a region its name, which says more than how one came there.
  private func leadBlocks(_ screen: Screen) -> [any Block] {
    let question = screen.question
    if case .place = screen.input {
      let lead = regionTitle(question) ?? screen.hint.map { texts($0) }
      return lead.map { [Paragraph($0, style: .hint)] } ?? []
    }
    // While a character is on its way, what it is picked from takes the room.
    if isName(question), !nameEntry(question).typed.isEmpty { return [] }
    return screen.hint.map { [Paragraph(texts($0), style: .hint, rank: Rank.hint)] } ?? []
  }

  /// What the answer is needed for, under the field.
  private func whyBlocks(_ screen: Screen) -> [any Block] {
    screen.why.map { [Gap(), Paragraph(texts($0), style: .hint, rank: Rank.hint)] } ?? []
  }

  /// The step a screen belongs to; one asked later than usual does not go back a step.
  private func step(of screen: Screen) -> Int? {
    guard screen.question == .networked, interview.lists.networked != nil else {
      return screen.step
    }
    return self.screen(.hospital)?.step
  }

  /// The question, put about the person or about the relative it is filed for.
  func title(of screen: Screen) -> String {
    let isForRelative = interview.answers[.forWhom]?.value == Value.relative
    return texts(screen.title(forRelative: isForRelative))
  }

  private func placeBlocks(_ question: Question) -> [any Block] {
    let line = lines[question] ?? EditLine()
    var blocks: [any Block] = [
      TextField(line, width: 22, hasFocus: marks[question] == nil)
    ]
    if let choice = shownChoice {
      let hints: [any Block] = [
        Gap(Rank.air),
        OnScreen(Paragraph(texts("guided.place.how"), style: .hint, rank: Rank.hint)),
        Paragraph(texts("guided.place.county"), style: .hint, rank: Rank.hint),
      ]
      blocks +=
        [choice] + chosenBlocks(choice, unmarked: region(question) == .country ? hints : [])
    } else if line.text.isEmpty {
      blocks += [
        Gap(), OnScreen(Paragraph(texts("guided.place.how"), style: .hint, rank: Rank.hint)),
        Paragraph(texts("guided.place.county"), style: .hint, rank: Rank.hint),
      ]
    } else if complaint.isEmpty {
      blocks += [
        Gap(),
        ErrorNote([
          texts("guided.place.not_found", ["text": line.text]), texts("guided.place.none_fits.do"),
        ]),
      ]
    }
    if shownChoice == nil, !line.text.isEmpty {
      let how = Paragraph(
        texts("guided.place.delete", deletingKeys), style: .hint, rank: Rank.hint)
      blocks += [Gap(), OnScreen(how)]
    }
    return blocks
  }

  private func fieldBlocks(
    _ question: Question, _ kind: Screen.TextKind, width: Int
  ) -> [any Block] {
    let line = lines[question] ?? EditLine("", maximum: kind.figuresMax)
    let isMasked = masked.contains(question)
    guard let groups = kind.groups else {
      let how =
        isMasked
        ? texts("guided.field.masked") : texts("guided.field.\(kind.rawValue)", deletingKeys)
      return [
        TextField(
          line, width: max(width, kind.figuresMax + 1),
          masked: isMasked ? Mask.lastFour(line.text) : nil),
        OnScreen(Paragraph(how, style: .hint, rank: Rank.hint)),
      ]
    }
    var blocks: [any Block] = [
      CellField(line, groups: groups, isMasked: isMasked, wrong: wrong), Gap(Rank.air),
    ]
    let progress = progress(of: line, kind, isMasked: isMasked)
    if !progress.isEmpty {
      blocks += [OnScreen(Paragraph(progress, rank: Rank.hint)), Gap()]
    }
    // Of a number that is hidden the row above says how it is changed.
    if isMasked { return blocks }
    blocks.append(
      OnScreen(
        Paragraph(
          texts("guided.field.\(kind.rawValue).how", deletingKeys), style: .hint, rank: Rank.hint)))
    return blocks
  }

  /// What is under the digits: what to type, how many are missing, or that they are all there.
  private func progress(of line: EditLine, _ kind: Screen.TextKind, isMasked: Bool) -> String {
    let now = line.text.count
    let total = kind.groups?.reduce(0, +) ?? 0
    if isMasked { return texts("guided.field.masked") }
    if kind == .phone, line.text == "0" { return texts("guided.field.phone.none") }
    // How long a landline's number is nobody can say.
    let isLandline = kind == .phone && line.text.hasPrefix("0")
    if now == 0 || isLandline { return texts("guided.field.\(kind.rawValue)") }
    if complaint.first?.key == "error.identity_check.wrong" {
      return texts("guided.field.identity.causes")
    }
    guard now >= total else {
      return texts("guided.field.missing", ["now": "\(now)", "missing": "\(total - now)"])
    }
    // What is wrong with them stands above already, and does not go with "press Enter".
    guard complaint.isEmpty else { return "" }
    return texts(
      now > total ? "guided.field.over" : "guided.field.full",
      ["now": "\(now)", "want": "\(total)"])
  }

  /// A page between two others, while the world answers.
  func waitingPage(_ key: String) -> Page {
    page(heading: texts(key), [], bar: bar([.staff]))
  }
}
