internal import Messages
internal import OfficeLists
internal import Places
internal import Rules
internal import Terminal

/// What an import would do or cannot do, in sentences.
struct OfficeReport {
  let texts: Messages.Catalogue
  let places: Places

  /// File, line, column and what is wrong, in one line.
  func line(_ finding: ListFinding, file: String) -> String {
    let place = "\(file):\(finding.line)" + (finding.column.isEmpty ? "" : ": \(finding.column)")
    return cleaned("\(place): \(texts("office.find.\(finding.code.rawValue)", finding.details))")
  }

  /// What comes, goes and changes, a line each.
  func text(_ changes: [(year: Int?, changes: ListChanges)], of kind: ListKind) -> String {
    changes.map { year, changes in
      let counts = [
        "list": title(kind, year), "added": String(changes.added.count),
        "removed": String(changes.removed.count), "changed": String(changes.changed.count),
        "kept": String(changes.kept),
      ]
      var lines = [texts("office.import.changes", counts)]
      lines += changes.added.map { "+ " + describe($0) }
      lines += changes.removed.map { "- " + describe($0) }
      lines += changes.changed.map { "~ " + describe($0.before, $0.after) }
      return lines.map { cleaned($0) + "\n" }.joined()
    }.joined()
  }

  /// Such as 转诊机构名单 2026年.
  func title(_ kind: ListKind, _ year: Int?) -> String {
    let name = texts("office.kind.\(kind.rawValue)")
    return year.map { texts("office.kind_of_year", ["kind": name, "year": String($0)]) } ?? name
  }

  /// Institutions on a referral list whose certificates do not count by the law all the same.
  func warnings(_ rows: [ListRow], _ policy: Policy) -> String {
    rows.filter { $0.kind == .referral }.compactMap { row in
      guard let certificate = Institution.certificate(of: row) else { return nil }
      let answer = policy.qualifies(certificate)
      guard !answer.qualified else { return nil }
      let values = [
        "name": row[.name], "level": row[.level], "grade": row[.grade],
        "clause": answer.citations.first?.clause ?? "",
      ]
      return cleaned("! " + texts("office.import.not_qualified", values)) + "\n"
    }.joined()
  }

  /// An entry in one line.
  private func describe(_ row: ListRow) -> String {
    row.kind.columns.filter { !$0.isAboutOrigin }.map { row[$0] }
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// What it is about, then each column that differs, before and after.
  private func describe(_ before: ListRow, _ after: ListRow) -> String {
    let what = before.kind.naming.map { before[$0] }.filter { !$0.isEmpty }
    let differences = after.differences(from: before).map { column in
      texts(
        "office.import.difference",
        [
          "column": texts("office.column.\(column.english)"),
          "before": or(before[column]), "after": or(after[column]),
        ])
    }
    return (what + differences).joined(separator: "  ")
  }

  private func or(_ words: String) -> String {
    words.isEmpty ? texts("office.nothing") : words
  }
}
