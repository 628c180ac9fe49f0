/// Finds the code in what a scanner typed, somebody pasted, or a reader of pictures printed.
enum ScannedText {
  /// What stands before the letters where the office has no address of its own: first a sign that is
  /// no key on any page, as scanners type on whatever page is shown.
  static let prefix = "%YBBA1:"
  /// The same on papers that were printed before it had that sign.
  private static let oldPrefix = "YBBA1:"
  /// Characters looked at; the longest code has not a fifth of them.
  static let lengthMax = 2_048

  /// Signs that tell an address of others, a bill or a card from a code of ours that was misread.
  private static let foreign = Set("?=&,;#@_|".utf8)

  /// The letters after address or prefix, `nil` where it is nothing of ours.
  static func letters(in text: String) -> ArraySlice<UInt8>? {
    let plain = plain(text)
    guard !plain.isEmpty, plain.count <= lengthMax, !plain.contains(where: foreign.contains) else {
      return nil
    }
    if let marked = marked(plain) { return marked }
    if plain.starts(with: "HTTPS:".utf8) || plain.starts(with: "HTTP:".utf8) {
      // The address alone tells nothing: whose code it is, the signature says.
      return plain.lastIndex(of: UInt8(ascii: "/")).map { plain[($0 + 1)...] }
    }
    return plain[...]
  }

  /// Whether it begins with the prefix that only our codes have.
  static func isMarked(_ text: String) -> Bool { marked(plain(text)) != nil }

  /// What follows the prefix; `nil` where there is none.
  private static func marked(_ plain: [UInt8]) -> ArraySlice<UInt8>? {
    for prefix in [prefix.utf8, oldPrefix.utf8] where plain.starts(with: prefix) {
      return plain.dropFirst(prefix.count)
    }
    return nil
  }

  /// Capitals without blanks and controls, full width made half.
  ///
  /// That is what an input method or a line break does to a scan. What is not ASCII then stays, as a
  /// sign that is no letter of a code.
  static func plain(_ text: String) -> [UInt8] {
    var plain: [UInt8] = []
    for scalar in text.unicodeScalars.prefix(2 * lengthMax) {
      let value =
        switch scalar.value {
        case 0xFF01...0xFF5E: scalar.value - 0xFEE0
        // What the keys / and . give under a Chinese input method.
        case 0x3001: UInt32(UInt8(ascii: "/"))
        case 0x3002: UInt32(UInt8(ascii: "."))
        default: scalar.value
        }
      switch value {
      case 0...0x20, 0x7F...0xA0, 0x3000, 0x200B...0x200F, 0xFEFF: continue
      case 0x61...0x7A: plain.append(UInt8(value - 32))
      case 0x21...0x7E: plain.append(UInt8(value))
      default: plain.append(0x7F)
      }
    }
    return plain
  }
}
