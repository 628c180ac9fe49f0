internal import Rules

/// Reads the worked cases of a conclusion: what stands under a heading 用例：….
struct CaseReader {
  let vocabulary: Vocabulary
  let quotes: [String: Quote]
  let readingNumbers: [String: UInt8]
  let citations: [Citation]
  /// Whether every row of the ratio could be read: its values are known by them alone.
  let knowsRatios: Bool
  var findings = Findings()
  /// Clauses found once: cases name the same few again and again.
  private var known: [String: WorkedCase.Clause] = [:]

  /// A reader of the cases of a pack whose tables are read.
  init(
    vocabulary: Vocabulary, quotes: [String: Quote], readingNumbers: [String: UInt8],
    citations: [Citation], knowsRatios: Bool
  ) {
    self.vocabulary = vocabulary
    self.quotes = quotes
    self.readingNumbers = readingNumbers
    self.citations = citations
    self.knowsRatios = knowsRatios
  }

  /// What a case says its situations are where the pack must call them impossible.
  static let impossible = "不可能"
  /// Columns a table of cases has beside facts and conclusions.
  static let ownColumns = ["说明", "应得", "应引", "应读", "应提示"]

  /// A case's cells and where they stand.
  private struct Row {
    let record: Record
    let section: String
    var name: String { record["说明"] }
  }

  /// The cases of one section, of all its tables.
  mutating func read(_ section: Section) -> [WorkedCase] {
    let name = trimmed(String(section.title.dropFirst(Outline.casePrefix.count)))
    guard let conclusion = vocabulary.slots[name], vocabulary.lexicon.isConclusion(conclusion)
    else {
      findings.add(.unknownColumn, line: section.line, section: section.title, ["value": name])
      return []
    }
    guard !section.grids.isEmpty else {
      findings.add(
        .missingSection, line: section.line, section: section.title, ["name": section.title])
      return []
    }
    return section.grids.flatMap { read($0, of: conclusion, in: section.title) }
  }

  private mutating func read(
    _ grid: Block.Grid, of conclusion: Slot, in section: String
  ) -> [WorkedCase] {
    var columns: [(name: String, slot: Slot)] = []
    for column in grid.head where !Self.ownColumns.contains(column) {
      guard let slot = vocabulary.slots[column], slot != conclusion else {
        findings.add(.unknownColumn, line: grid.line, section: section, ["value": column])
        return []
      }
      columns.append((column, slot))
    }
    return findings.records(of: grid, section: section, columns: ["说明", "应得"]).flatMap {
      read(Row(record: $0, section: section), of: conclusion, columns)
    }
  }

  /// The case of a row; where it takes over the value of a column, one for each value.
  private mutating func read(
    _ row: Row, of conclusion: Slot, _ columns: [(name: String, slot: Slot)]
  ) -> [WorkedCase] {
    var box = Box()
    for column in columns {
      guard let mask = mask(row, column.name, column.slot) else { return [] }
      box[column.slot] = mask
    }
    let faults = findings.all.count
    if row.name.isEmpty {
      findings.add(.emptyCell, line: row.record.line, section: row.section, column: "说明")
    }
    let clauses = Self.demand(row, "应引") { clause(row, $0) }
    let readings = Self.demand(row, "应读") { reading(row, $0) }
    let notes = Self.demand(row, "应提示") { note(row, $0) }
    let expected = expected(row, of: conclusion, box, columns)
    guard findings.all.count == faults else { return [] }
    return expected.map { box, expected in
      WorkedCase(
        conclusion: conclusion, text: row.name, box: box,
        restricted: columns.map(\.slot).filter {
          box[$0] != vocabulary.lexicon.everyValue(of: $0)
        },
        expected: expected, clauses: clauses, readings: readings, notes: notes,
        line: row.record.line)
    }
  }

