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

  package func lines(columns: Int) -> [Line] {
    let gap = columns < 60 ? "  " : "   "
    let labels = rows.map { Terminal.columns(of: $0.label) }.max() ?? 0
    let width = min(labels, columns / 3)
    let lead = rows.contains { $0.number != nil } ? 1 + gap.count : 0
    let indent = lead + width + gap.count
    return rows.flatMap { row -> [Line] in
      let target = row.number.map { Target.choose($0) }
      let number = padded(row.number.map(String.init) ?? "", columns: lead)
      let values = row.value.isEmpty ? [] : wrap(row.value, columns: max(2, columns - indent))
      var lines: [Line] = []
      for (index, value) in (values.isEmpty ? [""] : values).enumerated() {
        let before =
          index == 0
          ? "\(number)\(padded(row.label, columns: width))\(gap)"
          : String(repeating: " ", count: indent)
        var spans = [Span(before), Span(value, .title)]
        if index == max(0, values.count - 1), !row.remark.isEmpty {
          spans.append(Span(value.isEmpty ? row.remark : "  \(row.remark)", .error))
        }
        lines.append(
          Line(spans, target: target, mark: row.remark.isEmpty ? nil : Span("!", .error)))
      }
      return lines
    }
  }
}
