internal import Rules

/// Reads the section 请示 of a document without readings.
struct PetitionReader {
  let vocabulary: Vocabulary
  let quotes: [String: Quote]
  var findings: Findings

  /// The section's heading.
  static let title = "请示"

  /// Whom the questions go to: the paragraph beginning 主送：.
  func addressee(_ outline: Outline) -> String { names(after: "主送：", outline) }

  /// Who is told that they were asked: the paragraph beginning 抄送：.
  ///
  /// A letter that asks for instructions has one addressee, and goes to others as a copy.
  func copied(_ outline: Outline) -> String { names(after: "抄送：", outline) }

  private func names(after beginning: String, _ outline: Outline) -> String {
    let paragraph = outline.section(Self.title)?.paragraphs.first { $0.hasPrefix(beginning) }
    return String((paragraph ?? beginning).dropFirst(beginning.count))
  }

  /// Where the words stand that the document uses and does not explain.
  static let termsTitle = "没有写明的词"

  /// The rows of 请示, then those about words, each in their order.
  mutating func read(_ outline: Outline) -> [LiteralPack.Question] {
    let questions = situations(outline)
    return questions + terms(outline, after: questions)
  }

  private mutating func situations(_ outline: Outline) -> [LiteralPack.Question] {
    guard let grid = outline.section(Self.title)?.grids.first else {
      findings.add(.missingSection, line: 1, section: Self.title, ["name": Self.title])
      return []
    }
    let records = findings.records(
      of: grid, section: Self.title, columns: ["号", "结论", "情形", "问", "暂按", "条文"], optional: [],
      keys: ["号"])
    return records.compactMap { read($0) }
  }

  /// Questions about a word: no situation is undecided by it alone.
  private mutating func terms(
    _ outline: Outline, after questions: [LiteralPack.Question]
  ) -> [LiteralPack.Question] {
    let section = Self.termsTitle
    guard let grid = outline.section(section)?.grids.first else { return [] }
    let columns = ["号", "词", "问", "暂按", "条文"]
    let records = findings.records(
      of: grid, section: section, columns: columns, optional: [], keys: ["号", "词"])
    return records.map { record in
      for column in columns where record[column].isEmpty {
        findings.add(
          .emptyCell, line: record.line, section: section, row: record["号"], column: column)
      }
      if let first = questions.first(where: { $0.number == record["号"] }) {
        findings.add(
          .duplicateEntry, line: record.line, section: section, column: "号",
          ["value": record["号"], "found": String(first.line)])
      }
      return question(record, section: section, conclusions: [], box: Box())
    }
  }

  private mutating func read(_ record: Record) -> LiteralPack.Question? {
    for column in ["号", "问", "暂按", "条文"] where record[column].isEmpty {
      findings.add(
        .emptyCell, line: record.line, section: Self.title, row: record["号"], column: column)
    }
    let conclusions = record["结论"].split(separator: "、").compactMap { name -> Slot? in
      let slot = vocabulary.slots[trimmed(String(name))]
      if slot == nil { misread(record, "结论", .unknownColumn, ["value": String(name)]) }
      return slot
    }
    guard let box = box(record), !conclusions.isEmpty else { return nil }
    return question(record, section: Self.title, conclusions: conclusions, box: box)
  }

  private mutating func question(
    _ record: Record, section: String, conclusions: [Slot], box: Box
  ) -> LiteralPack.Question {
    let (readings, meanwhile) = Self.meanwhile(record["暂按"])
    return LiteralPack.Question(
      number: record["号"], conclusions: conclusions, box: box, text: record["问"],
      readings: readings, meanwhile: meanwhile, citations: citations(record, section: section),
      line: record.line)
  }

  private mutating func misread(
    _ record: Record, _ column: String, _ code: Finding.Code, _ details: [String: String]
  ) {
    findings.add(
      code, line: record.line, section: Self.title, row: record["号"], column: column, details)
  }

  private mutating func box(_ record: Record) -> Box? {
    switch vocabulary.conditions(record["情形"]) {
    case .success(let conditions):
      var box = Box()
      for (slot, mask) in conditions { box[slot] = mask }
      return box
    case .failure(.noSign(let part)):
      misread(record, "情形", .noSign, ["value": part])
    case .failure(.noSlot(let name)):
      misread(record, "情形", .unknownColumn, ["value": name])
    case .failure(.noValue(let value, let slot)):
      let wanted = vocabulary.valueNames(of: slot).joined(separator: "、")
      misread(record, "情形", .unknownValue, ["value": value, "wanted": wanted])
    }
    return nil
  }

  /// "R5、R12：按急诊抢救": readings of the deciding pack, where it needs any, then the answer.
  private static func meanwhile(_ cell: String) -> (readings: [String], words: String) {
    guard let colon = cell.firstIndex(of: "：") else { return ([], cell) }
    let readings = cell[..<colon].split(separator: "、").map(String.init)
    let areReadings = readings.allSatisfy { reading in
      reading.hasPrefix("R") && reading.dropFirst().allSatisfy(\.isNumber)
    }
    return areReadings ? (readings, String(cell[cell.index(after: colon)...])) : ([], cell)
  }

  private mutating func citations(_ record: Record, section: String) -> [Citation] {
    record["条文"].split(separator: "、").compactMap { item in
      let quoted = findings.quoted(
        trimmed(String(item)), in: quotes, line: record.line, section: section, row: record["号"])
      return quoted.map { Citation(clause: $0.clause, quote: $0.text, row: "") }
    }
  }
}
