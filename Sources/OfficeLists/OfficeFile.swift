/// The file of an office's lists: text, a line a row, closed by a hash of all before.
///
/// People may read it; changed by hand it is refused, as nobody would know who said so.
package enum OfficeFile {
  /// Why bytes are no lists of ours.
  package enum Failure: Error, Hashable, Sendable {
    /// Something else altogether.
    case notLists
    /// Written by a later program.
    case newer
    /// Cut off or changed, first seen on that line.
    case damaged(line: Int)
    /// More than is ever read.
    case tooLarge
  }

  private static let magic = "yidi office "
  private static let version = "1"

  /// The bytes of a history; `digest` gives the hash of bytes in hexadecimal digits.
  package static func bytes(
    of history: OfficeHistory, digest: ([UInt8]) -> String
  ) -> [UInt8] {
    var text = "\(magic)\(version)\n"
    for each in history.imports {
      let head = [
        "import", String(each.number), each.moment, each.by, each.file, each.digest,
        each.kind.rawValue, String(each.rows.count),
      ]
      text += line(head)
      let columns = each.kind.columns
      text += line(["columns"] + columns.map(\.rawValue))
      for row in each.rows { text += line(["row"] + columns.map { row[$0] }) }
    }
    let body = Array(text.utf8)
    return body + Array("end\t\(digest(body))\n".utf8)
  }

  /// The history that bytes hold.
  ///
  /// - Throws: why they hold none.
  package static func history(
    of bytes: [UInt8], digest: ([UInt8]) -> String
  ) throws(Failure) -> OfficeHistory {
    guard bytes.count <= ListLimits.historyBytesMax else { throw .tooLarge }
    guard bytes.starts(with: magic.utf8) else { throw .notLists }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .damaged(line: firstLineNotText(bytes))
    }
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.first == "\(magic)\(version)" else {
      throw lines.count > 1 ? .newer : .damaged(line: 1)
    }
    // The last line is ended too, so an empty one stands behind it.
    guard lines.popLast() == "", let last = lines.popLast(), last.hasPrefix("end\t") else {
      throw .damaged(line: max(1, lines.count))
    }
    let body = bytes.dropLast(last.utf8.count + 1)
    var reading = Reading(lines: lines.map { cells(of: $0) })
    let imports = try reading.imports()
    guard last.dropFirst(4) == digest(Array(body)) else { throw .damaged(line: lines.count + 1) }
    return OfficeHistory(imports)
  }

  private static func line(_ cells: [String]) -> String {
    // What could end a cell or a line was refused when it was read.
    cells.map { $0.filter { $0 != "\t" && !$0.isNewline } }.joined(separator: "\t") + "\n"
  }

  private static func cells(of line: Substring) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
  }

  private static func firstLineNotText(_ bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0) + 1
  }

  /// Takes lines one after the other.
  private struct Reading {
    let lines: [[String]]
    /// The first is the magic.
    private var next = 1

    init(lines: [[String]]) {
      self.lines = lines
    }

    mutating func imports() throws(Failure) -> [ListImport] {
      var imports: [ListImport] = []
      while next < lines.count {
        let head = try take("import", 8)
        guard let number = Int(head[1]), number == imports.count + 1,
          let kind = ListKind(rawValue: head[6]), let count = Int(head[7]), count >= 0
        else { throw .damaged(line: next) }
        let names = try take("columns", nil)
        let columns = names.dropFirst().compactMap { ListColumn(rawValue: $0) }
        guard columns.count == names.count - 1 else { throw .damaged(line: next) }
        var rows: [ListRow] = []
        rows.reserveCapacity(min(count, lines.count))
        for _ in 0..<count {
          let cells = try take("row", columns.count + 1)
          let words = zip(columns, cells.dropFirst()).map { ($0, $1) }
          rows.append(ListRow(kind, Dictionary(words) { first, _ in first }))
        }
        imports.append(
          ListImport(
            number: number, moment: head[2], by: head[3], file: head[4], digest: head[5],
            kind: kind, rows: rows))
      }
      return imports
    }

    private mutating func take(_ word: String, _ count: Int?) throws(Failure) -> [String] {
      guard next < lines.count, lines[next].first == word,
        count.map({ $0 == lines[next].count }) ?? true
      else { throw .damaged(line: next + 1) }
      next += 1
      return lines[next - 1]
    }
  }
}
