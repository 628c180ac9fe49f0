internal import Rules

/// Enumerates every situation a table can meet, and proves that exactly one value is concluded.
struct TableCompiler {
  /// What the tables are told in: ratios have names only once their own table is read.
  var vocabulary: Vocabulary
  let impossible: [Impossible]
  var findings = Findings()
  /// What does not keep a pack from being used, and is not as its author meant it.
  var remarks = Findings()

  /// More situations than this are refused; the author is asked to split the table.
  static let cellsMax = 1 << 20

  private typealias Line = RowSheet.Line

  /// Which lines a situation meets, as bits.
  private typealias Hits = SIMD2<UInt64>
  /// As many lines as `Hits` has bits.
  static let linesMax = 128

  /// The compiled table; conflicts and gaps go to `findings`, each kind of rows once.
  mutating func compile(_ conclusion: Conclusion) -> Table? {
    let counts = conclusion.questions.map { vocabulary.lexicon.count(of: $0) }
    let cellCount = counts.reduce(1) { product, count in
      let (cells, overflow) = product.multipliedReportingOverflow(by: count)
      return overflow ? Int.max : cells
    }
    let lines = lines(of: conclusion)
    let sheet = sheet(of: conclusion, lines: lines)
    guard lines.count <= Self.linesMax else {
      findings.add(
        .tooManyRows, line: conclusion.line, section: conclusion.name,
        ["found": String(lines.count), "wanted": String(Self.linesMax)])
      return nil
    }
    guard cellCount <= Self.cellsMax else {
      findings.add(
        .tooLarge, line: conclusion.line, section: conclusion.name,
        ["found": String(cellCount), "wanted": String(Self.cellsMax)])
      return nil
    }
    let excluded = exclusions(for: conclusion.questions)
    var walk = Odometer(admits: admitting(lines, counts: counts))
    var interned: [Hits: UInt16] = [:]
    var explanations: [Explanation] = []
    var cells: [UInt16] = []
    var isWhole = true
    var last = (hits: ~walk.hits, cell: Table.unreachable)
    cells.reserveCapacity(cellCount)
    for _ in 0..<cellCount {
      defer { walk.advance() }
      if excluded.contains(where: { isExcluded(walk.situation, by: $0) }) {
        cells.append(Table.unreachable)
        continue
      }
      // A neighbour mostly meets the same lines.
      if walk.hits == last.hits {
        cells.append(last.cell)
        continue
      }
      if let known = interned[walk.hits] {
        last = (walk.hits, known)
        cells.append(known)
        continue
      }
      let matching = lines.indices.filter { walk.hits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
        .map { lines[$0] }
      guard explanations.count < Int(Table.unreachable) else {
        findings.add(
          .tooLarge, line: conclusion.line, section: conclusion.name,
          ["found": String(cellCount), "wanted": String(Table.unreachable)])
        return nil
      }
      if let explanation = sheet.explanation(of: matching) {
        // Rows that take over a value meet in several ways for one and the same reason.
        let known = explanations.firstIndex(of: explanation)
        interned[walk.hits] = UInt16(known ?? explanations.count)
        if known == nil { explanations.append(explanation) }
      } else {
        interned[walk.hits] = Table.unreachable
        isWhole = false
      }
      cells.append(interned[walk.hits] ?? Table.unreachable)
    }
    if !isWhole { report(on: conclusion, sheet) }
    remark(on: conclusion, explanations)
    return Table(
      sheet: sheet, questions: zip(conclusion.questions, counts).map { .init(slot: $0, count: $1) },
      cells: cells, explanations: explanations, governing: conclusion.governing)
  }

  /// Every situation in turn, the last question fastest, with the lines it meets.
  private struct Odometer {
    /// For each question and value, the lines that admit it.
    let admits: [[Hits]]
    private(set) var situation: [Int]
    /// The lines admitted by the first so many questions.
    private var partial: [Hits]

    init(admits: [[Hits]]) {
      self.admits = admits
      situation = [Int](repeating: 0, count: admits.count)
      partial = [Hits](repeating: Hits(repeating: ~0), count: admits.count + 1)
      narrow(from: 0)
    }

    var hits: Hits { partial[admits.count] }

    /// Goes to the next situation; from the last to the first.
    mutating func advance() {
      for position in situation.indices.reversed() {
        situation[position] += 1
        if situation[position] < admits[position].count { return narrow(from: position) }
        situation[position] = 0
      }
      narrow(from: 0)
    }

    private mutating func narrow(from first: Int) {
      for position in first..<admits.count {
        partial[position + 1] = partial[position] & admits[position][situation[position]]
      }
    }
  }

  private func lines(of conclusion: Conclusion) -> [Line] {
    conclusion.rows.enumerated().flatMap { index, row -> [Line] in
      switch row.value {
      case .number(let value):
        return [Line(row: index, masks: row.masks, value: value)]
      case .same(let position):
        let question = conclusion.questions[position]
        return vocabulary.shared(question, conclusion.slot).compactMap { number, value in
          guard row.masks[position] >> UInt64(number) & 1 == 1 else { return nil }
          var masks = row.masks
          masks[position] = 1 << UInt64(number)
          return Line(row: index, masks: masks, value: value)
        }
      }
    }
  }

  private func sheet(of conclusion: Conclusion, lines: [Line]) -> RowSheet {
    RowSheet(
      conclusion: conclusion.slot, questions: conclusion.questions,
      rows: conclusion.rows.map { row in
        RowSheet.Row(
          name: row.name, line: row.line,
          exceptions: row.overrides.compactMap { override in
            conclusion.rows.firstIndex { $0.name == override.row }.map {
              RowSheet.Exception(row: $0, reading: override.reading)
            }
          },
          citations: row.citations, readings: row.readings, notes: row.notes,
          question: row.question)
      },
      lines: lines)
  }

  /// For each question and value, the lines that admit it.
  private func admitting(_ lines: [Line], counts: [Int]) -> [[Hits]] {
    counts.indices.map { question in
      (0..<counts[question]).map { value in
        var hits = Hits(repeating: 0)
        for (index, line) in lines.enumerated()
        where line.masks[question] >> UInt64(value) & 1 == 1 {
          hits[index / 64] |= 1 << UInt64(index % 64)
        }
        return hits
      }
    }
  }

  private func exclusions(for questions: [Slot]) -> [[(position: Int, mask: UInt64)]] {
    impossible.compactMap { excluded in
      let pairs = excluded.conditions.compactMap { slot, mask in
        questions.firstIndex(of: slot).map { ($0, mask) }
      }
      return pairs.count == excluded.conditions.count ? pairs : nil
    }
  }

  private func isExcluded(
    _ situation: [Int], by conditions: [(position: Int, mask: UInt64)]
  ) -> Bool {
    conditions.allSatisfy { $0.mask >> UInt64(situation[$0.position]) & 1 == 1 }
  }

  /// Tells where no row or no single value is left, as blocks of situations.
  private mutating func report(on conclusion: Conclusion, _ sheet: RowSheet) {
    let lexicon = vocabulary.lexicon
    let explorer = Explorer(lexicon: lexicon, sheets: [sheet], impossible: impossible)
    let pieces = explorer.pieces(of: conclusion.slot, deriving: false)
    let blocks = Blocks(lexicon: lexicon, over: conclusion.questions).joined(
      pieces.map { ($0.box, $0.answer == .impossible ? nil : $0.answer) })
    for block in blocks {
      let rows: [Int]
      switch block.key {
      case .gap: rows = []
      case .conflict(let left): rows = Set(left).sorted()
      case .decided, .impossible: continue
      }
      findings.add(
        rows.isEmpty ? .gap : .conflict,
        line: rows.first.map { sheet.rows[$0].line } ?? conclusion.line, section: conclusion.name,
        [
          "value": lexicon.told(block.box, over: conclusion.questions),
          "found": rows.map { sheet.rows[$0].name }.joined(separator: "、"),
          "says": says(rows, in: block.box, sheet),
        ])
    }
  }

  /// What each of these rows says of a situation of the block: "1＝直接，2＝手工".
  private func says(_ rows: [Int], in box: Box, _ sheet: RowSheet) -> String {
    rows.compactMap { row in
      let line = sheet.lines.first { line in
        line.row == row && zip(sheet.questions, line.masks).allSatisfy { box[$0] & $1 != 0 }
      }
      return line.map {
        "\(sheet.rows[row].name)＝\(vocabulary.lexicon.name(of: $0.value, in: sheet.conclusion))"
      }
    }.joined(separator: "，")
  }

  /// Rows that never win, and exceptions between rows that never meet.
  private mutating func remark(on conclusion: Conclusion, _ explanations: [Explanation]) {
    let winners = Set(explanations.flatMap(\.winners))
    let meetings = explanations.map { Set($0.winners + $0.setAside.map(\.row)) }
    for (index, row) in conclusion.rows.enumerated() {
      if !winners.contains(index) {
        let above = Set(explanations.flatMap(\.setAside).filter { $0.row == index }.map(\.by))
        remarks.add(
          above.isEmpty ? .rowMeetsNothing : .deadRow, line: row.line, section: conclusion.name,
          row: row.name,
          ["found": above.sorted().map { conclusion.rows[$0].name }.joined(separator: "、")])
      }
      for override in row.overrides {
        guard let loser = conclusion.rows.firstIndex(where: { $0.name == override.row }),
          !meetings.contains(where: { $0.contains(index) && $0.contains(loser) })
        else { continue }
        remarks.add(
          .idleException, line: row.line, section: conclusion.name, row: row.name,
          column: "优先于", ["value": override.row])
      }
    }
  }
}
