import Terminal

/// Characters as bitmaps, from a font that is no part of the program.
package struct Glyphs: Sendable {
  /// One character, 16 rows high.
  package struct Glyph: Hashable, Sendable {
    /// 8, or 16 for a wide character.
    package let columns: Int
    /// From the top; the leftmost pixel of a row is its highest bit of `columns`.
    package let rows: [UInt16]

    /// The glyph of those rows; `nil` where they are none of a size that fonts have.
    package init?(columns: Int, rows: [UInt16]) {
      guard columns == 8 || columns == 16, rows.count == Glyphs.height,
        rows.allSatisfy({ UInt32($0) < 1 << UInt32(columns) })
      else { return nil }
      self.columns = columns
      self.rows = rows
    }

    /// Whether the pixel is set.
    func isSet(column: Int, row: Int) -> Bool {
      rows[row] >> UInt16(columns - 1 - column) & 1 == 1
    }
  }

  /// The rows every glyph has.
  package static let height = 16

  /// A machine without such a font.
  package static let none = Glyphs { _ in nil }

  private let find: @Sendable (Unicode.Scalar) -> Glyph?

  /// Glyphs looked up by `find` when a page wants them.
  package init(find: @escaping @Sendable (Unicode.Scalar) -> Glyph?) {
    self.find = find
  }

  /// The glyph of the character; `nil` where the font has none.
  package subscript(scalar: Unicode.Scalar) -> Glyph? { find(scalar) }

  /// The bitmap of a line of text, its empty rows above and below cut off; `nil` where the font
  /// lacks a character of it.
  func bitmap(of text: some StringProtocol) -> Bitmap? {
    var rows = [[Bool]](repeating: [], count: Glyphs.height)
    for scalar in text.unicodeScalars {
      guard scalar != " " else {
        for row in rows.indices { rows[row] += [Bool](repeating: false, count: Bitmap.blank) }
        continue
      }
      guard let glyph = find(scalar) else { return nil }
      for row in rows.indices {
        rows[row] += (0..<glyph.columns).map { glyph.isSet(column: $0, row: row) }
      }
    }
    guard let first = rows.firstIndex(where: { $0.contains(true) }),
      let last = rows.lastIndex(where: { $0.contains(true) })
    else { return nil }
    return Bitmap(rows: Array(rows[first...last]))
  }
}

/// Pixels of a line of text.
struct Bitmap: Hashable {
  /// From the top, all of one length.
  let rows: [[Bool]]

  /// The pixels of a blank between two words.
  static let blank = 4

  var columns: Int { rows.first?.count ?? 0 }

  /// Two pixels, one above the other, to a cell.
  var blocks: [String] {
    stride(from: 0, to: rows.count, by: 2).map { top in
      let bottom = top + 1 < rows.count ? rows[top + 1] : []
      return String(
        rows[top].enumerated().map { column, isSet -> Character in
          switch (isSet, bottom.indices.contains(column) && bottom[column]) {
          case (true, true): "█"
          case (true, false): "▀"
          case (false, true): "▄"
          case (false, false): " "
          }
        })
    }
  }

  /// Two cells to a pixel, the set ones filled with their ground: for terminals that draw no blocks.
  var reversed: [[Span]] {
    rows.map { row in
      var spans: [Span] = []
      for isSet in row {
        let style: Style = isSet ? .large : .text
        if let last = spans.indices.last, spans[last].style == style {
          spans[last].text += "  "
        } else {
          spans.append(Span("  ", style))
        }
      }
      if spans.last?.style == .text { spans.removeLast() }
      return spans
    }
  }
}
