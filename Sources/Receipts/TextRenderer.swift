/// Lays a paper out in fixed-pitch lines, for the screen, a file, a roll or a printer's own type.
package struct TextRenderer: Sendable {
  /// The widths a line may have where nothing says otherwise; a roll has its own.
  package static let columnsAllowed = 48...80

  package let columns: Int
  /// Whether the type is doubled, so that a line of it can also be set at half that width.
  private let isDoubled: Bool
  /// Whether it is a roll: every line is paper that somebody carries home, and codes are drawn on it.
  private let isRoll: Bool

  /// A layout for lines of that many columns, or `nil` outside `columnsAllowed`.
  package init?(columns: Int) {
    guard TextRenderer.columnsAllowed.contains(columns) else { return nil }
    self.columns = columns
    (isDoubled, isRoll) = (false, false)
  }

  /// A layout for a roll with room for that many columns of ordinary type; large type is doubled.
  package init(rollColumns: Int, typeSize: Paper.TypeSize) {
    (isDoubled, isRoll) = (typeSize == .large, true)
    columns = max(16, isDoubled ? rollColumns / 2 : rollColumns)
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
    rows(receipt).compactMap { row in
      if case .code = row.role { nil } else { row.text }
    }
  }

  /// The paper's lines with what each is part of; a narrow one may have twice as many columns.
  package func rows(_ receipt: Paper) -> [PaperRow] {
    let large = receipt.typeSize == .large
    var rows: [PaperRow] = []
    let answered = receipt.labelsAboveAnswers.map { Receipts.columns(of: $0) }.max() ?? 0
    for (index, block) in receipt.blocks.enumerated() {
      let follows = index > 0 && isToWriteOn(receipt.blocks[index - 1]) && !isToWriteOn(block)
      if index > 0, large || opensApart(block) || follows { rows.append(PaperRow("")) }
      if case .fields(let fields) = block,
        receipt.blocks.dropFirst(index + 1).first?.isAnswer == true
      {
        rows += self.rows(fields, large: large, widest: answered)
      } else {
        rows += self.rows(block, large: large)
      }
    }
    return rows
  }

  private func opensApart(_ block: Paper.Block) -> Bool {
    if case .heading = block { true } else { false }
  }

  /// Such lines keep room above and below for a hand.
  private func isToWriteOn(_ block: Paper.Block) -> Bool {
    if case .signatures = block { true } else { false }
  }

  private func rows(_ block: Paper.Block, large: Bool) -> [PaperRow] {
    switch block {
    case .office(let text): set(text, .office, push: 0.5)
    case .title(let text): set(text, .title, push: 0.5)
    case .heading(let text): set(text, .heading)
    case .paragraph(let text), .footnote(let text): set(text)
    case .fields(let fields): rows(fields, large: large)
    case .numbered(let sentences):
      sentences.enumerated().flatMap { index, sentence in
        (large && index > 0 ? [PaperRow("")] : [])
          + set(sentence, marker: "\(index + 1).", indent: 4)
      }
    case .clauses(let clauses):
      clauses.flatMap { [PaperRow($0.number)] + set($0.quote, indent: 2) }
    case .proof(let proof) where isRoll:
      [PaperRow("", .code(proof.payload))] + proof.sentences.flatMap { set($0) }
    case .proof(let proof):
      proof.sentencesAlone.flatMap { set($0) }
    case .signatures(let labels): labels.flatMap(toWriteOn)
    case .rule:
      [PaperRow(String(repeating: "-", count: columns), .rule)]
    case .ruler:
      [PaperRow(String((1...columns).map { Character(String($0 % 10)) }), .rule)]
    case .seal(let text):
      [PaperRow(""), PaperRow("")] + set(text, push: 1) + [PaperRow("")]
    }
  }

  /// A label with a line for a hand, which has one of its own where too little room is left beside it.
  private func toWriteOn(_ label: String) -> [PaperRow] {
    // A line of a roll is three millimetres high.
    let air = isRoll ? [PaperRow(""), PaperRow("")] : [PaperRow("")]
    let room = columns - Receipts.columns(of: label) - 1
    func line(_ count: Int) -> String { String(repeating: "_", count: min(count, 30)) }
    guard room < 12 else { return air + [PaperRow(label + " " + line(room))] }
    return air + set(label) + air + [PaperRow(line(columns))]
  }

  /// Rows under one label column; where too little room is left beside it, the value goes below.
  ///
  /// `widest` is the widest label's width, where others than these share the column.
  private func rows(_ fields: [Paper.Field], large: Bool, widest: Int? = nil) -> [PaperRow] {
    let own = fields.map { Receipts.columns(of: $0.label) }.max() ?? 0
    let labelColumn = 2 + (widest ?? own)
    let isNarrow = large || columns - labelColumn < 24
    return fields.enumerated().flatMap { index, field -> [PaperRow] in
      let value = value(field, large: large, room: columns - labelColumn)
      let width = value.reduce(0) { $0 + Receipts.columns(of: $1) }
      // On a narrow roll what has room beside its label saves a line of paper; less than a Chinese character
      // is no room.
      let isBeside = isRoll && !large && labelColumn + max(2, width) <= columns
      let stacked = isNarrow && !isBeside
      let body = set(
        value, marker: stacked ? "" : field.label,
        indent: stacked ? 2 : labelColumn)
      let gap = large && index > 0 ? [PaperRow("")] : []
      return gap + (stacked ? set(field.label) + body : body)
        + basis(field, indent: stacked ? 2 : labelColumn)
    }
  }

  private func value(_ field: Paper.Field, large: Bool, room: Int) -> [String] {
    switch field.value {
    case .text(let text): pieces(of: text, within: room)
    case .number(let number): [large ? grouped(number) : number]
    }
  }

  private func basis(_ field: Paper.Field, indent: Int) -> [PaperRow] {
    guard let basis = field.basis, !basis.clauses.isEmpty else { return [] }
    let clauses = basis.clauses.enumerated().map { index, clause in
      clause + (index < basis.clauses.count - 1 ? "  " : "")
    }
    return set([basis.label + " "] + clauses, indent: indent)
  }

  private func set(
    _ text: String, _ role: PaperRow.Role = .body, marker: String = "", indent: Int = 0,
    push: Double = 0
  ) -> [PaperRow] {
    set(
      pieces(of: text, within: columns - indent), role, marker: marker, indent: indent, push: push)
  }

  /// Pieces in lines behind an indent; a marker stands before the first.
  ///
  /// `push` is the part of the room left over that goes before the line.
  private func set(
    _ pieces: [String], _ role: PaperRow.Role = .body, marker: String = "", indent: Int = 0,
    push: Double = 0
  ) -> [PaperRow] {
    let isNarrow = isDoubled && pieces.contains { !fits($0, in: columns - indent) }
    let room = (isNarrow ? columns * 2 : columns) - indent
    let lines = lines(of: pieces, room)
    return (lines.isEmpty && !marker.isEmpty ? [""] : lines).enumerated().map { index, line in
      let head = index == 0 ? marker : ""
      let pushed = Int(Double(room - Receipts.columns(of: line)) * push)
      let before = max(0, indent - Receipts.columns(of: head)) + max(0, pushed)
      return PaperRow(
        trimmingEnd(head + String(repeating: " ", count: before) + line), role, isNarrow: isNarrow)
    }
  }

  /// The pieces in lines of so many columns; on a roll none of them ends with a line of two characters
  /// that the lines before it can help out.
  private func lines(of pieces: [String], _ room: Int) -> [String] {
    let lines = wrap(pieces: pieces, columns: room)
    guard isRoll, lines.count > 1, Receipts.columns(of: lines.last ?? "") <= 4, room > 16 else {
      return lines
    }
    let narrower = wrap(pieces: pieces, columns: room - 4)
    return narrower.count == lines.count ? narrower : lines
  }

  private func fits(_ piece: String, in room: Int) -> Bool {
    Receipts.columns(of: trimmingEnd(piece)) <= room
  }
}
