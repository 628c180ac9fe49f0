internal import Receipts

/// Turns a paper's blocks into rows for one sheet.
///
/// Plain as official documents are (the manners of GB/T 9704, which does not govern receipts): a
/// title in the middle, headings in bold, no colour, no frames, no picture of a seal.
struct Composer {
  let sheet: Sheet
  let setter: Typesetter
  let paper: Paper
  /// The paper's code, where it has one.
  let code: QRCode?
  /// How wide the paper's head is; on a tight sheet it leaves a code room at its right, where it can.
  private(set) var headWidth: Double

  /// Of that paper, on that sheet.
  init(sheet: Sheet, setter: Typesetter, paper: Paper, code: QRCode?) throws(PageFault) {
    (self.sheet, self.setter, self.paper, self.code) = (sheet, setter, paper, code)
    headWidth = sheet.textWidth
    guard code != nil, sheet.body.isTight, isCodeAbove, let title = paper.titleOfHead,
      try setter.lay(title, titleFace).widest <= besideCodeAbove
    else { return }
    headWidth = besideCodeAbove
  }

  var size: Double { sheet.body.size }
  var isLarge: Bool { sheet.isLarge }

  /// Room between blocks, as a part of the type.
  func space(_ part: Double) -> Double { size * part * sheet.body.closeness }

  /// The whole paper, from the top down.
  func rows() throws(PageFault) -> [Row] {
    var rows: [Row] = []
    var isBeforeFields = true
    var isAfterSmallPrint = false
    var rest = paper.blocks[...]
    // Where a question began that is answered by hand further down, and where the last one ended.
    var (asked, answered): (Int?, Int?)
    let answers = try answerColumn()
    var lastBlock: Paper.Block?
    while let block = rest.popFirst() {
      let start = rows.count
      var isAnswer = false
      defer { lastBlock = block }
      defer { if opensSheet(block, rest), start < rows.count { rows[start].opensSheet = true } }
      switch (block, rest.first) {
      case (.paragraph, .fields): asked = start
      case (.signatures(let labels), _) where start > 0 && !goesOn(lastBlock, rest):
        // Nobody signs a page with nothing else on it, or answers what stands on the page before.
        let first = labels.count == 1 ? asked : nil
        for index in (first ?? start - 1)..<start { rows[index].joinsNext = true }
        isAnswer = first != nil
        asked = nil
      case (.heading, _): asked = nil
      default: break
      }
      switch block {
      case .fields(let fields) where asked != nil && rest.first?.isAnswer == true:
        isBeforeFields = false
        rows += try self.fields(fields, label: answers)
      case .signatures(let labels) where isAnswer:
        rows += try answer(labels)
        answered = rows.count
      case .fields(let fields) where isBeforeFields:
        isBeforeFields = false
        let first = try firstFields(fields, below: &rows)
        rows += first
      case .rule where isBeforeFields: rows.append(rule(width: headWidth))
      case .heading(let text):
        if sheet.body.isTight, let next = rest.first, let beside = try runIn(text, next) {
          rest.removeFirst()
          rows += beside
        } else {
          rows += try self.rows(of: block)
        }
      case .footnote where sheet.body.isTight && !isCodeAbove:
        rows += try notes(from: block, &rest)
      case .seal(let words):
        let beside = rest.prefix(while: isAtFoot)
        rest = rest.dropFirst(beside.count)
        // Nor is one sealed; a letter's end has its last question with it, and who gets a copy.
        let first = answered ?? (rest.allSatisfy(\.isLaw) ? start : nil)
        for index in (first.map { max(0, $0 - 1) } ?? start)..<start {
          rows[index].joinsNext = true
        }
        let sealed = try seal(words, beside: Array(beside))
        rows += answered != nil && rest.count == 1 ? sealed.joined : sealed
      default:
        rows += try self.rows(of: block, isFirst: rows.isEmpty)
      }
      if block.isFootnote, !isAfterSmallPrint, start < rows.count { rows[start].gap = size * 0.5 }
      isAfterSmallPrint = block.isFootnote
    }
    return rows
  }

