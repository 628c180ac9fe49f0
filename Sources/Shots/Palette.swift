import Terminal

/// Red, green and blue of a place in the 256-colour palette, as web pages write them.
func webColour(_ place: UInt8) -> String {
  let levels: [Int]
  switch Int(place) {
  case 232...255:
    levels = Array(repeating: 8 + (Int(place) - 232) * 10, count: 3)
  case 16...231:
    let cube = Int(place) - 16
    levels = [cube / 36, cube / 6 % 6, cube % 6].map { $0 == 0 ? 0 : 55 + $0 * 40 }
  default:
    // The first sixteen are whatever a terminal likes; no theme uses them.
    levels = [0, 0, 0]
  }
  return "#"
    + levels.map { level in
      let digits = String(level, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
}

/// How a style looks where nobody knows the terminal's own colours: light grey on near black.
struct Ink: Hashable {
  var text: String
  var ground: String
  var isBold: Bool

  /// The look of that style in that theme.
  init(_ style: Style, _ theme: Theme) {
    let paint = theme.paint(style)
    text = webColour(paint.colours?.text ?? 254)
    ground = webColour(paint.colours?.ground ?? 234)
    if paint.attributes.contains(.reverse) { swap(&text, &ground) }
    isBold = paint.attributes.contains(.bold)
  }
}
