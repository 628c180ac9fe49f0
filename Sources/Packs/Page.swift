/// A pack as its parts, and what the parser would have passed over in silence.
struct Page {
  let source: SourceText
  /// Sections that only some files have, beside those of every pack.
  private let ownTitles: [String]
  private(set) var blocks: [Block] = []
  /// What keeps the pack from being used.
  var faults = Findings()
  /// What does not, and is better mended.
  var remarks = Findings()

  /// The heading above, as findings name it; empty above the first.
  private var section = ""
  /// The lines the headings and the quotes were first met on.
  private var headings: [String: Int] = [:]
  private var quotes: [String: Int] = [:]
  /// The line of the section's heading, until something in it shows that it will not be read.
  private var unreadHeading: Int?
  /// The line of the section's table.
  private var table: Int?

  /// Reads a file, which may have further sections of its own.
  init(_ source: SourceText, ownTitles: [String] = []) {
    self.source = source
    self.ownTitles = ownTitles
    checkCharacters()
    withDocument(source.bytes) { document in
      for node in document.children { read(node) }
    }
    checkWhole()
  }

  /// Whether a row is lost that names what other tables use.
  private var lostNames = false

  /// Whether so much is lost that what is said of the rest would mislead.
  var isBroken: Bool { lostNames || faults.all.contains { Self.breaking.contains($0.code) } }

  private static let breaking: Set<Finding.Code> = [
    .emptyFile, .notAPack, .noTitle, .headingMark, .underlinedHeading, .unknownSection,
    .fullWidthMark, .ruleCells, .ruleMarks, .looseRow, .ruleInTable, .lineInQuote, .indentedTable,
    .openBlock, .twoTables, .duplicateHeading,
  ]

  /// A finding with the place of its cell in the line, where it names a column.
  func located(_ finding: Finding) -> Finding {
    guard finding.position == 0, !finding.column.isEmpty,
      let column = column(finding.column, atLine: finding.line)
    else { return finding }
    let line = source.lines[finding.line - 1]
    let cells = TableLine(line).cells
    guard column < cells.count else { return finding }
    return finding.at(position: line[..<cells[column].startIndex].count + 1)
  }

  private func column(_ name: String, atLine line: Int) -> Int? {
    for case .table(let grid) in blocks
    where grid.line == line || grid.rows.contains(where: { $0.line == line }) {
      return grid.head.firstIndex(of: name)
    }
    return nil
  }

  private mutating func read(_ node: Node) {
    switch node.kind {
    case "heading": readHeading(node)
    case "paragraph":
      // One without a line stands in the lines of the table that follows.
      if node.line > 0 { checkText(node.line...node.endLine) }
      blocks.append(.paragraph(node.text, line: node.line))
    case "block_quote": readQuote(node)
    case "table": readTable(node)
    case "code_block", "html_block", "list": checkHidden(node)
    default: break
    }
  }

  // MARK: Headings

  private mutating func readHeading(_ node: Node) {
    let title = trimmed(node.text)
    if !source.lines[node.line - 1].contains("#") {
      faults.add(.underlinedHeading, line: node.endLine, ["value": beginning(title)])
    }
    if let first = headings[title] {
      faults.add(
        .duplicateHeading, line: node.line, ["value": title, "found": String(first)])
    } else {
      headings[title] = node.line
    }
    if headings.count == 1, node.level != 1 {
      faults.add(.noTitle, line: node.line, ["value": title])
    }
    let isTitle = !blocks.contains { if case .heading = $0 { true } else { false } }
    let isKnown = Outline.isKnown(title) || ownTitles.contains(title)
    unreadHeading = isTitle || isKnown ? nil : node.line
    section = isTitle ? "" : title
    table = nil
    blocks.append(.heading(title, line: node.line))
  }

  /// Tells of a heading that nobody reads on, once something stands under it that should be read.
  private mutating func checkSection() {
    guard let line = unreadHeading else { return }
    faults.add(
      .unknownSection, line: line,
      ["value": section, "wanted": (Outline.knownTitles + ownTitles).joined(separator: "、")])
    unreadHeading = nil
  }

  /// The section as other findings name it: of a conclusion its name alone.
  private var place: String {
    section.hasPrefix(Outline.conclusionPrefix)
      ? String(section.dropFirst(Outline.conclusionPrefix.count)) : section
  }

  // MARK: Quotes

  private mutating func readQuote(_ node: Node) {
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

  private mutating func readTable(_ node: Node) {
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
    for row in rows {
      let cells = row.children
      let written = TableLine(source.lines[row.line - 1])
      grid.rows.append(
        .init(
          cells: cells.map { trimmed($0.text) }, line: row.line, written: written.cells.count))
      if written.cells.count != names.count, !Outline.standsAlone(section) { lostNames = true }
      checkRow(written, of: grid, line: row.line)
      checkMarkup(cells, row: written.cells.first.map(String.init) ?? "", of: grid, line: row.line)
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
    let number = row.cells.first.map(String.init) ?? ""
    let (found, wanted) = (row.cells.count, grid.head.count)
    var details = ["found": String(found), "wanted": String(wanted)]
    if let mark = FullWidthMark(inRow: source.lines[line - 1]) {
      faults.add(mark, line: line, section: place, row: number)
    } else if row.isRule {
      faults.add(.ruleInTable, line: line, section: place)
    } else if !row.hasBar {
      faults.add(
        .textUnderTable, line: line, section: place,
        ["value": beginning(source.lines[line - 1])])
    } else if found < wanted {
      details["columns"] = grid.head[found...].joined(separator: "、")
      faults.add(
        .tooFewCells, line: line, section: place, row: number, column: grid.head[found], details)
    } else if found > wanted {
      details["value"] = row.cells[wanted...].joined(separator: " | ")
      let start = row.cells[wanted].startIndex
      faults.all.append(
        Finding(
          .tooManyCells, line: line, position: source.lines[line - 1][..<start].count + 1,
          section: place, row: number, details))
    }
  }

  private mutating func checkMarkup(_ cells: [Node], row: String, of grid: Block.Grid, line: Int) {
    for (cell, name) in zip(cells, grid.head) {
      for part in cell.children where part.kind == "html_inline" {
        faults.add(
          .markupInCell, line: line, section: place, row: row, column: name,
          ["value": part.literal])
      }
    }
  }
}
