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

    /// Whether every row has as many cells as the head.
    var isWhole: Bool { rows.allSatisfy { $0.written == head.count } }

    /// One row, with the number of cells its line really has: the parser drops or pads others.
    struct Row {
      var cells: [String]
      var line: Int
      var written: Int
    }
  }
}

/// Parses a file and hands the document to `body`, for no longer than that runs.
func withDocument<Result>(_ markdown: [UInt8], _ body: (Node) -> Result) -> Result {
  let document = markdown.withUnsafeBytes { bytes in
    yidi_parse_markdown(bytes.bindMemory(to: CChar.self).baseAddress, bytes.count)
  }
  guard let document else { preconditionFailure("cmark-gfm does not know tables") }
  defer { cmark_node_free(document) }
  return body(Node(pointer: document))
}

/// A part of a parsed document, good as long as that lives.
struct Node {
  fileprivate let pointer: OpaquePointer

  /// The parser's word for what it is, such as "block_quote".
  var kind: String { String(cString: cmark_node_get_type_string(pointer)) }

  /// The line it begins on, from 1; 0 for a paragraph whose last line became a table's head.
  var line: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The last line of it.
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }

  /// How deep a heading is, from 1.
  var level: Int { Int(cmark_node_get_heading_level(pointer)) }

  /// The text the parser keeps for it, such as a code block's.
  var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }

  /// Its parts in order.
  var children: [Node] {
    var found: [Node] = []
    var next = cmark_node_first_child(pointer)
    while let child = next {
      found.append(Node(pointer: child))
      next = cmark_node_next(child)
    }
    return found
  }

  /// All its text, without marks and line ends.
  var text: String {
    switch kind {
    case "text", "code": return literal
    case "softbreak", "linebreak": return ""
    default:
      var text = ""
      var next = cmark_node_first_child(pointer)
      while let child = next {
        text += Node(pointer: child).text
        next = cmark_node_next(child)
      }
      return text
    }
  }

  /// A table's rows, and the lines it really takes: the parser gives a head the line of the
  /// paragraph above it where no empty line stands between.
  var tableRows: (head: Node?, rows: [Node], headLine: Int, endLine: Int) {
    let all = children
    let rows = Array(all.dropFirst())
    let ruleLine = rows.first.map { $0.line - 1 } ?? endLine
    return (all.first, rows, ruleLine - 1, rows.last?.line ?? ruleLine)
  }
}
