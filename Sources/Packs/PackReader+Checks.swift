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

  /// A document was checked on a day, today at the latest; that the cell is empty is told elsewhere.
  mutating func remarkOnCheck(of identity: Policy.Identity, today: Day, _ outline: Outline) {
    guard !identity.checked.isEmpty else { return }
    let first = identity.checkedOn?.range?.lowerBound
    if let first, first <= today { return }
    let name = "最近核对"
    let row = outline.head?.rows.first { $0.cells.contains(name) }
    remarks.add(
      first == nil ? .checkedNoDay : .checkedAhead, line: row?.line ?? 1, row: name, column: "内容",
      ["value": identity.checked])
  }

  /// A row of 期限 is read by its function and names readings that are listed.
  mutating func check(term row: Record, readings: [String: UInt8]) {
    if !Self.terms.contains(row["函数"]) {
      findings.add(
        .unknownEntry, line: row.line, section: "期限", row: row["期限"], column: "函数",
        ["value": row["函数"], "wanted": Self.terms.joined(separator: "、")])
    }
    let reading = row["读法"]
    if !reading.isEmpty, reading != "—", readings[reading] == nil {
      findings.add(
        .unknownReading, line: row.line, section: "期限", row: row["期限"], column: "读法",
        ["value": reading])
    }
  }

  /// The calendar functions that 期限 knows.
  static let terms = ["有效期内", "六个月锁定期", "首日", "追溯到首日"]

  /// A term and the reading it rests on are about the same clause.
  mutating func remarkOnClause(_ row: Record, _ readings: [Reading]) {
    guard let reading = readings.first(where: { $0.id == row["读法"] }),
      !row["条文"].isEmpty, !reading.clause.isEmpty,
      !reading.clause.split(separator: "、").contains(where: { $0 == row["条文"] })
    else { return }
    remarks.add(
      .readingElsewhere, line: row.line, section: "期限", row: row["期限"], column: "读法",
      ["value": reading.id, "found": reading.clause, "wanted": row["条文"]])
  }

  /// How many months a term has stands in the clause it names, in the words of the document.
  mutating func remarkOnMonths(_ row: Record, _ quotes: [String: Quote]) {
    let clause = row["条文"]
    guard let months = Int(row["月数"]), let quote = quotes[clause] else { return }
    let text = quote.text.filter { !$0.isWhitespace }
    guard !text.contains("\(months)个月") else { return }
    remarks.add(
      .monthsNotQuoted, line: row.line, section: "期限", row: row["期限"], column: "月数",
      ["value": String(months), "wanted": clause])
  }

  /// Two cases that give the same and expect the same prove it once.
  mutating func remarkOnRepeated(_ cases: [WorkedCase]) {
    var lines: [Box: [WorkedCase]] = [:]
    for worked in cases {
      let earlier = lines[worked.box, default: []].first {
        $0.conclusion == worked.conclusion && $0.expected == worked.expected
          && $0.line != worked.line
      }
      lines[worked.box, default: []].append(worked)
      guard let earlier else { continue }
      remarks.add(
        .caseAgain, line: worked.line,
        section: Outline.casePrefix + vocabulary.lexicon.name(of: worked.conclusion),
        row: worked.text, ["value": earlier.text, "found": String(earlier.line)])
    }
  }

  /// A row of 不可能 whose situations another excludes anyway.
  mutating func remarkOnRepeated(_ impossible: [Impossible]) {
    for (index, one) in impossible.enumerated() {
      let other = impossible.enumerated().first { position, other in
        position != index && one.isCovered(by: other)
          && (position < index || !other.isCovered(by: one))
      }
      guard let other = other?.element else { continue }
      remarks.add(
        .impossibleAgain, line: one.line, section: "不可能", column: "情形",
        ["value": other.reason, "found": String(other.line)])
    }
  }
}

extension Impossible {
  /// Whether the other excludes all that this one does.
  fileprivate func isCovered(by other: Impossible) -> Bool {
    other.conditions.allSatisfy { slot, mask in
      conditions[slot].map { $0 & ~mask == 0 } ?? false
    }
  }
}