  /// Small print; what follows of it and a proof behind it are taken from the rest, beside the proof's code.
  private func notes(
    from block: Paper.Block, _ rest: inout ArraySlice<Paper.Block>
  ) throws(PageFault) -> [Row] {
    let notes = rest.prefix(while: \.isFootnote)
    guard case .proof(let proof) = rest.dropFirst(notes.count).first else {
      return try rows(of: block)
    }
    rest = rest.dropFirst(notes.count + 1)
    return try self.proof(proof, after: [block] + notes)
  }

  /// Whether a form goes on after that block with more lines to fill in, and has other parts behind them:
  /// of so many lines a page may begin with any.
  private func goesOn(_ before: Paper.Block?, _ rest: ArraySlice<Paper.Block>) -> Bool {
    guard case .signatures = before else { return false }
    return rest.contains { if case .heading = $0 { true } else { false } }
  }

  /// Whether the paper is whole without it and what follows: the law in full words and how it is
  /// read, and on large paper the small print.
  private func opensSheet(_ block: Paper.Block, _ rest: ArraySlice<Paper.Block>) -> Bool {
    switch block {
    case .heading: rest.last?.isQuotes == true && rest.allSatisfy(\.isLaw)
    case .rule: isLarge
    default: false
    }
  }

  /// Whether it can stand beside the seal: who handled it, when it was printed, what proves it.
  private func isAtFoot(_ block: Paper.Block) -> Bool {
    switch block {
    // On large paper the small print opens a sheet.
    case .rule: !isLarge
    case .footnote: true
    case .fields(let fields): fields.allSatisfy { $0.basis == nil }
    case .proof: isCodeAbove
    default: false
    }
  }

  /// Whether the code stands beside the first fields.
  var isCodeAbove: Bool { sheet.hasCodeAbove && paper.hasFields }

  func rows(of block: Paper.Block, isFirst: Bool = false) throws(PageFault) -> [Row] {
    switch block {
    case .office(let text):
      return try lines(text, face(1.15), in: headWidth, align: .centre).joined
    case .title(let text):
      return try title(text).joined.below(gap: isFirst ? 0 : space(0.4))
    case .heading(let text):
      return try lines(text, face(1.08, bold: true)).joined.below(gap: space(0.8))
    case .paragraph(let text):
      let lines = try lines(text, face())
      // What is read at one glance is not divided between two sheets.
      return (lines.count > 6 ? lines.asParagraph : lines.together)
        .below(gap: space(isLarge ? 0.7 : 0.35))
    case .footnote(let text):
      return try lines(text, small).asParagraph.below(gap: isLarge ? space(0.5) : 0)
    case .fields(let fields):
      return try self.fields(fields, width: sheet.textWidth)
    case .numbered(let sentences):
      return try numbered(sentences)
    case .clauses(let clauses):
      return try self.clauses(clauses)
    case .rule:
      return [rule(width: sheet.textWidth)]
    case .ruler:
      return [ruler]
    case .seal(let words):
      return try seal(words, beside: [])
    case .proof(let proof):
      return try self.proof(proof)
    case .signatures(let labels):
      return try signatures(labels)
    }
  }

  /// In the middle; where it needs two lines, what is in brackets at its end has its own.
  private func title(_ text: String) throws(PageFault) -> [Row] {
    let (face, width) = (titleFace, headWidth)
    guard let bracket = text.lastIndex(where: { "(（".contains($0) }), bracket > text.startIndex,
      try setter.lay(text, face).widest > width
    else { return try lines(text, face, in: width, align: .centre) }
    let head = try lines(String(text[..<bracket]), face, in: width, align: .centre)
    return head + (try lines(String(text[bracket...]), face, in: width, align: .centre))
  }

