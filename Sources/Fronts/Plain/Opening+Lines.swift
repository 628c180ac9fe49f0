import Messages
import Terminal

/// Lines typed on the opening page.
extension Opening: LineFront {
  package var takesZero: Bool { false }
  package var isLeaving: Bool { false }
  package var wouldLose: Bool { false }
  package var lineKept: String? { nil }
  package var lineAsked: String {
    texts(cover == .help ? "lines.ask.back" : "lines.ask.number")
  }

  package func shown(line: String) -> String { line.hidingNumber }

  package mutating func take(line: String) -> LineTaken {
    let (size, wasHelp) = (PageLayout.smallest, cover == .help)
    switch LineCommand(line) {
    case .language: return LineTaken(obey(.language, size: size))
    case .english: return LineTaken(handle(.key(.character("e")), size: size))
    case .leave: return LineTaken(obey(.leave, size: size))
    case .help: return LineTaken(obey(.help, size: size))
    case .back where wasHelp: return LineTaken(obey(.back, size: size))
    case .back: return .refused(texts("guided.first_page"))
    case .staff: return .refused(texts("guided.staff.come"))
    case .again: return .again
    case nil: break
    }
    if wasHelp, line.isEmpty { return LineTaken(obey(.back, size: size)) }
    guard !line.isEmpty else { return .again }
    guard let number = line.lineDigit else {
      return .refused(texts("shared.opening.not_chosen"))
    }
    return LineTaken(choose(number, goesOn: !wasHelp))
  }
}
