internal import Rules

/// Reads the sections every pack has, then its tables.
struct PackReader {
  let digest: String
  /// Whether the document is read word for word: then it decides nothing.
  let isLiteral: Bool
  var findings = Findings()
  /// What does not keep the pack from being used.
  var remarks = Findings()
  /// By clause that rows cite, the sentences of it that none of them cites, by number from 1.
  var sentencesLeft: [String: Set<Int>] = [:]
  /// What the pack calls its facts and conclusions.
  private(set) var vocabulary = Vocabulary()
  /// The packs that change rows of this one, the earliest first.
  let amendments: [Amendment]
  /// Whether it is told as well what is merely of no use; a pack that is only to decide does without.
  let isInspecting: Bool

  /// A reader of a pack whose bytes have that digest.
  init(
    digest: String, isLiteral: Bool = false, amendments: [Amendment] = [],
    isInspecting: Bool = true
  ) {
    self.amendments = amendments
    self.isInspecting = isInspecting
    self.digest = digest
    self.isLiteral = isLiteral
  }

  /// The policy of a pack, or `nil` where it cannot be read at all.
  ///
  /// What else is wrong is in `findings` and `remarks`.
  mutating func read(_ outline: Outline) -> Policy? {
    var head = HeadReader(digest: digest)
    let identity = head.read(outline)
    findings.all += head.findings.all
    learn("事实", outline, isConclusion: false)
    learn("结论一览", outline, isConclusion: true)
    var readings = readings(outline)
    let numbers = Dictionary(
      readings.enumerated().map { ($1.id, UInt8(truncatingIfNeeded: $0)) },
      uniquingKeysWith: { first, _ in first })
    var impossible = impossible(outline)
    if isInspecting { remarkOnRepeated(impossible) }
    for amendment in amendments {
      readings += self.readings(amendment.outline).map { $0.named(from: amendment) }
      impossible += self.impossible(amendment.outline)
    }
    var tables = ConclusionReader(
      vocabulary: vocabulary, quotes: outline.quotes,
      readingNumbers: numbers, findings: Findings())
    let compiled = compile(
      outline, &tables, impossible: impossible, readings: readings, id: identity?.id ?? "")
    tellGoverningDays(compiled, outline)
    tellMissingTables(outline)
    tellCircles(compiled, outline)
    for (clause, quote) in outline.quotes
    where !tables.citations.contains(where: { $0.clause == clause }) {
      remarks.add(.idleQuote, line: quote.line, ["value": clause])
    }
    for (clause, cited) in tables.sentencesCited {
      sentencesLeft[clause] = Set(1...(outline.quotes[clause]?.sentences.count ?? 1))
        .subtracting(cited)
    }
    let cases =
      amendments.last.map {
        amendedCases($0, tables, compiled, readings: readings, id: identity?.id ?? "")
      } ?? cases(outline, tables, compiled)
    let terms = terms(outline, readings, numbers: numbers)
    guard let identity, let areas = areas(outline), let terms else { return nil }
    let policy = Policy(
      identity: identity, areas: areas, terms: terms, citations: tables.citations,
      readings: readings, points: tables.points, lexicon: vocabulary.lexicon,
      impossible: impossible, tables: compiled, citedInOrder: citedInOrder(outline), cases: cases)
    limit(readings.count, to: Conclusions.readingsMax, "读法", outline)
    limit(policy.cited.count, to: Conclusions.citationsMax, "条文", outline)
    // Of tables that are not whole, a case would tell again what is told already.
    guard findings.all.isEmpty else { return policy }
    // What one pack of several leaves unused another may use.
    if isInspecting, amendments.isEmpty { remarkOnIdle(policy, tables, outline) }
    let proof = CaseProof(policy)
    findings.all += proof.findings.all
    remarks.all += proof.remarks.all
    if policy.decidesCare { tellReachable(policy) }
    return policy
  }

