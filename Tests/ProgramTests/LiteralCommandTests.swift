import FoundationEssentials
import Ledger
import Rules
import Support
import Terminal
import Testing

@Suite("A document without readings on the command line")
struct LiteralCommandTests {
  private func run(_ arguments: [String], in language: String = "zh") throws -> DecideProgram.Run {
    try DecideProgram.run(
      ["policy", "check"] + arguments + ["--lang", language, "--today", "2026-11-21"])
  }

  @Test("--literal lists the notice's own conflicts and holes, exit 0", arguments: ["zh", "en"])
  func literal(language: String) throws {
    let run = try run(["--literal"], in: language)
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(golden(run.out, "ProgramTests/Golden/literal.\(language).txt") == nil)
  }

  @Test("--petition prints a letter ready to be signed, exit 0")
  func petition() throws {
    let run = try run(["--petition"])
    #expect(run.status == 0 && run.err.isEmpty)
    #expect(golden(run.out, "ProgramTests/Golden/petition.zh.txt") == nil)
    #expect(try self.run(["--literal", "--petition"]).out == run.out)
  }

  /// Whoever answers reads Chinese, and the document is in no other language.
  @Test("The letter is in Chinese whatever was asked for, which is said in what was asked for")
  func language() throws {
    let letter = try run(["--petition"])
    let english = try run(["--petition"], in: "en")
    #expect(english.status == 0 && english.out == letter.out)
    #expect(english.err == "yidi: The letter is in Chinese, as whoever answers it reads it.\n")
    try TemporaryFolder.with { folder in
      func saved(_ language: String) throws -> (said: String, pdf: Data) {
        let said = try run(["--petition", "--save", folder], in: language).out
        let file = URL(filePath: "\(folder)/petition-dazhou-2022-118.pdf")
        let pdf = try Data(contentsOf: file)
        try FileManager.default.removeItem(at: file)
        return (said, pdf)
      }
      let (chinese, english) = (try saved("zh"), try saved("en"))
      #expect(english.pdf == chinese.pdf && english.said != chinese.said)
    }
    let plain = try run(["--petition"], in: "zh_plain")
    #expect(plain.out == letter.out && plain.err.isEmpty)
  }

  /// The makers of a document know neither our tables nor how they write a sum.
  @Test("The letter speaks in words: no cells of a table, each row of a question in one column")
  func words() throws {
    let letter = try run(["--petition"])
    for sign in ["＝", "≠", "-10个", "-20个", "眼下"] {
      #expect(!letter.out.contains(sign), "\(sign)")
    }
    #expect(letter.out.contains("三（二）2：比本地降低10个百分点；三（二）3：和本地相同"))
    let columns = Set(
      letter.lines.filter { $0.hasPrefix("目前做法") }.map { line in
        line.dropFirst(4).prefix { $0 == " " }.count
      })
    #expect(columns.count == 1, "\(columns)")
    // A question may come up in several situations of which the same is said.
    for part in letter.out.split(separator: "答复") {
      let said = part.split(separator: "\n").filter { $0.hasPrefix("现有规定") }
      #expect(Set(said).count == said.count, "\(part)")
    }
  }

  @Test("No line is wider than 80 columns", arguments: ["--literal", "--petition"])
  func width(flag: String) throws {
    for language in ["zh", "en"] {
      for line in try run([flag], in: language).lines {
        #expect(columns(of: line) <= 80, "\(line)")
      }
    }
  }

  @Test("The letter is a paper: the PDF and the roll say what the text says, under its own name")
  func paper() throws {
    try TemporaryFolder.with { folder in
      let text = try run(["--petition"]).out
      let saved = try run(["--petition", "--save", folder])
      #expect(saved.status == 0, "\(saved.err)")
      let file = "\(folder)/petition-dazhou-2022-118.pdf"
      #expect(saved.out.contains(file))
      let written = "\(folder)/text"
      try ChildProgram.run("/usr/bin/pdftotext", ["-raw", file, written], log: "/dev/null")
      let read = try String(contentsOf: URL(filePath: written), encoding: .utf8)
      func plain(_ text: some StringProtocol) -> String {
        String(text.filter { !$0.isWhitespace && $0 != "_" })
      }
      // The text's questions, whole, whatever lines either breaks them into.
      let page = plain(read.replacing(/关于达市医保办发〔2022〕118号若干问题的请示\s*第\d+页 共\d+页/, with: ""))
      for part in text.split(separator: "答复") {
        guard let question = part.firstRange(of: "？").map({ part[..<$0.upperBound] }) else {
          continue
        }
        let last = plain(question.split(separator: "\n\n").last ?? "")
        #expect(page.contains(last), "\(last)")
      }
      let roll = try run(["--petition", "--save", folder, "--format", "escpos"])
      #expect(roll.status == 0 && roll.out.contains("petition-dazhou-2022-118.escpos"))
    }
  }

