internal import Receipts

extension Composer {
  // MARK: - Fields

  /// The first rows of the paper, with the code beside them where the sheet has it there.
  func firstFields(_ fields: [Paper.Field]) throws(PageFault) -> [Row] {
    guard sheet.hasCodeAbove, let code else {
      return try self.fields(fields, width: sheet.textWidth)
    }
    let side = Composer.codeSide
    let x = sheet.textWidth - side
    var rows = try self.fields(fields, width: x - size * 1.5)
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

  /// Rows under one label column; on large paper the value stands under its label.
  func fields(_ fields: [Paper.Field], width: Double) throws(PageFault) -> [Row] {
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

  // MARK: - Law

  /// Each clause's number in a column of its own, its sentence beside it.
  func clauses(_ clauses: [Paper.Clause]) throws(PageFault) -> [Row] {
    var widest = 0.0
    for clause in clauses {
      widest = max(widest, try setter.lay(clause.number, small).widest)
    }
    let column = widest + size
    var rows: [Row] = []
    for clause in clauses {
      let number = try lines(clause.number, small, in: column, isWhole: true)
      let quote = try lines(clause.quote, small, x: column)
      rows += beside(number, quote).asParagraph.below(gap: size * 0.2)
    }
    return rows
  }

  // MARK: - What shows that it is the office's

  /// 34 mm: modules of 0.6 mm and more, which telephones read.
  static let codeSide = Sheet.points(34)

  /// The code with its sentences beside it; the sentences alone where the code stands above.
  func proof(_ proof: Paper.Proof) throws(PageFault) -> [Row] {
    let isAbove = sheet.hasCodeAbove && paper.hasFields
    let side = isAbove ? 0 : Composer.codeSide
    let indent = isAbove ? 0 : side + size * 1.4
    var text: [Row] = []
    for sentence in proof.sentences {
      text += try lines(sentence, small, x: indent).below(gap: isLarge ? size * 0.3 : size * 0.2)
    }
    guard !isAbove, let code else { return text.below(gap: size * 0.5) }
    let textHeight = text.reduce(0) { $0 + $1.gap + $1.height }
    var rows = [Row(height: max(0, (side - textHeight) / 2))] + text
    rows[0].marks = [.code(code, x: 0, y: 0, side: side)]
    rows.append(Row(height: max(0, side - rows[0].height - textHeight)))
    // The code needs its margin of four modules all round.
    rows.append(Row(height: Composer.codeMargin))
    let last = rows.removeLast()
    return rows.joined.below(gap: Composer.codeMargin) + [last]
  }

  private static let codeMargin = Sheet.points(3)

  /// Room for a round seal, with the words where its middle goes.
  func seal(_ text: String) throws(PageFault) -> [Row] {
    let room = isLarge ? 64.0 : 46.0
    let words = try lines(text, face(), align: .right)
    return [Row(height: room / 2, joinsNext: true)] + words.joined + [Row(height: room / 2)]
  }

  /// Each label with a line to write on; two beside each other where both have room.
  func signatures(_ labels: [String]) throws(PageFault) -> [Row] {
    let (gap, lineMin) = (size * 0.4, size * 9)
    let half = sheet.textWidth / 2
    var widths: [Double] = []
    for label in labels { widths.append(try setter.lay(label, face()).widest) }
    let isPaired = (widths.max() ?? 0) + gap + lineMin + size <= half
    let room = sheet.textWidth - gap - lineMin
    var rows: [Row] = []
    for (index, label) in labels.enumerated() {
      let isRight = isPaired && index % 2 == 1
      let x = isRight ? half : 0
      var signed = try lines(label, face(), x: x, in: isPaired ? half : room)
        .below(gap: size * 1.2)
      guard var last = signed.popLast() else { continue }
      // Lines begin under each other, and reach as far as they can: addresses are long.
      let peers = widths.indices.filter { !isPaired || $0 % 2 == index % 2 }
      let column = min(peers.map { widths[$0] }.max() ?? 0, room)
      let edge = isPaired ? x + half - (isRight ? 0 : size) : column + size * 24
      last.marks.append(
        .stroke(
          from: x + column + gap, to: min(edge, sheet.textWidth), y: last.height - size * 0.1))
      if isRight, let left = rows.indices.last {
        rows[left].marks += last.marks
      } else {
        rows += signed + [last]
      }
    }
    // What is signed together stays together.
    return rows.joined + [Row(height: size * 0.5)]
  }
}

extension Paper {
  /// Whether there are fields that a code can stand beside.
  var hasFields: Bool {
    blocks.contains { block in
      if case .fields(let fields) = block { !fields.isEmpty } else { false }
    }
  }
}
