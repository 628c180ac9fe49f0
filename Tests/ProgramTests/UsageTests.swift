import Testing

@Suite("What is said of a command that was typed wrongly")
struct UsageTests {
  @Test(
    "names the help of that command",
    arguments: [
      (["frobnicate"], "yidi --help"), (["decide", "--nope"], "yidi decide --help"),
      (["ledger", "lst"], "yidi ledger --help"), (["ledger", "show"], "yidi ledger show --help"),
      (["policy", "diff", "x"], "yidi policy diff --help"),
      (["shot", "--lang", "xx"], "yidi shot --help"),
    ])
  func help(_ arguments: [String], _ wanted: String) throws {
    let run = try DecideProgram.run(arguments)
    #expect(run.status == 64 && run.out.isEmpty)
    #expect(run.err.hasSuffix(": \(wanted)\n"), "\(run.err)")
    #expect(run.lines.isEmpty && run.err.split(separator: "\n").count == 1)
  }

  @Test("says that a language set for the machine is none of ours, unless another is asked for")
  func language() throws {
    let unknown = ["YIDI_LANG": "xx"]
    let run = try DecideProgram.run(["policy", "list"], environment: unknown)
    #expect(run.status == 64 && run.out.isEmpty)
    #expect(run.err.contains("YIDI_LANG xx: zh, zh_plain or en"))
    let asked = try DecideProgram.run(["policy", "list", "--lang", "en"], environment: unknown)
    #expect(asked.status == 0)
    for name in ["en", "en_GB.UTF-8", "zh_CN", "zh_plain"] {
      let run = try DecideProgram.run(["policy", "list"], environment: ["YIDI_LANG": name])
      #expect(run.status == 0 && run.out.contains("现行") == name.hasPrefix("zh"), "\(name)")
    }
  }
}
