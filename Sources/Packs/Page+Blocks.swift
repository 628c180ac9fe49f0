// The blocks that packs are read from, each checked for what the parser does not say of it.

extension Page {
  // MARK: Quotes

  mutating func readQuote(_ node: Node) {
    checkSection()
    let lines = node.line...node.endLine
    if let lazy = lines.first(where: { !source.lines[$0 - 1].drop { $0 == " " }.hasPrefix(">") }) {
      faults.add(
        .lineInQuote, line: lazy, section: place,
        ["value": beginning(source.lines[lazy - 1])])
      return
    }
    let parts = node.children
    if let table = parts.first(where: { $0.kind == "table" }) {
      faults.add(.indentedTable, line: table.line, section: place)
      return
    }
    let pieces = parts.first?.children ?? []
    guard let label = pieces.first, label.kind == "strong", !trimmed(label.text).isEmpty else {
      faults.add(
        .quoteNumber, line: node.line, section: place,
        ["value": beginning(parts.first?.text ?? "")])
      return
    }
    let clause = trimmed(label.text)
    let strong = pieces.dropFirst().first { $0.kind == "strong" }
    if let next = strong ?? parts.dropFirst().first {
      faults.add(
        .joinedQuotes, line: next.line, section: place, ["value": beginning(next.text)])
    }
    if let first = quotes[clause] {
      faults.add(
        .duplicateQuote, line: node.line, section: place,
        ["value": clause, "found": String(first)])
    } else {
      quotes[clause] = node.line
    }
    let text = pieces.dropFirst().map(\.text).joined()
    blocks.append(.quote(clause: clause, text: trimmed(text), line: node.line))
  }

  // MARK: Tables

  mutating func readTable(_ node: Node) {
    checkSection()
    let (head, rows, headLine, _) = node.tableRows
    if node.line < headLine {
      checkText(node.line...headLine - 1)
      remarks.add(.tableAfterText, line: headLine, section: place)
    }
    if let first = table, !section.hasPrefix(Outline.casePrefix) {
      faults.add(.twoTables, line: headLine, section: place, ["found": String(first)])
    }
    table = headLine
    let names = (head?.children ?? []).map { trimmed($0.text) }
    var grid = Block.Grid(head: names, rows: [], line: headLine)
    checkHead(grid)
    // What a second rule divides is two tables; their cells are not counted against one head.
    let lines = rows.map { TableLine(source.lines[$0.line - 1]) }
    let hasRule = lines.contains(where: \.isRule)
    for (row, written) in zip(rows, lines) {
      let cells = row.children
      grid.rows.append(
        .init(
          cells: cells.map { trimmed($0.text) }, line: row.line, written: written.cells.count))
      if written.cells.count != names.count, !Outline.standsAlone(section) { lostNames = true }
      if !hasRule || written.isRule { checkRow(written, of: grid, line: row.line) }
      if written.hasAngle {
        checkMarkup(
          cells, row: written.cells.first.map(String.init) ?? "", of: grid, line: row.line)
      }
    }
    blocks.append(.table(grid))
  }

  private mutating func checkHead(_ grid: Block.Grid) {
    for (index, name) in grid.head.enumerated() {
      if name.isEmpty {
        faults.add(
          .namelessColumn, line: grid.line, section: place, ["value": String(index + 1)])
      } else if grid.head.firstIndex(of: name) != index {
        faults.add(
          .duplicateColumn, line: grid.line, section: place, column: name, ["value": name])
      }
    }
  }

  private mutating func checkRow(_ row: TableLine, of grid: Block.Grid, line: Int) {
    // Most rows are in order: of those nothing is named.
    var number: String { row.cells.first.map { trimmed(String($0.prefix { $0 != "｜" })) } ?? "" }
    let (found, wanted) = (row.cells.count, grid.head.count)
    var details: [String: String] {
      [
        "found": String(found), "wanted": String(wanted),
        "columns": grid.head.joined(separator: " | "),
      ]
    }
    if let mark = FullWidthMark(inRow: row) {
      faults.add(mark, line: line, section: place, row: number)
    } else if row.isRule {
      faults.add(.ruleInTable, line: line, section: place)
    } else if !row.hasBar {
      faults.add(
        .textUnderTable, line: line, section: place,
        ["value": beginning(row.text)])
    } else if found < wanted {
      faults.add(
        .tooFewCells, line: line, section: place, row: number, column: grid.head[found], details)
    } else if found > wanted {
      let start = row.cells[wanted].startIndex
      faults.all.append(
        Finding(
          .tooManyCells, line: line, position: row.text[..<start].count + 1,
          section: place, row: number, details))
    }
  }

  private mutating func checkMarkup(_ cells: [Node], row: String, of grid: Block.Grid, line: Int) {
    for (cell, name) in zip(cells, grid.head) {
      for part in cell.children where part.kind == "html_inline" {
        if !Outline.standsAlone(section) { lostNames = true }
        faults.add(
          .markupInCell, line: line, section: place, row: row, column: name,
          ["value": part.literal])
      }
    }
  }
}
