import Interview
import Messages
import OfficeLists
import Places
import Rules
import Screens

/// One line of the list beside a field: what can be picked, by its digit or by moving to it.
struct ClerkCandidate: Hashable, Sendable {
  /// Picks it while letters stand in the field; `nil` from the tenth on.
  var digit: Int?
  /// What goes into the field.
  var value: String
  /// What it stands for.
  var content: Content

  /// What a line of the list stands for.
  enum Content: Hashable, Sendable {
    /// Words, a column each.
    case words([String])
    /// A place, said in that language.
    case place(Place, Language)
  }

  /// What is read, a column each; put together where it is drawn, as a key needs only the values.
  var cells: [String] {
    switch content {
    case .words(let words): words
    case .place(let place, let language): ClerkWord.cells(of: place, language)
    }
  }
}

extension ClerkCandidate {
  /// The most lines a list of places has: with more the letters tell nothing yet.
  private static let placesMax = 60

  /// Options whose words hold what is typed, or whose letters begin with it; without a word all.
  static func options(
    _ options: [Screen.Option], meantBy text: String, _ words: Messages.Catalogue
  ) -> [ClerkCandidate] {
    let query = text.lowercased()
    return options.filter { option in
      query.isEmpty || words(option.label).lowercased().contains(query)
        || ClerkWord.letters(of: option.label, words).contains { $0.hasPrefix(query) }
    }.map { option in
      ClerkCandidate(
        digit: option.digit, value: option.value, content: .words([words(option.label)]))
    }
  }

  /// Places that are meant by what is typed; without a word, those most gone to.
  static func places(
    _ scope: Screen.PlaceScope, meantBy text: String, in places: Places, _ language: Language
  ) -> [ClerkCandidate] {
    let found: [Place] =
      switch scope {
      case _ where !text.isEmpty:
        places.search(text, scope: scope.searched, limit: placesMax).map(\.place)
      case .insured: places.insuredPlaces
      case .care: places.provinces.flatMap { places.filingPlaces(in: $0.code) }
      }
    return found.enumerated().map { index, place in
      ClerkCandidate(
        digit: index < 9 ? index + 1 : nil, value: String(place.code),
        content: .place(place, language))
    }
  }

  /// Institutions that are meant by what is typed; without a word all, and that it is none of them.
  static func institutions(
    _ list: [Institution], meantBy text: String, in places: Places, _ words: Messages.Catalogue
  ) -> [ClerkCandidate] {
    let found = Institution.matches(text, in: list, limit: list.count).enumerated()
    let candidates = found.map { index, institution in
      let place = places.place(institution.place.value)
      return ClerkCandidate(
        digit: index < 9 ? index + 1 : nil, value: institution.key,
        content: .words([
          institution.name,
          institution.grade.map { words("word.grade.\($0.rawValue)") } ?? "",
          place.map { words.language.isChinese ? $0.name : $0.latin } ?? "",
        ]))
    }
    // Where nothing is found a slip of the finger must not mean that it is not listed.
    guard text.isEmpty else { return candidates }
    let none = ClerkCandidate(
      digit: 0, value: Value.notListed, content: .words([words("clerk.institution.none"), "", ""]))
    return candidates + [none]
  }

  /// How many places are meant alike by what is typed: of these the first stands first by its code
  /// alone.
  static func alike(_ scope: Screen.PlaceScope, _ text: String, in places: Places) -> Int {
    let found = places.search(text, scope: scope.searched, limit: placesMax)
    return found.prefix { $0.rank == found.first?.rank }.count
  }
}

extension Screen.PlaceScope {
  /// Where a field's places are searched.
  var searched: SearchScope {
    switch self {
    case .insured: .insured
    case .care: .filing
    }
  }
}
