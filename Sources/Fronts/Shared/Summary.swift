import Terminal

/// One row of the check page.
package struct SummaryRow: Hashable, Sendable {
  /// The digit that changes it; `nil` where it is only shown.
  package var number: Int?
  package var label: String
  package var value: String
  /// Said after the value where something is still missing: 还要回答.
  package var remark: String

  /// That row under that number.
  package init(number: Int? = nil, label: String, value: String, remark: String = "") {
    self.number = number
    self.label = label
    self.value = value
    self.remark = remark
  }
}

extension SummaryRow {
  /// The row as it is read aloud.
  package var spoken: String {
    (number.map { "\($0) " } ?? "") + "\(label): \(value)" + (remark.isEmpty ? "" : ", \(remark)")
  }
}

/// What has been answered, a row each: number, what was asked, the answer.
package struct Summary: Block {
  package var rows: [SummaryRow]

  /// Those rows, in order.
  package init(_ rows: [SummaryRow]) {
    self.rows = rows
  }

  package var spoken: [String] { rows.map(\.spoken) }

  package func lines(columns: Int) -> [Line] {
    let gap = columns < 60 ? "  " : "   "
    let labels = rows.map { Terminal.columns(of: $0.label) }.max() ?? 0
    let width = min(labels, columns / 2)
    let lead = rows.contains { $0.number != nil } ? 1 + gap.count : 0
    let indent = lead + width + gap.count
    return rows.flatMap { row -> [Line] in
      let number = padded(row.number.map(String.init) ?? "", columns: lead)
      let before = number + padded(row.label, columns: width) + gap
      return values(of: row, columns: max(2, columns - indent)).enumerated().map { index, spans in
        let start = index == 0 ? before : String(repeating: " ", count: indent)
        return Line(
          [Span(start)] + spans, target: row.number.map { Target.choose($0) },
          mark: row.remark.isEmpty || index > 0 ? nil : Span("!", .error))
      }
    }
  }

  /// The value in rows, the remark behind it or, without room there, beneath.
  private func values(of row: SummaryRow, columns: Int) -> [[Span]] {
    var rows =
      row.value.isEmpty
      ? []
      : wrap(onScreen(row.value), columns: columns, lastAtLeast: lastLineMin)
        .map { [Span($0, .title)] }
    guard !row.remark.isEmpty else { return rows.isEmpty ? [[]] : rows }
    let used = rows.last?.reduce(2) { $0 + Terminal.columns(of: $1.text) } ?? columns
    if used + Terminal.columns(of: row.remark) <= columns {
      rows[rows.count - 1] += [Span("  "), Span(row.remark, .error)]
    } else {
      rows += wrap(row.remark, columns: columns).map { [Span($0, .error)] }
    }
    return rows
  }
}
