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
}
