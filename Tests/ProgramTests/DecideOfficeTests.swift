import Support
import Testing

@Suite("Decisions that ask the office's lists")
struct DecideOfficeTests {
  private static let referral = """
    年度,机构名称,机构代码,级别,机构等级,所在地,别名
    2026,达州甲医院,H1,市级,三级甲等,511700,甲院
    2026,宣汉乙医院,,县级,二级甲等,511722,
    """
  private static let networked = """
    机构名称,机构等级,所在地,联网种类,名单完整
    北京丙医院,三级甲等,110000,住院,是
    西安丁医院,三级,610100,住院,否
    西安戊医院,,610100,未核实,否
    """
  private static let ratio = """
    年度,险种,就医种类,机构等级,参保人群,比例
    2026,居民,住院,三级,,60.5
    2026,居民,住院,二级,,15
    2026,职工,住院,三级,在职,80
    2026,职工,住院,三级,退休,85
    """

  /// Answers a care case with lists of a kind each, imported as an office would.
  private func answers(
    _ cases: [String], lists: [String] = [referral, networked, ratio], _ more: [String] = []
  ) throws -> [Value] {
    try TemporaryFolder.with { folder in
      for text in lists {
        try TemporaryFolder.write(text, to: "\(folder)/a.csv")
        let run = try DecideProgram.run([
          "office", "import", "\(folder)/a.csv", "--office", "\(folder)/lists", "--source", "公告一号",
          "--date", "2026", "--by", "李", "--today", "2026-07-31",
        ])
        #expect(run.status == 0, "\(run.out)")
      }
      let lines = cases.map { Self.care + $0 + "}" }.joined(separator: "\n")
      let environment = lists.isEmpty ? ["XDG_STATE_HOME": folder] : [:]
      let option = lists.isEmpty ? "--office" : "--office=\(folder)/lists"
      return try DecideProgram.decide(lines, [option] + more, environment: environment).answers()
    }
  }

  private static let care =
    #"{"ask":"care","today":"2026-07-31","category":"referral","care":"inpatient","care_place":"#
    + #""110000""#
  private static let resident = #","person":{"insurance":"390"}"#

  @Test("Without the flag nothing changes, and the keys of the lists are unknown")
  func withoutTheFlag() throws {
    let line = Self.care + #","certificate":{"scope":"city","grade":"三级"}}"#
    let plain = try DecideProgram.decide(line)
    #expect(!plain.out.contains("office") && !plain.out.contains("local_percent"))
    for key in [#""institution":"甲""#, #""group":"a""#, #""institution_grade":"三级""#] {
      let answer = try DecideProgram.decide(Self.care + "," + key + "}").answers()[0]
      #expect(answer["error"]["code"] == .text("unknown_field"))
    }
    let issuer = try DecideProgram.decide(
      Self.care + #","certificate":{"issuer":"甲","scope":"city","grade":"三级"}}"#
    ).answers()[0]
    #expect(issuer["error"]["field"] == .text("certificate.issuer"))
  }

