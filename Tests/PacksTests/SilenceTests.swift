import Packs
import Rules
import Support
import Testing

@Suite("Each silence of the text carries its question")
struct SilenceTests {
  @Test("A silence without a question is told with its row")
  func unasked() throws {
    var text = PackText()
    let line = try #require(text.line("| 药店 ", in: "结论：支付比例"))
    var cells = text.cells(line - 1)
    cells[cells.count - 1] = ""
    text.lines[line - 1] = "| " + cells.joined(separator: " | ") + " |"
    let found = inspectPolicy(
      markdown: Array(text.lines.joined(separator: "\n").utf8), fullText: nil)
    #expect(found.map(\.code) == [.silenceUnasked])
    #expect(found.first?.row == "药店" && found.first?.details["value"] == "没有写")
    #expect(throws: Never.self) { try text.load() }
  }

  @Test("A question where the text is not silent is told with its row")
  func asked() throws {
    var text = PackText()
    let line = try #require(text.line("| 2乙 ", in: "结论：支付比例"))
    var cells = text.cells(line - 1)
    cells[cells.count - 1] = "降低几个百分点？"
    text.lines[line - 1] = "| " + cells.joined(separator: " | ") + " |"
    let found = inspectPolicy(
      markdown: Array(text.lines.joined(separator: "\n").utf8), fullText: nil)
    #expect(found.map(\.code) == [.questionWithoutSilence])
    #expect(found.first?.row == "2乙")
  }

  @Test("Two rows that are silent on one situation must ask the same")
  func askedTwice() throws {
    var text = PackText().withoutCases
    let line = try #require(text.line("| 药店 ", in: "结论：支付比例"))
    text.lines.insert(text.lines[line - 1].replacing("？", with: "呢？"), at: line)
    text.set("号", to: "药二", line: line + 1)
    let found = inspectPolicy(
      markdown: Array(text.lines.joined(separator: "\n").utf8), fullText: nil)
    #expect(found.map(\.code) == [.silenceAskedTwice])
    #expect(found.first?.line == line && found.first?.details["value"] == "药二")
  }

  @Test("Where the program passes a case to staff, the pack has a question for the bureau")
  func questions() throws {
    let policy = try dazhou()
    for slot in [Slot.applies, .ratio, .status, .settlement, .catalogue, .verdict] {
      let sheet = try #require(policy.table(slot)?.sheet)
      #expect(sheet.rows.contains { !$0.question.isEmpty }, "\(slot.code)")
    }
  }
}
