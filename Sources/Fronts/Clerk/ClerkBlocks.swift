import Terminal

/// Facts under each other: what it is at the left, what it is worth at the right.
struct ClerkFacts: Block {
  /// A label and what belongs to it; an empty label goes on with the one above.
  var rows: [(label: String, value: String)]

  /// Those facts, in order; without a value a fact is left out.
  init(_ rows: [(label: String, value: String)]) {
    self.rows = rows.filter { !$0.value.isEmpty }
  }

  func lines(columns: Int) -> [Line] {
    let width = min(columns / 3, rows.map { Terminal.columns(of: $0.label) }.max() ?? 0)
    return rows.flatMap { row in
      wrap(row.value, columns: max(2, columns - width - 2)).enumerated().map { index, text in
        Line([
          Span(padded(index == 0 ? row.label : "", columns: width) + "  ", .hint), Span(text),
        ])
      }
    }
  }
}

/// A question answered by one key, with the cursor behind it.
struct ClerkPrompt: Block {
  var text: String
  var style = Style.title

  func lines(columns: Int) -> [Line] {
    let rows = wrap(text, columns: columns - 2)
    return rows.enumerated().map { index, row in
      let isLast = index == rows.count - 1
      return Line(
        [Span(row, style)] + (isLast ? [Span("  "), Span("_", .focus)] : []),
        caret: isLast ? Terminal.columns(of: row) + 2 : nil)
    }
  }
}
