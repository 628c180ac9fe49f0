internal import Receipts

// What shows that a paper is the office's.

extension Composer {
  /// 34 mm: modules of 0.6 mm and more, which telephones read.
  static let codeSide = Sheet.points(34)

  /// The width of what stands left of a code at the top right.
  var besideCodeAbove: Double { sheet.textWidth - Composer.codeSide - size * 1.5 }

  /// The code with its sentences beside it; the sentences alone where the code stands above.
  func proof(_ proof: Paper.Proof) throws(PageFault) -> [Row] {
    guard !isCodeAbove, let code else { return try said(proof, x: 0).below(gap: size * 0.5) }
    return proofRows(code, beside: try said(proof, x: besideCode))
  }

  /// The same after small print, as much of which stands beside the code as there is room for.
  func proof(_ proof: Paper.Proof, after notes: [Paper.Block]) throws(PageFault) -> [Row] {
    var text = try said(proof, x: besideCode)
    var above = notes
    while case .footnote(let note) = above.last {
      let lines = try lines(note, small, x: besideCode).below(gap: space(0.3))
      guard (lines + text).height <= Composer.codeSide + size else { break }
      text = lines + text
      above.removeLast()
    }
    var rows: [Row] = []
    for note in above { rows += try self.rows(of: note) }
    return rows + (code.map { proofRows($0, beside: text) } ?? text)
  }

  /// Where text beside the code begins.
  private var besideCode: Double { Composer.codeSide + size * 1.4 }

  private func said(_ proof: Paper.Proof, x: Double) throws(PageFault) -> [Row] {
    var text: [Row] = []
    for sentence in proof.sentences {
      text += try lines(sentence, small, x: x).below(gap: space(isLarge ? 0.3 : 0.2))
    }
    return text
  }

  private func proofRows(_ code: QRCode, beside text: [Row]) -> [Row] {
    let side = Composer.codeSide
    var rows = [Row(height: max(0, (side - text.height) / 2))] + text
    rows[0].marks = [.code(code, x: 0, y: 0, side: side)]
    rows.append(Row(height: max(0, side - rows[0].height - text.height)))
    // The code needs its margin of four modules all round.
    rows.append(Row(height: Composer.codeMargin))
    return rows.together.below(gap: Composer.codeMargin)
  }

  private static let codeMargin = Sheet.points(3)

  /// Room for a round seal, with the words where its middle goes, and beside it those blocks.
  func seal(_ text: String, beside blocks: [Paper.Block]) throws(PageFault) -> [Row] {
    var rows: [Row] = []
    var rest = blocks[...]
    if rest.first == .rule { rows = try self.rows(of: rest.removeFirst()) }
    let words = try lines(text, face(), align: .right)
    let narrow = sheet.textWidth - Composer.sealRoom
    var left: [Row] = []
    var isAfterSmallPrint = false
    for block in rest {
      switch block {
      case .fields(let fields):
        left += try self.fields(fields, width: narrow)
      case .footnote(let text):
        let isFirst = !isAfterSmallPrint
        isAfterSmallPrint = true
        left += try lines(text, small, in: narrow).below(gap: isFirst ? size * 0.5 : 0)
      case .proof(let proof):
        for sentence in proof.sentences { left += try lines(sentence, small, in: narrow) }
      default: left += try self.rows(of: block)
      }
    }
    let height = left.height
    // Large type says little beside it, and nothing that its colour may not lie on.
    let room = max(Composer.sealRoom * (isLarge ? 0.35 : 0.6), height)
    // The words come first, as they are read.
    let middle = Row(
      height: 0, marks: words.flatMap(\.marks).map { $0.lowered(by: (room - size * 1.5) / 2) })
    left.append(Row(height: room - height))
    return (rows + [middle] + left).together
  }

  /// A round seal is about 40 mm wide; half of it may lie on what is printed.
  private static let sealRoom = Sheet.points(32)

  /// Each label with a line to write on; two beside each other where both have room.
  func signatures(_ labels: [String]) throws(PageFault) -> [Row] {
    let (gap, lineMin) = (size * 0.4, size * 8)
    let half = sheet.textWidth / 2
    var widths: [Double] = []
    for label in labels { widths.append(try setter.lay(label, face()).widest) }
    // What is listed is long: such lines have the whole width, if there is room on the page.
    let isList = sheet.body.hasWholeLines && (widths.max() ?? 0) < size * 1.5
    let isPaired = labels.count > 1 && !isList && (widths.max() ?? 0) + gap + lineMin + size <= half
    let room = sheet.textWidth - gap - lineMin
    var rows: [Row] = []
    for (index, label) in labels.enumerated() {
      let isRight = isPaired && index % 2 == 1
      let x = isRight ? half : 0
      var signed = try lines(label, face(), x: x, in: isPaired ? half : room)
        .below(gap: size * (sheet.body.isTight ? 1 : 1.2))
      guard var last = signed.popLast() else { continue }
      // Lines begin under each other, and reach as far as they can: addresses are long.
      let peers = widths.indices.filter { !isPaired || $0 % 2 == index % 2 }
      let column = min(peers.map { widths[$0] }.max() ?? 0, room)
      let edge = isPaired ? x + half - (isRight ? 0 : size) : sheet.textWidth
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

extension Paper.Block {
  /// Whether it is small print.
  var isFootnote: Bool { if case .footnote = self { true } else { false } }

  /// Whether it is sentences of law.
  var isQuotes: Bool { if case .clauses = self { true } else { false } }

  /// Whether it is such sentences, or what is said of them.
  var isLaw: Bool {
    switch self {
    case .clauses, .heading, .paragraph: true
    default: false
    }
  }
}

extension Paper {
  /// Its title, where nothing but the office's name and lines stand with it above the first fields.
  var titleOfHead: String? {
    let head = blocks.prefix { block in
      switch block {
      case .office, .title, .rule: true
      default: false
      }
    }
    guard case .fields = blocks.dropFirst(head.count).first else { return nil }
    return title
  }

  /// Whether there are fields that a code can stand beside.
  var hasFields: Bool {
    blocks.contains { block in
      if case .fields(let fields) = block { !fields.isEmpty } else { false }
    }
  }
}
