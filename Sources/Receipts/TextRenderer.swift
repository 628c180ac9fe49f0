/// Lays a receipt out in fixed-pitch lines, for the screen, a file or a printer's own type.
package struct TextRenderer: Sendable {
  /// The widths a line may have; narrower papers need their own layout.
  package static let columnsAllowed = 48...80

  package let columns: Int

  /// A layout for lines of that many columns, or `nil` outside `columnsAllowed`.
  package init?(columns: Int) {
    guard TextRenderer.columnsAllowed.contains(columns) else { return nil }
    self.columns = columns
  }

  /// The whole paper as text, at the width that fills an A4 page in its type.
  package static func forPaper(_ receipt: Paper) -> String {
    TextRenderer(columns: receipt.typeSize == .large ? 48 : 72)?.text(receipt) ?? ""
  }

  /// The whole paper as text, each line ended by a newline.
  package func text(_ receipt: Paper) -> String {
    lines(receipt).map { $0 + "\n" }.joined()
  }

  /// The paper's lines from the top down, without trailing blanks, none wider than `columns`.
  package func lines(_ receipt: Paper) -> [String] {
    let large = receipt.typeSize == .large
    var lines: [String] = []
    for (index, block) in receipt.blocks.enumerated() {
      let follows = index > 0 && isToWriteOn(receipt.blocks[index - 1]) && !isToWriteOn(block)
      if index > 0, large || opensApart(block) || follows { lines.append("") }
      lines += self.lines(block, large: large)
    }
    return lines
  }

  private func opensApart(_ block: Paper.Block) -> Bool {
    if case .heading = block { true } else { false }
  }

  /// Such lines keep room above and below for a hand.
  private func isToWriteOn(_ block: Paper.Block) -> Bool {
    if case .signatures = block { true } else { false }
  }

  private func lines(_ block: Paper.Block, large: Bool) -> [String] {
    switch block {
    case .office(let text), .title(let text):
      wrap(text, columns: columns).map(centred)
    case .heading(let text), .paragraph(let text), .footnote(let text):
      wrap(text, columns: columns)
    case .fields(let fields):
      lines(fields, large: large)
    case .numbered(let sentences):
      sentences.enumerated().flatMap { index, sentence in
        (large && index > 0 ? [""] : [])
          + hung(wrap(sentence, columns: columns - 4), marker: "\(index + 1).", indent: 4)
      }
    case .clauses(let clauses):
      clauses.flatMap { clause in
        [clause.number] + hung(wrap(clause.quote, columns: columns - 2), marker: "", indent: 2)
      }
    case .proof(let proof):
      proof.sentences.flatMap { wrap($0, columns: columns) }
    case .signatures(let labels):
      labels.flatMap { label in
        let room = columns - Receipts.columns(of: label) - 1
        return ["", room < 12 ? label : label + " " + String(repeating: "_", count: min(room, 30))]
      }
    case .rule:
      [String(repeating: "-", count: columns)]
    case .seal(let text):
      ["", ""] + wrap(text, columns: columns).map(pushedRight) + [""]
    }
  }

  /// Rows under one label column; where too little room is left beside it, the value goes below.
  private func lines(_ fields: [Paper.Field], large: Bool) -> [String] {
    let labelColumn = 2 + (fields.map { Receipts.columns(of: $0.label) }.max() ?? 0)
    let stacked = large || columns - labelColumn < 24
    return fields.enumerated().flatMap { index, field -> [String] in
      let indent = stacked ? 2 : labelColumn
      let body = value(field, columns: columns - indent, large: large)
      let gap = large && index > 0 ? [""] : []
      return gap
        + (stacked
          ? wrap(field.label, columns: columns) + hung(body, marker: "", indent: indent)
          : hung(body, marker: field.label, indent: indent))
    }
  }

  private func value(_ field: Paper.Field, columns: Int, large: Bool) -> [String] {
    let value =
      switch field.value {
      case .text(let text): wrap(text, columns: columns)
      case .number(let number): wrap(pieces: [large ? grouped(number) : number], columns: columns)
      }
    guard let basis = field.basis, !basis.clauses.isEmpty else { return value }
    let pieces = basis.clauses.enumerated().map { index, clause in
      clause + (index < basis.clauses.count - 1 ? "  " : "")
    }
    return value + wrap(pieces: [basis.label + " "] + pieces, columns: columns)
  }

  /// Lines hung from a marker: it stands before the first, the others keep its indent.
  private func hung(_ lines: [String], marker: String, indent: Int) -> [String] {
    lines.enumerated().map { index, line in
      let head = index == 0 ? marker : ""
      return head + spaces(indent - Receipts.columns(of: head)) + line
    }
  }

  private func centred(_ line: String) -> String {
    spaces((columns - Receipts.columns(of: line)) / 2) + line
  }

  private func pushedRight(_ line: String) -> String {
    spaces(columns - Receipts.columns(of: line)) + line
  }

  private func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }
}
