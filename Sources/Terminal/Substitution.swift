internal import Widths

/// The text with marks whose width terminals disagree on replaced by their like, for drawing only.
///
/// The law is quoted to the letter everywhere else; on the screen “ ” would be one column wide in
/// one terminal and two in another, and everything after them on the row would be out of place.
package func onScreen(_ text: some StringProtocol) -> String {
  var result = ""
  for character in text {
    if let scalar = character.singleScalar, let letters = numerals[scalar] {
      result += letters
    } else {
      result.append(drawn(character))
    }
  }
  return result
}

/// ASCII for the full-width letters, digits, marks and blank that an input method gives.
///
/// Every field but those for names reads its keys through this.
package func halfWidth(_ text: some StringProtocol) -> String {
  String(text.map(halfWidth))
}

/// ASCII for one full-width character; any other is given back as it is.
package func halfWidth(_ character: Character) -> Character {
  guard let scalar = character.singleScalar else { return character }
  if scalar.value == 0x3000 { return " " }
  guard (0xFF01...0xFF5E).contains(scalar.value),
    let ascii = Unicode.Scalar(scalar.value - 0xFEE0)
  else { return character }
  return Character(ascii)
}

/// Roman numerals of one code point, which have no single twin.
private let numerals: [Unicode.Scalar: String] = [
  "Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "Ⅴ": "V", "Ⅵ": "VI", "Ⅶ": "VII", "Ⅷ": "VIII",
  "Ⅸ": "IX", "Ⅹ": "X", "Ⅺ": "XI", "Ⅻ": "XII",
]

/// What is drawn for a character: its like where terminals disagree on the width, else itself.
///
/// Only marks of which such a twin exists; the rest is not used in our own texts. The grid draws by
/// it and `columns` measures by it, so that a name with a dot is as wide as it looks.
func drawn(_ character: Character) -> Character {
  switch character.singleScalar {
  case "“": "「"
  case "”": "」"
  case "‘": "『"
  case "’": "』"
  case "·": "・"
  case "×": "x"
  case "—", "–": "-"
  case "…": "."
  default: character
  }
}
