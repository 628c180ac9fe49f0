import Packs
import Rules
import Support
import Testing

/// A pack made up for the tests, which amends the notice: there is no such rule.
struct AmendmentText {
  var text = """
    # 虚构的修改例子，只供测试

    | 项目     | 内容               |
    |----------|--------------------|
    | 编号     | example            |
    | 文号     | 例子，不是真的规定 |
    | 性质     | 现行               |
    | 层级     | 省                 |
    | 施行     | 2026-01-01         |
    | 失效     | 2026-06-30         |
    | 上位     | 无                 |
    | 从其规定 | 是                 |
    | 修改     | dazhou-2022-118    |
    | 最近核对 | 2026-11-21         |

    ## 读法

    | 号 | 读法                     | 条文 |
    |----|--------------------------|------|
    | R1 | 例子：重庆按省内一样看待 | 一   |

    ## 结论：支付比例

    依据日：首日

    > **一** 其他临时外出人员在省内住院的，支付比例降低15个百分点。

    | 号 | 就医地 | 就医种类 | 认定 | 支付比例        | 优先于                   | 条文 | 读法 | 提示 |
    |----|--------|----------|------|-----------------|--------------------------|------|------|------|
    | 1  | 省内   | 住院     | 其他 | 本地-15个百分点 | dazhou-2022-118：4       | 一   |      |      |
    | 2  | 重庆   | 住院     | 其他 | 本地-15个百分点 | dazhou-2022-118：4（R1） | 一   |      |      |

    ## 用例：支付比例

    | 说明             | 就医地 | 就医种类 | 认定 | 应得            | 应引                       | 应读 |
    |------------------|--------|----------|------|-----------------|----------------------------|------|
    | 例子：省内少降   | 省内   | 住院     | 其他 | 本地-15个百分点 | 仅一                       | 无   |
    | 例子：重庆也少降 | 重庆   | 住院     | 其他 | 本地-15个百分点 | 一                         | 仅R1 |
    | 例子：省外照旧   | 省外   | 住院     | 其他 | 本地-20个百分点 | dazhou-2022-118：三（二）4 | 无   |

    """

  func replacing(_ old: String, with new: String) -> AmendmentText {
    precondition(text.contains(old), "the example has no \(old)")
    return AmendmentText(text: text.replacing(old, with: new))
  }

  /// A second one, of the state, later than the first, which it amends as well.
  static var second: AmendmentText {
    AmendmentText().replacing("| example  ", with: "| example2 ")
      .replacing("| 省  ", with: "| 国家").replacing("2026-01-01", with: "2026-04-01")
      .replacing("2026-06-30", with: "2026-08-31")
      .replacing("| 修改     | dazhou-2022-118   ", with: "| 修改     | dazhou-2022-118、example")
      .replacing("本地-15个百分点 | dazhou-2022-118：4 ", with: "本地-5个百分点 | dazhou-2022-118：4、example：1 ")
      .replacing(
        "| 2  | 重庆   | 住院     | 其他 | 本地-15个百分点 | dazhou-2022-118：4（R1）",
        with: "| 2  | 重庆   | 住院     | 其他 | 本地-5个百分点 | dazhou-2022-118：4（R1）、example：2"
      )
      .replacing("15个百分点 | 仅一", with: "5个百分点 | 仅一")
      .replacing("15个百分点 | 一  ", with: "5个百分点 | 一  ")
  }

  var file: PackFile { PackFile(markdown: Array(text.utf8), file: "example.md") }
}

@Suite("Packs that amend others")
struct StackTests {
  private static let notice = PackFile(
    markdown: asset("Policies/dazhou-2022-118.md"), file: "dazhou-2022-118.md")

  private func stack(_ amendments: AmendmentText...) throws(PackFailure) -> Policy {
    try loadPolicy(Self.notice, amendedBy: amendments.map(\.file))
  }

  private func care(
    _ place: String, _ first: String, to last: String? = nil,
    _ category: Rules.Category = .otherTemporary
  ) throws -> CareCase {
    let (home, place) = (
      try #require(PlaceCode("511700")), try #require(PlaceCode(place))
    )
    let day = try #require(Day(first))
    return CareCase(
      insuredPlace: home, category: category, care: .inpatient, fileTo: place, admission: day,
      discharge: last.flatMap { Day($0) }, networked: true, trauma: Trauma.none)
  }

  private func delta(_ policy: Policy, _ place: String, _ first: String) throws -> Int? {
    policy.decide(try care(place, first), today: try #require(Day(first))).deltaPoints
  }

  @Test(
    "An amended row gives way from the first day of the amendment to its last, and on no other",
    arguments: [
      ("2025-12-31", -20), ("2026-01-01", -15), ("2026-06-30", -15), ("2026-07-01", -20),
    ])
  func days(_ day: String, _ points: Int) throws {
    let policy = try stack(AmendmentText())
    #expect(try delta(policy, "510100", day) == points)
    #expect(try delta(policy, "500000", day) == points)
    #expect(try delta(policy, "310000", day) == -20, "what is not amended stays")
  }

  @Test("The answer cites the amending pack, and says which rows it set aside")
  func reasons() throws {
    let policy = try stack(AmendmentText())
    let decision = policy.decide(
      try care("500000", "2026-03-01"), today: try #require(Day("2026-03-01")))
    #expect(decision.policy == "dazhou-2022-118")
    #expect(decision.clauses.first == "example：一")
    #expect(decision.citations.first?.setsAside == ["dazhou-2022-118：4"])
    #expect(decision.readings.map(\.id) == ["example：R1"])
    let day = try #require(Day("2026-03-01"))
    let table = try #require(policy.version(on: day).table(.ratio))
    let aside = table.explanations.flatMap(\.setAside).map {
      [table.rows[$0.row], table.rows[$0.by]]
    }
    #expect(aside.contains(["dazhou-2022-118：4", "example：1"]))
    #expect(policy.table(.ratio)?.rows.contains("4") == true, "the notice alone is as it was")
  }

  @Test("A later, higher pack may amend an earlier amendment, each on its own days")
  func second() throws {
    let policy = try stack(AmendmentText.second, AmendmentText())
    let points = [
      "2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01", "2026-08-31", "2026-09-01",
    ]
    #expect(
      try points.map { try delta(policy, "510100", $0) } == [-15, -5, -5, -5, -5, -20])
    #expect(
      policy.versions.map { $0.amendedBy.map(\.id) } == [
        ["example"], ["example", "example2"], ["example2"],
      ])
  }

