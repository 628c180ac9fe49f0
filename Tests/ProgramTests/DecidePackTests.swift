import FoundationEssentials
import Support
import Testing

@Suite("The pack decides, not the program")
struct DecidePackTests {
  private static let question =
    #"{"ask":"care","today":"2025-06-09","category":"other_temporary","care":"inpatient","#
    + #""care_place":"510100","admission":"2025-06-02","networked":true,"trauma":"none","#
    + #""filings":[{"category":"other_temporary","place":"510100","effective":"2025-06-01"}]}"#

  /// Answers the question from the office's own copy of the pack, changed at one place.
  private func decide(replacing old: String, with new: String) throws -> DecideProgram.Run {
    let name = "Policies/dazhou-2022-118.md"
    let text = String(decoding: asset(name), as: UTF8.self)
    let changed = text.replacing(old, with: new)
    #expect(old.isEmpty || changed != text, "the pack has no \(old)")
    return try TemporaryFolder.with { folder in
      try TemporaryFolder.write(changed, to: "\(folder)/\(name)")
      return try DecideProgram.decide(Self.question, environment: ["YIDI_DATA": folder])
    }
  }

  @Test("A ratio changed in its cell changes the answer")
  func ratio() throws {
    let answer = try decide(replacing: "本地-20个百分点", with: "本地-15个百分点").answers()[0]
    #expect(answer["ratio"]["delta_points"] == .integer(-15))
    let own = try DecideProgram.decide(Self.question).answers()[0]
    #expect(own["ratio"]["delta_points"] == .integer(-20))
  }

  @Test("A term changed in its cell changes the last day")
  func term() throws {
    let answer = try decide(
      replacing: "| 有效期内     | 6    |", with: "| 有效期内     | 3    |"
    ).answers()[0]
    #expect(answer["filing"]["valid_through"].text == "2025-09-01")
  }

  @Test("A sentence of law is quoted as the pack has it")
  func quote() throws {
    let answer = try decide(replacing: "基础上降低20个百分点。", with: "基础上降低二十个百分点。")
      .answers()[0]
    guard case .list(let reasons) = answer["because"] else {
      Issue.record("no reasons")
      return
    }
    #expect(reasons.first?["quote"].text.hasSuffix("降低二十个百分点。") == true)
  }

  @Test("A pack replaced by itself answers the same")
  func same() throws {
    let replaced = try decide(replacing: "", with: "")
    #expect(try replaced.out == DecideProgram.decide(Self.question).out)
  }

  @Test(
    "A pack that is no law in force, or draws no answer, decides no case",
    arguments: [
      "chengyu-2024-proposal", "yibin-chongqing", "yangtze-delta-2018", "hainan-2009",
      "fujian-2006",
    ])
  func onlyCompares(_ id: String) throws {
    let named = Self.question.replacing("{", with: #"{"policy":"\#(id)","#, maxReplacements: 1)
    for run in [
      try DecideProgram.decide(Self.question, ["--policy", id]), try DecideProgram.decide(named),
    ] {
      #expect(run.status == 65)
      let error = try run.answers()[0]["error"]
      #expect(error["code"].text == "unknown_policy" && error["field"].text == "policy")
      #expect(error["message"].text == "「\(id)」只供查看和对照，不能答复个案。可以用：dazhou-2022-118。")
    }
  }

  @Test("A pack that decides no case is no default either")
  func noDefault() throws {
    try TemporaryFolder.with { folder in
      for (id, status) in [("dazhou-2022-118", Int32(0)), ("chengyu-2024-proposal", 65)] {
        try TemporaryFolder.write("[policy]\ndefault = \"\(id)\"\n", to: "\(folder)/yidi/yidi.toml")
        let run = try DecideProgram.decide(
          Self.question, environment: ["XDG_CONFIG_HOME": folder])
        #expect(run.status == status)
        #expect(run.err.contains("policy.default") == (status != 0))
      }
    }
  }

  @Test("A broken pack is refused in one sentence that names file and line")
  func broken() throws {
    let pack = String(decoding: asset("Policies/dazhou-2022-118.md"), as: UTF8.self)
    let lines = pack.split(separator: "\n", omittingEmptySubsequences: false)
    let line = try #require(lines.firstIndex { $0.contains("本地-20个百分点") }) + 1
    let run = try decide(replacing: "本地-20个百分点", with: "本地-20%     ")
    #expect(run.status == 65)
    #expect(run.out.isEmpty)
    #expect(run.err.hasPrefix("yidi: dazhou-2022-118.md:\(line):"), "\(run.err)")
    #expect(run.err.contains("本地-20%"))
    #expect(run.err.split(separator: "\n").count == 1)
  }
}
