internal import Receipts

extension Composer {
  /// How rows of one block stand under each other.
  private struct Columns {
    let width: Double
    /// Where the right one of two rows beside each other begins.
    let second: Double
    /// The labels', with the room behind them.
    let label: Double
    /// Whether a short row may stand beside another.
    let isPaired: Bool
  }

  /// The first rows of the paper under its head, with the code beside them where the sheet has it
  /// there; on a tight one it begins beside the head.
  func firstFields(_ fields: [Paper.Field], below head: inout [Row]) throws(PageFault) -> [Row] {
    guard isCodeAbove, let code else { return try self.fields(fields, width: sheet.textWidth) }
    let side = Composer.codeSide
    let isBesideHead = headWidth < sheet.textWidth && !head.isEmpty
    let mark = Row.Mark.code(
      code, x: sheet.textWidth - side, y: isBesideHead ? 0 : size * 0.3, side: side)
    // As many as reach down the code stand beside it, the rest have the whole width.
    let room = side + size * 0.5 - (isBesideHead ? head.height : 0)
    let label = try labelColumn(fields)
    let narrow = columns(fields, label, width: besideCodeAbove)
    var rest = fields[...]
    var rows = try self.rows(of: &rest, narrow, downTo: room)
    guard !rows.isEmpty else { return rows }
    if isBesideHead { head[0].marks.append(mark) } else { rows[0].marks.append(mark) }
    rows[rows.count - 1].height += max(0, room - rows.height + rows[0].gap)
    // What follows keeps to the same columns.
    let wide = columns(fields, label, width: sheet.textWidth, second: narrow.second)
    return rows.together + (try self.rows(of: &rest, wide))
  }

  /// The rows under each other, or two beside each other where they are short.
  func fields(_ fields: [Paper.Field], width: Double) throws(PageFault) -> [Row] {
    var rest = fields[...]
    return try rows(of: &rest, columns(fields, labelColumn(fields), width: width))
  }

  /// A heading with what follows it on the same line: numbers to call, or a few short steps; `nil`
  /// where they need more room.
  func runIn(_ heading: String, _ block: Paper.Block) throws(PageFault) -> [Row]? {
    let bold = face(1.08, bold: true)
    let x = try setter.lay(heading, bold).widest + size * 1.5
    var rows: [Row]
    switch block {
    case .fields(let numbers) where numbers.areNumbers:
      rows = try fields(numbers, width: sheet.textWidth - x)
        .map { $0.moved(by: x) }
      guard rows.count == 1 else { return nil }
    case .numbered(let steps) where !isLarge && x < sheet.textWidth / 2:
      rows = try numbered(steps, x: x)
      guard rows.count == steps.count else { return nil }
    default: return nil
    }
    var head = try lines(heading, bold)
    guard head.count == 1, let first = rows.first else { return nil }
    let drop = baseline(of: head[0]) - baseline(of: first)
    head[0].marks += first.marks.map { $0.lowered(by: drop) }
    head[0].joinsNext = first.joinsNext
    return (head + rows.dropFirst()).below(gap: space(0.8))
  }

  /// Rows of few words stand beside each other where the sheet is tight, or where there are two.
  private func columns(
    _ fields: [Paper.Field], _ label: Double, width: Double, second: Double? = nil
  ) -> Columns {
    Columns(
      width: width, second: second ?? width / 2, label: label,
      isPaired: !isLarge && (sheet.body.isTight || fields.count == 2))
  }

  /// The rows under each other beside a label column of that width.
  func fields(_ fields: [Paper.Field], label: Double) throws(PageFault) -> [Row] {
    var rest = fields[...]
    let width = sheet.textWidth
    return try rows(
      of: &rest, Columns(width: width, second: width, label: label, isPaired: false))
  }

  private func labelColumn(_ fields: [Paper.Field]) throws(PageFault) -> Double {
    try labelColumn(fields.map(\.label))
  }

  /// How wide a column of those labels is, with the room behind it.
  func labelColumn(_ labels: [String]) throws(PageFault) -> Double {
    var widest = 0.0
    for label in labels { widest = max(widest, try setter.lay(label, face()).widest) }
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
      let isPart = columns.isPaired && field.basis == nil && row.count == 1
      if isPart, var left = waiting, columns.second + row[0].right <= columns.width {
        left[0].marks += row[0].marks.map { $0.moved(by: columns.second) }
        add(left)
        waiting = nil
        continue
      }
      add(waiting ?? [])
      waiting = isPart && row[0].right + size <= columns.second ? row : nil
      if waiting == nil { add(row) }
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
