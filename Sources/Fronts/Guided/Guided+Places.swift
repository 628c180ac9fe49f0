import Interview
import Messages
import Places
import Rules
import Screens
import Terminal

/// Finding a place: what is offered, and what Enter on the page takes.
extension Guided {
  /// What the text typed so far may mean, on all leaves together; as many as anybody turns.
  func matches(for question: Question) -> [Match] {
    guard case .place(let scope) = screen(question)?.input, let line = lines[question] else {
      return []
    }
    return context.places.search(
      line.text, scope: scope == .care ? .filing : .insured, limit: 10 * Self.leafMax)
  }

  /// Where nearly everybody is insured who comes here.
  var home: Place? { context.places.place(Interview.usualInsuredPlace.value) }

  /// What is offered for the insured place before anything is typed.
  func usualPlaces(_ question: Question) -> [ChoiceOption] {
    guard case .place(.insured) = screen(question)?.input, let home,
      lines[question]?.text.isEmpty ?? true, regions[question] == nil
    else { return [] }
    let values = ["place": name(home)]
    return [(1, "home"), (2, "county"), (9, "elsewhere")].map { number, key in
      let label = "guided.place.usual.\(key)"
      return ChoiceOption(
        number: number, label: texts(label, values),
        explanation: number == 9 ? "" : texts("\(label).hint", values))
    }
  }

  private mutating func enterUsual(_ question: Question, _ number: Int) -> [Effect] {
    guard let home else { return [] }
    switch number {
    case 1: return take(String(home.code), for: question)
    case 2: show(.city(home.code), question)
    default: show(.country, question)
    }
    return []
  }

  mutating func enterPlace(_ question: Question) -> [Effect] {
    if let number = marks[question], !usualPlaces(question).isEmpty {
      return enterUsual(question, number)
    }
    if region(question) != nil { return enterListed(question) }
    let found = onLeaf(matches(for: question), question)
    if let number = marks[question], turnLeaf(number) { return [] }
    let text = lines[question]?.text ?? ""
    switch marks[question] {
    case .some(9):
      show(.country, question)
      complaint = [Message("guided.place.none_fits"), Message("guided.place.none_fits.do")]
    case .some(let number) where found.indices.contains(number - 1):
      return take(String(found[number - 1].place.code), for: question)
    default:
      if text.isEmpty, shownChoice == nil {
        complaint = [Message("guided.place.empty")]
      } else if found.isEmpty, !text.isEmpty {
        complaint = [
          Message("guided.place.not_found", ["text": text]), Message("guided.place.none_fits.do"),
        ]
      } else {
        sayNoneChosen()
      }
    }
    return [.bell]
  }
}
