import Packs
import Rules
import Support
import Testing

@Suite("The pack that the grammar shows")
struct GrammarTests {
  static let grammar = asset("Grammar.md")

  /// Lines as a file.
  private func file(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  @Test("It loads, has nothing said of it beside its full text, and is formatted")
  func example() throws {
    let files = exampleFiles(inGrammar: Self.grammar)
    let pack = file(files.pack)
    #expect(try loadPolicy(markdown: pack, file: "example.md").id == "example")
    #expect(inspectPolicy(markdown: pack, fullText: file(files.fullText)) == [])
    #expect(try formatPolicy(markdown: pack, file: "example.md").firstChange == nil)
    #expect(
      inspectPolicy(markdown: pack, fullText: file(files.fullText.dropLast(2)))
        .map(\.code) == [.leftOutUnknown])
  }

  @Test("It has every section that a pack of its own facts can have, each explained")
  func sections() throws {
    let lines = exampleFiles(inGrammar: Self.grammar).pack
    for section in ["读法", "事实", "结论一览", "不可能", "结论：结算", "用例：结算", "未收"] {
      let heading = try #require(lines.firstIndex(of: "## \(section)"), "\(section)")
      let text = lines[heading...].dropFirst().prefix { !$0.hasPrefix("## ") }
      #expect(
        text.contains { !$0.isEmpty && !"|>依".contains($0.prefix(1)) }, "\(section)")
    }
  }

  @Test("Every word of the form that the reader knows is named in it")
  func words() {
    let text = String(decoding: Self.grammar, as: UTF8.self)
    let columns = [
      "地域", "期限", "区划代码开头", "函数", "月数", "引用次序", "留白", "优先于", "条文", "提示", "问", "应得",
      "应引", "应读", "应提示", "仅", "来源", "层级", "修改", "从其规定", "请示", "主送：", "抄送：", "暂按",
    ]
    for word in columns { #expect(text.contains(word), "\(word)") }
    for day in GoverningDay.allCases { #expect(text.contains(day.rawValue), "\(day)") }
  }
}
