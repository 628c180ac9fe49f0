/// A pack as its parts, and what the parser would have passed over in silence.
struct Page {
  let source: SourceText
  /// Sections that only some files have, beside those of every pack.
  private let ownTitles: [String]
  var blocks: [Block] = []
  /// What keeps the pack from being used.
  var faults = Findings()
  /// What does not, and is better mended.
  var remarks = Findings()

  /// The heading above, as findings name it; empty above the first.
  var section = ""
  /// The sections as findings name them, with the lines they begin on.
  private var sections: [(line: Int, name: String)] = []
  /// The lines the headings and the quotes were first met on.
  private var headings: [String: Int] = [:]
  var quotes: [String: Int] = [:]
  /// The line of the section's heading, until something in it shows that it will not be read.
  var unreadHeading: Int?
  /// The line of the section's table.
  var table: Int?

  /// Reads a file, which may have further sections of its own.
  init(_ source: SourceText, ownTitles: [String] = []) {
    self.source = source
    self.ownTitles = ownTitles
    withDocument(source.bytes) { document in
      for node in document.children { read(node) }
    }
    checkCharacters()
    checkWhole()
  }

  /// Whether a row is lost that names what other tables use.
  var lostNames = false

  /// Whether so much is lost that what is said of the rest would mislead.
  var isBroken: Bool { lostNames || faults.all.contains { Self.breaking.contains($0.code) } }

  private static let breaking: Set<Finding.Code> = [
    .emptyFile, .notAPack, .noTitle, .headingMark, .underlinedHeading, .unknownSection,
    .fullWidthMark, .ruleCells, .ruleMarks, .looseRow, .ruleInTable, .lineInQuote, .indentedTable,
    .openBlock, .twoTables, .duplicateHeading,
  ]

  /// The section, the row and the column of a character, each empty where it is in none.
  func place(line: Int, of index: Substring.Index) -> (section: String, row: String, column: String)
  {
    let section = sections.last { $0.line <= line }?.name ?? ""
    for case .table(let grid) in blocks where grid.rows.contains(where: { $0.line == line }) {
      let text = source.lines[line - 1]
      let position = TableLine(text[...index]).cells.count - 1
      let column = grid.head.indices.contains(position) ? grid.head[position] : ""
      return (section, TableLine(text).cells.first.map(String.init) ?? "", column)
    }
    return (section, "", "")
  }

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
    let isUnderlined = !source.lines[node.line - 1].contains("#")
    if isUnderlined {
      faults.add(.underlinedHeading, line: node.endLine, ["value": beginning(title)])
    }
    if let first = headings[title] {
      faults.add(
        .duplicateHeading, line: node.line, ["value": title, "found": String(first)])
    } else {
      headings[title] = node.line
    }
    let isTitle = !blocks.contains { if case .heading = $0 { true } else { false } }
    if isTitle, node.level != 1 {
      faults.add(.noTitle, line: node.line, ["value": title])
    }
    let isKnown = Outline.isKnown(title) || ownTitles.contains(title)
    unreadHeading = isTitle || isUnderlined || isKnown ? nil : node.line
    section = isTitle ? "" : title
    table = nil
    sections.append((node.line, place))
    blocks.append(.heading(title, line: node.line))
  }

  /// Tells of a heading that nobody reads on, once something stands under it that should be read.
  mutating func checkSection() {
    guard let line = unreadHeading else { return }
    faults.add(
      .unknownSection, line: line,
      ["value": section, "wanted": (Outline.knownTitles + ownTitles).joined(separator: "、")])
    unreadHeading = nil
  }

  /// The section as other findings name it: of a conclusion its name alone.
  var place: String {
    section.hasPrefix(Outline.conclusionPrefix)
      ? String(section.dropFirst(Outline.conclusionPrefix.count)) : section
  }
}
