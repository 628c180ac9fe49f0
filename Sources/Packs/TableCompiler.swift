internal import Rules

/// Enumerates every situation a table can meet, and proves that exactly one value is concluded.
struct TableCompiler {
  let vocabulary: Vocabulary
  /// Situations that cannot be, each as the values that together exclude themselves.
  let impossible: [[Slot: UInt64]]
  var findings = Findings()
  /// What does not keep a pack from being used, and is not as its author meant it.
  var remarks = Findings()

  /// More situations than this are refused; the author is asked to split the table.
  static let cellsMax = 1 << 20

  /// A row for one value: a row that copies a question's value becomes one of these for each.
  private struct Line {
    var row: Int
    var masks: [UInt64]
    var value: UInt8
  }

  /// The compiled table; conflicts and gaps go to `findings`, each kind of rows once.
  mutating func compile(_ conclusion: Conclusion) -> Table? {
    let counts = conclusion.questions.map(\.values.count)
    let cellCount = counts.reduce(1) { $0 * $1 }
    guard cellCount <= Self.cellsMax, conclusion.rows.count <= 64 else {
      findings.add(
        .tooLarge, line: conclusion.line, section: conclusion.name,
        ["found": String(cellCount), "wanted": String(Self.cellsMax)])
      return nil
    }
    let lines = lines(of: conclusion)
    let admits = admitting(lines, counts: counts)
    let beaten = beaten(in: conclusion)
    let excluded = exclusions(for: conclusion.questions)
    var interned: [[UInt64]: UInt16] = [:]
    var explanations: [Explanation] = []
    var cells: [UInt16] = []
    cells.reserveCapacity(cellCount)
    var told: Set<[UInt64]> = []
    var situation = [Int](repeating: 0, count: counts.count)
    for _ in 0..<cellCount {
      defer { advance(&situation, counts: counts) }
      if excluded.contains(where: { isExcluded(situation, by: $0) }) {
        cells.append(Table.unreachable)
        continue
      }
      var hits = [UInt64](repeating: ~0, count: (lines.count + 63) / 64)
      for (question, value) in situation.enumerated() {
        for word in hits.indices { hits[word] &= admits[question][value][word] }
      }
      if let known = interned[hits] {
        cells.append(known)
        continue
      }
      let matching = lines.indices.filter { hits[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
      guard let explanation = explain(matching.map { lines[$0] }, conclusion, beaten: beaten) else {
        if told.insert(hits).inserted { report(matching.map { lines[$0] }, conclusion, situation) }
        cells.append(Table.unreachable)
        continue
      }
      interned[hits] = UInt16(explanations.count)
      cells.append(UInt16(explanations.count))
      explanations.append(explanation)
    }
    remark(on: conclusion, explanations)
    return Table(
      conclusion: conclusion.slot,
      questions: zip(conclusion.questions, counts).map { .init(slot: $0, count: $1) },
      rows: conclusion.rows.map(\.name), cells: cells, explanations: explanations)
  }

  private func lines(of conclusion: Conclusion) -> [Line] {
    conclusion.rows.enumerated().flatMap { index, row -> [Line] in
      switch row.value {
      case .number(let value):
        return [Line(row: index, masks: row.masks, value: value)]
      case .same(let position):
        let question = conclusion.questions[position]
        return question.values.indices.compactMap { number in
          guard row.masks[position] >> UInt64(number) & 1 == 1,
            let value = conclusion.slot.values.firstIndex(of: question.values[number])
          else { return nil }
          var masks = row.masks
          masks[position] = 1 << UInt64(number)
          return Line(row: index, masks: masks, value: UInt8(value))
        }
      }
    }
  }

  /// For each question and value, the lines that admit it, as bits.
  private func admitting(_ lines: [Line], counts: [Int]) -> [[[UInt64]]] {
    counts.indices.map { question in
      (0..<counts[question]).map { value in
        var words = [UInt64](repeating: 0, count: (lines.count + 63) / 64)
        for (index, line) in lines.enumerated()
        where line.masks[question] >> UInt64(value) & 1 == 1 {
          words[index / 64] |= 1 << UInt64(index % 64)
        }
        return words
      }
    }
  }

  /// For each row, the rows it sets aside with the reading that lets it.
  private func beaten(in conclusion: Conclusion) -> [[Int: UInt8?]] {
    conclusion.rows.map { row in
      var losers: [Int: UInt8?] = [:]
      for override in row.overrides {
        if let loser = conclusion.rows.firstIndex(where: { $0.name == override.row }) {
          losers[loser] = .some(override.reading)
        }
      }
      return losers
    }
  }

  private func exclusions(for questions: [Slot]) -> [[(position: Int, mask: UInt64)]] {
    impossible.compactMap { conditions in
      let pairs = conditions.compactMap { slot, mask in
        questions.firstIndex(of: slot).map { ($0, mask) }
      }
      return pairs.count == conditions.count ? pairs : nil
    }
  }

  private func isExcluded(
    _ situation: [Int], by conditions: [(position: Int, mask: UInt64)]
  ) -> Bool {
    conditions.allSatisfy { $0.mask >> UInt64(situation[$0.position]) & 1 == 1 }
  }

  private func advance(_ situation: inout [Int], counts: [Int]) {
    for position in situation.indices.reversed() {
      situation[position] += 1
      if situation[position] < counts[position] { return }
      situation[position] = 0
    }
  }

  /// The record of one cell, or `nil` where no row or no single value is left.
  private func explain(
    _ matching: [Line], _ conclusion: Conclusion, beaten: [[Int: UInt8?]]
  ) -> Explanation? {
    var setAside: [Explanation.SetAside] = []
    for line in matching {
      if let winner = matching.first(where: { beaten[$0.row].keys.contains(line.row) }) {
        setAside.append(.init(row: line.row, by: winner.row))
      }
    }
    let winners = matching.filter { line in !setAside.contains { $0.row == line.row } }
    guard let value = winners.first?.value, winners.allSatisfy({ $0.value == value }) else {
      return nil
    }
    var readings = Set(winners.flatMap { conclusion.rows[$0.row].readings })
    for winner in winners {
      for line in matching {
        if let reading = beaten[winner.row][line.row] ?? nil { readings.insert(reading) }
      }
    }
    var citations: [UInt16] = []
    var notes: [Note] = []
    for winner in winners {
      citations += conclusion.rows[winner.row].citations
      notes += conclusion.rows[winner.row].notes
    }
    return Explanation(
      value: value, winners: winners.map(\.row), setAside: setAside, citations: citations,
      readings: readings.sorted(), notes: notes)
  }

  private mutating func report(
    _ matching: [Line], _ conclusion: Conclusion, _ situation: [Int]
  ) {
    let words = zip(conclusion.questions, situation).map { slot, value in
      "\(vocabulary.name(of: slot))＝\(vocabulary.name(of: UInt8(value), in: slot))"
    }
    let rows = matching.map { conclusion.rows[$0.row] }
    findings.add(
      matching.isEmpty ? .gap : .conflict, line: rows.first?.line ?? conclusion.line,
      section: conclusion.name,
      ["value": words.joined(separator: "，"), "found": rows.map(\.name).joined(separator: "、")])
  }

  /// Rows that never win, and exceptions between rows that never meet.
  private mutating func remark(on conclusion: Conclusion, _ explanations: [Explanation]) {
    let winners = Set(explanations.flatMap(\.winners))
    let meetings = explanations.map { Set($0.winners + $0.setAside.map(\.row)) }
    for (index, row) in conclusion.rows.enumerated() {
      if !winners.contains(index) {
        remarks.add(.deadRow, line: row.line, section: conclusion.name, row: row.name)
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
