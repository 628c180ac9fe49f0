internal import Rules

// What a pack says and nothing of it uses.

extension PackReader {
  /// Sentences, readings and facts that no table needs.
  mutating func remarkOnIdle(_ policy: Policy, _ tables: ConclusionReader, _ outline: Outline) {
    let compiled = policy.lexicon.entries.compactMap { policy.table($0.slot) }
    let leftOut = leftOut(outline)
    for (clause, numbers) in sentencesLeft {
      guard let quote = outline.quotes[clause] else { continue }
      for number in numbers.sorted() where !leftOut.name(quote.sentences[number - 1]) {
        remarks.add(
          .idleSentence, line: quote.line, ["value": "\(clause)第\(number)句"])
      }
    }
    let read = readings(of: compiled, policy)
    remark(.idleReading, "读法", "号", outline) { name in
      tables.readingNumbers[name].map { !read.contains($0) } ?? false
    }
    let asked = Set(compiled.flatMap { $0.questions.map(\.slot) })
    let slots = vocabulary.slots
    remark(.idleFact, "事实", "事实", outline) { name in
      slots[name].map { !asked.contains($0) } ?? false
    }
  }

  /// Tells the rows of a section whose name under a column is idle.
  private mutating func remark(
    _ code: Finding.Code, _ title: String, _ column: String, _ outline: Outline,
    where isIdle: (String) -> Bool
  ) {
    guard let grid = outline.section(title)?.grids.first else { return }
    var told = Findings()
    for record in told.records(of: grid, section: title, columns: [])
    where isIdle(record[column]) {
      remarks.add(
        code, line: record.line, section: title, row: record[column], column: column,
        ["value": record[column]])
    }
  }

  /// The readings that rows, exceptions, governing days and terms rest on.
  private func readings(of tables: [Table], _ policy: Policy) -> Set<UInt8> {
    let terms = policy.terms
    var used = Set(
      [terms.endReading, terms.governingDayReading, terms.reachBackReading].compactMap(\.self))
    for table in tables {
      if let reading = table.governing?.reading { used.insert(reading) }
      for row in table.sheet.rows {
        used.formUnion(row.readings)
        used.formUnion(row.exceptions.compactMap(\.reading))
      }
    }
    return used
  }

  private func leftOut(_ outline: Outline) -> LeftOut {
    guard let grid = outline.section("未收")?.grids.first else { return LeftOut(texts: []) }
    var told = Findings()
    return LeftOut(
      texts: told.records(of: grid, section: "未收", columns: []).map { bare($0["原文"]) })
  }

  /// The rows of 未收.
  private struct LeftOut {
    let texts: [String]

    /// Whether one of them is that sentence, or its beginning and ….
    func name(_ sentence: String) -> Bool {
      let sentence = bare(sentence)
      return texts.contains { text in
        text.hasSuffix("…") ? sentence.hasPrefix(text.dropLast()) : sentence == text
      }
    }
  }
}
