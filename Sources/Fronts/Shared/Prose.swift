package import Terminal

/// The question of a page, or the first sentence of a result.
package struct Heading: Block {
  package var text: String

  /// A heading of those words.
  package init(_ text: String) {
    self.text = text
  }

  package var spoken: [String] { [text] }

  package func lines(columns: Int) -> [Line] {
    wrap(text, columns: columns, lastAtLeast: lastLineMin).map { Line($0, .title) }
  }
}

/// A last line of prose has so many columns: three characters and a mark.
let lastLineMin = 8

/// Running text, broken where the line ends.
package struct Paragraph: Block {
  package var text: String
  package var style: Style
  /// Columns left free before every row.
  package var indent: Int
  /// What stands before the first row, such as `1  `; the rows below align after it.
  package var lead: String
  package var rank: Int

  /// A paragraph of those words.
  package init(
    _ text: String, style: Style = .text, indent: Int = 0, lead: String = "",
    rank: Int = Rank.always
  ) {
    self.text = text
    self.style = style
    self.indent = indent
    self.lead = lead
    self.rank = rank
  }

  package var spoken: [String] {
    let isBlank = lead.allSatisfy { $0 == " " }
    return [isBlank ? text : lead + text]
  }

  package func lines(columns: Int) -> [Line] {
    let hang = Terminal.columns(of: lead)
    // Before it is measured: the law is quoted in marks that terminals disagree on the width of.
    let rows = wrap(
      onScreen(text), columns: max(2, columns - indent - hang), lastAtLeast: lastLineMin)
    return rows.enumerated().map { index, row in
      let before = index == 0 ? lead : String(repeating: " ", count: hang)
      return Line(String(repeating: " ", count: indent) + before + row, style, rank: rank)
    }
  }
}

/// Words in a row that may be broken only between them, such as the numbers of clauses.
package struct Listed: Block {
  package var items: [String]
  /// What stands between two of them, and ends a row that goes on.
  package var separator: String
  package var style: Style

  /// Those words with that between them.
  package init(_ items: [String], separator: String, style: Style = .text) {
    self.items = items
    self.separator = separator
    self.style = style
  }

  package var spoken: [String] { [items.joined(separator: separator)] }

  package func lines(columns: Int) -> [Line] {
    var rows: [String] = []
    for (index, item) in items.enumerated() {
      let word = index < items.count - 1 ? item + separator : item
      let joined = (rows.last ?? "") + word
      if !rows.isEmpty, Terminal.columns(of: joined) <= columns {
        rows[rows.count - 1] = joined
      } else {
        rows.append(word)
      }
    }
    return rows.flatMap { wrap($0, columns: columns) }.map { Line($0, style) }
  }
}

/// What is wrong and what to do about it, one sentence a row, each begun with `!`.
package struct ErrorNote: Block {
  package var sentences: [String]

  /// Those sentences; none draws nothing.
  package init(_ sentences: [String]) {
    self.sentences = sentences
  }

  package var spoken: [String] { sentences }

  package func lines(columns: Int) -> [Line] {
    sentences.flatMap { sentence in
      wrap(sentence, columns: columns, lastAtLeast: lastLineMin).enumerated().map { index, row in
        Line(row, .error, mark: index == 0 ? Span("!", .error) : nil)
      }
    }
  }
}

/// Empty rows that give way where there is no room.
package struct Gap: Block {
  package var rank: Int
  package var rows: Int

  /// Empty rows of that rank.
  package init(_ rank: Int = Rank.paragraph, rows: Int = 1) {
    self.rank = rank
    self.rows = rows
  }

  package func lines(columns: Int) -> [Line] {
    Array(repeating: .empty(rank), count: rows)
  }
}

/// What has been done and what has not: `[x]` and `[ ]`, a row each.
package struct Steps: Block {
  package var steps: [(text: String, isDone: Bool)]

  /// Those steps, in order.
  package init(_ steps: [(text: String, isDone: Bool)]) {
    self.steps = steps
  }

  /// What is done; what is not yet would be heard as if it were.
  package var spoken: [String] { steps.filter(\.isDone).map(\.text) }

  package func lines(columns: Int) -> [Line] {
    steps.flatMap { step in
      Paragraph(
        step.text, style: step.isDone ? .good : .text, lead: step.isDone ? "[x]  " : "[ ]  "
      ).lines(columns: columns)
    }
  }
}

/// Words of the law, set apart from ours: the clause's number, then the sentence beneath it.
package struct Quote: Block {
  package var clause: String
  package var sentence: String

  /// That sentence of that clause.
  package init(clause: String, sentence: String) {
    self.clause = clause
    self.sentence = sentence
  }

  package var spoken: [String] { ["\(clause): \(sentence)"] }

  package func lines(columns: Int) -> [Line] {
    // Quotes within the quote are drawn as such: 「……『两病』……」.
    let inner = onScreen(sentence).map { $0 == "「" ? "『" : $0 == "」" ? "』" : $0 }
    return (clause.isEmpty ? [] : [Line(clause, .title)])
      + Paragraph("「\(String(inner))」", indent: 2).lines(columns: columns)
  }
}

/// Rows shown as they are, such as a receipt laid out elsewhere.
package struct Verbatim: Block {
  package var rows: [String]
  /// The same without a layout, where there is such a thing.
  private let sentences: @Sendable () -> [String]

  /// Those rows; what does not fit is cut by the layout.
  package init(_ rows: [String], sentences: @escaping @Sendable () -> [String] = { [] }) {
    self.rows = rows
    self.sentences = sentences
  }

  package func inLines(_ words: LineWords) -> [String] {
    let whole = sentences()
    return (whole.isEmpty ? rows : whole).map { words.line($0) }.filter { !$0.isEmpty }
  }

  package var spoken: [String] { rows }

  package func lines(columns: Int) -> [Line] {
    // Laid out for paper with such marks two columns wide, which they are once replaced.
    rows.map { Line(onScreen($0)) }
  }
}
