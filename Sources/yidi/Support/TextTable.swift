internal import Terminal

/// Cells in columns, each as wide as its widest cell, with two blanks between.
struct TextTable {
  private let rows: [[String]]
  private let widths: [Int]
  /// The first column whose cells stand at its right edge, as numbers do.
  private let firstRight: Int

  /// Those rows; a row may have fewer cells than the first.
  init(_ rows: [[String]], rightFrom firstRight: Int = .max) {
    self.rows = rows
    self.firstRight = firstRight
    widths = (rows.first ?? []).indices.map { column in
      rows.map { column < $0.count ? columns(of: $0[column]) : 0 }.max() ?? 0
    }
  }

  /// The columns that its widest line takes at most.
  var width: Int { widths.reduce(0, +) + 2 * max(0, widths.count - 1) }

  /// A line a row, none of which ends in blanks.
  var lines: [String] {
    rows.map { row in
      let cells = zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - columns(of: cell.0))
        return column < firstRight ? cell.0 + blanks : blanks + cell.0
      }
      return cells.joined(separator: "  ").trimmedAtEnd
    }
  }

  /// The same with a rule of hyphens beneath the first.
  var ruledLines: [String] {
    let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
    return Array(lines.prefix(1)) + [rule] + lines.dropFirst()
  }

  /// The lines, each ended, behind so many blanks.
  func text(indent: Int = 0) -> String {
    lines.map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
  }
}
