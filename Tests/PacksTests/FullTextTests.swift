import Packs
import Testing

@Suite("A pack beside its document")
struct FullTextTests {
  /// The document of the tiny pack: a page ends in the middle of a sentence, a list is numbered.
  static let source = """
    # 小样

    ## 第一部分

    1.有证明的算转诊。其余的算

    自行。

    ## 第二部分

    为了方便群众,制定本小样。已备案的转诊人员直接结算。

    ---

    某局印发
    """

  private let whole = "\n## 未收\n\n| 原文 | 因为 |\n|---|---|\n| 为了方便群众,… | 引言 |\n| 某局印发 | 落款 |\n"

  private func findings(_ more: String, _ source: String = source) -> [Finding] {
    var pack = TinyPack()
      .with(
        "身份", "说明 | 地方 | 证明 | 应得", "在家 | 本地 | — | 在家", "转 | 远处 | 有 | 转诊",
        "自 | 远处 | 无 | 自行", "近 | 近处 | 无 | 自行"
      )
      .with(
        "结算", "说明 | 身份 | 备案 | 应得", "直 | 转诊 | 已备 | 直接", "未 | 转诊 | 未备 | 报销",
        "余 | ≠转诊 | — | 报销")
    pack.text += more
    return pack.inspected(beside: source)
  }

  @Test("Every sentence quoted or listed: nothing to say")
  func accounted() {
    #expect(findings(whole).isEmpty)
  }

  @Test("A sentence that is neither is told by its beginning and its line")
  func unaccounted() throws {
    let found = findings(whole.replacing("| 某局印发 | 落款 |\n", with: ""))
    #expect(found.map(\.code) == [.sentenceUnaccounted])
    #expect(found.first?.details["value"] == "某局印发")
    #expect(found.first?.details["found"] == "15")
    let quoted = findings(whole, Self.source.replacing("直接结算。", with: "直接结算。到六月为止。"))
    #expect(quoted.map(\.code) == [.sentenceUnaccounted])
    #expect(quoted.first?.details["found"] == "11")
  }

  @Test("What is listed must be one sentence that is not quoted, with a reason")
  func listed() {
    func codes(_ old: String, _ new: String) -> [Finding.Code] {
      findings(whole.replacing(old, with: new)).map(\.code)
    }
    #expect(codes("某局印发 ", "某厅印发 ") == [.sentenceUnaccounted, .leftOutUnknown])
    #expect(codes("为了方便群众,…", "为了方便群众,") == [.sentenceUnaccounted, .leftOutUnknown])
    #expect(codes("| 某局印发", "| … | 多 |\n| 某局印发") == [.leftOutAmbiguous])
    #expect(codes("| 某局印发", "| 有证明的算转诊。 | 多 |\n| 某局印发") == [.leftOutAgain])
    #expect(codes("| 某局印发", "| 某局… | 多 |\n| 某局印发") == [.leftOutAgain])
    #expect(codes("落款", "") == [.emptyCell])
    #expect(codes("| 原文", "| 文").contains(.missingColumn))
  }

  @Test(
    "Numbers before a sentence are quoted or not, each as its author likes",
    arguments: ["2.", "第二条　", "二、（一）", "（２）", "(3)", "第十一条 1．"])
  func numbered(_ number: String) {
    let source = Self.source.replacing("1.有", with: number + "有")
    #expect(findings(whole, source).isEmpty)
    let opening = Self.source.replacing("为了方便", with: number + "为了方便")
    #expect(findings(whole, opening).isEmpty)
    #expect(findings(whole, Self.source.replacing("1.有", with: "（有")).count == 1)
  }

  @Test("A misquoted sentence is told with its words there and in the document")
  func misquoted() throws {
    let changed = findings(whole, Self.source.replacing("已备案的", with: "未备案的"))
    let found = try #require(changed.first { $0.code == .quoteDiffers })
    #expect(
      found.details == [
        "value": "二", "sentence": "1", "found": "已备案的转诊人员…", "line": "11",
        "wanted": "未备案的转诊人员…",
      ])
    let gone = findings(whole, Self.source.replacing("已备案的转诊人员直接结算。", with: ""))
    #expect(gone.map(\.code) == [.quoteNotThere])
  }

  @Test("Half a sentence is no quote, nor is one that skips a sentence")
  func quotes() {
    let changed = Self.source.replacing("已备案的", with: "未备案或已备案的")
    #expect(findings("", changed).map(\.code) == [.quoteDiffers])
    #expect(findings(whole, changed).map(\.code) == [.quoteDiffers])
    let between = Self.source.replacing("算转诊。", with: "算转诊。不是的不算。")
    #expect(findings("", between).map(\.code) == [.quoteDiffers])
    #expect(findings("").map(\.code) == [.sentenceUnaccounted, .sentenceUnaccounted])
  }
}
