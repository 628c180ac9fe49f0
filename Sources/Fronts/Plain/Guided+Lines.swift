import Interview
import Messages
import Screens
import Terminal

/// Lines typed in plain mode: each does what its keys would do on a screen.
extension Guided: LineFront {
  package mutating func take(line: String) -> LineTaken {
    if overlay == .stillThere {
      lift()
      guard !line.isEmpty else { return .again }
    }
    if let command = LineCommand(line) { return obeyed(command) }
    if line.isEmpty, lineKept == nil { complaint = [] }
    guard overlay == nil, case .question(let question) = page else { return taken(line) }
    let pages = pageNumber
    var taken = read(line, for: question)
    if pageNumber != pages, interview.answers[question] != nil {
      taken.said = confirmed(question)
      keepTyped(question)
    }
    return taken
  }

  package func shown(line: String) -> String {
    guard overlay == nil, LineCommand(line) == nil, case .question(let question) = page,
      case .text(let kind, _) = screen(question)?.input
    else { return line.hidingNumber }
    switch kind {
    case .identity, .filingNumber, .tail: return Mask.lastFour(line)
    case .phone: return Mask.phone(line)
    // Meant for another page, as by somebody who goes too fast.
    case .name, .date: return line.hidingNumber
    }
  }

  package var isLeaving: Bool { overlay == .leave }

  package var takesZero: Bool {
    guard overlay == nil, shownChoice == nil else { return false }
    if case .question = page { return false }
    return drawn.bar.contains { $0.target == .command(.next) }
  }

  // MARK: - What every page takes

  private mutating func obeyed(_ command: LineCommand) -> LineTaken {
    let (pages, tongue) = (pageNumber, language)
    var taken = LineTaken()
    complaint = []
    switch command {
    case .back: taken.effects = obey(.back, size: lineSize)
    case .help: taken.effects = obey(.help, size: lineSize)
    case .staff: taken.effects = obey(.staff, size: lineSize)
    case .language: taken.effects = obey(.language, size: lineSize)
    case .english: turnEnglish()
    case .leave: taken.effects = obey(.leave, size: lineSize)
    case .again: break
    }
    if pageNumber == pages, language == tongue, complaint.isEmpty, !isOver {
      taken.isAgain = true
    }
    return taken
  }

  /// A line on a page that asks nothing, or on one that lies over another.
  private mutating func taken(_ line: String) -> LineTaken {
    if line.isEmpty {
      guard overlay == .help else { return .again }
      leaveHelpPage()
      return LineTaken()
    }
    guard line.isLineNumber else { return .refused(texts("lines.numbers")) }
    if line.lineDigit == 0, takesZero { return LineTaken(obey(.next, size: lineSize)) }
    guard line.count < 3 else { return .refused(texts("lines.numbers")) }
    guard let number = line.lineDigit, drawn.offered.contains(number) else {
      return .refused(texts("lines.no_such", ["number": line.narrowed]))
    }
    return LineTaken(pick(number))
  }

  /// Chooses a number, and goes on where that marked an answer.
  private mutating func pick(_ number: Int) -> [Effect] {
    let effects = choose(number)
    guard shownChoice?.marked == number else { return effects }
    return effects + obey(.next, size: lineSize)
  }

  // MARK: - Questions

  private mutating func read(_ line: String, for question: Question) -> LineTaken {
    if line.isEmpty {
      return lineKept == nil ? .again : LineTaken(obey(.next, size: lineSize))
    }
    switch screen(question)?.input {
    case .choice, nil: return picked(line, for: question)
    case .place, .institution:
      return line.isLineNumber ? picked(line, for: question) : searched(line, for: question)
    case .text(let kind, _): return filled(line, kind, for: question)
    }
  }

  private mutating func picked(_ line: String, for question: Question) -> LineTaken {
    complaint = []
    guard let choice = shownChoice else { return LineTaken(choose(line.lineDigit ?? 0)) }
    if let number = line.lineDigit { return LineTaken(pick(number)) }
    complaint =
      line.isLineNumber && line.count < 3
      ? [named("guided.choice.no_such", choice, ["number": line.narrowed])]
      : [named("guided.choice.none", choice)]
    return LineTaken()
  }

  /// What a place or an institution is looked for by replaces what was looked for before.
  private mutating func searched(_ line: String, for question: Question) -> LineTaken {
    lines[question] = EditLine()
    var taken = LineTaken(type(event: .paste(line), into: question))
    complaint = []
    let found = max(matches(for: question).count, institutions(for: question).count)
    if found > 0 { taken.said = texts("lines.found", ["count": "\(found)"]) }
    return taken
  }

