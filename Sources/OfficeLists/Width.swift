/// Text as typed or exported, made comparable.
enum Width {
  /// Full-width letters, digits and marks as their ASCII twins, the wide blank as a blank.
  static func half(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000, 0xA0: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Without blanks at its ends.
  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// What two names must share to be the same: no blanks, brackets and letters of one form.
  static func comparable(_ text: String) -> String {
    half(text).lowercased().filter { !$0.isWhitespace && $0 != "·" }
  }
}
