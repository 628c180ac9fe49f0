internal import Rules

// What one section alone does not show: tables that are not there, and tables that need each other.

extension PackReader {
  /// Every conclusion that is listed has its table.
  mutating func tellMissingTables(_ outline: Outline) {
    guard let grid = outline.section("结论一览")?.grids.first,
      let column = grid.head.firstIndex(of: "结论")
    else { return }
    for row in grid.rows where row.written == grid.head.count {
      let name = row.cells[column]
      guard vocabulary.slots[name].map(vocabulary.lexicon.isConclusion) == true,
        outline.section(Outline.conclusionPrefix + name) == nil
      else { continue }
      findings.add(
        .missingSection, line: row.line, section: "结论一览", row: name,
        ["name": Outline.conclusionPrefix + name])
    }
  }

  /// No interview comes to what is called impossible: it would be answered with no row to go by.
  mutating func tellReachable(_ policy: Policy) {
    let tables = Explorer(
      lexicon: policy.lexicon,
      sheets: policy.lexicon.entries.compactMap { policy.table($0.slot)?.sheet }, impossible: [])
    for row in policy.impossible {
      guard let first = policy.reachable(row, by: tables).first else { continue }
      let slots = policy.lexicon.entries.map(\.slot)
      findings.add(
        .impossibleReachable, line: row.line, section: "不可能", column: "情形",
        ["value": policy.lexicon.words(for: first, over: slots)])
    }
  }

  /// No conclusion needs itself, by whatever detour: it could never be drawn.
  mutating func tellCircles(_ tables: [Table], _ outline: Outline) {
    let asked = Dictionary(tables.map { ($0.conclusion, $0.questions.map(\.slot)) }) { $1 }
    var settled: Set<Slot> = []
    func circle(from path: [Slot]) -> [Slot]? {
      guard let last = path.last else { return nil }
      for next in asked[last] ?? [] where !settled.contains(next) {
        if let start = path.firstIndex(of: next) { return path[start...] + [next] }
        if let found = circle(from: path + [next]) { return found }
      }
      settled.insert(last)
      return nil
    }
    for table in tables {
      guard let found = circle(from: [table.conclusion]) else { continue }
      let names = found.map(vocabulary.lexicon.name(of:))
      findings.add(
        .circle, line: outline.section(Outline.conclusionPrefix + names[0])?.line ?? 1,
        section: names[0], ["value": names.joined(separator: "→")])
      return
    }
  }

  /// A row of 期限 is read by its function and names readings that are listed.
  mutating func check(term row: Record, readings: [String: UInt8]) {
    let functions = ["有效期内", "六个月锁定期", "首日", "追溯到首日"]
    if !functions.contains(row["函数"]) {
      findings.add(
        .unknownEntry, line: row.line, section: "期限", row: row["期限"], column: "函数",
        ["value": row["函数"], "wanted": functions.joined(separator: "、")])
    }
    let reading = row["读法"]
    if !reading.isEmpty, reading != "—", readings[reading] == nil {
      findings.add(
        .unknownReading, line: row.line, section: "期限", row: row["期限"], column: "读法",
        ["value": reading])
    }
  }
}
