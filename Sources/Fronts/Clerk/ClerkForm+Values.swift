import Interview
import Messages
import OfficeLists
import Places
import Screens
import Terminal

extension ClerkForm {
  /// Whether the list of values stands beside the field: asked for, or opened by typing.
  var showsList: Bool {
    listIsOpen && listed != nil || isCoded(focus) && !line.text.isEmpty
  }

  /// The question that F4 lists the values of: an ID number has none, but its paper has a kind.
  var listed: Question? {
    isCoded(focus) ? focus : focus == .identity ? .identityKind : nil
  }

  /// What the field may take, narrowed by what is typed in it; empty for a field of words.
  func candidates(_ words: Messages.Catalogue) -> [ClerkCandidate] {
    switch listed.flatMap({ screens[$0]?.input }) {
    case .choice(let options):
      ClerkCandidate.options(options, meantBy: isCoded(focus) ? line.text : "", words)
    case .place(let scope):
      ClerkCandidate.places(scope, meantBy: line.text, in: places, words.language)
    case .institution:
      ClerkCandidate.institutions(
        interview.institutions(focus), meantBy: line.text, in: places, words)
    case .text, nil: []
    }
  }

  /// The code a text stands for without a doubt, for leaving a field by another key than Enter.
  func exact(_ text: String) -> String? {
    switch screens[focus]?.input {
    case .choice(let options):
      return options.first { String($0.digit) == text }?.value
    case .place(let scope):
      if let called = place(called: text, scope) { return called }
      let matches = places.search(text, scope: scope.searched, limit: 2)
      return matches.count == 1 ? matches.first.map { String($0.place.code) } : nil
    case .institution: return exactInstitution(text)
    case .text, nil: return nil
    }
  }

  /// The code of the place that has that name or code whole, if it is the only one.
  func place(called text: String, _ scope: Screen.PlaceScope) -> String? {
    let found = places.search(text, scope: scope.searched, limit: Self.namesakesMax).map(\.place)
    let called = found.filter { place in
      [place.name, place.short, place.fullName, String(place.code)].contains(text)
    }
    return called.count == 1 ? called.first.map { String($0.code) } : nil
  }

  /// More places than any name is shared by.
  private static let namesakesMax = 60

  /// The option of a field that a digit picks.
  func option(_ digit: Int) -> Screen.Option? {
    guard case .choice(let options) = screens[focus]?.input else { return nil }
    return options.first { $0.digit == digit }
  }

  /// Whether the focus is on a field that is filled from one of the office's lists.
  var picksInstitution: Bool { !interview.institutions(focus).isEmpty }

  /// The key of the institution a text stands for without a doubt.
  private func exactInstitution(_ text: String) -> String? {
    let found = Institution.matches(text, in: interview.institutions(focus), limit: 2)
    guard let first = found.first, found.count == 1 || first.isCalled(text) else { return nil }
    return first.key
  }
}
