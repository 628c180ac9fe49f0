/// One import: what was in a file, who brought it in, when, and which file it was.
package struct ListImport: Hashable, Sendable {
  /// 1 for the first.
  package let number: Int
  /// Such as 2026-07-31T09:45:12+08:00.
  package let moment: String
  /// Who imported it.
  package let by: String
  /// The file's name without its folder.
  package let file: String
  /// The SM3 hash of the file's bytes.
  package let digest: String
  package let kind: ListKind
  package let rows: [ListRow]

  /// That import.
  package init(
    number: Int, moment: String, by: String, file: String, digest: String, kind: ListKind,
    rows: [ListRow]
  ) {
    self.number = number
    self.moment = moment
    self.by = by
    self.file = file
    self.digest = digest
    self.kind = kind
    self.rows = rows
  }

  /// The years it has a list for, in order; one `nil` where the kind has no years.
  package var years: [Int?] {
    kind.isYearly ? Set(rows.compactMap(\.year)).sorted() : [nil]
  }

  /// Its rows for a year.
  package func rows(_ year: Int?) -> [ListRow] { rows.filter { $0.year == year } }
}

/// Everything an office has imported, the oldest first; nothing is ever taken out.
package struct OfficeHistory: Hashable, Sendable {
  package private(set) var imports: [ListImport]

  /// Those imports.
  package init(_ imports: [ListImport] = []) {
    self.imports = imports
  }

  /// A list that holds: the latest import of its kind and year.
  package struct Held: Hashable, Sendable {
    package let kind: ListKind
    package let year: Int?
    package let origin: ListImport
    package var rows: [ListRow] { origin.rows(year) }
  }

  /// The lists that hold, by kind, the latest year first.
  package var held: [Held] {
    ListKind.allCases.flatMap { kind in
      let years = Set(imports.filter { $0.kind == kind }.flatMap(\.years))
      return years.sorted { ($0 ?? 0) > ($1 ?? 0) }.compactMap { held(kind, $0) }
    }
  }

  /// The list of a kind and year that holds; `nil` where none was ever imported.
  package func held(_ kind: ListKind, _ year: Int?) -> Held? {
    imports.last { $0.kind == kind && $0.years.contains(year) }
      .map { Held(kind: kind, year: year, origin: $0) }
  }

  /// What an import of these rows would change, a list each.
  package func changes(
    by rows: [ListRow], of kind: ListKind
  ) -> [(year: Int?, changes: ListChanges)] {
    let years: [Int?] = kind.isYearly ? Set(rows.compactMap(\.year)).sorted() : [nil]
    return years.map { year in
      let old = held(kind, year)?.rows ?? []
      return (year, ListChanges(from: old, to: rows.filter { $0.year == year }))
    }
  }

  /// Puts an import behind the others.
  package mutating func append(_ new: ListImport) { imports.append(new) }
}
