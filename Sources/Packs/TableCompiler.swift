internal import Rules

/// Enumerates every situation a table can meet, and proves that exactly one value is concluded.
struct TableCompiler {
  /// What the tables are told in: ratios have names only once their own table is read.
  var vocabulary: Vocabulary
  let impossible: [Impossible]
  /// How the rows of the newest amendment begin, which is told of; empty where there is none.
  var newest = ""
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
    guard excluded.count <= Self.linesMax else {
      findings.add(
        .tooManyRows, line: impossible.first?.line ?? 0, section: "不可能",
        ["found": String(excluded.count), "wanted": String(Self.linesMax)])
      return nil
    }
    let walk = Walk(
      admits: admitting(lines.map(\.masks), counts: counts),
      excludes: admitting(excluded, counts: counts))
    var records = Interning(sheet: sheet)
    var cells: [UInt16] = []
    cells.reserveCapacity(cellCount)
    walk.forEach { cells.append($0.map { records.cell(of: $0) } ?? Table.unreachable) }
    guard !records.isFull else {
      findings.add(
        .tooLarge, line: conclusion.line, section: conclusion.name,
        ["found": String(cellCount), "wanted": String(Table.unreachable)])
      return nil
    }
    if !records.areWhole { report(on: conclusion, sheet) }
    remark(on: conclusion, records.explanations)
    return Table(
      sheet: sheet, questions: zip(conclusion.questions, counts).map { .init(slot: $0, count: $1) },
      cells: cells, explanations: records.explanations, governing: conclusion.governing)
  }

  /// Every situation in turn, the last question fastest.
  private struct Walk {
    /// For each question and value, the lines that admit it.
    let admits: [[Hits]]
    /// The same of the impossible situations.
    let excludes: [[Hits]]

    /// Hands over the lines that each situation meets, `nil` where it is impossible.
    func forEach(_ visit: (Hits?) -> Void) {
      let all = Hits(repeating: ~0)
      if admits.isEmpty { visit(all) } else { go(from: 0, all, excluded: all, visit) }
    }

    private func go(
      from position: Int, _ hits: Hits, excluded: Hits, _ visit: (Hits?) -> Void
    ) {
      for value in admits[position].indices {
        let hits = hits & admits[position][value]
        let excluded = excluded & excludes[position][value]
        if position + 1 < admits.count {
          go(from: position + 1, hits, excluded: excluded, visit)
        } else {
          visit(excluded == Hits() ? hits : nil)
        }
      }
    }
  }

  /// The records of a table, one for all situations that are answered alike.
  private struct Interning {
    let sheet: RowSheet
    private(set) var explanations: [Explanation] = []
    /// Whether every situation so far has one answer.
    private(set) var areWhole = true
    /// Whether there are more records than a cell can tell apart.
    private(set) var isFull = false
    private var cells: [Hits: UInt16] = [:]
    /// The one asked for before: a neighbour mostly meets the same lines.
    private var last: (hits: Hits, cell: UInt16)?

    init(sheet: RowSheet) {
      self.sheet = sheet
    }

    /// The position of the record of situations that meet these lines.
    mutating func cell(of hits: Hits) -> UInt16 {
      if let last, hits == last.hits { return last.cell }
      let known = cells[hits]
      let cell = known ?? cell(explaining: hits)
      if known == nil { cells[hits] = cell }
      last = (hits, cell)
      return cell
    }

    private mutating func cell(explaining hits: Hits) -> UInt16 {
      let matching = sheet.lines.indices.filter { hits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
        .map { sheet.lines[$0] }
      guard let explanation = sheet.explanation(of: matching) else {
        areWhole = false
        return Table.unreachable
      }
      // Rows that take over a value meet in several ways for one and the same reason.
      if let known = explanations.firstIndex(of: explanation) { return UInt16(known) }
      isFull = explanations.count == Int(Table.unreachable)
      guard !isFull else { return Table.unreachable }
      explanations.append(explanation)
      return UInt16(explanations.count - 1)
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

  /// For each question and value, which of these admit it: each has its values at every question.
  private func admitting(_ masks: [[UInt64]], counts: [Int]) -> [[Hits]] {
    counts.indices.map { question in
      (0..<counts[question]).map { value in
        var hits = Hits()
        for (index, mask) in masks.enumerated() where mask[question] >> UInt64(value) & 1 == 1 {
          hits[index / 64] |= 1 << UInt64(index % 64)
        }
        return hits
      }
    }
  }

  /// For each impossible situation a table of these questions can meet, its values at each.
  private func exclusions(for questions: [Slot]) -> [[UInt64]] {
    impossible.filter { $0.conditions.keys.allSatisfy(questions.contains) }
      .map { excluded in questions.map { excluded.conditions[$0] ?? ~0 } }
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
        line: line(of: rows, in: sheet) ?? conclusion.line, section: conclusion.name,
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

  /// Where a conflict is told: at a row of the newest amendment where one takes part.
  private func line(of rows: [Int], in sheet: RowSheet) -> Int? {
    let told = rows.first { !newest.isEmpty && sheet.rows[$0].name.hasPrefix(newest) }
    return (told ?? rows.first).map { sheet.rows[$0].line }
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
