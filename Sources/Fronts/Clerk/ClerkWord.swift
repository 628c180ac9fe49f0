import Messages
import Places
import Rules
import Terminal

/// How the form writes what a field holds.
enum ClerkWord {
  /// The letters that find an option: `zz` and `zhuanzhen` for 转诊, in the language shown.
  static func letters(of label: String, _ words: Messages.Catalogue) -> [String] {
    let key = "clerk.letters.\(label)"
    return words.has(key) ? words(key).split(separator: " ").map(String.init) : []
  }

  /// A place in the list: code, name, where it lies, and the spelling.
  static func cells(of place: Place, _ language: Language) -> [String] {
    let above = place.cityName.map { "\(place.province) \($0)" } ?? place.province
    return switch language {
    case .zh, .zhPlain: [String(place.code), place.name, above, place.pinyin]
    case .en: [String(place.code), place.latin, place.name, above]
    }
  }

  /// A place behind its code: 成都市 四川, of which a reader of English sees Chengdu.
  static func name(of place: Place, _ language: Language) -> String {
    switch language {
    case .zh, .zhPlain:
      place.code == place.provinceCode ? place.name : "\(place.name) \(place.province)"
    case .en:
      "\(place.latin) \(place.name)"
    }
  }

  /// What was typed for a day, in full: four digits are month and day of the year of `today`.
  ///
  /// Of no other year: what is shown may not hang on how near it is. Where that year has no such day
  /// they stay as they are.
  static func wholeDay(_ typed: String, today: Day) -> String {
    let half = halfWidth(typed)
    guard half.utf8.count == 4, half.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return typed
    }
    let whole = "\(today.civil.year)-\(half.prefix(2))-\(half.suffix(2))"
    return Day(whole) == nil ? typed : digits(of: whole)
  }

  /// Eight digits of a day without the hyphens: 20260731.
  static func digits(of day: String) -> String {
    String(day.filter { $0 != "-" })
  }
}