  /// Refuses what an answer could not name, rather than leave some of it out.
  private mutating func limit(_ found: Int, to wanted: Int, _ name: String, _ outline: Outline) {
    guard found > wanted else { return }
    findings.add(
      .tooManyReasons, line: outline.section(name)?.line ?? 1,
      ["name": name, "found": String(found), "wanted": String(wanted)])
  }

  mutating func cases(
    _ outline: Outline, _ tables: ConclusionReader, _ compiled: [Table]
  ) -> [WorkedCase] {
    var reader = CaseReader(
      vocabulary: vocabulary, quotes: tables.quotes, readingNumbers: tables.readingNumbers,
      citations: tables.citations, knowsRatios: compiled.contains { $0.conclusion == .ratio })
    let cases = outline.sections.filter { $0.title.hasPrefix(Outline.casePrefix) }
      .flatMap { reader.read($0) }
    findings.all += reader.findings.all
    if isInspecting { remarkOnRepeated(cases) }
    return cases
  }

  private mutating func compile(
    _ outline: Outline, _ tables: inout ConclusionReader, impossible: [Impossible],
    readings: [Reading], id: String
  ) -> [Table] {
    var compiler = TableCompiler(
      vocabulary: vocabulary, impossible: impossible,
      newest: amendments.last?.prefix ?? "")
    var conclusions: [Conclusion] = []
    for section in outline.sections where section.title.hasPrefix(Outline.conclusionPrefix) {
      let faults = tables.findings.all.count
      let name = String(section.title.dropFirst(Outline.conclusionPrefix.count))
      let conclusion = tables.read(section, name: name)
      vocabulary.learnPoints(tables.points, names: tables.pointNames)
      compiler.vocabulary = vocabulary
      // A row that cannot be read leaves a gap; the row is told, not the gap.
      let isWhole = tables.findings.all.count == faults && section.grids.first?.isWhole == true
      guard let conclusion, isWhole else { continue }
      conclusions.append(conclusion)
    }
    amend(&conclusions, &tables, readings: readings, id: id)
    if !amendments.isEmpty {
      vocabulary.learnPoints(tables.points, names: tables.pointNames)
      compiler.vocabulary = vocabulary
    }
    let compiled = conclusions.compactMap { compiler.compile($0) }
    if !outline.sections.contains(where: { $0.title.hasPrefix(Outline.conclusionPrefix) }) {
      findings.add(.missingSection, line: 1, section: "结论：…", ["name": "结论：…"])
    }
    findings.all += tables.findings.all + compiler.findings.all
    remarks.all += compiler.remarks.all
    for table in compiled where isInspecting {
      remarkOnSilence(table)
      remarkOnNeedless(table, citing: tables.citations)
    }
    return compiled
  }

  /// Rows and exceptions that could be left out.
  private mutating func remarkOnNeedless(_ table: Table, citing citations: [Citation]) {
    let (sheet, answers) = (table.sheet, table.explanations)
    func add(_ code: Finding.Code, _ pair: RowSheet.Pair, column: String = "") {
      let row = sheet.rows[pair.row]
      remarks.add(
        code, line: row.line, section: vocabulary.lexicon.name(of: table.conclusion),
        row: row.name, column: column, ["value": table.rows[pair.other]])
    }
    for pair in sheet.repeated(in: answers, citing: citations) { add(.rowRepeats, pair) }
    // That a row never decides, or never meets the other, is told already.
    let winners = Set(answers.flatMap(\.winners))
    for pair in sheet.needlessExceptions(in: answers, citing: citations)
    where winners.contains(pair.other) && sheet.meet(pair, in: answers) {
      add(.needlessException, pair, column: "优先于")
    }
  }

