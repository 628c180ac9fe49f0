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
    return long.map(String.init).joined() + checkDigit(of: long)
  }

  /// A text with the digits of every number that may be somebody's hidden, but for its last four: as long as
  /// an identity number, a telephone, or seven digits and more in a row, as a passport has.
  ///
  /// A filing number has sixteen digits and stays, as does a day written in eight. Behind other signs than a
  /// space or a hyphen a number may be another one: there only what has an identity number's check digit is
  /// hidden.
  static func withoutNumbers(_ text: String) -> String {
    var letters = Array(text)
    let plain = letters.map { halfWidth(String($0)) }
    func isDigit(_ index: Int) -> Bool { plain[index].allSatisfy { $0.isASCII && $0.isNumber } }
    func hide(_ number: some Collection<Int>) {
      for index in number.prefix(number.count - 4) { letters[index] = "*" }
    }
    /// Looks at a number that ends here: all of it, and each part without a space or a hyphen in it.
    func end(_ run: [Int]) {
      let digits = run.map { plain[$0] }.joined()
      if run.count >= 15 && run.count != 16 || isMobile(digits) { return hide(run) }
      var part: [Int] = []
      for (place, index) in run.enumerated() {
        part.append(index)
        guard place + 1 == run.count || run[place + 1] != index + 1 else { continue }
        if part.count >= 7, part.count != 16, !isDay(part.map { plain[$0] }.joined()) { hide(part) }
        part = []
      }
    }
    var run: [Int] = []
    for index in letters.indices {
      if isDigit(index) || run.count == 17 && "xX".contains(plain[index]) {
        run.append(index)
      } else if plain[index] != " ", plain[index] != "-" {
        end(run)
        run = []
      }
    }
    end(run)
    // Whatever stands between them, as long as it is no letter.
    let signs = letters.indices.filter { isDigit($0) || plain[$0].contains(where: \.isLetter) }
    for start in signs.indices.dropLast(min(signs.count, 17)) {
      let number = signs[start..<start + 18]
      if hasCheckDigit(number.map { plain[$0] }.joined()) { hide(number) }
    }
    return String(letters)
  }

  /// Whether those digits are a mobile telephone's.
  private static func isMobile(_ digits: String) -> Bool {
    digits.utf8.count == 11 && digits.hasPrefix("1") && !digits.hasPrefix("10")
  }

  /// Whether those digits are a day of this century or the last, such as 20260731.
  private static func isDay(_ digits: String) -> Bool {
    guard digits.utf8.count == 8, digits.hasPrefix("19") || digits.hasPrefix("20"),
      let month = Int(digits.dropFirst(4).prefix(2)), let day = Int(digits.suffix(2))
    else { return false }
    return (1...12).contains(month) && (1...31).contains(day)
  }

  /// Whether 18 characters are an identity number by its last one (GB 11643).
  private static func hasCheckDigit(_ text: String) -> Bool {
    let digits = text.utf8.dropLast().map { Int($0) - 48 }
    guard digits.count == 17, digits.allSatisfy((0...9).contains),
      (1...12).contains(digits[10] * 10 + digits[11]),
      (1...31).contains(digits[12] * 10 + digits[13])
    else { return false }
    return checkDigit(of: digits) == text.suffix(1).uppercased()
  }

  /// The eighteenth character behind seventeen digits (GB 11643).
  private static func checkDigit(of digits: some Collection<Int>) -> String {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  /// A name without spaces, capitals where it has letters.
  static func name(_ text: String) -> String {
    halfWidth(text).filter { $0 != " " }.uppercased()
  }
}
