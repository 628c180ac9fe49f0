import Interview
import Messages
import Places
import Screens
import Terminal

/// The most lines a list of places has: with more the letters tell nothing yet.
private let placesMax = 60

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
  func candidates(_ words: Catalogue) -> [ClerkCandidate] {
    switch listed.flatMap({ screens[$0]?.input }) {
    case .choice(let options): choices(options, words)
    case .place(let scope): found(scope, words)
    case .institution: institutions(words)
    case .text, nil: []
    }
  }

  /// The code a text stands for without a doubt, for leaving a field by another key than Enter.
  func exact(_ text: String) -> String? {
    switch screens[focus]?.input {
    case .choice(let options):
      return options.first { String($0.digit) == text }?.value
    case .place(let scope):
      let matches = places.search(text, scope: Self.scope(scope), limit: 2)
      if matches.count == 1 { return matches.first.map { String($0.place.code) } }
      guard let first = matches.first?.place else { return nil }
      let names = [first.name, first.short, first.fullName, String(first.code)]
      return names.contains(text) ? String(first.code) : nil
    case .institution: return exactInstitution(text)
    case .text, nil: return nil
    }
  }

  /// The option of a field that a digit picks.
  func option(_ digit: Int) -> Screen.Option? {
    guard case .choice(let options) = screens[focus]?.input else { return nil }
    return options.first { $0.digit == digit }
  }

  /// Options whose words begin with what is typed, or whose letters do.
  private func choices(_ options: [Screen.Option], _ words: Catalogue) -> [ClerkCandidate] {
    let query = isCoded(focus) ? line.text.lowercased() : ""
    return options.filter { option in
      guard !query.isEmpty else { return true }
      let spelt = ClerkWord.letters(of: option.label, words)
      return words(option.label).lowercased().contains(query)
        || spelt.contains { $0.hasPrefix(query) }
    }.map { option in
      ClerkCandidate(
        digit: option.digit, value: option.value, cells: [words(option.label)])
    }
  }

  /// Places that are meant by what is typed; without a word, those most gone to.
  private func found(_ scope: Screen.PlaceScope, _ words: Catalogue) -> [ClerkCandidate] {
    let found: [Place]
    if line.text.isEmpty {
      switch scope {
      case .insured: found = places.insuredPlaces
      case .care: found = places.provinces.flatMap { places.filingPlaces(in: $0.code) }
      }
    } else {
      found = places.search(line.text, scope: Self.scope(scope), limit: placesMax).map(\.place)
    }
    return found.enumerated().map { index, place in
      ClerkCandidate(
        digit: index < 9 ? index + 1 : nil, value: String(place.code),
        cells: ClerkWord.cells(of: place, words.language))
    }
  }

  /// Where a field's places are searched.
  static func scope(_ scope: Screen.PlaceScope) -> SearchScope {
    switch scope {
    case .insured: .insured
    case .care: .filing
    }
  }
}
