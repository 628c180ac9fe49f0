import Support
import Testing

@Suite("A situation explained on the command line")
struct PolicyExplainTests {
  private func explain(
    _ arguments: [String], columns: Int = 80, language: String = "zh"
  ) throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["policy", "explain", "dazhou-2022-118", "--lang", language] + arguments,
      environment: ["COLUMNS": String(columns)])
  }

  @Test(
    "What is told of a situation",
    arguments: [
      ("settled", ["--where", "就医地＝省外，就医种类＝住院，认定＝转诊，申报＝长居", "--conclusion", "支付比例"]),
      ("range", ["--where", "就医地＝重庆，认定＝转诊"]),
      ("readings", ["--where", "申报＝急诊，长期覆盖＝长居，转诊单＝合格，就医地＝省外", "--conclusion", "认定"]),
      ("detail", ["--where", "zone=out_of_province", "--conclusion", "ratio"]),
      ("given", ["--where", "就医地＝达州，备案状态＝备案后报销，付费＝自费结清"]),
      ("over", ["--where", "就医地＝重庆", "--on", "2028-01-01"]),
    ])
  func told(_ name: String, _ arguments: [String]) throws {
    let isShort = ["settled", "detail"].contains(name)
    for (language, columns) in [("zh", 80)] + (isShort ? [("zh", 60), ("en", 80)] : []) {
      let run = try explain(arguments, columns: columns, language: language)
      #expect(run.status == 0 && run.err.isEmpty)
      for line in run.lines { #expect(columnsWide(line) <= columns, "\(line)") }
      #expect(
        golden(run.out, "ProgramTests/Golden/explain-\(name).\(language).\(columns).txt") == nil)
    }
  }

  @Test("Facts that contradict each other are refused with the pack's reason and its line")
  func contradiction() throws {
    let run = try explain(["--where", "付费＝已直接结算", "--where", "联网=否"])
    #expect(run.status == 65 && run.out.isEmpty)
    #expect(run.err.contains("付费＝已直接结算，联网＝否：没有联网就不能直接结算（dazhou-2022-118.md:"))
  }

  @Test(
    "A name that is not there is told with those that are",
    arguments: [
      (["--where", "就医地＝成都"], "「就医地」没有「成都」这个值：有达州、省内、重庆、省外"),
      (["--where", "去处＝重庆"], "没有名为「去处」的事实或结论：有参保、首日"),
      (["--where", "重庆"], "「重庆」没有写＝"),
      (["--where", "就医地＝重庆", "--where", "就医地＝省外"], "说到「就医地」的几处互相矛盾"),
      (["--conclusion", "就医地"], "没有名为「就医地」的结论：有适用、认定"),
    ])
  func refused(_ arguments: [String], _ sentence: String) throws {
    let run = try explain(arguments)
    #expect(run.status == 65 && run.out.isEmpty)
    #expect(run.err.contains(sentence), "\(run.err)")
  }

  @Test("A pack that is not there, and a day that is none")
  func wrong() throws {
    #expect(try DecideProgram.run(["policy", "explain", "x"]).status == 66)
    let noDay = try explain(["--on", "2028-02-30"])
    #expect(noDay.status == 64 && noDay.err.contains("'2028-02-30' is invalid for '--on"))
    let spaced = try explain(["--where", "就医地＝重庆 就医种类＝住院"])
    #expect(spaced.status == 0)
    #expect(spaced.out == (try explain(["--where", "就医地＝重庆，就医种类＝住院"])).out)
  }

  @Test("Packs with facts of their own are explained the same way")
  func ownFacts() throws {
    let run = try DecideProgram.run(
      [
        "policy", "explain", "yangtze-delta-2018", "--where", "own_when=to_2020_08，三省一侧＝南通",
        "--where", "方向＝到上海", "--conclusion", "开通",
      ], environment: ["COLUMNS": "72"])
    #expect(run.status == 0)
    #expect(golden(run.out, "ProgramTests/Golden/explain-own.zh.72.txt") == nil)
    let undated = try DecideProgram.run(
      ["policy", "explain", "yangtze-delta-2018", "--on", "2019-06-01"])
    #expect(undated.status == 0)
    #expect(undated.lines.last?.hasPrefix("文件没有写明 2019-06-01 是不是施行期") == true)
  }

  private func columnsWide(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }
}
