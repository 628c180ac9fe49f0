// What a file says outside of its headings, quotes and tables: each line there that was meant as
// one of them is told, as nobody would see it missing.

extension Page {
  /// Checks lines of plain text for tables, headings and quotes that did not become such.
  mutating func checkText(_ range: ClosedRange<Int>) {
    if let index = range.first(where: { beginsTable($0, last: range.upperBound) }) {
      checkLostTable(index, last: range.upperBound)
    }
    for number in range {
      let line = source.lines[number - 1]
      let text = trimmed(line)
      if let mark = FullWidthMark(atStartOf: line) {
        faults.add(mark, line: number)
      } else if text.hasPrefix("#") {
        faults.add(.headingMark, line: number, ["value": beginning(text)])
        // Whatever follows was meant for that section.
        table = nil
      }
    }
  }

  private func beginsTable(_ number: Int, last: Int) -> Bool {
    let line = source.lines[number - 1]
    if let first = trimmed(line).first, first == "|" || first == "｜" { return true }
    return number < last && line.contains { $0 == "|" || $0 == "｜" }
      && looksLikeRule(source.lines[number])
  }

  /// Whether a line was meant as the rule under a head, whatever dashes it is made of.
  private func looksLikeRule(_ line: Substring) -> Bool {
    let text = trimmed(line)
    return text.contains { Self.dashes.contains($0) }
      && text.allSatisfy { Self.dashes.contains($0) || "|｜:： \t　".contains($0) }
  }

  private static let dashes: Set<Character> = Set("-—－–―─━‐‑−_＿=＝~～")

  /// Tells why lines with bars are no table.
  private mutating func checkLostTable(_ number: Int, last: Int) {
    let head = source.lines[number - 1]
    let rule = number < last ? source.lines[number] : ""
    if let mark = FullWidthMark(inRow: TableLine(head)) {
      return faults.add(mark, line: number, section: place)
    }
    guard looksLikeRule(rule) else { return faults.add(.looseRow, line: number, section: place) }
    if let mark = FullWidthMark(inRow: TableLine(rule)) {
      return faults.add(mark, line: number + 1, section: place)
    }
    let (wanted, found) = (TableLine(head).cells.count, TableLine(rule).cells)
    if let wrong = found.first(where: { !TableLine.isRule($0) }) {
      faults.all.append(
        Finding(
          .ruleMarks, line: number + 1, position: rule[..<wrong.startIndex].count + 1,
          section: place,
          ["value": String(wrong)]))
    } else {
      faults.add(
        .ruleCells, line: number + 1, section: place,
        ["found": String(found.count), "wanted": String(wanted)])
    }
  }

  /// Checks code, web markup and lists, which nobody reads, for what should have been.
  mutating func checkHidden(_ node: Node) {
    let lines = node.line...max(node.line, node.endLine)
    let first = trimmed(source.lines[node.line - 1])
    if node.kind == "html_block" {
      if first.hasPrefix("<!--"), !node.literal.contains("-->") {
        faults.add(.openBlock, line: node.line, ["value": "<!--", "wanted": "-->"])
      }
      return
    }
    if node.kind == "code_block", let fence = ["```", "~~~"].first(where: first.hasPrefix) {
      let end = trimmed(source.lines[lines.upperBound - 1])
      if lines.count == 1 || !end.hasPrefix(fence) {
        faults.add(.openBlock, line: node.line, ["value": fence, "wanted": fence])
      }
      return
    }
    if let row = lines.first(where: { trimmed(source.lines[$0 - 1]).hasPrefix("|") }) {
      faults.add(.indentedTable, line: row, section: place)
    }
  }

  /// Checks for characters that nobody sees, the first of each line.
  mutating func checkCharacters() {
    if source.hasByteOrderMark { remarks.add(.byteOrderMark, line: 1) }
    if let line = source.firstForeignEnd { remarks.add(.lineEnds, line: line) }
    for (index, line) in source.lines.enumerated() {
      guard mayHoldUnseen(line), let stray = line.unicodeScalars.firstIndex(where: isUnseen)
      else { continue }
      let code = String(line.unicodeScalars[stray].value, radix: 16, uppercase: true)
      let padding = String(repeating: "0", count: max(0, 4 - code.count))
      let place = place(line: index + 1, of: stray)
      faults.all.append(
        Finding(
          .strayCharacter, line: index + 1, position: line[..<stray].count + 1,
          section: place.section, row: place.row, column: place.column,
          ["value": "U+\(padding)\(code)"]))
    }
  }