  @Test("A stay that goes on under other rules rests on the reading that its first day governs")
  func border() throws {
    let policy = try stack(AmendmentText())
    func readings(_ place: String, _ first: String, _ last: String) throws -> [String] {
      let question = try care(place, first, to: last)
      return policy.decide(question, today: try #require(Day(last))).readings.map(\.id)
    }
    #expect(try readings("510100", "2025-12-30", "2026-01-01") == ["R1"])
    #expect(try readings("500000", "2026-06-30", "2026-07-01") == ["R1", "example：R1"])
    #expect(try readings("510100", "2025-12-30", "2025-12-31") == [])
    #expect(try readings("310000", "2025-12-30", "2026-01-01") == [], "it is the same there")
  }

  @Test("Where different days govern and lie under different packs, nobody guesses")
  func split() throws {
    let text = dazhouText([
      (old: "## 结论：支付比例\n\n依据日：首日（R1）", new: "## 结论：支付比例\n\n依据日：出院日")
    ])
    let policy = try loadPolicy(
      PackFile(markdown: Array(text.utf8), file: "notice.md"),
      amendedBy: [AmendmentText().replacing("依据日：首日", with: "依据日：出院日").file])
    let across = try care("510100", "2025-12-30", to: "2026-01-02")
    let today = try #require(Day("2026-01-02"))
    #expect(policy.force(of: across, today: today) == .notSaid)
    #expect(policy.decide(across, today: today).settlement == .staff)
    #expect(policy.situation(across, today: today)[.firstDay] == 1, "all asking is of the same law")
    let within = try care("510100", "2026-01-01", to: "2026-01-02")
    #expect(policy.decide(within, today: today).deltaPoints == -15)
  }

  private func findings(_ amendment: AmendmentText, of others: [PackFile] = []) -> [Finding] {
    inspectAmendment(amendment.file, fullText: nil, of: [Self.notice] + others)
  }

  @Test("The example is whole")
  func whole() {
    #expect(findings(AmendmentText()) == [])
    #expect(findings(AmendmentText.second, of: [AmendmentText().file]) == [])
  }

  @Test("A row that says another thing and does not name what it sets aside is a conflict")
  func unnamed() throws {
    let text = AmendmentText().replacing("| dazhou-2022-118：4  ", with: "|                     ")
    let found = findings(text)
    #expect(found.map(\.code) == [.conflict])
    #expect(found.first?.details["found"] == "dazhou-2022-118：4、example：1")
    #expect(found.first?.line == 30, "it is told at the amending row")
    #expect(throws: PackFailure.self) { try stack(text) }
  }

  @Test("A row that is not there is told, and one that never decides")
  func rows() {
    let unknown = AmendmentText().replacing("118：4  ", with: "118：9  ")
    #expect(findings(unknown).map(\.code) == [.unknownRow])
    let idle = AmendmentText().replacing("| 1  | 省内 ", with: "| 1  | 省外 ")
      .replacing("例子：省内少降   | 省内", with: "例子：省外少降   | 省外")
      .replacing("| 例子：省外照旧   | 省外", with: "| 例子：省内照旧   | 省内")
    #expect(findings(idle) == [])
    let dead = AmendmentText().replacing("| 1  | 省内   | 住院 ", with: "| 1  | 达州   | 住院 ")
    #expect(findings(dead).contains { $0.code == .conflict || $0.code == .caseFails })
  }

  @Test("Cases of an amending pack are held against the rows of both")
  func cases() {
    let wrong = AmendmentText().replacing("15个百分点 | 仅一", with: "20个百分点 | 仅一")
    let found = findings(wrong)
    #expect(found.map(\.code) == [.caseFails])
    #expect(found.first?.details["rows"] == "example：1")
  }

  @Test("Its failure names the file that is wrong")
  func file() {
    do {
      _ = try stack(AmendmentText().replacing("| 省  ", with: "| 市  "))
      Issue.record("it was taken")
    } catch {
      #expect(error.file == "example.md")
      #expect(error.findings.map(\.code) == [.amendsNotHigher])
    }
  }

  @Test("What a pack amends is read from its head alone")
  func ids() {
    #expect(amendedIDs(by: AmendmentText.second.file.markdown) == ["dazhou-2022-118", "example"])
    #expect(amendedIDs(by: Self.notice.markdown) == [])
    #expect(amendedIDs(by: Array("# x\n\n## y\n\n| 修改 | a |\n".utf8)) == [])
  }
}