  private func rule(width: Double) -> Row {
    let height = size * (sheet.body.isTight ? 0.8 : 1)
    let mark = Row.Mark.stroke(from: 0, to: width, y: height / 2)
    return Row(height: height, gap: size * 0.1, joinsNext: true, isDivider: true, marks: [mark])
  }

  /// Sections of ten millimetres side by side, high and low in turn, as far as the sheet is printed on.
  private var ruler: Row {
    let section = 720.0 / 25.4
    let count = Int(sheet.textWidth / section)
    let marks = (0..<count).map { (index: Int) -> Row.Mark in
      let start = Double(index) * section
      let height = index % 2 == 0 ? 0.4 : 0.8
      return .stroke(from: start, to: start + section, y: size * height)
    }
    return Row(height: size * 1.2, gap: size * 0.3, marks: marks)
  }

  /// The type of titles.
  private var titleFace: Typesetter.Face { face(isLarge ? 1.3 : 1.7, bold: true) }

  // MARK: - Lines

  enum Alignment {
    case left
    case centre
    case right
  }

  /// Type of that size against the body's.
  func face(_ scale: Double = 1, bold: Bool = false) -> Typesetter.Face {
    .init(size: (size * scale * 2).rounded() / 2, isBold: bold)
  }

  var small: Typesetter.Face { .init(size: sheet.small) }

  /// The text as rows of one line each.
  func lines(
    _ text: String, _ face: Typesetter.Face, x: Double = 0, in width: Double? = nil,
    align: Alignment = .left, isWhole: Bool = false
  ) throws(PageFault) -> [Row] {
    let width = width ?? sheet.textWidth - x
    var laid = try setter.lay(text, face, width: width, isWhole: isWhole)
    // A last line of one or two characters: the lines before it give some of theirs.
    if align == .left, laid.count > 1, laid.width(ofLine: laid.count - 1) < face.size * 3 {
      let narrower = try setter.lay(text, face, width: width - face.size * 3, isWhole: isWhole)
      if narrower.count == laid.count { laid = narrower }
    }
    let pitch = face.size * (face.size > size * 1.2 ? 1.35 : sheet.body.leading)
    return (0..<laid.count).map { index in
      let free = width - laid.width(ofLine: index)
      let left =
        switch align {
        case .left: 0.0
        case .centre: free / 2
        case .right: free
        }
      // The characters' square stands in the middle of its row; its baseline is 0.88 down it.
      let baseline = (pitch - face.size) / 2 + face.size * 0.88
      return Row(
        height: pitch, marks: [.line(laid, index, x: x + left, baseline: baseline)])
    }
  }

  /// Two columns as one: their rows stand beside each other, from the first on.
  func beside(_ left: [Row], _ right: [Row]) -> [Row] {
    (0..<max(left.count, right.count)).map { index in
      guard index < left.count else { return right[index] }
      guard index < right.count else { return left[index] }
      var row = right[index]
      // Type of two sizes stands on one line.
      let drop = max(0, baseline(of: right[index]) - baseline(of: left[index]))
      // What is on the left is read first.
      row.marks = left[index].marks.map { $0.lowered(by: drop) } + row.marks
      row.height = max(row.height, left[index].height)
      return row
    }
  }

  /// How far down the row its first text stands.
  func baseline(of row: Row) -> Double {
    for case .line(_, _, _, let baseline) in row.marks { return baseline }
    return 0
  }

  func numbered(_ sentences: [String], x: Double = 0) throws(PageFault) -> [Row] {
    let indent = x + size * (sentences.count > 9 ? 2.2 : 1.6)
    var rows: [Row] = []
    for (index, sentence) in sentences.enumerated() {
      let body = try lines(sentence, face(), x: indent)
      let marker = try lines("\(index + 1).", face(), x: x)
      rows += beside(marker, body).asParagraph
        .below(gap: space(isLarge ? 0.5 : 0.15))
    }
    // A few steps are read at one glance.
    return sentences.count > 3 ? rows : rows.together
  }

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
}
