import Interview
import Screens
import Terminal

extension EditLine {
  /// Lets the event edit the line; false where a full line left something out.
  mutating func insertOrEdit(_ event: Event) -> Bool {
    switch event {
    case .paste(let text): return insert(text.narrowed)
    case .key(.character(let character)):
      return insert(String(character.narrowed))
    default:
      _ = handle(event)
      return true
    }
  }
}

extension Screen.TextKind {
  /// How many characters the field takes.
  var figuresMax: Int {
    switch self {
    case .name: 40
    case .identity, .filingNumber: 18
    case .phone: 12
    case .date: 8
    case .tail: Interview.tailLength
    }
  }

  /// How the digits are grouped, or `nil` where they are words.
  var groups: [Int]? {
    switch self {
    case .name, .filingNumber: nil
    case .identity: [6, 4, 4, 4]
    case .phone: [3, 4, 4]
    case .date: [4, 2, 2]
    case .tail: [Interview.tailLength]
    }
  }

  /// The event with what does not belong into such a field taken out; `nil` where nothing is left.
  func admitted(_ event: Event) -> Event? {
    switch event {
    case .key(.character(let character)):
      return admitted(String(character)).first.map { .key(.character($0)) }
    case .paste(let text):
      let left = admitted(text)
      return left.isEmpty ? nil : .paste(left)
    default: return event
    }
  }

  private func admitted(_ text: String) -> String {
    switch self {
    case .name: return text
    case .phone, .date: return String(text.narrowed.filter { ("0"..."9").contains($0) })
    case .identity, .filingNumber, .tail:
      // The keypad has no X, so its point stands for it.
      let figures = text.narrowed.map { $0 == "." ? "X" : $0 }
      return String(figures.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }).uppercased()
    }
  }

  /// An answer, as it would be typed.
  func typed(_ answer: String) -> String {
    switch self {
    case .date: answer.filter(\.isNumber)
    case .phone: answer == Value.noPhone ? "0" : answer.filter(\.isNumber)
    case .name, .identity, .filingNumber, .tail: answer
    }
  }

  /// What was typed, as the interview takes it.
  func answer(_ text: String) -> String {
    if self == .phone, text == "0" { return Value.noPhone }
    guard self == .date, text.count == 8 else { return text }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }
}
