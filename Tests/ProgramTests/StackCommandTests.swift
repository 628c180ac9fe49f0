import FoundationEssentials
import Support
import Testing

@Suite("Packs in the data folder")
struct StackCommandTests {
  /// The example of an amending pack: made up, there is no such rule.
  private static let example = "\(repositoryPath())/Tests/PacksTests/Packs/good/amending.md"

  private func run(_ arguments: [String], _ input: String = "") throws -> DecideProgram.Run {
    try TemporaryFolder.with { folder in
      let text = try String(contentsOfFile: Self.example, encoding: .utf8)
      try TemporaryFolder.write(text, to: "\(folder)/Policies/example-amending.md")
      return try DecideProgram.run(
        arguments, input: Array(input.utf8), environment: ["YIDI_DATA": folder])
    }
  }

  private static func question(_ day: String) -> String {
    #"{"ask":"care","category":"other_temporary","care":"inpatient","care_place":"510100","#
      + #""admission":"\#(day)","discharge":"\#(day)","today":"\#(day)"}"#
  }

  @Test(
    "A pack that amends another joins it on its days",
    arguments: [
      ("2025-12-31", -20), ("2026-01-01", -15), ("2026-06-30", -15), ("2026-07-01", -20),
    ])
  func decide(_ day: String, _ points: Int) throws {
    let answer = try run(["decide"], Self.question(day)).answers()[0]
    #expect(answer["ratio"]["delta_points"] == .integer(points))
    #expect(answer["policy"].text == "dazhou-2022-118")
    guard case .list(let reasons) = answer["because"] else {
      Issue.record("no reasons")
      return
    }
    let says = reasons.first?["says"].text ?? ""
    #expect(says.hasSuffix("（优先于 dazhou-2022-118：4）") == (points == -15))
  }

  @Test("list names it and both sides of the amendment, and --version its hash")
  func list() throws {
    let list = try run(["policy", "list"])
    #expect(list.lines.contains("  修改 dazhou-2022-118"))
    #expect(list.lines.contains("  2026-01-01 到 2026-06-30，由 example-amending 修改"))
    #expect(try run(["--version"]).lines.contains { $0.hasPrefix("example-amending ") })
    #expect(try run(["policy", "check"]).lines.last?.hasPrefix("example-amending.md：") == true)
  }

  @Test("It decides no case by itself, and can be compared with what it amends")
  func alone() throws {
    let decided = try run(["decide", "--policy", "example-amending"], Self.question("2026-03-01"))
    #expect(decided.status == 65)
    let compared = try run(["policy", "diff", "dazhou-2022-118", "example-amending"])
    #expect(compared.out.contains("本地-20个百分点，改为本地-15个百分点，＋5个百分点"))
  }

  @Test("explain tells which pack's row gave way to which, by the rules of that day")
  func explain() throws {
    let situation = ["--where", "就医地＝省内，就医种类＝住院，认定＝其他", "--conclusion", "支付比例"]
    func explained(_ day: String) throws -> String {
      try run(["policy", "explain", "dazhou-2022-118", "--on", day] + situation).out
    }
    let during = try explained("2026-03-01")
    #expect(during.contains("本地-15个百分点"))
    #expect(during.contains("dazhou-2022-118：4") && during.contains("example-amending：1"))
    #expect(try explained("2026-07-01").contains("本地-20个百分点"))
  }

  @Test("A broken one stops what it would have changed, with its own file and line")
  func broken() throws {
    try TemporaryFolder.with { folder in
      let text = try String(contentsOfFile: Self.example, encoding: .utf8)
        .replacing("| 省  ", with: "| 市  ")
      try TemporaryFolder.write(text, to: "\(folder)/Policies/example-amending.md")
      let run = try DecideProgram.decide(
        Self.question("2026-03-01"), environment: ["YIDI_DATA": folder])
      #expect(run.status == 65)
      #expect(run.err.hasPrefix("yidi: example-amending.md:10: 层级: "))
    }
  }
}
