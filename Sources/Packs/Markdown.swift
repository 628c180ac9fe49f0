internal import CMarkGFM

/// The parts of a Markdown file a pack is made of, each with its line.
enum Block {
  case heading(String, line: Int)
  case paragraph(String, line: Int)
  /// A quoted sentence of law with the bold clause number before it.
  case quote(clause: String, text: String, line: Int)
  case table(Grid)

  /// A pipe table; cells are trimmed.
  struct Grid {
    var head: [String]
    var rows: [Row]
    var line: Int

    /// One row, with the number of cells its line really has: the parser drops or pads others.
    struct Row {
      var cells: [String]
      var line: Int
      var written: Int
    }
  }
}

/// Reads a file into blocks; `nil` where the parser cannot.
func blocks(of markdown: [UInt8]) -> [Block]? {
  let document = markdown.withUnsafeBytes { bytes in
    yidi_parse_markdown(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
  }
  guard let document else { return nil }
  defer { cmark_node_free(document) }
  let lines = markdown.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  return children(of: document).compactMap { block(of: $0, lines: lines) }
}

private func block(of node: Node, lines: [ArraySlice<UInt8>]) -> Block? {
  let line = Int(cmark_node_get_start_line(node))
  switch kind(of: node) {
  case "heading":
    return .heading(text(of: node), line: line)
  case "paragraph":
    return .paragraph(text(of: node), line: line)
  case "block_quote":
    guard let paragraph = children(of: node).first,
      let label = children(of: paragraph).first, kind(of: label) == "strong"
    else { return nil }
    let rest = children(of: paragraph).dropFirst().map(text(of:)).joined()
    return .quote(clause: text(of: label), text: trimmed(rest), line: line)
  case "table":
    return .table(grid(of: node, line: line, lines: lines))
  default:
    return nil
  }
}

private func grid(of node: Node, line: Int, lines: [ArraySlice<UInt8>]) -> Block.Grid {
  var grid = Block.Grid(head: [], rows: [], line: line)
  for row in children(of: node) {
    let cells = children(of: row).map { trimmed(text(of: $0)) }
    let rowLine = Int(cmark_node_get_start_line(row))
    if kind(of: row) == "table_header" {
      grid.head = cells
    } else {
      let source = lines.indices.contains(rowLine - 1) ? lines[rowLine - 1] : []
      grid.rows.append(.init(cells: cells, line: rowLine, written: cellCount(of: source)))
    }
  }
  return grid
}

/// How many cells a source line has: bars that are not escaped, less the outer ones.
private func cellCount(of line: ArraySlice<UInt8>) -> Int {
  var bars = 0
  var escaped = false
  for byte in line {
    if byte == UInt8(ascii: "|") && !escaped { bars += 1 }
    escaped = byte == UInt8(ascii: "\\") && !escaped
  }
  return bars - 1
}

private typealias Node = OpaquePointer

private func kind(of node: Node) -> String {
  String(cString: cmark_node_get_type_string(node))
}

private func children(of node: Node) -> [Node] {
  var found: [Node] = []
  var next = cmark_node_first_child(node)
  while let child = next {
    found.append(child)
    next = cmark_node_next(child)
  }
  return found
}

private func text(of node: Node) -> String {
  switch kind(of: node) {
  case "text", "code":
    return cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  case "softbreak", "linebreak":
    return ""
  default:
    return children(of: node).map(text(of:)).joined()
  }
}

/// The text without blanks, half or full width, at its ends.
func trimmed(_ text: String) -> String {
  let blank: (Unicode.Scalar) -> Bool = { $0 == " " || $0 == "\u{3000}" || $0 == "\t" }
  let scalars = text.unicodeScalars
  guard let first = scalars.first, let last = scalars.last, blank(first) || blank(last) else {
    return text
  }
  guard let start = scalars.firstIndex(where: { !blank($0) }),
    let end = scalars.lastIndex(where: { !blank($0) })
  else { return "" }
  return String(scalars[start...end])
}
