internal import Rules

/// A pack as it lies on a disk or in the program.
package struct PackFile: Sendable {
  /// Its bytes, UTF-8.
  package let markdown: [UInt8]
  /// Its name, for the findings.
  package let file: String
  /// What names these bytes, such as a hash in hexadecimal.
  package let digest: String

  /// A file of those bytes.
  package init(markdown: [UInt8], file: String, digest: String = "") {
    self.markdown = markdown
    self.file = file
    self.digest = digest
  }
}

/// The packs that a pack says it amends (修改), from its head alone; none for most.
package func amendedIDs(by markdown: [UInt8]) -> [String] {
  let head = String(decoding: markdown.prefix(headBytesMax), as: UTF8.self)
  for line in head.split(whereSeparator: \.isNewline) {
    // What follows is not the head any more.
    if line.hasPrefix("## ") { return [] }
    let cells = line.split(separator: "|").map { trimmed(String($0)) }
    if cells.count == 2, cells[0] == Amendment.entry { return Amendment.ids(cells[1]) }
  }
  return []
}

/// A head is looked for in as much of a file; those there are take a tenth of it.
private let headBytesMax = 16_384

/// A pack that changes rows of others, read as far as that goes without them.
struct Amendment {
  let identity: Policy.Identity
  let outline: Outline

  /// The row of the head that names what is amended.
  static let entry = "修改"
  /// The sections such a pack may have; everything else stands in what it amends.
  static let sections = ["读法", "不可能", "未收"]
  /// What stands between a pack and one of its rows, clauses or readings.
  static let sign: Character = "："

  /// The identifiers in a cell.
  static func ids(_ cell: String) -> [String] {
    cell.split(separator: "、").map { trimmed(String($0)) }
  }

  /// How names of a pack's rows, clauses and readings begin where several packs are told together.
  static func prefix(_ id: String) -> String { id + String(sign) }

  /// How its own begin.
  var prefix: String { Self.prefix(identity.id) }

  /// Where an entry of the head stands, the head itself where there is none.
  func line(_ entry: String) -> Int {
    guard let grid = outline.head, let column = grid.head.firstIndex(of: "项目") else { return 1 }
    return grid.rows.first { $0.cells.indices.contains(column) && $0.cells[column] == entry }?.line
      ?? grid.line
  }

  /// Whether it may amend those it names, of all that are at hand, and says nothing out of place.
  func faults(among known: [Policy.Identity]) -> Findings {
    var findings = Findings()
    for section in outline.sections
    where !Self.sections.contains(section.title)
      && !section.title.hasPrefix(Outline.conclusionPrefix)
      && !section.title.hasPrefix(Outline.casePrefix)
    {
      findings.add(
        .amendmentSection, line: section.line, section: section.title, ["value": section.title])
    }
    if identity.nature != .law { findings.add(.amendsNoLaw, line: line("性质"), row: "性质") }
    for (row, day) in [("施行", identity.inForceFrom), ("失效", identity.inForceThrough)]
    where day.day == nil {
      findings.add(.amendsUndated, line: line(row), row: row, ["value": day.text])
    }
    for id in identity.amends {
      guard let amended = known.first(where: { $0.id == id }) else {
        findings.add(.amendsUnknown, line: line(Self.entry), row: Self.entry, ["value": id])
        continue
      }
      compare(with: amended, &findings)
    }
    return findings
  }

  /// A later and higher document, and the amended one says that it yields to such.
  private func compare(with amended: Policy.Identity, _ findings: inout Findings) {
    if let own = identity.inForceFrom.range,
      amended.inForceFrom.range.map({
        own.lowerBound <= $0.upperBound
      }) ?? true
    {
      findings.add(
        .amendsNotLater, line: line("施行"), row: "施行",
        [
          "value": identity.inForceFrom.text, "name": amended.id,
          "wanted": amended.inForceFrom.text,
        ])
    }
    if identity.rank <= amended.rank {
      findings.add(
        .amendsNotHigher, line: line("层级"), row: "层级",
        [
          "value": HeadReader.makers[identity.rank], "name": amended.id,
          "wanted": HeadReader.makers[amended.rank],
        ])
    }
    if !amended.yields {
      findings.add(
        .amendsUnyielding, line: line(Self.entry), row: Self.entry, ["value": amended.id])
    }
  }
}
