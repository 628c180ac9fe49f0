/// One form for what people write in several, so that the same thing is found again.
enum Normalised {
  /// Full-width letters, digits, signs and spaces as their narrow ones.
  static func halfWidth(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      let narrow =
        switch scalar.value {
        case 0x3000: Unicode.Scalar(0x20)
        case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
        default: Unicode.Scalar(scalar.value)
        }
      result.unicodeScalars.append(narrow ?? scalar)
    }
    return result
  }

  /// An identity number without spaces, in capitals, the old one of 15 digits as the new one of 18.
  static func idNumber(_ text: String) -> String {
    let plain = halfWidth(text).filter { $0 != " " && $0 != "-" }.uppercased()
    let digits = plain.utf8.map { Int($0) - 48 }
    guard digits.count == 15, digits.allSatisfy((0...9).contains) else { return plain }
    // Before 1999 numbers had no century and no check digit (GB 11643).
    let long = digits[..<6] + [1, 9] + digits[6...]
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(long, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return long.map(String.init).joined()
      + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  /// A text with the digits of every number as long as an identity number hidden, but for its last four.
  ///
  /// A filing number has sixteen digits and stays.
  static func withoutNumbers(_ text: String) -> String {
    var letters = Array(text)
    var run: [Int] = []
    func hide() {
      guard run.count >= 15, run.count != 16 else { return }
      for index in run.dropLast(4) { letters[index] = "*" }
    }
    for index in letters.indices {
      let plain = halfWidth(String(letters[index]))
      if plain.allSatisfy({ $0.isASCII && $0.isNumber }) || run.count == 17 && "xX".contains(plain)
      {
        run.append(index)
      } else if plain != " ", plain != "-" {
        hide()
        run = []
      }
    }
    hide()
    return String(letters)
  }

  /// A name without spaces, capitals where it has letters.
  static func name(_ text: String) -> String {
    halfWidth(text).filter { $0 != " " }.uppercased()
  }
}
