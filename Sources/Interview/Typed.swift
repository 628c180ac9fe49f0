/// Text as typed, brought to the half-width capitals that numbers are written in.
enum Typed {
  /// Full-width letters and digits made half-width, small letters made capital.
  static func capitals(_ text: String) -> String {
    halfWidth(text).uppercased()
  }

  /// Full-width forms (U+FF01 to U+FF5E, and the wide space) as their ASCII twins.
  static func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x3000: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Without blanks and the hyphens people group numbers with.
  static func closed(_ text: String) -> String {
    String(text.filter { !$0.isWhitespace && !"-‐‑–—−".contains($0) })
  }

  /// Without blanks at its ends.
  static func trimmed(_ text: String) -> String {
    var rest = text[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  /// Whether every character is one of 0 to 9.
  static func isDigits(_ text: some StringProtocol) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) }
  }
}
