/// A language the program speaks; raw values name the files of `Locales`.
package enum Language: String, CaseIterable, Sendable {
  case zh
  /// 大白话: Chinese without a word that has to be learned, laid over `zh`; the guided front's alone.
  case zhPlain = "zh_plain"
  case en

  /// The languages in which things are written down: papers, records, the clerk's front, answers.
  package static let official: [Language] = [.zh, .en]

  /// Whether places and persons are written in Chinese characters.
  package var isChinese: Bool { self != .en }

  /// The same language as it is written down: 大白话 is Chinese then.
  package var official: Language { isChinese ? .zh : .en }

  /// The one after it, round and round, for the key that changes languages.
  package func next(among languages: [Language]) -> Language {
    guard let place = languages.firstIndex(of: self) else { return official }
    return languages[(place + 1) % languages.count]
  }
}