  @Test("With the flag and nothing asked, the answer is the same but for what it adds")
  func withTheFlag() throws {
    let cases = ["", #","networked":true"#, #","certificate":{"scope":"county","grade":"二级甲等"}"#]
    let lines = cases.map { Self.care + $0 + "}" }.joined(separator: "\n")
    let plain = try DecideProgram.decide(lines).lines
    try TemporaryFolder.with { folder in
      let asked = try DecideProgram.decide(
        lines, ["--office"], environment: ["XDG_STATE_HOME": folder]
      ).lines
      for (before, after) in zip(plain, asked) {
        let added = after.replacing(
          #","local_percent":null,"percent":null,"needs":[],"sources":[]"#, with: ""
        ).replacing(#","office":{"issuer":null,"institution":null,"missing":["ratio"]}"#, with: "")
        #expect(added == before)
      }
      // The file behind it is a file of cases, not the lists.
      try TemporaryFolder.write(lines, to: "\(folder)/cases.jsonl")
      let run = try DecideProgram.run(
        ["decide", "--office", "\(folder)/cases.jsonl"], environment: ["XDG_STATE_HOME": folder])
      #expect(run.lines == asked)
      #expect(try DecideProgram.decide(lines, ["--office=\(folder)/none"]).status == 66)
    }
  }

  @Test("四（五） A county institution counts by being on the list of the year, and the list is named")
  func issuer() throws {
    let found = try answers([
      #","certificate":{"issuer":"宣汉乙医院"}"#, #","certificate":{"issuer":"甲院","grade":"三级"}"#,
      #","certificate":{"issuer":"别的医院","scope":"county","grade":"二级甲等"}"#,
      #","certificate":{"issuer":"别的医院","scope":"city","grade":"三级"}"#,
    ])
    #expect(
      found.map { $0["treated_as"].text } == [
        "referral", "referral", "other_temporary", "referral",
      ])
    let source = found[0]["office"]["issuer"]["sources"]
    guard case .list(let sources) = source, let first = sources.first else {
      Issue.record("no source")
      return
    }
    #expect(first["source"] == .text("公告一号") && first["entered_by"] == .text("李"))
    #expect(first["sample"] == .bool(false))
    #expect(found[2]["office"]["issuer"]["listed"] == .bool(false))
    #expect(found[1]["office"]["issuer"]["name"] == .text("达州甲医院"))
  }

  @Test("Without a list of that year the case itself must say it, and what is missing is named")
  func otherYear() throws {
    let day = #","admission":"2025-12-31""#
    let found = try answers([
      day + #","certificate":{"issuer":"宣汉乙医院"}"#,
      day + #","certificate":{"issuer":"宣汉乙医院","scope":"county","grade":"二级甲等","listed":true}"#,
    ])
    #expect(found[0]["error"]["code"] == .text("missing_field"))
    #expect(found[0]["error"]["message"].text.contains("没有 2025 年的转诊机构名单"))
    #expect(found[1]["treated_as"] == .text("referral"))
    #expect(found[1]["office"]["issuer"]["listed"] == .null)
    #expect(found[1]["office"]["missing"].texts == ["referral", "ratio"])
  }

  /// What a line says against the lists, and the field that is told.
  static let contradictions = [
    (#","certificate":{"issuer":"甲院","scope":"county"}"#, "certificate.scope"),
    (#","certificate":{"issuer":"甲院","grade":"三级乙等"}"#, "certificate.grade"),
    (#","certificate":{"issuer":"甲院","listed":false}"#, "certificate.listed"),
    (
      #","certificate":{"issuer":"别的","scope":"county","grade":"三级","listed":true}"#,
      "certificate.listed"
    ),
    (#","institution":"西安丁医院""#, "institution"),
    (#","institution":"北京丙医院","networked":false"#, "networked"),
    (#","institution":"别的医院","networked":true"#, "networked"),
    (#","institution":"北京丙医院","institution_grade":"二级""#, "institution_grade"),
  ]

  @Test("What a line says against a list is a contradiction", arguments: contradictions)
  func contradiction(_ line: String, _ field: String) throws {
    for language in ["zh", "en"] {
      let answer = try answers([line], ["--lang", language])[0]
      #expect(answer["error"]["code"] == .text("contradiction"))
      #expect(answer["error"]["field"] == .text(field))
    }
  }

  @Test("四（四） Networked by its list; not on the list unknown, unless the list is complete there")
  func networked() throws {
    let found = try answers([
      #","institution":"北京丙医院""#, #","institution":"别的医院""#, "",
    ])
    #expect(!found[0]["notes"].texts.contains("if_networked"))
    #expect(found[1]["settlement"] == .text("manual"), "the list of Beijing is complete")
    #expect(found[2]["notes"].texts.contains("if_networked"))
    let open = try answers(
      [#","institution":"别的医院""#, #","institution":"北京丙医院""#],
      lists: [Self.networked.replacing("110000,住院,是", with: "110000,普通门诊,否")])
    for answer in open { #expect(answer["notes"].texts.contains("if_networked")) }
  }

  @Test("三（二）2、4 Points are taken off the local ratio exactly, and only where both are known")
  func percentages() throws {
    let grade = #","institution_grade":"三级乙等""#
    let certificate = #","certificate":{"issuer":"甲院"}"#
    let employee = #","person":{"insurance":"310"}"# + grade
    let found = try answers([
      Self.resident + grade + certificate, Self.resident + grade, Self.resident,
      Self.resident + #","institution_grade":"二级""#, employee,
      employee + #","group":"退休""#, grade, Self.resident + grade + #","trauma":"third_party""#,
    ])
    let ratios = found.map { $0["ratio"] }
    #expect(ratios[0]["local_percent"] == .number(60.5) && ratios[0]["percent"] == .number(50.5))
    #expect(ratios[1]["percent"] == .number(40.5))
    #expect(ratios[2]["percent"] == .null && ratios[2]["needs"].texts == ["institution_grade"])
    #expect(ratios[3]["percent"] == .null, "15 less 20 is nothing")
    #expect(ratios[4]["needs"].texts == ["group"])
    #expect(ratios[5]["percent"] == .integer(65))
    #expect(ratios[6]["needs"].texts == ["person.insurance", "group"])
    #expect(ratios[7]["delta_points"] == .null && ratios[7]["local_percent"] == .null)
    let none = try answers([Self.resident + grade], lists: [Self.referral])[0]
    #expect(none["ratio"]["percent"] == .null)
    #expect(none["office"]["missing"].texts == ["ratio"])
  }
}