  private mutating func filled(
    _ line: String, _ kind: Screen.TextKind, for question: Question
  ) -> LineTaken {
    let answer = kind.lineAnswer(line)
    lines[question] = EditLine(answer, maximum: kind.figuresMax)
    masked.remove(question)
    complaint = []
    wrong = nil
    var taken = LineTaken(take(kind == .phone ? kind.answer(answer) : answer, for: question))
    let isLikely = kind == .identity || answer.count <= kind.figuresMax
    if !complaint.isEmpty, kind != .name, isLikely {
      taken.heard = texts("lines.heard", ["text": spacedOut(answer, kind.groups ?? [4])])
    }
    return taken
  }

  /// The text in the groups it is printed in, so that it can be compared digit by digit.
  private func spacedOut(_ text: String, _ groups: [Int]) -> String {
    var rest = Substring(text.filter { $0 != " " })
    var parts: [Substring] = []
    var sizes = groups[...]
    while !rest.isEmpty {
      let size = sizes.popFirst() ?? groups.last ?? 4
      parts.append(rest.prefix(size))
      rest = rest.dropFirst(size)
    }
    return parts.joined(separator: " ")
  }

  /// A field keeps the answer in its own form, not as it was typed: 2026-7-29 is 20260729.
  private mutating func keepTyped(_ question: Question) {
    guard case .text(let kind, _) = screen(question)?.input,
      let answer = interview.answers[question]?.value
    else { return }
    lines[question] = EditLine(kind.typed(answer), maximum: kind.figuresMax)
    if givenNumber(question) != nil { masked.insert(question) }
  }

  /// What was taken, such as 已选 2，长期住在外地.
  private func confirmed(_ question: Question) -> String {
    if case .choice = screen(question)?.input, let number = marks[question] {
      let values = ["number": "\(number)", "label": value(of: question)]
      return texts("lines.chosen", values)
    }
    return texts("lines.taken", ["value": heardValue(question)])
  }

  private func heardValue(_ question: Question) -> String {
    guard let answer = interview.answers[question]?.value else { return "" }
    switch screen(question)?.input {
    case .text(.identity, _), .text(.filingNumber, _), .text(.tail, _):
      return texts("lines.tail", ["tail": String(answer.suffix(4))])
    default: return value(of: question)
    }
  }

  /// So high that every page is at its end: all of it has been printed, and nothing is left to move to.
  private var lineSize: Size { Size(columns: PageLayout.smallest.columns, rows: 1_000) }

  // MARK: - What is asked for

  package var lineKept: String? {
    guard overlay == nil, complaint.isEmpty, case .question(let question) = page,
      let answer = interview.answers[question]?.value
    else { return nil }
    switch screen(question)?.input {
    case .choice(let options):
      guard options.first(where: { $0.value == answer })?.digit == marks[question] else {
        return nil
      }
    case .place, .institution: if marks[question] == nil { return nil }
    case .text(let kind, _): if lines[question]?.text != kind.typed(answer) { return nil }
    case nil: return nil
    }
    return heardValue(question)
  }

  package var lineAsked: String {
    if overlay == .stillThere { return texts("lines.ask.any") }
    guard overlay == nil, case .question(let question) = page else {
      if shownChoice != nil { return texts("lines.ask.number") }
      guard drawn.offered.isEmpty else { return texts("lines.ask.offered") }
      return texts(takesZero ? "lines.ask.zero" : "lines.ask.back")
    }
    switch screen(question)?.input {
    case .choice, nil: return texts("lines.ask.number")
    case .place:
      let isEmpty = lines[question]?.text.isEmpty ?? true
      return texts(
        shownChoice == nil
          ? "lines.ask.place" : isEmpty ? "lines.ask.place_first" : "lines.ask.place_or_number")
    case .institution: return texts("lines.ask.institution")
    case .text(let kind, _):
      guard complaint.isEmpty else { return texts("lines.ask.again") }
      return texts(
        kind == .filingNumber ? "lines.ask.number_of_filing" : "lines.ask.\(kind.rawValue)")
    }
  }
}

extension Screen.TextKind {
  /// A line as the interview takes it: blanks and hyphens out of numbers, a last point as X.
  fileprivate func lineAnswer(_ line: String) -> String {
    switch self {
    case .name: return line
    case .date, .phone: return line.narrowed
    case .identity, .filingNumber, .tail:
      let figures = line.narrowed.uppercased().filter { $0 != " " && $0 != "-" }
      return figures.hasSuffix(".") ? figures.dropLast() + "X" : figures
    }
  }
}
