import Terminal

/// Facts under each other: what it is at the left, what it is worth at the right.
struct ClerkFacts: Block {
  /// A label and what belongs to it; an empty label goes on with the one above.
  var rows: [(label: String, value: String)]
  /// Whether two short facts share a row where there is room.
  var isPaired: Bool
  /// The columns of the labels, also where those of this block are shorter.
  var labelColumns: Int

  /// Those facts, in order; without a value a fact is left out.
  init(
    _ rows: [(label: String, value: String)], isPaired: Bool = false, labelColumns: Int = 0
  ) {
    self.rows = rows.filter { !$0.value.isEmpty }
    self.isPaired = isPaired
    self.labelColumns = max(labelColumns, Self.labelColumns(of: self.rows))
  }

  /// The columns of the longest label, so that blocks above each other can be set as one.
  static func labelColumns(of rows: [(label: String, value: String)]) -> Int {
    rows.filter { !$0.value.isEmpty }.map { Terminal.columns(of: $0.label) }.max() ?? 0
  }

  func lines(columns: Int) -> [Line] {
    guard isPaired, columns >= Self.pairedColumns else {
      return rows.flatMap { single($0, columns) }
    }
    let half = columns / 2
    var lines: [Line] = []
    var index = 0
    while index < rows.count {
      let pair = rows[index...].prefix(2)
      // What is too long for half a row has a whole one, and the order is kept.
      let fits = pair.allSatisfy { labelColumns + 4 + Terminal.columns(of: $0.value) <= half }
      guard fits else {
        lines += single(rows[index], columns)
        index += 1
        continue
      }
      let spans = pair.flatMap { row in
        [
          Span(padded(row.label, columns: labelColumns) + "  ", .hint),
          Span(padded(row.value, columns: half - labelColumns - 2)),
        ]
      }
      lines.append(Line(spans))
      index += pair.count
    }
    return lines
  }

  /// Narrower than this, each fact has a row of its own.
  private static let pairedColumns = 54

  private func single(_ row: (label: String, value: String), _ columns: Int) -> [Line] {
    let width = min(columns / 3, labelColumns)
    return phraseRows(row.value, columns: columns - width - 2).enumerated().map { index, text in
      Line([
        Span(padded(index == 0 ? row.label : "", columns: width) + "  ", .hint), Span(text),
      ])
    }
  }
}

/// Phrases that stand some blanks apart, in rows broken between them.
struct Phrases: Block {
  var text: String
  var style = Style.text

  /// Those phrases, two or three blanks between them.
  init(_ text: String, style: Style = .text) {
    self.text = text
    self.style = style
  }

  func lines(columns: Int) -> [Line] {
    phraseRows(text, columns: columns).map { Line($0, style) }
  }
}

/// Rows of phrases that stand two or three blanks apart; only one that has no room in a row by itself
/// is broken within.
func phraseRows(_ text: String, columns: Int) -> [String] {
  let gap = text.contains("   ") ? "   " : "  "
  var rows: [String] = []
  for phrase in text.split(separator: gap) {
    let joined = rows.last.map { $0 + gap + phrase } ?? ""
    if !joined.isEmpty, Terminal.columns(of: joined) <= columns {
      rows[rows.count - 1] = joined
    } else {
      rows += wrap(String(phrase), columns: columns)
    }
  }
  return rows.isEmpty ? [""] : rows
}

/// A question answered by one key, with the cursor behind it.
struct ClerkPrompt: Block {
  var text: String
  var style = Style.title

  func lines(columns: Int) -> [Line] {
    let rows = phraseRows(text, columns: columns - 2)
    return rows.enumerated().map { index, row in
      let isLast = index == rows.count - 1
      return Line(
        [Span(row, style)] + (isLast ? [Span("  "), Span("_", .focus)] : []),
        caret: isLast ? Terminal.columns(of: row) + 2 : nil)
    }
  }
}
