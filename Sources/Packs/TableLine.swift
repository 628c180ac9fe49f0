/// One line of a pipe table, cut into cells as its author wrote them.
///
/// The parser drops cells beyond the head's and pads a row that has too few, so whatever counts
/// cells counts them here.
struct TableLine {
  /// The whole line.
  let text: Substring
  /// The cells without the blanks around them; escapes and code spans as they stand.
  let cells: [Substring]
  /// Whether any bar cuts it.
  let hasBar: Bool
  /// Whether there is a full-width bar, which is text to the parser.
  let hasWideBar: Bool
  /// Whether there is a <, without which no web markup begins.
  let hasAngle: Bool
  /// Whether a full-width blank stands outside of the outer bars, which the parser takes for a cell.
  let hasWideEdge: Bool

  /// Cuts a line at its bars; a bar after a backslash is text, in a code span too.
  init(_ line: Substring) {
    let utf8 = line.utf8
    let bytes = utf8.span
    var parts: [Range<Int>] = []
    var start = 0
    var (hasWideBar, hasAngle) = (false, false)
    for index in bytes.indices {
      let byte = bytes[index]
      if byte == Self.bar, index == 0 || bytes[index - 1] != Self.backslash {
        parts.append(start..<index)
        start = index + 1
      } else if byte == Self.wideBar[0] {
        hasWideBar = hasWideBar || bytes.holds(Self.wideBar, at: index)
      } else if byte == Self.angle {
        hasAngle = true
      }
    }
    parts.append(start..<bytes.count)
    text = line
    hasBar = parts.count > 1
    (self.hasWideBar, self.hasAngle) = (hasWideBar, hasAngle)
    let edges = hasBar ? [parts[0], parts[parts.count - 1]] : []
    hasWideEdge = edges.contains { !bytes.isNothing($0) && bytes.trimmed($0).isEmpty }
    // The outer bars cut off nothing.
    if hasBar, bytes.isNothing(parts[0]) { parts.removeFirst() }
    if let last = parts.last, bytes.isNothing(last) { parts.removeLast() }
    cells = parts.map { line.part(bytes.trimmed($0)) }
  }

  private static let bar = UInt8(ascii: "|")
  private static let backslash = UInt8(ascii: "\\")
  private static let angle = UInt8(ascii: "<")
  // ｜
  private static let wideBar: [UInt8] = [0xEF, 0xBD, 0x9C]

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

extension Span<UInt8> {
  /// Whether there is nothing but blanks that the parser drops; a full-width one is a cell to it.
  fileprivate func isNothing(_ range: Range<Int>) -> Bool {
    range.allSatisfy { self[$0] == UInt8(ascii: " ") || self[$0] == UInt8(ascii: "\t") }
  }
}
