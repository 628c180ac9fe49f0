/// A language the program speaks; raw values name the files of `Locales`.
package enum Language: String, CaseIterable, Sendable {
  case zh
  case en

  /// The other one, for the key that changes languages.
  package var other: Language {
    switch self {
    case .zh: .en
    case .en: .zh
    }
  }
}