  @Test("A try to print the letter is on record where there is a ledger, and needs none")
  func onRecord() throws {
    try TemporaryFolder.with { folder in
      let path = "\(folder)/ledger.sqlite"
      let words = ["--petition", "--print", "--printer", "gone", "--ledger", path]
      #expect(try run(words).status == 75)
      #expect(!FileManager.default.fileExists(atPath: path))
      let ledger = try Ledger.open(path, settings: .init(actor: "0217"))
      #expect(try run(words).status == 75)
      let report = try ledger.reportDay(try #require(Day("2026-11-21")), endingDays: 30)
      #expect(report.prints == [.notSent: 1])
      #expect(try ledger.verify().fault == nil)
    }
  }

  @Test("The letter asks each question once, those of the deciding pack's silences too")
  func questions() throws {
    let letter = try run(["--petition"]).out
    let numbers = letter.split(separator: "\n").compactMap { line -> Int? in
      guard let dot = line.firstIndex(of: "."), line[..<dot].allSatisfy(\.isNumber) else {
        return nil
      }
      return Int(line[..<dot])
    }
    #expect(numbers == Array(1...max(1, numbers.count)) && numbers.count > 41)
    #expect(letter.contains("在达州本地就医、自己全部付清的"))
    // Asked above already.
    #expect(letter.split(separator: "有第三方责任的外伤费用，能不能直接结算").count == 2)
  }

  @Test("The document is named or its file given; another name is refused")
  func names() throws {
    let whole = try run(["--literal"]).out
    #expect(try run(["--literal", "dazhou-2022-118"]).out == whole)
    let none = try run(["--literal", "yibin"])
    #expect(none.status == 66)
    #expect(none.err == "yidi: 没有名为 yibin 的政策文件：有 dazhou-2022-118\n")
    let held = try run(["--literal", "yibin-chongqing"])
    #expect(held.err == "yidi: yibin-chongqing 在程序里，但没有不加读法的一份；有的：dazhou-2022-118\n")
    try TemporaryFolder.with { folder in
      let text = String(decoding: asset("Policies/dazhou-2022-118.literal.md"), as: UTF8.self)
      let path = "\(folder)/own.literal.md"
      let ordinary = String(decoding: asset("Policies/fujian-2006.md"), as: UTF8.self)
      try TemporaryFolder.write(ordinary, to: "\(folder)/ordinary.md")
      let refused = try run(["--literal", "\(folder)/ordinary.md"])
      #expect(refused.status == 65 && refused.err.contains("检查它不写 --literal"))
      let source = try DecideProgram.run(
        ["policy", "show", "--source", "dazhou-2022-118.literal"])
      #expect(source.status == 0 && source.out == text)
      try TemporaryFolder.write(text, to: path)
      #expect(try run(["--literal", path]).out == whole)
      try TemporaryFolder.write(text.replacing("| 37 ", with: "| 36 "), to: path)
      #expect(try run(["--literal", path]).out.contains("请示 / 号: 「36」在第"))
      try TemporaryFolder.write(text.replacing("事项＝取消", with: "事项＝撤销"), to: path)
      let broken = try run(["--literal", path])
      #expect(broken.status == 65)
      #expect(broken.out.contains("请示 / 36 / 情形: 没有「撤销」这个值"))
    }
  }

  @Test("What stands beside a pack is no pack to decide by")
  func notAPack() throws {
    #expect(try DecideProgram.run(["policy", "show", "dazhou-2022-118.literal"]).status == 66)
    #expect(!(try DecideProgram.run(["policy", "list"]).out.contains("literal")))
  }
}
