package import Rules

/// Where an entry comes from, as it must be said wherever the entry is used.
package struct ListSource: Hashable, Sendable {
  package let kind: ListKind
  /// The year of the list; `nil` where the kind has no years.
  package let year: Int?
  /// Who published it, in the words of whoever entered it.
  package let source: String
  /// `2026-01-15`, `2026-01` or `2026`.
  package let date: String
  package let enteredBy: String
  /// A sample for trying things out, no list of an office.
  package let isSample: Bool

  init(_ row: ListRow) {
    kind = row.kind
    year = row.year
    source = row[.source]
    date = row[.date]
    enteredBy = row[.enteredBy]
    isSample = row.isSample
  }
}

/// An institution on a list.
package struct Institution: Hashable, Sendable {
  package let name: String
  /// `nil` where the list gives none.
  package let code: String?
  package let aliases: [String]
  /// Where it lies: a county, a district, a city or a municipality.
  package let place: PlaceCode
  /// Where one files for care there.
  package let filesTo: PlaceCode
  /// As what it issues referral certificates; `nil` on other lists.
  package let scope: CertificateScope?
  package let grade: Grade?
  /// The kinds of care it settles directly; empty where nobody has checked.
  package let cares: Set<Care>
  /// Whether the list names every networked institution of its place.
  package let isComplete: Bool
  package let source: ListSource
  /// How it is found by letters: initials and spelling of its names, and of its place.
  package let spellings: [String]
  /// Name and other names, made comparable.
  let comparableNames: [String]

  /// What names it in an answer, now and in a draft: no two on one list have the same.
  package var key: String { "\(place) \(name)" }

  /// What a certificate it issued counts as; `nil` where it is on no referral list.
  package var certificate: Certificate? {
    guard let scope, let grade else { return nil }
    return Certificate(scope: scope, grade: grade, listed: true)
  }

  /// Whether it settles that care directly: `nil` where the list does not say.
  package func isNetworked(for care: Care) -> Bool? {
    guard !cares.isEmpty else { return nil }
    return cares.contains(care) ? true : isComplete ? false : nil
  }

  init?(_ row: ListRow, _ map: ListMap) {
    guard let place = PlaceCode(row[.place]) else { return nil }
    name = row[.name]
    code = row[.code].isEmpty ? nil : row[.code]
    aliases = row[.aliases].split(separator: "、").map(String.init)
    self.place = place
    filesTo = map.filesTo(place) ?? place
    scope = Vocabulary.scope(row[.level])
    grade = Grade(rawValue: row[.grade])
    cares = Set(row[.cares].split(separator: "、").compactMap { Vocabulary.care(String($0)) })
    isComplete = !row[.isComplete].isEmpty
    source = ListSource(row)
    spellings = map.spellings(name, aliases, place)
    comparableNames = ([name] + aliases).map(Width.comparable)
  }

  /// What a certificate issued by the institution of a row counts as.
  package static func certificate(of row: ListRow) -> Certificate? {
    guard let scope = Vocabulary.scope(row[.level]), let grade = Grade(rawValue: row[.grade])
    else { return nil }
    return Certificate(scope: scope, grade: grade, listed: true)
  }

  /// Whether a text is its name, another name of it, or its code.
  package func isCalled(_ text: String) -> Bool {
    let asked = Width.comparable(text)
    guard !asked.isEmpty else { return false }
    return comparableNames.contains(asked) || code?.lowercased() == asked
  }
}

/// What the office's own place pays of a bill, for whom and where.
package struct LocalRatio: Hashable, Sendable {
  package let insurance: Insurance
  package let care: Care
  package let grades: GradeScope
  /// The same in the list's words.
  package let gradeWords: String
  /// Whom it is for, in the office's own words; empty for everybody.
  package let group: String
  package let percentage: Percentage
  /// Empty where the list gives none.
  package let deductible: String
  package let cap: String
  package let source: ListSource

  /// Whether it surely is for institutions of that grade; `nil` is not known.
  package func holds(_ grade: Grade?) -> Bool { grades.holds(grade) }

  init?(_ row: ListRow) {
    guard let insurance = Insurance(rawValue: row[.insurance]),
      let care = Vocabulary.care(row[.care]), let grades = GradeScope(row[.grade]),
      let percentage = Percentage(row[.percent])
    else { return nil }
    self.insurance = insurance
    self.care = care
    self.grades = grades
    gradeWords = row[.grade]
    group = row[.group]
    self.percentage = percentage
    deductible = row[.deductible]
    cap = row[.cap]
    source = ListSource(row)
  }
}

/// What has to be known of places to read a list.
package struct ListMap {
  let filesTo: (PlaceCode) -> PlaceCode?
  let spellings: (_ name: String, _ aliases: [String], _ place: PlaceCode) -> [String]

  /// A map that tells where one files for care in a place, and how names are found by letters.
  package init(
    filesTo: @escaping (PlaceCode) -> PlaceCode?,
    spellings: @escaping (_ name: String, _ aliases: [String], _ place: PlaceCode) -> [String]
  ) {
    self.filesTo = filesTo
    self.spellings = spellings
  }
}
