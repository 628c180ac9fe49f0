import FoundationEssentials
import Support
import Testing

@testable import Packs

@Suite("The tables of a pack, aligned")
struct FormatTests {
  static let policies = "\(repositoryPath())/Sources/Rules/Policies"

  /// The packs in the folder, and the README beside them.
  static let files =
    (try? FileManager.default.contentsOfDirectory(atPath: policies))?
    .filter { $0.hasSuffix(".md") && !$0.hasSuffix(".notice.md") }.sorted() ?? []

  @Test("Every pack in the program is formatted", arguments: files)
  func packs(_ name: String) throws {
    let bytes = Array(
      try #require(FileManager.default.contents(atPath: "\(Self.policies)/\(name)")))
    let formatted = try formatPolicy(markdown: bytes, file: name)
    #expect(formatted.firstChange == nil)
  }

  @Test("A pack whose blanks are gone comes back as it was and means the same")
  func restored() throws {
    let pack = PackText()
    var squeezed = pack
    squeezed.lines = pack.lines.map { line in
      guard line.hasPrefix("|") else { return line }
      let cells = TableLine(line[...]).cells
      return cells.allSatisfy(TableLine.isRule)
        ? "|" + cells.map { _ in "-" }.joined(separator: "|")
        : cells.joined(separator: "|") + "|"
    }
    let before = Array(squeezed.lines.joined(separator: "\n").utf8)
    let formatted = try formatPolicy(markdown: before, file: "x.md")
    #expect(
      String(decoding: formatted.markdown, as: UTF8.self) == pack.lines.joined(separator: "\n"))
    #expect(formatted.firstChange == pack.lines.firstIndex { $0.hasPrefix("|") }.map { $0 + 1 })
    #expect(try Sayings(squeezed.load()) == Sayings(pack.load()))
  }

  @Test("Cells stay whatever is in them, and what is no table stays byte for byte")
  func example() throws {
    let before = """
      # 标题\u{0020}\u{0020}
      文字 | 不是 | 表格

      |号|条文 | 说明|
      |-|:-:|--:|
      |　甲　|a\\|b|`x|y` |
      | 乙 | “一”— | 多 | 出 | 来 |
      丙 | 少
      紧跟着的文字
      |||

      ```
      |a|b|
      |-|-|
      ```

      > | 引 |
      > |-|
      """
    let after = """
      # 标题\u{0020}\u{0020}
      文字 | 不是 | 表格

      | 号 | 条文  | 说明 |
      |----|:-----:|-----:|
      | 甲 | a\\|b  | `x   | y` |
      | 乙 | “一”— | 多   | 出 | 来 |
      | 丙 | 少    |
      紧跟着的文字
      |    |       |

      ```
      |a|b|
      |-|-|
      ```

      > | 引 |
      > |-|

      """
    let formatted = try formatPolicy(markdown: Array(before.utf8), file: "x.md")
    #expect(String(decoding: formatted.markdown, as: UTF8.self) == after)
    #expect(formatted.firstChange == 4)
  }

  @Test("Marks of other systems go: the byte order mark and carriage returns")
  func foreign() throws {
    for (before, line) in [("\u{FEFF}a\n", 1), ("a\r\nb", 1), ("a\nb\rc\n", 2), ("a\nb", 2)] {
      let formatted = try formatPolicy(markdown: Array(before.utf8), file: "x.md")
      let text = String(decoding: formatted.markdown, as: UTF8.self)
      #expect(!text.unicodeScalars.contains { $0 == "\u{FEFF}" || $0 == "\r" })
      #expect(text.hasSuffix("\n") && formatted.firstChange == line, "\(before.debugDescription)")
    }
    #expect(try formatPolicy(markdown: [], file: "x.md").markdown.isEmpty)
  }

  @Test("Bytes that are no UTF-8 are refused with their line and character")
  func notText() {
    let bytes = Array("甲\n乙丙".utf8) + [0xB0, 0xEC]
    let failure = #expect(throws: PackFailure.self) {
      try formatPolicy(markdown: bytes, file: "x.md")
    }
    #expect(failure?.findings == [Finding(.notText, line: 2, position: 3)])
  }

  @Test("Whatever the table, formatting twice is formatting once, and no cell is lost")
  func random() throws {
    var random = SeededRandom(seed: 20_260_731)
    for round in 0..<400 {
      let before = Self.text(&random)
      let once = try formatPolicy(markdown: Array(before.utf8), file: "x.md").markdown
      let twice = try formatPolicy(markdown: once, file: "x.md")
      #expect(twice.firstChange == nil && twice.markdown == once, "\(round): \(before)")
      let after = String(decoding: once, as: UTF8.self)
      #expect(try Self.contents(before) == Self.contents(after), "\(round): \(before)")
      #expect(Self.cells(before) == Self.cells(after), "\(round): \(before)")
    }
  }

  /// Blocks as the reader of packs sees them.
  private static func contents(_ text: String) throws -> [String] {
    try Page(SourceText(Array(text.utf8))).blocks.map { "\($0)" }
  }

  /// What stands on each line, without the blanks around bars.
  private static func cells(_ text: String) -> [[String]] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = TableLine(line)
      return line.isRule ? ["---"] : line.cells.map { String($0) }
    }
  }

  private static func text(_ random: inout SeededRandom) -> String {
    let pieces = [
      "甲", "乙丙", "a", "、", "“", "—", "≠", "\\|", "`c`", "`a\\|b`", "　", " ", "**粗**", "<br>",
      "é", "e\u{301}", "👨‍👩‍👧", "\\", "-", ":", "｜", "#", ">", "1.", "&lt;", "_",
    ]
    var lines: [String] = []
    for _ in 0..<(1 + random.next() % 3) {
      lines += [random.pick(["文字", "> **一** 引文。", "# 题", "", "- 项", "```", "    码"])]
      if !random.once(in: 4) { lines.append("") }
      let count = 1 + Int(random.next() % 4)
      func row(_ count: Int) -> String {
        let cells = (0..<count).map { _ in
          (0..<(random.next() % 4)).map { _ in random.pick(pieces) }.joined()
        }
        let outer = random.pick([
          ("|", "|"), ("| ", " |"), ("", ""), ("|", ""), ("", " |"),
        ])
        return outer.0 + cells.joined(separator: random.pick(["|", " | ", "  |"])) + outer.1
      }
      lines.append(row(count))
      lines.append(
        "|" + (0..<count).map { _ in random.pick(["-", ":--", "--:", " --- "]) + "|" }.joined())
      for _ in 0..<(random.next() % 5) {
        lines.append(row(random.once(in: 4) ? 1 + Int(random.next() % 6) : count))
      }
      if random.once(in: 2) { lines.append("") }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
