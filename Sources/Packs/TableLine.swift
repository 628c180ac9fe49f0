/// One line of a pipe table, cut into cells as its author wrote them.
///
/// The parser drops cells beyond the head's and pads a row that has too few, so whatever counts
/// cells counts them here.
struct TableLine {
  /// The cells without the blanks around them; escapes and code spans as they stand.
  let cells: [Substring]
  /// Whether any bar cuts it.
  let hasBar: Bool
  /// Whether a full-width blank stands outside of the outer bars, which the parser takes for a cell.
  let hasWideEdge: Bool

  /// Cuts a line at its bars; a bar after a backslash is text, in a code span too.
  init(_ line: Substring) {
    var parts: [Substring] = []
    var start = line.startIndex
    var previous: UInt8 = 0
    for index in line.utf8.indices {
      let byte = line.utf8[index]
      if byte == Self.bar && previous != Self.backslash {
        parts.append(line[start..<index])
        start = line.utf8.index(after: index)
      }
      previous = byte
    }
    parts.append(line[start...])
    hasBar = parts.count > 1
    let edges = hasBar ? [parts[0], parts[parts.count - 1]] : []
    hasWideEdge = edges.contains { !Self.isNothing($0) && trimmed($0).isEmpty }
    // The outer bars cut off nothing.
    if hasBar, Self.isNothing(parts[0]) { parts.removeFirst() }
    if let last = parts.last, Self.isNothing(last) { parts.removeLast() }
    cells = parts.map(trimmed)
  }

  /// The blanks the parser drops; a full-width one is a cell to it.
  private static func isNothing(_ part: Substring) -> Bool {
    part.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }

  private static let bar = UInt8(ascii: "|")
  private static let backslash = UInt8(ascii: "\\")

  /// Whether it is a rule as stands under a head: nothing but minus signs, with colons at the ends.
  var isRule: Bool {
    !cells.isEmpty && cells.allSatisfy(Self.isRule)
  }

  /// Whether a cell of a rule is one: at least one minus sign, colons at the ends alone.
  static func isRule(_ cell: Substring) -> Bool {
    var dashes = cell.utf8[...]
    if dashes.first == UInt8(ascii: ":") { dashes = dashes.dropFirst() }
    if dashes.last == UInt8(ascii: ":") { dashes = dashes.dropLast() }
    return !dashes.isEmpty && dashes.allSatisfy { $0 == UInt8(ascii: "-") }
  }
}

/// The text without blanks, half or full width, at its ends.
func trimmed(_ text: String) -> String {
  let kept = trimmed(text[...])
  return kept.utf8.count == text.utf8.count ? text : String(kept)
}

/// The part of a text between the blanks, half or full width, at its ends.
func trimmed(_ text: Substring) -> Substring {
  let isBlank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }
  var scalars = text.unicodeScalars
  while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
  while let last = scalars.last, isBlank(last) { scalars.removeLast() }
  return Substring(scalars)
}
