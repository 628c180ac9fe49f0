internal import Receipts

extension Composer {
  /// How rows of one block stand under each other.
  private struct Columns {
    let width: Double
    /// The labels', with the room behind them.
    let label: Double
    /// Whether a short row may stand beside another.
    let isPaired: Bool
  }

  /// The first rows of the paper, with the code beside them where the sheet has it there.
  func firstFields(_ fields: [Paper.Field]) throws(PageFault) -> [Row] {
    guard sheet.hasCodeAbove, let code else {
      return try self.fields(fields, width: sheet.textWidth)
    }
    let side = Composer.codeSide
    let x = sheet.textWidth - side
    // As many as reach down the code stand beside it, the rest have the whole width.
    let label = try labelColumn(fields)
    var rest = fields[...]
    var rows = try self.rows(
      of: &rest, columns(fields, label, width: x - size * 1.5), downTo: side)
    guard !rows.isEmpty else { return rows }
    rows[0].marks.append(.code(code, x: x, y: size * 0.3, side: side))
    rows[rows.count - 1].height += max(0, side + size * 0.5 - rows.height + rows[0].gap)
    return rows.together
      + (try self.rows(of: &rest, columns(fields, label, width: sheet.textWidth)))
  }

  /// The rows under each other, or two beside each other where they are short.
  func fields(_ fields: [Paper.Field], width: Double) throws(PageFault) -> [Row] {
    var rest = fields[...]
    return try rows(of: &rest, columns(fields, labelColumn(fields), width: width))
  }

  /// A heading with the numbers under it on one line, or `nil` where they need more.
  func runIn(_ heading: String, _ numbers: [Paper.Field]) throws(PageFault) -> [Row]? {
    let bold = face(1.08, bold: true)
    let x = try setter.lay(heading, bold).widest + size * 1.5
    let values = try fields(numbers, width: sheet.textWidth - x)
    guard values.count == 1 else { return nil }
    var row = try lines(heading, bold)
    let moved = values[0].marks.map { $0.moved(by: x) }
    row[0].marks += moved.map { $0.lowered(by: baseline(of: row[0]) - baseline(of: values[0])) }
    return row.below(gap: space(0.8))
  }

  /// Rows of few words stand beside each other where the sheet is tight, or where there are two.
  private func columns(_ fields: [Paper.Field], _ label: Double, width: Double) -> Columns {
    Columns(
      width: width, label: label,
      isPaired: !isLarge && (sheet.body.isTight || fields.count == 2))
  }

  private func labelColumn(_ fields: [Paper.Field]) throws(PageFault) -> Double {
    var widest = 0.0
    for field in fields { widest = max(widest, try setter.lay(field.label, face()).widest) }
    return widest + size * (isLarge ? 0.8 : 1.2)
  }

  /// The rows of the fields, and of no more than reach down to there.
  private func rows(
    of rest: inout ArraySlice<Paper.Field>, _ columns: Columns, downTo height: Double = .infinity
  ) throws(PageFault) -> [Row] {
    var rows: [Row] = []
    var used = 0.0
    var waiting: [Row]?
    func add(_ new: [Row]) {
      rows += new
      used += new.height
    }
    while used < height, let field = rest.popFirst() {
      let row = try self.row(of: field, columns)
      let isShort =
        field.basis == nil && row.count == 1 && row[0].right + size <= columns.width / 2
      guard columns.isPaired, isShort else {
        add((waiting ?? []) + row)
        waiting = nil
        continue
      }
      guard var left = waiting else {
        waiting = row
        continue
      }
      left[0].marks += row[0].marks.map { $0.moved(by: columns.width / 2) }
      add(left)
      waiting = nil
    }
    return rows + (waiting ?? [])
  }

  /// The label and its value beside it; below it where too little room is left, as on large paper.
  private func row(of field: Paper.Field, _ columns: Columns) throws(PageFault) -> [Row] {
    if try !isStacked(field, columns) {
      let value = try self.value(field, x: columns.label, width: columns.width - columns.label)
      let label = try lines(field.label, face(), in: columns.label)
      return beside(label, value).asParagraph.below(gap: space(isLarge ? 0.5 : 0.12))
    }
    let value = try self.value(field, x: 0, width: columns.width)
    let label = try lines(field.label, face(), in: columns.width)
    return (label.joined + value.asParagraph).below(gap: space(0.5))
  }

  private func isStacked(_ field: Paper.Field, _ columns: Columns) throws(PageFault) -> Bool {
    guard isLarge else { return columns.label > columns.width * 0.55 }
    guard sheet.body.isTight else { return true }
    let (text, face) = type(of: field.value)
    return try columns.label + setter.lay(text, face).widest > columns.width
  }

  /// What stands there for a value, and in which type.
  private func type(of value: Paper.Value) -> (text: String, face: Typesetter.Face) {
    switch value {
    case .text(let text): (text, face(1, bold: isLarge))
    case .number(let number):
      (isLarge ? grouped(number) : number, face(isLarge ? 1.2 : 1, bold: isLarge))
    }
  }

  private func value(
    _ field: Paper.Field, x: Double, width: Double
  ) throws(PageFault) -> [Row] {
    let (text, face) = type(of: field.value)
    var isNumber = false
    if case .number = field.value { isNumber = true }
    var rows = try lines(text, face, x: x, in: width, isWhole: isNumber)
    guard let basis = field.basis, !basis.clauses.isEmpty else { return rows }
    let clauses = basis.label + " " + basis.clauses.joined(separator: "  ")
    let start = (rows.last?.right ?? x) + size
    guard try start + setter.lay(clauses, small).widest <= x + width, var last = rows.popLast()
    else {
      return rows + (try lines(clauses, small, x: x, in: width))
    }
    // Where the sentence leaves room the clauses stand behind it.
    for row in try lines(clauses, small, x: start) {
      let drop = baseline(of: last) - baseline(of: row)
      last.marks += row.marks.map { $0.lowered(by: drop) }
    }
    return rows + [last]
  }
}

extension [Paper.Field] {
  /// Whether all of them are numbers to call or compare, and rest on nothing.
  var areNumbers: Bool {
    allSatisfy { field in
      if case .number = field.value { field.basis == nil } else { false }
    }
  }
}
