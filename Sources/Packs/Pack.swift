package import Rules

/// Reads a policy pack and compiles it into a policy that answers from it alone.
///
/// - Parameters:
///   - markdown: The file, UTF-8.
///   - file: Its name, for the findings.
///   - digest: What names these bytes, such as a hash in hexadecimal.
/// - Returns: The policy, proved: no situation is answered twice or not at all.
/// - Throws: Every finding at once, in the order of the file.
package func loadPolicy(
  markdown: [UInt8], file: String, digest: String = ""
) throws(PackFailure) -> Policy {
  var reader = PackReader(digest: digest)
  guard let blocks = blocks(of: markdown) else {
    throw PackFailure(file: file, findings: [Finding(.notMarkdown, line: 0)])
  }
  let policy = reader.read(Outline(blocks))
  guard let policy, reader.findings.all.isEmpty else {
    throw PackFailure(file: file, findings: reader.findings.all.sorted { $0.line < $1.line })
  }
  return policy
}

/// Everything there is to say of a pack: what keeps it from being used, and what merely is not as
/// its author meant it, such as a row that never decides.
///
/// - Parameters:
///   - markdown: The file, UTF-8.
///   - fullText: The document it quotes from, where it is at hand.
/// - Returns: The findings in the order of the file; none for a pack that is whole.
package func inspectPolicy(markdown: [UInt8], fullText: [UInt8]?) -> [Finding] {
  guard let blocks = blocks(of: markdown) else { return [Finding(.notMarkdown, line: 0)] }
  let outline = Outline(blocks)
  var reader = PackReader(digest: "")
  _ = reader.read(outline)
  var findings = reader.findings
  if findings.all.isEmpty { findings.all = reader.remarks.all }
  if let fullText {
    let text = bare(String(decoding: fullText, as: UTF8.self))
    for (clause, quote) in outline.quotes where !stands(bare(quote.text), in: text) {
      findings.add(.quoteDiffers, line: quote.line, ["value": clause])
    }
  }
  return findings.all.sorted { ($0.line, $0.row) < ($1.line, $1.row) }
}

/// Whether a quote stands word for word in a text, from the beginning of a sentence to its end: half
/// a sentence can say the opposite (非急诊, 急诊).
private func stands(_ quote: String, in text: String) -> Bool {
  quote.hasSuffix("。")
    && text.ranges(of: quote).contains { range in
      range.lowerBound == text.startIndex
        || "。.".contains(text[text.index(before: range.lowerBound)])
    }
}

/// Text without the blanks and the line ends that pages put into it.
private func bare(_ text: String) -> String {
  text.filter { !$0.isWhitespace }
}

/// Reads the sections every pack has, then its tables.
private struct PackReader {
  let digest: String
  var findings = Findings()
  /// What does not keep the pack from being used.
  var remarks = Findings()
  private var vocabulary = Vocabulary()

  init(digest: String) {
    self.digest = digest
  }

  mutating func read(_ outline: Outline) -> Policy? {
    let identity = identity(outline)
    let areas = areas(outline)
    for title in ["事实", "结论一览"] { learn(title, outline) }
    guard let identity, let areas else { return nil }
    let readings = readings(outline)
    let numbers = Dictionary(
      readings.enumerated().map { ($1.id, UInt8($0)) }, uniquingKeysWith: { first, _ in first })
    let terms = terms(outline, numbers: numbers)
    let impossible = impossible(outline)
    var tables = ConclusionReader(
      vocabulary: vocabulary, quotes: outline.quotes,
      readingNumbers: numbers, findings: Findings())
    var compiler = TableCompiler(vocabulary: vocabulary, impossible: impossible)
    var compiled: [Table] = []
    for section in outline.sections where section.title.hasPrefix("结论：") {
      let faults = tables.findings.all.count
      let conclusion = tables.read(section, name: String(section.title.dropFirst(3)))
      // A row that cannot be read leaves a gap; the row is told, not the gap.
      guard let conclusion, tables.findings.all.count == faults else { continue }
      if let table = compiler.compile(conclusion) { compiled.append(table) }
    }
    findings.all += tables.findings.all + compiler.findings.all
    remarks.all += compiler.remarks.all
    for (clause, quote) in outline.quotes
    where !tables.citations.contains(where: { $0.clause == clause }) {
      remarks.add(.idleQuote, line: quote.line, ["value": clause])
    }
    guard let terms else { return nil }
    return Policy(
      identity: identity, areas: areas, terms: terms, citations: tables.citations,
      readings: readings, points: tables.points, tables: compiled,
      citedInOrder: citedInOrder(outline))
  }

  private mutating func records(
    _ title: String, _ outline: Outline, columns: [String]
  ) -> [Record] {
    guard let section = outline.section(title), let grid = section.grids.first else {
      findings.add(.missingSection, line: 0, section: title, ["name": title])
      return []
    }
    return findings.records(of: grid, section: title, columns: columns)
  }

