/// One entry of a list as it is kept, shown and exported: normal words by column.
package struct ListRow: Hashable, Sendable {
  package let kind: ListKind
  private let cells: [ListColumn: String]

  /// Those words; empty ones are left out.
  package init(_ kind: ListKind, _ cells: [ListColumn: String]) {
    self.kind = kind
    self.cells = cells.filter { !$0.value.isEmpty }
  }

  /// The words in a column; empty where there are none.
  package subscript(column: ListColumn) -> String { cells[column] ?? "" }

  /// The year whose list it belongs to; `nil` where the kind has no years.
  package var year: Int? { kind.isYearly ? Int(self[.year]) : nil }

  /// Whether it is a sample, no entry of an office's list.
  package var isSample: Bool { !self[.isSample].isEmpty }

  /// What it is an entry for, by which two lists are compared.
  package var key: [String] { kind.naming.map { Width.comparable(self[$0]) } }

  /// The columns in which the two differ.
  package func differences(from other: ListRow) -> [ListColumn] {
    kind.columns.filter { self[$0] != other[$0] }
  }
}

/// What one list would be instead of another.
package struct ListChanges: Sendable {
  package private(set) var added: [ListRow] = []
  package private(set) var removed: [ListRow] = []
  package private(set) var changed: [(before: ListRow, after: ListRow)] = []
  /// How many stay as they are.
  package private(set) var kept = 0

  /// What comes, goes and changes from one list to another of its kind and year.
  package init(from old: [ListRow], to new: [ListRow]) {
    let before = Dictionary(old.map { ($0.key, $0) }) { first, _ in first }
    let after = Set(new.map(\.key))
    for row in new {
      guard let known = before[row.key] else {
        added.append(row)
        continue
      }
      if known == row { kept += 1 } else { changed.append((known, row)) }
    }
    removed = old.filter { !after.contains($0.key) }
  }

  /// Whether the two lists are the same.
  package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
}
