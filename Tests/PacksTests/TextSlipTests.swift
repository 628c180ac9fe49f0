import FoundationEssentials
import Packs
import Rules
import Support
import Testing

/// What `MutationTests` does to tables, done to the file, and read by all that `policy check` reads.
@Suite("A slip in the file of a pack")
struct TextSlipTests {
  /// Of the slips one in so many is tried; all with `YIDI_SLIPS=all`.
  private func step(_ text: PackText) -> Int {
    if ProcessInfo.processInfo.environment["YIDI_SLIPS"] == "all" { return 1 }
    return text.lines.count > 400 ? 29 : 3
  }

  private func findings(_ text: PackText, _ id: String) -> [Finding] {
    inspectPolicy(
      markdown: Array(text.lines.joined(separator: "\n").utf8),
      fullText: asset("Policies/\(id).notice.md"))
  }

  /// Whether a row may be left out without a word: what a head may have, and a case, of which
  /// `CoverageTests` notices what it alone exercised.
  private func mayBeMissing(_ row: Int, of text: PackText) -> Bool {
    let section = text.section(ofLine: row)
    return section.isEmpty && ["来源", "层级", "从其规定"].contains(text.cells(row)[0])
      || section.hasPrefix("用例：")
  }

  @Test("A row left out or written twice is told, in every table", arguments: builtInPacks)
  func rows(_ id: String) {
    let text = PackText(id)
    #expect(findings(text, id).isEmpty)
    for row in text.rows.indices where row % step(text) == 0 {
      let line = text.rows[row]
      var twice = text
      twice.lines.insert(text.lines[line], at: line)
      #expect(!findings(twice, id).isEmpty, "\(id): \(text.lines[line]) twice")
      guard !mayBeMissing(line, of: text) else { continue }
      var less = text
      less.lines.remove(at: line)
      #expect(!findings(less, id).isEmpty, "\(id): without \(text.lines[line])")
    }
  }

  @Test(
    "A cell that says something else is told, or no situation feels it", arguments: builtInPacks)
  func cells(_ id: String) throws {
    let text = PackText(id)
    let sayings = Laws(try text.load())
    var number = 0
    for line in text.rows {
      for (column, cell) in judged(line, of: text) {
        let others = text.column(column, ofTableWith: line)
        for other in Set(others + ["—"]).subtracting([cell]).sorted() {
          number += 1
          guard step(text) == 1 || number % (step(text) * 2 + 1) == 0 else { continue }
          var changed = text
          changed.set(column, to: other, line: line + 1)
          guard findings(changed, id).isEmpty else { continue }
          let same = try Laws(changed.load()) == sayings
          #expect(same, "\(id): \(text.lines[line]): \(column) \(other)")
        }
      }
    }
    #expect(number > 100)
  }

  /// The cells of a row that decide something.
  private func judged(_ line: Int, of text: PackText) -> [(String, String)] {
    let section = text.section(ofLine: line)
    let cells = zip(text.head(ofTableWith: line), text.cells(line)).map { ($0, $1) }
    switch section {
    case "地域": return cells
    case "不可能": return cells.filter { $0.0 == "情形" }
    case _ where section.hasPrefix("结论："): return cells.filter { !["号", "问"].contains($0.0) }
    default: return []
    }
  }
}

extension PackText {
  /// The head of the table that a row belongs to.
  fileprivate func head(ofTableWith line: Int) -> [String] {
    cells((lines[..<line].lastIndex { $0.hasPrefix("|-") } ?? 1) - 1)
  }

  /// The cells of a column, in the table that a row belongs to.
  fileprivate func column(_ name: String, ofTableWith line: Int) -> [String] {
    guard let rule = lines[..<line].lastIndex(where: { $0.hasPrefix("|-") }),
      let position = cells(rule - 1).firstIndex(of: name)
    else { return [] }
    return lines.indices[(rule + 1)...].prefix { lines[$0].hasPrefix("|") }
      .map { cells($0)[position] }
  }
}

/// What a policy says of every situation of every table, and where places lie.
private struct Laws: Equatable {
  private var tables: [Slot: [Set<String>]] = [:]
  private let areas: [Policy.Area]

  init(_ policy: Policy) {
    areas = policy.areas
    for table in policy.lexicon.entries.compactMap({ policy.table($0.slot) }) {
      let meanings = table.explanations.map { answer in
        let cited = answer.citations.map { policy.citations[Int($0)] }
        let parts: [[String]] = [
          [policy.lexicon.name(of: answer.value, in: table.conclusion)],
          cited.map { $0.clause + $0.quote }, answer.readings.map { policy.readings[Int($0)].id },
          answer.notes.map(\.rawValue), answer.winners.map { table.sheet.rows[$0].question },
        ]
        return Set(parts.flatMap(\.self)).subtracting([""])
      }
      var situation = Situation()
      tables[table.conclusion] = (0..<table.questions.reduce(1) { $0 * $1.count }).map { cell in
        var rest = cell
        for question in table.questions {
          situation[question.slot] = UInt8(rest % question.count)
          rest /= question.count
        }
        let found = table.cell(situation)
        return found == Table.unreachable ? [] : meanings[Int(found)]
      }
    }
  }
}
