/// What stands between two headings of the second level.
struct Section {
  var title: String
  var line: Int
  var paragraphs: [String] = []
  var grids: [Block.Grid] = []
}

/// A clause as the pack quotes it.
struct Quote {
  let text: String
  let line: Int
  /// Its sentences, each with its full stop.
  let sentences: [String]

  /// That text, quoted on that line.
  init(text: String, line: Int) {
    self.text = text
    self.line = line
    var sentences: [String] = []
    var rest = text.unicodeScalars[...]
    while let stop = rest.firstIndex(of: "。") {
      sentences.append(String(rest[...stop]))
      rest = rest[rest.index(after: stop)...]
    }
    self.sentences = rest.isEmpty ? sentences : sentences + [String(rest)]
  }
}

/// A pack's blocks by section, and its quotes by clause.
struct Outline {
  var title = ""
  var head: Block.Grid?
  var sections: [Section] = []
  var quotes: [String: Quote] = [:]

  /// Sorts the blocks of a file.
  init(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(let text, let line):
        if title.isEmpty {
          title = text
        } else {
          sections.append(Section(title: text, line: line))
        }
      case .paragraph(let text, _):
        if !sections.isEmpty { sections[sections.count - 1].paragraphs.append(text) }
      case .quote(let clause, let text, let line):
        quotes[clause] = Quote(text: text, line: line)
      case .table(let grid):
        if sections.isEmpty {
          head = grid
        } else {
          sections[sections.count - 1].grids.append(grid)
        }
      }
    }
  }

  /// The section of that title.
  func section(_ title: String) -> Section? {
    sections.first { $0.title == title }
  }
}

/// A row of a pack's table, its cells by column.
struct Record {
  let cells: [String]
  /// Where each column's cell stands, the same for all rows of a table.
  let columns: [String: Int]
  let line: Int

  /// The cell under a column, empty where the table has none.
  subscript(column: String) -> String { columns[column].map { cells[$0] } ?? "" }
}

/// Collects what is wrong while a pack is read, so that all of it is told at once.
struct Findings {
  var all: [Finding] = []

  /// Notes one more.
  mutating func add(
    _ code: Finding.Code, line: Int, section: String = "", row: String = "", column: String = "",
    _ details: [String: String] = [:]
  ) {
    let code = code.cause(in: details["value"] ?? "", wanted: details["wanted"] ?? "")
    all.append(Finding(code, line: line, section: section, row: row, column: column, details))
  }

  /// The rows of a table but those with a cell too few or too many; missing columns are told.
  ///
  /// With `optional`, which is what else there may be, any other column is told as well. A row that
  /// does not name, or names again, what `keys` are the columns of is told and left out.
  mutating func records(
    of grid: Block.Grid, section: String, columns: [String], optional: [String]? = nil,
    keys: [String] = []
  ) -> [Record] {
    for column in columns where !grid.head.contains(column) {
      add(.missingColumn, line: grid.line, section: section, ["name": column])
    }
    let known = optional.map { columns + $0 }
    for name in grid.head where !name.isEmpty && known?.contains(name) == false {
      add(
        .extraColumn, line: grid.line, section: section, column: name,
        ["value": name, "wanted": known?.joined(separator: "、") ?? ""])
    }
    let positions = Dictionary(zip(grid.head, 0...)) { first, _ in first }
    // Others were told where the page was read.
    let records = grid.rows.filter { $0.written == grid.head.count }.map {
      Record(cells: $0.cells, columns: positions, line: $0.line)
    }
    return keys.filter(grid.head.contains).reduce(records) { records, key in
      var lines: [String: Int] = [:]
      return records.filter { isNamedOnce($0, by: key, section: section, &lines) }
    }
  }

  /// Whether a row's cell says something that no row before it said; what is wrong is told.
  private mutating func isNamedOnce(
    _ record: Record, by key: String, section: String, _ lines: inout [String: Int]
  ) -> Bool {
    let name = record[key]
    if name.isEmpty {
      add(.emptyCell, line: record.line, section: section, column: key)
      return false
    }
    if let first = lines[name] {
      add(
        .duplicateEntry, line: record.line, section: section, column: key,
        ["value": name, "found": String(first)])
      return false
    }
    lines[name] = record.line
    return true
  }
}
