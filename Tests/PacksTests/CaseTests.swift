import Packs
import Rules
import Testing

@Suite("Worked cases in a pack")
struct CaseTests {
  @Test("Cases that hold are kept with what they give and what they demand")
  func holding() throws {
    let pack = TinyPack()
      .with(
        "身份", "说明 | 地方 | 证明 | 应得 | 应引 | 应读 | 应提示",
        "有证明就是转诊 | ≠本地 | 有 | 转诊 | 仅一第1句 | 无 | 仅ratio_only",
        "近处没有证明 | 近处 | 无 | 自行 | 一 | R1 | 无",
        "在家 | 本地 | — | 在家 | 无 | — |"
      )
      .with("结算", "说明 | 身份 | 应得", "给了身份，不看证明 | 自行、在家 | 报销")
      .with(
        "结算", "说明 | 地方 | 证明 | 备案 | 应得", "从头推出 | 远处 | 有 | 已备 | 直接",
        "本地不会有备案 | 本地 | — | 已备 | 不可能", "远处自行的不会直接 | 远处 | 无 | — | ≠直接")
    let policy = try pack.load()
    #expect(policy.cases.count == 7)
    let near = try #require(policy.cases.first { $0.text == "近处没有证明" })
    #expect(near.line == pack.line("近处没有证明"))
    #expect(near.expected == .values(2))
    #expect(near.clauses.parts.map(\.name) == ["一"] && !near.clauses.isWhole)
    #expect(near.readings.parts == [0])
    #expect(near.notes == .init(isWhole: true))
    #expect(near.restricted.map(policy.lexicon.name(of:)) == ["地方", "证明"])
    #expect(policy.cases.first { $0.text == "本地不会有备案" }?.expected == .impossible)
  }

  @Test("A case may say that a value is taken over, and is then a case for each")
  func takenOver() throws {
    let pack = TinyPack().replacing(
      "自行 own、在家 home |",
      with: "自行 own、在家 home |\n| 旧身份 | own_old | 3 | 转诊 referral、自行 own、在家 home |"
    )
    .replacing(
      "## 结论：结算",
      with: """
        ## 结论：旧身份

        依据日：就医日

        | 号 | 身份 | 旧身份 | 优先于 | 条文 | 读法 | 提示 |
        |----|------|--------|--------|------|------|------|
        | 同 | —    | 同身份 |        |      |      |      |

        ## 结论：结算
        """
    )
    let cases = try pack.with("旧身份", "说明 | 身份 | 应得", "不变 | ≠在家 | 同身份").load().cases
    #expect(cases.map(\.expected) == [.values(1), .values(2)])
    let fixed = pack.with("旧身份", "说明 | 身份 | 应得", "不变 | — | 转诊").findings()
    #expect(Set(fixed.map { $0.details["found"] }) == ["自行", "在家"])
  }

