internal import Rules

/// One row of a conclusion's table, read.
struct ConclusionRow {
  var name: String
  var line: Int
  /// The values each question admits, as bits.
  var masks: [UInt64]
  var value: Value
  /// The rows it sets aside, each with the reading that lets it.
  var overrides: [(row: String, reading: UInt8?)]
  var citations: [UInt16]
  var readings: [UInt8]
  var notes: [Note]
  /// What the bureau should be asked, where the row says that the text is silent.
  var question: String

  /// What the row concludes.
  enum Value {
    case number(UInt8)
    /// The value of the question at that position.
    case same(Int)
  }
}

/// A conclusion's table, read but not yet enumerated.
struct Conclusion {
  var slot: Slot
  var name: String
  var line: Int
  var questions: [Slot]
  var rows: [ConclusionRow]
  var governing: Table.Governing?
}

/// Reads the tables of conclusions; shared by them are the quotes, readings and points.
struct ConclusionReader {
  let vocabulary: Vocabulary
  let quotes: [String: Quote]
  let readingNumbers: [String: UInt8]
  /// How the names of an amending pack begin where several are told together; empty for others.
  var prefix = ""
  var findings: Findings
  var citations: [Citation] = []
  /// By clause, the sentences of it that rows cite, by number from 1.
  private(set) var sentencesCited: [String: Set<Int>] = [:]
  var points: [Int?] = []
  /// How the cells write the points.
  var pointNames: [String] = []

  /// Columns every table has beside what it asks and concludes.
  private static let ownColumns = ["号", "优先于", "条文", "读法", "提示"]
  /// All of them, which no fact can be called.
  static let columns = ownColumns + [questionColumn]
  /// A column only tables with silent rows have.
  private static let questionColumn = "问"

  /// Reads one section headed 结论：….
  mutating func read(_ section: Section, name: String) -> Conclusion? {
    guard let slot = vocabulary.slots[name] else {
      findings.add(.unknownColumn, line: section.line, section: name, ["value": name])
      return nil
    }
    guard vocabulary.lexicon.isConclusion(slot) else {
      findings.add(.factConcluded, line: section.line, section: name, ["value": name])
      return nil
    }
    guard let grid = section.grids.first else {
      findings.add(.missingSection, line: section.line, section: name, ["name": section.title])
      return nil
    }
    guard grid.rows.count <= TableCompiler.linesMax else {
      findings.add(
        .tooManyRows, line: grid.line, section: name,
        ["found": String(grid.rows.count), "wanted": String(TableCompiler.linesMax)])
      return nil
    }
    let asked = grid.head.filter {
      $0 != name && $0 != Self.questionColumn && !Self.ownColumns.contains($0)
    }
    var questions: [Slot] = []
    for column in asked {
      if let question = vocabulary.slots[column] {
        questions.append(question)
      } else {
        findings.add(.unknownColumn, line: grid.line, section: name, ["value": column])
      }
    }
    guard questions.count == asked.count else { return nil }
    let records = findings.records(
      of: grid, section: name, columns: Self.ownColumns + [name])
    var rows: [ConclusionRow] = []
    for record in records {
      if record["号"].isEmpty {
        findings.add(.emptyCell, line: record.line, section: name, column: "号")
      } else if rows.contains(where: { $0.name == record["号"] }) {
        findings.add(
          .duplicateRow, line: record.line, section: name, ["value": record["号"]])
      }
      if let row = read(record, of: slot, name: name, questions: questions, columns: asked) {
        rows.append(row)
      }
    }
    let numbers = records.map { $0["号"] }
    for row in rows { checkExceptions(of: row, among: rows, numbers: numbers, name: name) }
    return Conclusion(
      slot: slot, name: name, line: grid.line, questions: questions, rows: rows,
      governing: governing(section, name: name))
  }

  /// The rows that a row sets aside are there and do not set it aside in turn: none would be left.
  private mutating func checkExceptions(
    of row: ConclusionRow, among rows: [ConclusionRow], numbers: [String], name: String
  ) {
    // Rows of other packs are looked for once all are at hand.
    for override in row.overrides
    where prefix.isEmpty || !override.row.contains(Amendment.sign) {
      if !numbers.contains(override.row) {
        findings.add(
          .unknownRow, line: row.line, section: name, row: row.name, column: "优先于",
          [
            "value": override.row,
            "wanted": numbers.filter { $0 != row.name }.joined(separator: "、"),
          ])
      }
      // Of two rows the second is told.
      guard
        let other = rows.first(where: { $0.name == override.row && $0.line <= row.line }),
        other.overrides.contains(where: { $0.row == row.name })
      else { continue }
      findings.add(
        .mutualException, line: row.line, section: name, row: row.name, column: "优先于",
        ["value": other.name])
    }
  }

  /// The day that governs: "依据日：首日（R1）", the reading in brackets where it is one.
  private mutating func governing(_ section: Section, name: String) -> Table.Governing? {
    let beginning = "依据日："
    guard let text = section.paragraphs.first(where: { $0.hasPrefix(beginning) }) else {
      findings.add(.noGoverningDay, line: section.line, section: name)
      return nil
    }
    let day = trimmed(String(text.dropFirst(beginning.count)))
    guard !day.isEmpty else {
      findings.add(.noGoverningDay, line: section.line, section: name)
      return nil
    }
    guard day.hasSuffix("）"), let open = day.lastIndex(of: "（") else {
      return Table.Governing(day: day, reading: nil)
    }
    let named = trimmed(String(day[..<open]))
    guard !named.isEmpty else {
      findings.add(.noGoverningDay, line: section.line, section: name)
      return nil
    }
    let id = String(day[day.index(after: open)...].dropLast())
    guard let reading = readingNumbers[id] else {
      findings.add(.unknownReading, line: section.line, section: name, ["value": id])
      return nil
    }
    return Table.Governing(day: named, reading: reading)
  }