  /// Each silence carries its question, one alone, and nothing else does.
  private mutating func remarkOnSilence(_ table: Table) {
    let sheet = table.sheet
    guard let entry = vocabulary.lexicon[sheet.conclusion] else { return }
    for (index, row) in sheet.rows.enumerated() {
      let values = sheet.lines.filter { $0.row == index }.map(\.value)
      let isSilent = values.contains { entry.silent >> UInt64($0) & 1 == 1 }
      guard isSilent == row.question.isEmpty else { continue }
      remarks.add(
        isSilent ? .silenceUnasked : .questionWithoutSilence, line: row.line,
        section: entry.name, row: row.name, column: "问",
        ["value": vocabulary.lexicon.name(of: values.first ?? 0, in: sheet.conclusion)])
    }
    for pair in sheet.askingTwice(in: table.explanations) {
      remarks.add(
        .silenceAskedTwice, line: sheet.rows[pair.row].line, section: entry.name,
        row: sheet.rows[pair.row].name, column: "问", ["value": sheet.rows[pair.other].name])
    }
  }

  /// The program must find the day that governs, in a pack that asks whether its days are met.
  private mutating func tellGoverningDays(_ tables: [Table], _ outline: Outline) {
    guard speaks(of: .firstDay), !isLiteral else { return }
    for table in tables where Slot.known.contains(table.conclusion) {
      let known = [GoverningDay.noDay] + GoverningDay.known(for: table.conclusion)
      guard let governing = table.governing,
        !known.contains(where: { $0.rawValue == governing.day })
      else { continue }
      let name = vocabulary.lexicon.name(of: table.conclusion)
      findings.add(
        .unknownGoverningDay, line: outline.section(Outline.conclusionPrefix + name)?.line ?? 0,
        section: name,
        ["value": governing.day, "wanted": known.map(\.rawValue).joined(separator: "、")])
    }
  }

  /// Whether the pack speaks of a slot, and so must say what that slot rests on.
  private func speaks(of slot: Slot) -> Bool {
    vocabulary.lexicon[slot] != nil
  }

  private mutating func records(
    _ title: String, _ outline: Outline, columns: [String], optional: [String]? = [],
    keys: [String] = [], isOptional: Bool = false
  ) -> [Record] {
    guard let section = outline.section(title), let grid = section.grids.first else {
      if !isOptional || outline.section(title) != nil {
        findings.add(
          .missingSection, line: outline.section(title)?.line ?? 1, section: title,
          ["name": title])
      }
      return []
    }
    return findings.records(
      of: grid, section: title, columns: columns, optional: optional, keys: keys)
  }

  private mutating func learn(_ title: String, _ outline: Outline, isConclusion: Bool) {
    let column = isConclusion ? "结论" : "事实"
    let optional = isConclusion ? ["引用次序", "留白"] : []
    let columns = [column, "代码", "取值"]
    for record in records(
      title, outline, columns: columns, optional: optional, keys: [column, "代码"])
    {
      vocabulary.learn(
        record, name: record[column], section: title, isConclusion: isConclusion,
        findings: &findings)
    }
  }

  private mutating func areas(_ outline: Outline) -> [Policy.Area]? {
    let rows = records(
      "地域", outline, columns: ["取值", "区划代码开头"], keys: ["区划代码开头"],
      isOptional: !speaks(of: .firstDay))
    let areas = rows.compactMap { record -> Policy.Area? in
      guard let number = vocabulary.number(of: record["取值"], in: .zone),
        Zone.allCases.indices.contains(Int(number))
      else {
        findings.add(
          .unknownValue, line: record.line, section: "地域", column: "取值",
          [
            "value": record["取值"],
            "wanted": vocabulary.valueNames(of: .zone).joined(separator: "、"),
          ])
        return nil
      }
      let prefix = record["区划代码开头"]
      let area = Policy.Area(
        zone: Zone.allCases[Int(number)], prefix: prefix == "—" ? "" : prefix)
      if area == nil {
        findings.add(
          .notANumber, line: record.line, section: "地域", column: "区划代码开头", ["value": prefix])
      }
      return area
    }
    // A value that is misspelt is not missing as well.
    if let section = outline.section("地域"), !rows.isEmpty, areas.count == rows.count {
      let told = Set(rows.map { $0["取值"] })
      for name in vocabulary.valueNames(of: .zone) where !told.contains(name) {
        findings.add(.missingEntry, line: section.line, section: "地域", ["name": name])
      }
    }
    return areas
  }

