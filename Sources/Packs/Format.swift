internal import Widths

/// A pack with the bars of every table one under the other.
package struct FormattedPack: Hashable, Sendable {
  /// The whole file: tables aligned, lines ended by line feeds, all else as it was.
  package let markdown: [UInt8]
  /// The first line that was otherwise before; `nil` where the file was formatted already.
  package let firstChange: Int?
}

/// Aligns the pipe tables of a pack, a Chinese character counting as two columns.
///
/// A pack that is broken is formatted as well as it can be: no cell is lost and none is added, and a
/// line that only fell into a table stays as it is.
///
/// - Parameters:
///   - markdown: The file, UTF-8.
///   - file: Its name, for the finding.
/// - Returns: The file as it should be, which may be as it is.
/// - Throws: A finding where the file is no text.
package func formatPolicy(markdown: [UInt8], file: String) throws(PackFailure) -> FormattedPack {
  let source: SourceText
  do {
    source = try SourceText(markdown)
  } catch {
    throw PackFailure(file: file, findings: [error.finding])
  }
  var lines = source.lines.map(String.init)
  for range in tableLines(of: source) {
    for (index, line) in zip(range, aligned(source.lines[range].map(TableLine.init))) {
      if let line { lines[index] = line }
    }
  }
  if lines.last?.isEmpty == false { lines.append("") }
  let formatted = Array(lines.joined(separator: "\n").utf8)
  return FormattedPack(
    markdown: formatted, firstChange: firstChange(from: markdown, to: formatted))
}

/// The lines of each table that is no part of a list or a quote, counted from 0.
private func tableLines(of source: SourceText) -> [Range<Int>] {
  withDocument(source.bytes) { document in
    document.children.filter { $0.kind == "table" }.map { table in
      let rows = table.tableRows
      return (rows.headLine - 1)..<rows.endLine
    }
  }
}

/// The lines of a table with their cells padded; `nil` for one that only fell into it, without a
/// bar, or that a full-width blank outside of its bars shifts.
private func aligned(_ lines: [TableLine]) -> [String?] {
  let isRow = { (index: Int) in
    !lines[index].hasWideEdge && (index == 0 || lines[index].hasBar)
  }
  var widths: [Int] = []
  for (index, line) in lines.enumerated() where isRow(index) && index != 1 {
    for (column, cell) in line.cells.enumerated() {
      if column == widths.count { widths.append(1) }
      widths[column] = max(widths[column], columns(of: cell))
    }
  }
  return lines.enumerated().map { index, line in
    guard index == 1 || isRow(index) else { return nil }
    if index == 1 { return line.cells.count > widths.count ? nil : rule(line, widths) }
    let cells = zip(line.cells, widths).map { cell, width in
      " \(cell)" + String(repeating: " ", count: width - columns(of: cell) + 1)
    }
    return "|" + cells.joined(separator: "|") + "|"
  }
}

private func rule(_ line: TableLine, _ widths: [Int]) -> String {
  let cells = zip(line.cells, widths).map { cell, width in
    let start = cell.hasPrefix(":") ? ":" : ""
    let end = cell.hasSuffix(":") ? ":" : ""
    return start + String(repeating: "-", count: width + 2 - start.count - end.count) + end
  }
  return "|" + cells.joined(separator: "|") + "|"
}

private func firstChange(from old: [UInt8], to new: [UInt8]) -> Int? {
  guard old != new else { return nil }
  let same = zip(old, new).prefix { $0 == $1 }.count
  return 1 + new[..<same].count { $0 == UInt8(ascii: "\n") }
}
