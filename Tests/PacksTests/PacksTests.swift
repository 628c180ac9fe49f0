import FoundationEssentials
import Packs
import Rules
import Support
import Testing

@Suite("The Dazhou pack")
struct PacksTests {
  @Test("loads without a finding")
  func loads() throws {
    let policy = try PackText().load()
    #expect(policy.id == "dazhou-2022-118")
    #expect(policy.inForceFrom == Day("2023-01-01"))
    #expect(policy.inForceThrough == Day("2027-12-31"))
    #expect(policy.monthsTemporary == 6)
    #expect(policy.readings.map(\.id) == (1...15).map { "R\($0)" })
    #expect(Set(policy.points) == [0, -10, -20, nil])
  }

  @Test("quotes the notice word for word")
  func quotes() throws {
    let path = "\(repositoryPath())/Sources/Rules/Policies/dazhou-2022-118.notice.md"
    let notice = withoutBlanks(try String(contentsOfFile: path, encoding: .utf8))
    let policy = try PackText().load()
    #expect(policy.citations.count > 30)
    for citation in policy.citations {
      #expect(!citation.quote.isEmpty)
      #expect(
        notice.contains(withoutBlanks(citation.quote)), "\(citation.clause): \(citation.quote)")
    }
    // Whole quotes too, as some of their sentences are not cited.
    for line in PackText().lines where line.hasPrefix("> **") {
      let text = line.dropFirst(4).drop { $0 != "*" }.dropFirst(2)
      #expect(notice.contains(withoutBlanks(String(text))), "\(line)")
    }
  }

  @Test(
    "stands under each quote the clause the notice numbers so", arguments: ["三（一）", "三（二）", "四（三）"])
  func clauseNumbers(_ part: String) throws {
    let path = "\(repositoryPath())/Sources/Rules/Policies/dazhou-2022-118.notice.md"
    let notice = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n").map { withoutBlanks(String($0)) }
    for line in PackText().lines where line.hasPrefix("> **\(part)") {
      let parts = line.dropFirst(4).split(separator: "*")
      let number = parts[0].dropFirst(part.count)
      guard number.allSatisfy(\.isNumber) else { continue }
      let text = withoutBlanks(parts.dropFirst().joined())
      let opening = "\(number).\(text.prefix(20))"
      #expect(notice.contains { $0.hasPrefix(opening) }, "\(opening)")
    }
  }

  @Test("has no row that no situation needs")
  func deadRows() throws {
    let policy = try PackText().load()
    for slot in Slot.allCases {
      guard let table = policy.table(slot) else {
        #expect(!slot.isConclusion, "no table for \(slot.code)")
        continue
      }
      let won = Set(table.explanations.flatMap(\.winners))
      for (index, name) in table.rows.enumerated() {
        #expect(won.contains(index), "\(slot.code) \(name) is never the answer")
      }
    }
  }

  @Test("needs every row: without one it is refused or says something else")
  func everyRow() throws {
    let pack = PackText()
    // Words for people, what cannot be and what was left out stand for themselves.
    for row in pack.rows
    where !["不可能", "未收"].contains(pack.section(ofLine: row))
      && pack.cells(row)[0] != "从其规定"
    {
      let (section, cells) = (pack.section(ofLine: row), pack.cells(row))
      // The tables that can tell the difference: the row's own, else one that uses its words.
      let whole = pack.keeping(
        section.hasPrefix("结论：") ? section : pack.smallestConclusion(with: [cells[0]]))
      var text = whole
      text.lines[row] = ""
      text.lines.remove(at: row)
      do {
        let (less, more) = (try text.load(), try whole.load())
        let same = Sayings(less) == Sayings(more) && !disagree(less, more)
        #expect(!same, "\(section): \(cells) is not needed")
      } catch {
        #expect(!error.findings.isEmpty, "\(section): \(cells)")
      }
    }
  }

  @Test("states nothing as impossible that no table could meet")
  func impossibilities() throws {
    let pack = PackText()
    let rows = pack.rows.filter { pack.section(ofLine: $0) == "不可能" }
    #expect(rows.count > 10)
    for row in rows {
      let words = pack.cells(row)[0].split(separator: "，")
        .map { String($0.prefix { $0 != "＝" && $0 != "≠" }) }
      #expect(pack.smallestConclusion(with: words) != nil, "\(pack.cells(row))")
      #expect(!pack.cells(row)[1].isEmpty)
    }
  }

  /// Whether the two answer any situation of a table otherwise.
  private func disagree(_ one: Policy, _ other: Policy) -> Bool {
    Slot.allCases.contains { slot in
      guard let table = one.table(slot), let second = other.table(slot) else { return false }
      var situation = Situation()
      for cell in 0..<table.questions.reduce(1, { $0 * $1.count }) {
        var rest = cell
        for question in table.questions {
          situation[question.slot] = UInt8(rest % question.count)
          rest /= question.count
        }
        let (before, after) = (table.explanation(situation), second.explanation(situation))
        if before?.value != after?.value || before?.readings != after?.readings { return true }
      }
      return false
    }
  }

  @Test("is where law is told from code: no clause and no reading is named in Swift")
  func lawOutsideCode() throws {
    let root = repositoryPath()
    let names = try FileManager.default.subpathsOfDirectory(atPath: "\(root)/Sources")
    for name in names where name.hasSuffix(".swift") {
      let text = try String(contentsOfFile: "\(root)/Sources/\(name)", encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false)
        .enumerated()
      {
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        let isClause = ["一（", "二（", "三（", "四（", "五（", "末段"].contains { code.contains($0) }
        let isReading = (1...15).contains { code.contains("\"R\($0)\"") }
        #expect(!isClause && !isReading, "\(name):\(number + 1)")
        let isRatio = code.split { !($0.isNumber || $0 == "-") }.contains {
          $0 == "-10" || $0 == "-20"
        }
        #expect(!isRatio, "\(name):\(number + 1)")
      }
    }
  }

  private func withoutBlanks(_ text: String) -> String {
    text.filter { !$0.isWhitespace }
  }
}
