import Support
import Testing

@Suite("yidi policy diff")
struct PolicyDiffTests {
  private func diff(
    _ changes: [(old: String, new: String)], _ arguments: [String] = []
  ) throws -> DecideProgram.Run {
    try TemporaryFolder.with { folder in
      try TemporaryFolder.write(dazhouText(changes), to: "\(folder)/new.md")
      return try DecideProgram.run(
        ["policy", "diff", "dazhou-2022-118", "\(folder)/new.md", "--today", "2026-11-21"]
          + arguments)
    }
  }

  /// A row flipped for the better, one for the worse, another term and another last day.
  private static let changes = [
    (old: "本地-20个百分点", new: "本地-15个百分点"),
    (
      old: "| 2乙  | 省外       | 住院                 | 转诊             | ≠安置、长居、常驻 | 本地-10个百分点",
      new: "| 2乙  | 省外       | 住院                 | 转诊             | ≠安置、长居、常驻 | 本地-25个百分点"
    ),
    (old: "| 有效期内     | 6    |", new: "| 有效期内     | 12   |"),
    (old: "2027-12-31", new: "2025-12-31"),
  ]

  @Test("What changes for whom, in readable blocks", arguments: ["zh", "en"])
  func golden(_ language: String) throws {
    let run = try diff(Self.changes, ["--lang", language])
    #expect(run.status == 0)
    #expect(Support.golden(run.out, "ProgramTests/Golden/diff.\(language).txt") == nil)
  }

  @Test("On a narrow page lines are broken and keep their indent", arguments: ["zh", "en"])
  func narrow(_ language: String) throws {
    let run = try DecideProgram.run(
      ["policy", "diff", "dazhou-2022-118", "chengyu-2024-proposal", "--today", "2026-11-21"]
        + ["--lang", language], environment: ["COLUMNS": "60"])
    #expect(Support.golden(run.out, "ProgramTests/Golden/diff.proposal.\(language).60.txt") == nil)
  }

  @Test("The notice and the proposal of 2024, which decides nobody's case")
  func proposal() throws {
    let run = try DecideProgram.run(
      ["policy", "diff", "dazhou-2022-118", "chengyu-2024-proposal", "--today", "2026-11-21"])
    #expect(run.status == 0)
    #expect(run.out.contains("乙只供对照，不决定任何人的案子"))
    #expect(Support.golden(run.out, "ProgramTests/Golden/diff.proposal.txt") == nil)
  }

  @Test("A pack compared with itself differs nowhere")
  func same() throws {
    let run = try diff([])
    #expect(run.status == 0)
    #expect(!run.out.contains("种不同"))
    #expect(run.lines.contains { $0.hasPrefix("结论都一样：适用、") })
  }

  @Test("What is neither a pack nor a file ends with 66, a broken file with 65 and its place")
  func faults() throws {
    let none = try DecideProgram.run(["policy", "diff", "dazhou-2022-118", "nowhere.md"])
    #expect(none.status == 66)
    #expect(none.err.hasPrefix("yidi: 没有叫 nowhere.md 的政策包"))
    let broken = try diff([(old: "本地-20个百分点", new: "本地-20%")])
    #expect(broken.status == 65)
    #expect(broken.err.contains("new.md:"))
    #expect(broken.out.isEmpty)
  }
}