  private mutating func identity(_ outline: Outline) -> Policy.Identity? {
    guard let grid = outline.head else {
      findings.add(.missingSection, line: 1, ["name": "项目、内容"])
      return nil
    }
    let rows = findings.records(of: grid, section: outline.title, columns: ["项目", "内容"])
    let entries = Dictionary(rows.map { ($0["项目"], $0) }) { first, _ in first }
    for name in ["编号", "文号", "性质", "施行", "失效", "上位", "最近核对"] where entries[name] == nil {
      findings.add(.missingEntry, line: grid.line, ["name": name])
    }
    func day(_ name: String) -> Day? {
      guard let entry = entries[name] else { return nil }
      let day = Day(entry["内容"])
      if day == nil {
        findings.add(.notADay, line: entry.line, row: name, ["value": entry["内容"]])
      }
      return day
    }
    guard let id = entries["编号"]?["内容"], let from = day("施行"), let through = day("失效") else {
      return nil
    }
    return Policy.Identity(
      id: id, title: outline.title, number: entries["文号"]?["内容"] ?? "",
      nature: entries["性质"]?["内容"] ?? "", inForceFrom: from, inForceThrough: through,
      above: entries["上位"]?["内容"] ?? "", checked: entries["最近核对"]?["内容"] ?? "",
      hash: digest)
  }

  private mutating func learn(_ title: String, _ outline: Outline) {
    let column = title == "事实" ? "事实" : "结论"
    for record in records(title, outline, columns: [column, "代码", "取值"]) {
      vocabulary.learn(record, name: record[column], section: title, findings: &findings)
    }
  }

  private mutating func areas(_ outline: Outline) -> [Policy.Area]? {
    let zones = records("事实", outline, columns: []).first { $0["代码"] == Slot.zone.code }
    guard let zones else {
      findings.add(.missingEntry, line: 0, section: "事实", ["name": Slot.zone.code])
      return nil
    }
    var words = Vocabulary()
    var ignored = Findings()
    words.learn(zones, name: "就医地", section: "事实", findings: &ignored)
    return records("地域", outline, columns: ["取值", "区划代码开头"]).compactMap { record in
      guard let number = words.number(of: record["取值"], in: .zone) else {
        findings.add(
          .unknownValue, line: record.line, section: "地域", column: "取值",
          [
            "value": record["取值"],
            "wanted": words.valueNames(of: .zone).joined(separator: "、"),
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
  }

  private mutating func readings(_ outline: Outline) -> [Reading] {
    records("读法", outline, columns: ["号", "读法", "条文"]).map {
      Reading(id: $0["号"], text: $0["读法"], clause: $0["条文"])
    }
  }

  private mutating func terms(_ outline: Outline, numbers: [String: UInt8]) -> Policy.Terms? {
    let rows = records("期限", outline, columns: ["期限", "函数", "月数", "读法"])
    let byFunction = Dictionary(rows.map { ($0["函数"], $0) }) { first, _ in first }
    func months(_ function: String) -> Int? {
      guard let row = byFunction[function] else {
        findings.add(.missingEntry, line: 0, section: "期限", ["name": function])
        return nil
      }
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

  private mutating func impossible(_ outline: Outline) -> [[Slot: UInt64]] {
    records("不可能", outline, columns: ["情形", "因为"]).compactMap { record in
      var conditions: [Slot: UInt64] = [:]
      for part in record["情形"].split(separator: "，") {
        guard let sign = part.firstIndex(where: { $0 == "＝" || $0 == "≠" }) else { continue }
        let name = trimmed(String(part[..<sign]))
        let value = trimmed(String(part[part.index(after: sign)...]))
        guard let slot = vocabulary.slots[name] else {
          findings.add(
            .unknownColumn, line: record.line, section: "不可能", column: "情形", ["value": name])
          return nil
        }
        switch vocabulary.admitted(by: part[sign] == "≠" ? "≠" + value : value, in: slot) {
        case .success(let mask): conditions[slot] = mask
        case .failure(let unknown):
          findings.add(
            .unknownValue, line: record.line, section: "不可能", column: "情形",
            [
              "value": unknown.value,
              "wanted": vocabulary.valueNames(of: slot).joined(separator: "、"),
            ])
          return nil
        }
      }
      return conditions
    }
  }

  private mutating func citedInOrder(_ outline: Outline) -> [Slot] {
    let care: Set<Slot> = [
      .ratio, .certificateCited, .traumaCited, .status, .settlement, .catalogue,
    ]
    return records("结论一览", outline, columns: ["引用次序"])
      .compactMap { record in
        Int(record["引用次序"]).flatMap { order in
          vocabulary.slots[record["结论"]].map { (order, $0) }
        }
      }
      .filter { care.contains($0.1) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
