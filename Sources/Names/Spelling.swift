/// What letters and the digits of a telephone stand for.
enum Spelling {
  /// The spelling as the table has it: small letters, `v` for ü however it was typed.
  static func normal(_ typed: String) -> String {
    let letters = typed.lowercased().map { $0 == "ü" ? "v" : $0 }
    let spelt = String(letters)
    return others[spelt] ?? spelt
  }

  /// The digits that spell a reading: 94264 for zhang.
  static func figures(_ reading: some StringProtocol) -> String {
    String(reading.compactMap { figure(of: $0) })
  }

  /// Whether the text is of digits that have letters.
  static func isFigures(_ typed: String) -> Bool {
    !typed.isEmpty && typed.allSatisfy { ("2"..."9").contains($0) }
  }

  /// As passports and school books write what the table spells with `v`.
  private static let others = [
    "lyu": "lv", "nyu": "nv", "lue": "lve", "nue": "nve", "lyue": "lve", "nyue": "nve",
  ]

  private static func figure(of letter: Character) -> Character? {
    switch letter {
    case "a"..."c": "2"
    case "d"..."f": "3"
    case "g"..."i": "4"
    case "j"..."l": "5"
    case "m"..."o": "6"
    case "p"..."s": "7"
    case "t"..."v": "8"
    case "w"..."z": "9"
    default: nil
    }
  }
}