  mutating func readings(_ outline: Outline) -> [Reading] {
    let rows = records(
      "读法", outline, columns: ["号", "读法", "条文"], keys: ["号"], isOptional: true)
    for row in rows where row["读法"].isEmpty {
      findings.add(.emptyCell, line: row.line, section: "读法", row: row["号"], column: "读法")
    }
    return rows.map { Reading(id: $0["号"], text: $0["读法"], clause: $0["条文"]) }
  }

  /// The named calendar functions; only a pack that decides cases must have them all.
  private mutating func terms(
    _ outline: Outline, _ readings: [Reading], numbers: [String: UInt8]
  ) -> Policy.Terms? {
    let isNeeded = speaks(of: .firstDay)
    let rows = records(
      "期限", outline, columns: ["期限", "函数", "月数", "读法"], optional: ["条文"], keys: ["函数"],
      isOptional: !isNeeded)
    for row in rows {
      check(term: row, readings: numbers)
      guard isInspecting else { continue }
      remarkOnMonths(row, outline.quotes)
      remarkOnClause(row, readings)
    }
    let byFunction = Dictionary(rows.map { ($0["函数"], $0) }) { first, _ in first }
    if isNeeded, let section = outline.section("期限") {
      for function in Self.terms where byFunction[function] == nil {
        findings.add(.missingEntry, line: section.line, section: "期限", ["name": function])
      }
    }
    func months(_ function: String) -> Int? {
      guard let row = byFunction[function] else { return isNeeded ? nil : 0 }
      guard let months = Int(row["月数"]), (0...1200).contains(months) else {
        findings.add(
          .notANumber, line: row.line, section: "期限", column: "月数", ["value": row["月数"]])
        return nil
      }
      return months
    }
    func reading(_ function: String) -> UInt8? {
      byFunction[function].flatMap { numbers[$0["读法"]] }
    }
    guard let temporary = months("有效期内"), let lock = months("六个月锁定期") else { return nil }
    return Policy.Terms(
      temporaryMonths: temporary, lockMonths: lock, endReading: reading("有效期内"),
      governingDayReading: reading("首日"), reachBackReading: reading("追溯到首日"))
  }

  mutating func impossible(_ outline: Outline) -> [Impossible] {
    records("不可能", outline, columns: ["情形", "因为"], isOptional: true).compactMap { record in
      func misread(_ code: Finding.Code, _ details: [String: String]) -> Impossible? {
        findings.add(code, line: record.line, section: "不可能", column: "情形", details)
        return nil
      }
      for column in ["情形", "因为"] where record[column].isEmpty {
        findings.add(.emptyCell, line: record.line, section: "不可能", column: column)
      }
      // Without a condition it would make everything impossible.
      guard !record["情形"].isEmpty else { return nil }
      switch vocabulary.conditions(record["情形"]) {
      case .success(let conditions):
        return Impossible(conditions: conditions, reason: record["因为"], line: record.line)
      case .failure(.noSign(let part)):
        return misread(.noSign, ["value": part])
      case .failure(.noSlot(let name)):
        return misread(.unknownColumn, ["value": name])
      case .failure(.noValue(let value, let slot)):
        return misread(
          .unknownValue,
          [
            "value": value, "wanted": vocabulary.valueNames(of: slot).joined(separator: "、"),
          ])
      }
    }
  }

  private mutating func citedInOrder(_ outline: Outline) -> [Slot] {
    let care: Set<Slot> = [
      .ratio, .certificateCited, .traumaCited, .status, .settlement, .catalogue,
    ]
    guard let grid = outline.section("结论一览")?.grids.first else { return [] }
    // What is wrong with the table is told where its names are learnt.
    var told = Findings()
    return told.records(of: grid, section: "结论一览", columns: [])
      .compactMap { record in
        Int(record["引用次序"]).flatMap { order in
          vocabulary.slots[record["结论"]].map { (order, $0) }
        }
      }
      .filter { care.contains($0.1) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
