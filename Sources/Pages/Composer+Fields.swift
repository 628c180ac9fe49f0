internal import Receipts

extension Composer {
  /// The first rows of the paper, with the code beside them where the sheet has it there.
  func firstFields(_ fields: [Paper.Field]) throws(PageFault) -> [Row] {
    guard sheet.hasCodeAbove, let code else {
      return try self.fields(fields, width: sheet.textWidth)
    }
    let side = Composer.codeSide
    let x = sheet.textWidth - side
    var rows = try column(fields, width: x - size * 1.5)
    guard !rows.isEmpty else { return rows }
    rows[0].marks.append(.code(code, x: x, y: size * 0.3, side: side))
    // All rows beside the code stay with it.
    var used = -size * 0.8
    for index in rows.indices {
      used += rows[index].height + (index > 0 ? rows[index].gap : 0)
      guard used < side else { return rows }
      rows[index].joinsNext = true
    }
    rows[rows.count - 1].joinsNext = false
    rows[rows.count - 1].height += side - used
    return rows
  }

  /// The rows, two beside each other where the sheet has them so, or where there are two.
  func fields(_ fields: [Paper.Field], width: Double) throws(PageFault) -> [Row] {
    if let paired = try paired(fields, width: width) { return paired }
    return try column(fields, width: width)
  }

  /// Rows under one label column; on large paper the value stands under its label.
  private func column(_ fields: [Paper.Field], width: Double) throws(PageFault) -> [Row] {
    var labels: [Double] = []
    for field in fields {
      labels.append(try setter.lay(field.label, face()).widest)
    }
    let column = (labels.max() ?? 0) + size * 1.2
    let isStacked = isLarge || column > width * 0.55
    var rows: [Row] = []
    for field in fields {
      let indent = isStacked ? 0 : column
      let value = try self.value(field, x: indent, width: width - indent)
      let label = try lines(field.label, face(), in: isStacked ? width : column)
      let gap = isStacked ? size * 0.5 : size * 0.12
      rows +=
        isStacked
        ? (label.joined + value.asParagraph).below(gap: gap)
        : beside(label, value).asParagraph.below(gap: gap)
    }
    return rows
  }

  /// Short rows two beside each other, a long one by itself; `nil` where it gains nothing.
  private func paired(_ fields: [Paper.Field], width: Double) throws(PageFault) -> [Row]? {
    guard fields.count > 1, !isLarge, sheet.body.isPaired || fields.count == 2 else { return nil }
    let half = width / 2
    var column = 0.0
    for field in fields { column = max(column, try setter.lay(field.label, face()).widest) }
    column += size * 1.2
    var rows: [Row] = []
    var waiting: [Row]?
    for field in fields {
      let value = try self.value(field, x: column, width: width - column)
      let label = try lines(field.label, face(), in: column)
      let row = beside(label, value).asParagraph.below(gap: size * 0.12)
      guard field.basis == nil, row.count == 1, row[0].right + size <= half else {
        if fields.count == 2 { return nil }
        rows += (waiting ?? []) + row
        waiting = nil
        continue
      }
      guard var left = waiting else {
        waiting = row
        continue
      }
      left[0].marks += row[0].marks.map { $0.moved(by: half) }
      rows += left
      waiting = nil
    }
    return rows + (waiting ?? [])
  }

  private func value(
    _ field: Paper.Field, x: Double, width: Double
  ) throws(PageFault) -> [Row] {
    var rows: [Row]
    switch field.value {
    case .text(let text):
      rows = try lines(text, face(1, bold: isLarge), x: x, in: width)
    case .number(let number):
      rows = try lines(
        isLarge ? grouped(number) : number, face(isLarge ? 1.2 : 1, bold: isLarge), x: x,
        in: width, isWhole: true)
    }
    if let basis = field.basis, !basis.clauses.isEmpty {
      let text = basis.label + " " + basis.clauses.joined(separator: "  ")
      rows += try lines(text, small, x: x, in: width)
    }
    return rows
  }
}
