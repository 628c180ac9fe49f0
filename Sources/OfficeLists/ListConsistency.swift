/// What rows of one file say against each other.
struct ListConsistency {
  private(set) var findings: [ListFinding] = []

  /// Looks through rows with their lines.
  init(_ rows: [(row: ListRow, line: Int)]) {
    findDuplicates(rows)
    switch rows.first?.row.kind {
    case .ratio: findOverlaps(rows)
    case .networked: findMixed(rows)
    case .referral, nil: break
    }
  }

  /// The same institution twice in a year, or the same code.
  private mutating func findDuplicates(_ rows: [(row: ListRow, line: Int)]) {
    var keys: [[String]: Int] = [:]
    var codes: [[String]: Int] = [:]
    for (row, line) in rows {
      let year = row[.year]
      if let other = keys.updateValue(line, forKey: row.key + [year]) {
        let column = row.kind == .ratio ? ListColumn.percent : .name
        findings.append(
          ListFinding(
            .duplicate, line: line, column: column.rawValue,
            ["value": row[column], "other": String(other)]))
      }
      guard !row[.code].isEmpty, let other = codes.updateValue(line, forKey: [row[.code], year])
      else { continue }
      findings.append(
        ListFinding(
          .duplicate, line: line, column: ListColumn.code.rawValue,
          ["value": row[.code], "other": String(other)]))
    }
  }

  /// Two percentages that one and the same person could be paid by.
  private mutating func findOverlaps(_ rows: [(row: ListRow, line: Int)]) {
    let groups = Dictionary(grouping: rows) { [$0.row[.year], $0.row[.insurance], $0.row[.care]] }
    for group in groups.values {
      for (index, later) in group.enumerated() {
        let clash = group[..<index].first { earlier in
          earlier.row.key != later.row.key && Self.overlap(earlier.row, later.row)
        }
        guard let clash else { continue }
        findings.append(
          ListFinding(
            .overlap, line: later.line, column: ListColumn.grade.rawValue,
            ["value": later.row[.grade], "other": String(clash.line)]))
      }
    }
  }

  private static func overlap(_ one: ListRow, _ two: ListRow) -> Bool {
    guard let first = GradeScope(one[.grade]), let second = GradeScope(two[.grade]) else {
      return false
    }
    let groups = [one[.group], two[.group]]
    return first.overlaps(second) && (groups[0] == groups[1] || groups.contains(""))
  }

  /// A place of which one row says that the list is complete and another does not.
  private mutating func findMixed(_ rows: [(row: ListRow, line: Int)]) {
    var complete: [String: Int] = [:]
    for (row, line) in rows where !row[.isComplete].isEmpty {
      complete[row[.place]] = complete[row[.place]] ?? line
    }
    for (row, line) in rows where row[.isComplete].isEmpty {
      guard let other = complete[row[.place]] else { continue }
      findings.append(
        ListFinding(
          .mixedComplete, line: line, column: ListColumn.isComplete.rawValue,
          ["value": row[.place], "other": String(other)]))
    }
  }
}
