/// One form for what people write in several, so that the same thing is found again.
enum Normalised {
  /// Full-width letters, digits, signs and spaces as their narrow ones.
  static func halfWidth(_ text: String) -> String {
    if isPlain(text) { return text }
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

  /// Whether nothing in it has another form: most numbers are typed so.
  private static func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  /// A number without spaces and hyphens, half width, in capitals.
  static func number(_ text: String) -> String {
    let narrow = halfWidth(text)
    guard isPlain(narrow) else {
      return narrow.filter { $0 != " " && $0 != "-" }.uppercased()
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(narrow.utf8.count)
    for byte in narrow.utf8 where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
      bytes.append((97...122).contains(byte) ? byte - 32 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// An identity number without spaces, in capitals, the old one of 15 digits as the new one of 18.
  static func idNumber(_ text: String) -> String {
    let plain = number(text)
    guard plain.utf8.count == 15 else { return plain }
    let digits = plain.utf8.map { Int($0) - 48 }
    guard digits.allSatisfy((0...9).contains) else { return plain }
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
