import Packs
import Support
import Testing

@Suite("What is not as the author of a pack meant it")
struct InspectionTests {
  private func findings(_ text: PackText) -> [Finding] {
    inspectPolicy(
      markdown: Array(text.lines.joined(separator: "\n").utf8),
      fullText: asset("Policies/dazhou-2022-118.notice.md"))
  }

  @Test("There is nothing to say of the pack in the program")
  func sound() {
    #expect(findings(PackText()).isEmpty)
  }

  @Test("A row that nothing is decided by is told, and the pack still loads")
  func deadRow() throws {
    var text = PackText().withoutCases
    let line = try #require(text.line("| 效 ", in: "结论：结算方式"))
    text.set("优先于", to: "改", line: line)
    let other = try #require(text.line("| 改 ", in: "结论：结算方式"))
    text.set("优先于", to: "", line: other)
    let found = findings(text)
    #expect(found.map(\.code).contains(.deadRow))
    #expect(found.first { $0.code == .deadRow }?.row == "改")
    #expect(throws: Never.self) { try text.load() }
  }

  @Test("An exception between rows that never meet is told with both their numbers")
  func idleException() throws {
    var text = PackText()
    let line = try #require(text.line("| 2乙 ", in: "结论：支付比例"))
    text.set("优先于", to: "3", line: line)
    let found = try #require(findings(text).first)
    #expect(found.code == .idleException)
    #expect(found.line == line)
    #expect(found.row == "2乙" && found.details["value"] == "3")
  }

  @Test("A quote with one character changed is told by its clause")
  func quoteDiffers() throws {
    var text = PackText()
    let line = try #require(text.lines.firstIndex { $0.hasPrefix("> **三（二）4**") })
    text.lines[line].replace("非急诊", with: "急诊")
    let found = findings(text)
    #expect(found.map(\.code) == [.quoteDiffers])
    #expect(found.first?.details["value"] == "三（二）4")
    #expect(found.first?.line == line + 1)
  }

  @Test("A sentence of a quote that no row cites is told, unless it is listed as left out")
  func idleSentence() throws {
    var text = PackText()
    let line = try #require(text.line("| 施行期间如国家和省有新规定", in: "未收"))
    text.lines.remove(at: line - 1)
    let found = findings(text)
    #expect(found.map(\.code) == [.idleSentence])
    #expect(found.first?.details["value"] == "末段第3句")
    // Of one that a row cites that is said twice.
    var again = PackText()
    again.lines.insert("| 本通知自 2023 年 1 月 1 日起施行，… | 再列一次 |", at: line - 1)
    #expect(findings(again).map(\.code) == [.leftOutAgain])
  }

  @Test(
    "A list joined by words, and a value behind a half-width sign, are told as such",
    arguments: [
      ("近处或远处", Finding.Code.otherComma), ("近处以及远处", .otherComma), ("!=本地", .otherSign),
      ("近处或海边", .unknownValue),
    ])
  func signs(_ cell: String, _ code: Finding.Code) {
    let pack = TinyPack().replacing("近处、远处 | 有", with: "\(cell) | 有")
    #expect(pack.findings().first?.code == code)
  }

  @Test("A clause that is quoted for nothing is told")
  func idleQuote() throws {
    var text = PackText()
    let line = try #require(text.lines.firstIndex { $0.hasPrefix("> **三（二）4**") })
    text.lines.insert(
      contentsOf: [
        "> **五（四）** 参保人员异地就医时，应在就医地的联网定点医药机构主动表明参保身份，"
          + "出示医保电子凭证或社会保障卡等有效凭证。", "",
      ], at: line)
    // The sentence is listed under 未收 as well.
    #expect(findings(text).map(\.code) == [.idleQuote, .leftOutAgain])
  }
}
