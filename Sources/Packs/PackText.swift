/// A pack as its author wrote it, part after part, for pages that show it whole.
package struct PackText: Sendable {
  /// A table with the text of its cells.
  package struct Table: Hashable, Sendable {
    package let head: [String]
    package let rows: [[String]]

    /// The cell of a row under a column; empty where the table has no such column.
    package func cell(_ column: String, of row: [String]) -> String {
      head.firstIndex(of: column).flatMap { $0 < row.count ? row[$0] : nil } ?? ""
    }
  }

  /// What stands between two headings, in its order.
  package enum Part: Hashable, Sendable {
    case text(String)
    case quote(clause: String, text: String)
    case table(Table)
  }

  /// A heading with what stands under it.
  package struct Section: Hashable, Sendable {
    package let title: String
    package fileprivate(set) var parts: [Part] = []

    /// The heading without its first word, such as 支付比例 of 结论：支付比例; `nil` for any other.
    package func name(after beginning: String) -> String? {
      title.hasPrefix(beginning) ? String(title.dropFirst(beginning.count)) : nil
    }
  }

  package private(set) var title = ""
  /// What stands above the first section: words, and the table 项目、内容.
  package private(set) var opening: [Part] = []
  package private(set) var sections: [Section] = []

  /// The parts of a file; `nil` where it is no text.
  package init?(markdown: [UInt8]) {
    guard let source = try? SourceText(markdown) else { return nil }
    var hasTitle = false
    for block in Page(source).blocks {
      switch block {
      case .heading(let text, _):
        if hasTitle { sections.append(Section(title: text)) } else { title = text }
        hasTitle = true
      case .paragraph(let text, _): append(.text(text))
      case .quote(let clause, let text, _): append(.quote(clause: clause, text: text))
      case .table(let grid):
        append(.table(Table(head: grid.head, rows: grid.rows.map(\.cells))))
      }
    }
  }

  private mutating func append(_ part: Part) {
    if sections.isEmpty {
      opening.append(part)
    } else {
      sections[sections.count - 1].parts.append(part)
    }
  }

  /// How the heading of a conclusion begins.
  package static let conclusionPrefix = Outline.conclusionPrefix
  /// How the heading of a conclusion's cases begins.
  package static let casePrefix = Outline.casePrefix
}
