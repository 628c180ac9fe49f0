import Names

/// A character of a name on its way: what has been typed for it, and whether it is being picked.
struct NameEntry: Hashable {
  /// Letters, or the digits that carry them on a telephone.
  var typed = ""
  /// Of digits: that all are there, and the next ones pick from now on.
  var isPicking = false
  /// Of digits that spell several readings: the one that is meant.
  var reading: String?
  /// Whether digits stand for single letters and signs, for a name that is written in them.
  var isLatin = false

  /// What comes next.
  enum Stage: Hashable {
    /// Nothing has been typed for the next character; Enter is done with the name.
    case empty
    /// More is typed, or Enter says that it is all.
    case spelling
    /// One of these readings is picked.
    case readings([String])
    /// A character of that reading is picked.
    case characters(String)
    /// One of these letters or signs is picked.
    case letters([String])
  }

  /// Whether digits were typed: they spell until Enter, letters are looked up as they come.
  var isFigures: Bool { typed.first?.isNumber ?? false }

  /// What comes next, at the first place of the name or behind it.
  func stage(_ picker: NamePicker, isFirst: Bool) -> Stage {
    if typed.isEmpty { return .empty }
    if isLatin { return .letters(Self.letters(on: typed)) }
    let found = picker.readings(typed, isFirst: isFirst)
    guard isFigures else { return found.first.map { .characters($0) } ?? .spelling }
    guard isPicking, !found.isEmpty else { return .spelling }
    if let reading, found.contains(reading) { return .characters(reading) }
    return found.count == 1 ? .characters(found[0]) : .readings(found)
  }

  /// What a key of a telephone carries; capitals, as identity cards have them.
  private static func letters(on digit: String) -> [String] {
    let keys = [" -'", "ABC", "DEF", "GHI", "JKL", "MNO", "PQRS", "TUV", "WXYZ"]
    guard let key = Int(digit), (1...keys.count).contains(key) else { return [] }
    return keys[key - 1].map(String.init)
  }

  /// One step back: from the characters to the readings, to the digits, and one of these less.
  mutating func takeBack() {
    if reading != nil {
      reading = nil
    } else if isPicking {
      isPicking = false
    } else {
      typed = String(typed.dropLast())
    }
  }
}
