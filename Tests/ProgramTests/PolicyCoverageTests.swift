import FoundationEssentials
import Support
import Testing

@Suite("What the cases of a pack exercise, on the command line")
struct PolicyCoverageTests {
  private static let ordinary = "\(repositoryPath())/Tests/PacksTests/Packs/good/ordinary.md"

  private func coverage(
    _ arguments: [String], columns: Int = 80, language: String = "zh"
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["policy", "coverage", "--lang", language] + arguments,
      environment: ["COLUMNS": String(columns)])
  }

  @Test(
    "What is told of packs",
    arguments: [
      ("all", []), ("dazhou", ["dazhou-2022-118", "--conclusion", "结算方式"]),
      ("ordinary", [Self.ordinary]),
    ])
  func told(_ name: String, _ arguments: [String]) throws {
    for (language, columns) in [("zh", 80), ("zh", 60), ("en", 80), ("en", 60)] {
      let run = try coverage(arguments, columns: columns, language: language)
      #expect(run.status == 0 && run.err.isEmpty)
      for line in run.lines { #expect(columnsWide(line) <= columns, "\(line)") }
      guard columns == 80 || language == "zh" else { continue }
      #expect(
        golden(run.out, "ProgramTests/Golden/coverage-\(name).\(language).\(columns).txt") == nil)
    }
  }

  @Test("Boundaries are printed as rows that a pack takes, and are known then")
  func paste() throws {
    let rows = try coverage(["--paste", Self.ordinary])
    #expect(rows.status == 0 && rows.out.hasPrefix("## 用例：比例\n\n| 说明 "))
    let pack = try String(contentsOfFile: Self.ordinary, encoding: .utf8)
    try TemporaryFolder.with { folder in
      let file = "\(folder)/more.md"
      try TemporaryFolder.write(pack + "\n" + rows.out, to: file)
      #expect(try DecideProgram.run(["policy", "check", file]).status == 0)
      #expect(try DecideProgram.run(["policy", "format", "--check", file]).status == 0)
      #expect(try coverage(["--paste", file]).out.isEmpty)
    }
  }

  @Test("A pack or a conclusion that is not there is told with those that are")
  func wrong() throws {
    #expect(try coverage(["x"]).status == 66)
    let run = try coverage(["dazhou-2022-118", "--conclusion", "就医地"])
    #expect(run.status == 65 && run.err.contains("有适用、认定"))
  }

  private func columnsWide(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