  @Test("Of a table with a row cut short the row is told, and no case that rests on it")
  func unread() {
    let pack = TinyPack()
      .with("身份", "说明 | 地方 | 证明 | 应得", "有证明 | 远处 | 有 | 转诊")
      .with("结算", "说明 | 地方 | 证明 | 备案 | 应得", "推出 | 远处 | 有 | 已备 | 直接")
    let upper = pack.replacing(" 一第2句  | R1   |            |", with: " 一第2句  | R1   |")
    #expect(upper.findings().map(\.code) == [.tooFewCells])
    let lower = pack.replacing("| 二   |      |      |\n| 未", with: "| 二   |      |      | |\n| 未")
    #expect(lower.findings().map(\.code) == [.tooManyCells])
    #expect(
      lower.replacing("有 | 转诊 |\n", with: "有 | 自行 |\n").findings().map(\.code)
        == [.tooManyCells, .caseFails])
  }

  @Test("A case that fails is told with the situations, the rows and both values")
  func failing() throws {
    let pack = TinyPack().with(
      "结算", "说明 | 证明 | 应得", "有证明的都直接 | 有 | 直接")
    let findings = pack.findings()
    #expect(findings.allSatisfy { $0.code == .caseFails && $0.line == pack.line("都直接") })
    #expect(findings.allSatisfy { $0.section == "用例：结算" && $0.row == "有证明的都直接" })
    let told = findings.map { [$0.details["value"], $0.details["rows"]] }
    #expect(
      told == [["地方＝本地，证明＝有", "其余"], ["地方≠本地，证明＝有，备案＝未备", "未"]]
    )
    #expect(findings.first?.details["found"] == "报销")
    #expect(findings.first?.details["wanted"] == "直接")
  }

  @Test("A case that no possible situation fits is told, one about impossible ones is not")
  func meetingNothing() {
    let pack = TinyPack()
    let nothing = pack.with("结算", "说明 | 地方 | 备案 | 应得", "无 | 本地 | 已备 | 报销").findings()
    #expect(nothing.map(\.code) == [.caseMeetsNothing])
    #expect(nothing.first?.details["value"] == "地方＝本地，备案＝已备")
    let none = pack.with("结算", "说明 | 地方 | 应得", "无 | ≠本地、近处、远处 | 报销").findings()
    #expect(none.map(\.code) == [.caseMeetsNothing])
    let possible = pack.with("结算", "说明 | 备案 | 应得", "无 | 已备 | 不可能").findings()
    #expect(Set(possible.map(\.code)) == [.caseFails])
  }

  /// What is demanded of the situation 近处、无证明, and what must be told of it.
  static let demands: [(column: String, cell: String, code: Finding.Code?, detail: String)] = [
    ("应引", "一第2句", nil, ""), ("应引", "一第1句", .caseCitesNot, "一第1句"),
    ("应引", "无", .caseSaysMore, "一"), ("应引", "仅一", nil, ""), ("应引", "二", .caseCitesNot, "二"),
    ("应读", "仅R1", nil, ""), ("应读", "无", .caseSaysMore, "R1"),
    ("应提示", "无", nil, ""), ("应提示", "ratio_only", .caseHintsNot, "ratio_only"),
    ("应引", "三", .notQuoted, "三"), ("应引", "一第3句", .noSuchSentence, "一第3句"),
    ("应读", "R2", .unknownReading, "R2"), ("应提示", "ratio", .unknownNote, "ratio"),
    ("备案", "待备", .unknownValue, "待备"), ("备案", "", .emptyCell, ""),
    ("地点", "—", .unknownColumn, "地点"), ("身份", "—", .unknownColumn, "身份"),
  ]

  @Test("What a case demands beside the value is proved too", arguments: demands)
  func demanding(_ demand: (column: String, cell: String, code: Finding.Code?, detail: String)) {
    let findings = TinyPack().with(
      "身份", "说明 | 地方 | 证明 | 应得 | \(demand.column)", "近处 | 近处 | 无 | 自行 | \(demand.cell)"
    )
    .findings()
    #expect(findings.map(\.code) == (demand.code.map { [$0] } ?? []))
    let told = findings.first?.details.values.contains(demand.detail) ?? true
    #expect(told || demand.detail.isEmpty)
  }

  @Test("A reading or note that is missing is told as well")
  func missing() {
    let far = TinyPack().with(
      "身份", "说明 | 地方 | 证明 | 应得 | 应读 | 应提示", "远 | 远处 | 无 | 自行 | R1 | —",
      "远有证明 | 远处 | 有 | 转诊 | 无 | 无")
    #expect(far.findings().map(\.code) == [.caseReadsNot, .caseSaysMore])
    #expect(far.findings().last?.details["found"] == "ratio_only")
  }

  @Test("A section about no conclusion, or without a table, is told")
  func sections() {
    let pack = TinyPack()
    #expect(
      pack.with("地方", "说明 | 应得", "无 | 近处").findings().map(\.code) == [.unknownColumn])
    #expect(
      pack.replacing("## 结论：结算", with: "## 用例：身份\n\n## 结论：结算").findings().map(\.code)
        == [.missingSection])
    #expect(
      pack.with("身份", "说明 | 地方", "无 | 近处").findings().map(\.code)
        == [.missingColumn, .emptyCell])
  }

  @Test("A row that no case is decided by is told, and the pack still loads")
  func rowsWithoutCase() {
    let pack = TinyPack().with(
      "身份", "说明 | 地方 | 证明 | 应得", "转诊 | 远处 | 有 | 转诊", "不一定 | 本地 | — | 在家、自行")
    #expect(throws: Never.self) { try pack.load() }
    let findings = pack.inspected().filter { $0.section == "身份" }
    #expect(findings.map(\.code) == [.rowWithoutCase, .rowWithoutCase, .rowWithoutCase])
    // 在家 too: a case that leaves the value open would not notice another.
    #expect(findings.map(\.row) == ["在家", "自", "近自"])
    #expect(findings.map(\.line) == ["| 在家 |", "| 自   |", "| 近自 |"].map { pack.line($0) ?? 0 })
  }

  @Test("A table that is not whole is told without the cases that it breaks")
  func brokenTable() {
    let pack = TinyPack().with("身份", "说明 | 地方 | 应得", "在家 | 本地 | 在家")
      .replacing("| 在家 | 本地       | —    | 在家 |", with: "| 在家 | 本地       | 有   | 在家 |")
    #expect(pack.findings().map(\.code) == [.gap])
  }
}