  /// The values a cell admits; `nil` where it cannot be read.
  private mutating func mask(_ row: Row, _ column: String, _ slot: Slot) -> UInt64? {
    let cell = row.record[column]
    guard !cell.isEmpty else {
      add(.emptyCell, row, column)
      return nil
    }
    switch vocabulary.admitted(by: cell, in: slot) {
    case .success(let mask): return mask
    case .failure(let unknown):
      guard slot != .ratio || knowsRatios else { return nil }
      let others = column == "应得" ? [Self.impossible] : ["—"]
      add(
        .unknownValue, row, column, unknown.value, wanted: vocabulary.valueNames(of: slot) + others)
      return nil
    }
  }

  /// What 应得 says, with the situations it says it of.
  private mutating func expected(
    _ row: Row, of conclusion: Slot, _ box: Box, _ columns: [(name: String, slot: Slot)]
  ) -> [(Box, WorkedCase.Expected)] {
    let cell = row.record["应得"]
    if cell == Self.impossible { return [(box, .impossible)] }
    // Any value would be no demand at all.
    guard cell != "—" else {
      add(.emptyCell, row, "应得")
      return []
    }
    if cell.hasPrefix("同"), let column = columns.first(where: { cell.dropFirst() == $0.name }) {
      return vocabulary.shared(column.slot, conclusion).compactMap { number, value in
        guard box[column.slot] >> UInt64(number) & 1 == 1 else { return nil }
        var one = box
        one[column.slot] = 1 << UInt64(number)
        return (one, .values(1 << UInt64(value)))
      }
    }
    return mask(row, "应得", conclusion).map { [(box, .values($0))] } ?? []
  }

  /// A cell of what an answer must rest on: — or nothing for no demand, 无 for nothing at all,
  /// 仅… for this and nothing else.
  private static func demand<Part>(
    _ row: Row, _ column: String, _ part: (String) -> Part?
  ) -> WorkedCase.Demand<Part> {
    let cell = row.record[column]
    if cell.isEmpty || cell == "—" { return .init() }
    if cell == "无" { return .init(isWhole: true) }
    let isWhole = cell.hasPrefix("仅")
    return .init(
      items(of: isWhole ? cell.dropFirst() : cell[...]).compactMap { part(String($0)) },
      isWhole: isWhole)
  }

  private mutating func clause(_ row: Row, _ item: String) -> WorkedCase.Clause? {
    if let known = known[item] { return known }
    let (clause, range) = ConclusionReader.sentences(item)
    guard let quote = quotes[clause] else {
      let (code, details) = ConclusionReader.unquoted(item, in: quotes)
      findings.add(
        code, line: row.record.line, section: row.section, row: row.name, column: "应引", details)
      return nil
    }
    guard (range?.upperBound ?? 1) <= quote.sentences.count else {
      add(.noSuchSentence, row, "应引", item, wanted: [String(quote.sentences.count)])
      return nil
    }
    let text = range.map { quote.sentences[($0.lowerBound - 1)...($0.upperBound - 1)].joined() }
    let positions = citations.indices.filter { index in
      citations[index].clause == clause
        && (text ?? citations[index].quote) == citations[index].quote
    }
    let found = WorkedCase.Clause(name: item, positions: positions.map { UInt16($0) })
    known[item] = found
    return found
  }

  private mutating func reading(_ row: Row, _ id: String) -> UInt8? {
    if let number = readingNumbers[id] { return number }
    add(.unknownReading, row, "应读", id)
    return nil
  }

  private mutating func note(_ row: Row, _ word: String) -> Note? {
    if let note = Note(rawValue: word) { return note }
    add(.unknownNote, row, "应提示", word, wanted: Note.allCases.map(\.rawValue))
    return nil
  }

  private mutating func add(
    _ code: Finding.Code, _ row: Row, _ column: String, _ value: String = "", wanted: [String] = []
  ) {
    var details: [String: String] = [:]
    if !value.isEmpty { details["value"] = value }
    if !wanted.isEmpty { details["wanted"] = wanted.joined(separator: "、") }
    findings.add(
      code, line: row.record.line, section: row.section, row: row.name, column: column, details)
  }
}