  private mutating func read(
    _ record: Record, of slot: Slot, name: String, questions: [Slot], columns: [String]
  ) -> ConclusionRow? {
    let number = record["号"]
    var masks: [UInt64] = []
    for (question, column) in zip(questions, columns) {
      let cell = record[column]
      guard !cell.isEmpty else {
        findings.add(
          .emptyCell, line: record.line, section: name, row: number, column: column)
        return nil
      }
      switch vocabulary.admitted(by: cell, in: question) {
      case .success(let mask): masks.append(mask)
      case .failure(let unknown):
        findings.add(
          .unknownValue, line: record.line, section: name, row: number, column: column,
          [
            "value": unknown.value,
            "wanted": (vocabulary.valueNames(of: question) + ["—"]).joined(separator: "、"),
          ])
        return nil
      }
    }
    guard let value = value(record, of: slot, name: name, columns: columns, masks) else {
      return nil
    }
    return ConclusionRow(
      name: number, line: record.line, masks: masks, value: value,
      overrides: overrides(record, name: name),
      citations: cited(record, slot: slot, name: name),
      readings: list(record["读法"]).compactMap {
        reading($0, record, name: name, column: "读法")
      },
      notes: notes(record, name: name), question: record[Self.questionColumn])
  }

  private mutating func value(
    _ record: Record, of slot: Slot, name: String, columns: [String], _ masks: [UInt64]
  ) -> ConclusionRow.Value? {
    let cell = record[name]
    if slot == .ratio, let delta = Vocabulary.points(cell) {
      if let known = points.firstIndex(of: delta) { return .number(UInt8(known)) }
      points.append(delta)
      pointNames.append(cell)
      return .number(UInt8(points.count - 1))
    }
    if cell.hasPrefix("同"), let position = columns.firstIndex(of: String(cell.dropFirst())) {
      let shared = vocabulary.slots[columns[position]].map { vocabulary.shared($0, slot) } ?? []
      guard shared.contains(where: { masks[position] >> UInt64($0.0) & 1 == 1 }) else {
        findings.add(
          .nothingShared, line: record.line, section: name, row: record["号"], column: name,
          ["value": cell, "name": name])
        return nil
      }
      return .same(position)
    }
    if let number = vocabulary.number(of: cell, in: slot) { return .number(number) }
    findings.add(
      cell.isEmpty ? .emptyCell : .unknownValue, line: record.line, section: name,
      row: record["号"], column: name,
      [
        "value": cell,
        "wanted": slot == .ratio
          ? "本地、本地-N个百分点、没有写" : vocabulary.valueNames(of: slot).joined(separator: "、"),
      ])
    return nil
  }

  private func list(_ cell: String) -> [String] {
    items(of: cell[...]).map { String($0) }
  }

  /// Rows set aside: "2乙、5乙（R4）", the reading in brackets belongs to that exception alone.
  private mutating func overrides(
    _ record: Record, name: String
  ) -> [(row: String, reading: UInt8?)] {
    list(record["优先于"]).map { item in
      guard item.hasSuffix("）"), let open = item.lastIndex(of: "（") else { return (item, nil) }
      let id = String(item[item.index(after: open)...].dropLast())
      return (trimmed(String(item[..<open])), reading(id, record, name: name, column: "优先于"))
    }
  }

  private mutating func reading(
    _ id: String, _ record: Record, name: String, column: String
  ) -> UInt8? {
    if let number = readingNumbers[id] { return number }
    findings.add(
      .unknownReading, line: record.line, section: name, row: record["号"], column: column,
      ["value": id])
    return nil
  }

  private mutating func notes(_ record: Record, name: String) -> [Note] {
    list(record["提示"]).compactMap { word in
      if let note = Note(rawValue: word) { return note }
      findings.add(
        .unknownNote, line: record.line, section: name, row: record["号"], column: "提示",
        ["value": word, "wanted": Note.allCases.map(\.rawValue).joined(separator: "、")])
      return nil
    }
  }

  /// The row's clauses: "三（二）5、四（一）第2句", a sentence or a run of them picked by number.
  private mutating func cited(_ record: Record, slot: Slot, name: String) -> [UInt16] {
    list(record["条文"]).enumerated().compactMap { position, item in
      let quoted = findings.quoted(
        item, in: quotes, line: record.line, section: name, row: record["号"])
      guard let quoted else { return nil }
      sentencesCited[quoted.clause, default: []].formUnion(quoted.sentences)
      let row =
        "\(slot.code).\(prefix)\(record["号"])" + (position > 0 ? "+\(position + 1)" : "")
      citations.append(
        Citation(
          clause: prefix + quoted.clause, quote: quoted.text, row: row,
          setsAside: setAside(record)))
      return UInt16(citations.count - 1)
    }
  }

  /// The rows of other packs that a row of an amending pack sets aside.
  private func setAside(_ record: Record) -> [String] {
    guard !prefix.isEmpty else { return [] }
    return list(record["优先于"]).filter { $0.contains(Amendment.sign) }
      .map { String($0.prefix { $0 != "（" }) }
  }

  /// An item of 条文 as its clause and the sentences of it, by number from 1.
  static func sentences(_ item: String) -> (clause: String, range: ClosedRange<Int>?) {
    guard item.hasSuffix("句"), let mark = item.lastIndex(of: "第") else { return (item, nil) }
    let numbers = item[item.index(after: mark)...].dropLast()
      .split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count <= 2, let first = numbers.first ?? nil, let last = numbers.last ?? nil,
      1 <= first,
      first <= last
    else { return (item, nil) }
    return (String(item[..<mark]), first...last)
  }
}
