internal import Rules

/// Reads the table 项目、内容 that begins a pack: which document it is, and when it governs.
struct HeadReader {
  let digest: String
  var findings = Findings()

  /// What a document can be, as packs write it.
  static let natures: [(name: String, nature: Nature)] = [
    ("现行", .law), ("历史试点", .pilot), ("协议", .agreement), ("建议", .proposal),
  ]
  /// Who made it, the lowest first; the position is its rank.
  static let makers = ["无", "市", "省", "国家"]
  /// 从其规定: whether it yields to new rules from above; the position is the answer.
  static let answers = ["否", "是"]

  /// The identity of a pack; `nil` where too much of it is missing.
  mutating func read(_ outline: Outline) -> Policy.Identity? {
    guard let grid = outline.head else {
      findings.add(.missingHead, line: 1)
      return nil
    }
    let rows = findings.records(
      of: grid, section: "", columns: ["项目", "内容"], optional: [], keys: ["项目"])
    let entries = Dictionary(rows.map { ($0["项目"], $0) }) { first, _ in first }
    for name in Self.required where entries[name] == nil {
      findings.add(.missingEntry, line: grid.line, ["name": name])
    }
    for row in rows { check(row) }
    let from = day("施行", entries)
    let through = day("失效", entries)
    if let first = from?.range?.lowerBound, let last = through?.range?.upperBound, last < first,
      let entry = entries["失效"]
    {
      findings.add(
        .endsBefore, line: entry.line, row: "失效", column: "内容",
        ["value": entry["内容"], "wanted": entries["施行"]?["内容"] ?? ""])
    }
    if let entry = entries["编号"], !Self.isIdentifier(entry["内容"]) {
      findings.add(
        .notAnIdentifier, line: entry.line, row: "编号", column: "内容", ["value": entry["内容"]])
    }
    let yields = choice("从其规定", entries, of: Self.answers) == 1
    let nature = choice("性质", entries, of: Self.natures.map(\.name)) ?? 0
    guard let id = entries["编号"]?["内容"], let from, let through else { return nil }
    return Policy.Identity(
      id: id, title: outline.title, number: entries["文号"]?["内容"] ?? "",
      nature: Self.natures[nature].nature, source: entries["来源"]?["内容"] ?? "",
      inForceFrom: from, inForceThrough: through,
      rank: choice("层级", entries, of: Self.makers) ?? 0,
      above: entries["上位"]?["内容"] ?? "",
      amends: entries[Amendment.entry].map { Amendment.ids($0["内容"]) } ?? [],
      yields: yields,
      checked: entries["最近核对"]?["内容"] ?? "", hash: digest)
  }

  /// What every head says, and what it may say beside.
  private static let required = ["编号", "文号", "性质", "施行", "失效", "上位", "最近核对"]
  private static let optional = ["来源", "层级", "修改", "从其规定"]

  /// Letters, digits and -, as files and commands name it; an empty one is told as such.
  private static func isIdentifier(_ text: String) -> Bool {
    let name = text.hasSuffix(".literal") ? text.dropLast(".literal".count) : text[...]
    return name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
  }

  private mutating func check(_ row: Record) {
    let name = row["项目"]
    let known = Self.required + Self.optional
    if !known.contains(name) {
      findings.add(
        .unknownEntry, line: row.line, row: name, column: "项目",
        ["value": name, "wanted": known.joined(separator: "、")])
    } else if row["内容"].isEmpty {
      findings.add(.emptyCell, line: row.line, row: name, column: "内容")
    }
  }

  private mutating func day(_ name: String, _ entries: [String: Record]) -> LawDay? {
    guard let entry = entries[name] else { return nil }
    let day = LawDay(entry["内容"])
    if day == nil {
      findings.add(.notADay, line: entry.line, row: name, ["value": entry["内容"]])
    }
    return day
  }

  /// The position of an entry among the words it may be; `nil` where it is not there or wrong.
  private mutating func choice(
    _ name: String, _ entries: [String: Record], of words: [String]
  ) -> Int? {
    guard let entry = entries[name] else { return nil }
    let position = words.firstIndex(of: entry["内容"])
    if position == nil {
      findings.add(
        .unknownValue, line: entry.line, row: name, column: "内容",
        ["value": entry["内容"], "wanted": words.joined(separator: "、")])
    }
    return position
  }
}
