/// The characters that CUPS's text filter can print: it has no type for many marks and rare names.
///
/// Its table (charsets/pdf.utf-8) ends at U+04FF and goes on from U+3000 to U+9FFF; what lies
/// outside comes out as a box, or ends the line. Full-width marks lie outside.
enum PlainType {
  /// The text with marks outside that range spelt inside it, each as wide as it was.
  ///
  /// - Throws: the first character that cannot be spelt.
  static func spelt(_ text: String) throws(PrintFault) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isPrintable(scalar) {
        result.append(scalar)
      } else if let spelling = spelling(of: scalar) {
        result.append(contentsOf: spelling.unicodeScalars)
      } else {
        throw PrintFault(.missingCharacter, reason: String(scalar))
      }
    }
    return String(result)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x04FF || (0x3000...0x9FFF).contains(scalar.value)
  }

  private static func spelling(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{201C}": "「"
    case "\u{201D}": "」"
    case "\u{2018}": "『"
    case "\u{2019}": "』"
    case "\u{2014}", "\u{2013}", "\u{2015}": "--"
    case "\u{2026}": ".."
    default: halfWidth(scalar)
    }
  }

  /// A full-width ASCII mark at half width, with a space on the side where it has its air.
  private static func halfWidth(_ scalar: Unicode.Scalar) -> String? {
    guard (0xFF01...0xFF5E).contains(scalar.value),
      let half = Unicode.Scalar(scalar.value - 0xFEE0)
    else { return nil }
    return "([{<".unicodeScalars.contains(half) ? " \(half)" : "\(half) "
  }
}