  /// Checks that there is a pack at all, where nothing that is told says why not.
  mutating func checkWhole() {
    if source.lines.allSatisfy({ trimmed($0).isEmpty }) {
      faults.add(.emptyFile, line: 1)
    } else if !isBroken {
      let hasTable = blocks.contains { if case .table = $0 { true } else { false } }
      let hasHeading = blocks.contains { if case .heading = $0 { true } else { false } }
      if !hasTable || !hasHeading { faults.add(.notAPack, line: 1) }
    }
  }
}

/// A mark of Chinese typing where Markdown wants the plain one.
struct FullWidthMark {
  let found: String
  let wanted: String
  /// The character it is in its line, from 1.
  let position: Int

  /// The first in a row of a table: a bar, or a blank outside of the bars.
  init?(inRow row: TableLine) {
    let line = row.text
    if row.hasWideBar, let bar = line.unicodeScalars.firstIndex(of: "｜") {
      self.init("｜", "|", line, bar)
    } else if row.hasWideEdge,
      let blank = line.firstIndex(of: "\u{3000}"), let last = line.lastIndex(of: "\u{3000}")
    {
      let isFirst = trimmed(line[..<blank]).isEmpty
      self.init("\u{3000}", " ", line, isFirst ? blank : last)
    } else {
      return nil
    }
  }

  /// The one that a heading or a quote seems to begin with.
  init?(atStartOf line: Substring) {
    let pairs = ["＃": "#", "＞": ">"]
    guard let first = line.firstIndex(where: { $0 != " " && $0 != "\u{3000}" && $0 != "\t" }),
      let wanted = pairs[String(line[first])]
    else { return nil }
    self.init(String(line[first]), wanted, line, first)
  }

  private init(_ found: String, _ wanted: String, _ line: Substring, _ index: Substring.Index) {
    (self.found, self.wanted) = (found, wanted)
    position = line[..<index].count + 1
  }
}

extension Findings {
  /// Notes a mark of Chinese typing.
  mutating func add(_ mark: FullWidthMark, line: Int, section: String = "", row: String = "") {
    all.append(
      Finding(
        .fullWidthMark, line: line, position: mark.position, section: section, row: row,
        ["value": mark.found, "wanted": mark.wanted]))
  }
}

/// Whether a line has any of the bytes that characters in `isUnseen` begin with and few others do:
/// most lines need not be taken apart into characters.
private func mayHoldUnseen(_ line: Substring) -> Bool {
  let utf8 = line.utf8
  let bytes = utf8.span
  for index in bytes.indices {
    switch bytes[index] {
    case 0x20..<0x7F, 0x09, 0x80..<0xC2, 0xC3...0xE1, 0xE3...0xEE: continue
    // U+2000 to U+206F without the dashes and quotation marks in between, U+FEFF, U+FFF9 to U+FFFD.
    case 0xE2 where !(bytes[index + 1] == 0x80 && (0x90..<0xA8).contains(bytes[index + 2])):
      if bytes[index + 1] <= 0x81 { return true }
    case 0xE2: continue
    case 0xEF where bytes[index + 1] != 0xBB && bytes[index + 1] != 0xBF: continue
    default: return true
    }
  }
  return false
}

/// Whether nobody sees the character, or sees an ordinary blank in its place.
private func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x7F { return value < 0x20 && value != 0x09 }
  if value < 0x2000 { return value < 0xA1 || value == 0xAD }
  if value < 0xFE00 {
    return value < 0x2010 || (0x2028...0x202F).contains(value) || (0x205F...0x206F).contains(value)
  }
  return value == 0xFEFF || (0xFFF9...0xFFFD).contains(value) || (0xE0000...0xE0FFF).contains(value)
}

/// How a text begins, as a finding shows it.
func beginning(_ text: some StringProtocol) -> String {
  let text = trimmed(Substring(text))
  return text.count > beginningMax ? text.prefix(beginningMax) + "…" : String(text)
}

/// As many characters find a line again.
private let beginningMax = 16
