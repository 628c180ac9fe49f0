import Terminal

/// Facts under each other: what it is at the left, what it is worth at the right.
struct ClerkFacts: Block {
  /// A label and what belongs to it; an empty label goes on with the one above.
  var rows: [(label: String, value: String)]
  /// Whether two short facts share a row where there is room.
  var isPaired: Bool

  /// Those facts, in order; without a value a fact is left out.
  init(_ rows: [(label: String, value: String)], isPaired: Bool = false) {
    self.rows = rows.filter { !$0.value.isEmpty }
    self.isPaired = isPaired
  }

  func lines(columns: Int) -> [Line] {
    guard isPaired, columns >= Self.pairedColumns else { return single(columns) }
    let half = columns / 2
    let width = rows.map { Terminal.columns(of: $0.label) }.max() ?? 0
    var lines: [Line] = []
    var index = 0
    while index < rows.count {
      let pair = rows[index...].prefix(2)
      // What is too long for half a row has a whole one, and the order is kept.
      let fits = pair.allSatisfy { width + 2 + Terminal.columns(of: $0.value) + 2 <= half }
      let shown = fits ? pair : pair.prefix(1)
      lines.append(
        Line(
          shown.flatMap { row in
            [
              Span(padded(row.label, columns: width) + "  ", .hint),
              Span(padded(row.value, columns: (fits ? half : columns) - width - 2)),
            ]
          }))
      index += shown.count
    }
    return lines
  }

  /// Narrower than this, each fact has a row of its own.
  private static let pairedColumns = 54

  private func single(_ columns: Int) -> [Line] {
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
