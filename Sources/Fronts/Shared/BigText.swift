import Terminal

/// A few words drawn several rows high, beside the same words in text.
///
/// Of blocks where the terminal draws them one column wide, the only characters of ambiguous width
/// on any screen; else of reversed blanks where there is room, else nothing.
package struct BigText: Block {
  package var text: String
  package var glyphs: Glyphs
  package var canDrawBlocks: Bool
  /// Whether the empty row that sets it apart is beneath it and not above.
  package var gapFollows: Bool

  /// No more lines than a number needs that does not fit in one.
  private static let linesMax = 2

  /// Those words in that font.
  package init(_ text: String, glyphs: Glyphs, canDrawBlocks: Bool, gapFollows: Bool = false) {
    self.text = text
    self.gapFollows = gapFollows
    self.glyphs = glyphs
    self.canDrawBlocks = canDrawBlocks
  }

  package func lines(columns: Int) -> [Line] {
    let cells = canDrawBlocks ? 1 : 2
    guard let bitmaps = broken(columns: columns / cells) else { return [] }
    let rows = bitmaps.map { bitmap -> [[Span]] in
      canDrawBlocks ? bitmap.blocks.map { [Span($0, .title)] } : bitmap.reversed
    }
    let drawn = Array(rows.joined(separator: [[]])).map { spans in
      var line = Line(spans, rank: Rank.big)
      line.isPicture = true
      return line
    }
    return gapFollows ? drawn + [.empty(Rank.big)] : [.empty(Rank.big)] + drawn
  }

  /// The text in as few lines as are needed, broken between words; `nil` where it does not fit.
  private func broken(columns: Int) -> [Bitmap]? {
    var bitmaps: [Bitmap] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      guard let bitmap = glyphs.bitmap(of: longer) else { return nil }
      if bitmap.columns <= columns {
        line = longer
        if !bitmaps.isEmpty { bitmaps.removeLast() }
        bitmaps.append(bitmap)
      } else {
        guard let alone = glyphs.bitmap(of: word), alone.columns <= columns else { return nil }
        line = String(word)
        bitmaps.append(alone)
      }
    }
    return bitmaps.isEmpty || bitmaps.count > Self.linesMax ? nil : bitmaps
  }
}
