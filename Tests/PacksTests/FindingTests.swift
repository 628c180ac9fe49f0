import FoundationEssentials
import Packs
import Rules
import Support
import Testing

@Suite("What is wrong with a pack")
struct FindingTests {
  /// One change of the pack and what must be told of it.
  struct Change: Sendable, CustomTestStringConvertible {
    var code: Finding.Code
    /// The section, and how the line begins that is changed.
    var section: String
    var beginning: String
    var old: String
    var new: String
    /// The row the finding names.
    var row = ""
    /// Whether the finding stands on the changed line itself.
    var isThere = true

    var testDescription: String { "\(code): \(old) → \(new)" }
  }

  static let changes = [
    Change(
      code: .unknownSection, section: "期限", beginning: "## 期限", old: "期限", new: "期"),
    Change(
      code: .missingEntry, section: "", beginning: "| 施行", old: "施行", new: "生效", isThere: false),
    Change(
      code: .missingEntry, section: "期限", beginning: "| 临时备案", old: "有效期内", new: "有效期外",
      isThere: false),
    Change(
      code: .missingColumn, section: "读法", beginning: "| 号", old: "| 条文", new: "| 条款"),
    Change(
      code: .tooFewCells, section: "结论：支付比例", beginning: "| 4 ", old: "| 三（二）4", new: "  三（二）4",
      row: "4"),
    Change(
      code: .emptyCell, section: "结论：支付比例", beginning: "| 4 ", old: "其他", new: "    ", row: "4"),
    Change(
      code: .emptyCell, section: "结论：支付比例", beginning: "| 4 ", old: "本地-20个百分点", new: " ",
      row: "4"),
    Change(
      code: .notADay, section: "", beginning: "| 失效", old: "2027-12-31", new: "2027-12-32",
      row: "失效"),
    Change(
      code: .notANumber, section: "期限", beginning: "| 临时备案", old: "| 6 ", new: "| 六"),
    Change(
      code: .unknownCode, section: "事实", beginning: "| 联网", old: "networked", new: "networkd",
      row: "联网"),
    Change(
      code: .unknownColumn, section: "结论：备案地", beginning: "| 号", old: "就医地", new: "看病地"),
    Change(
      code: .unknownValue, section: "结论：支付比例", beginning: "| 4 ", old: "住院", new: "入院",
      row: "4"),
    Change(
      code: .unknownValue, section: "结论：支付比例", beginning: "| 4 ", old: "20个百分点", new: "20%",
      row: "4"),
    Change(
      code: .unknownValue, section: "地域", beginning: "| 重庆", old: "重庆", new: "渝"),
    Change(
      code: .unknownValue, section: "不可能", beginning: "| 备案种类＝长期，锁定＝无", old: "＝无", new: "＝空"),
    Change(
      code: .unknownColumn, section: "不可能", beginning: "| 备案种类＝长期，锁定＝无", old: "锁定", new: "锁着"),
    Change(
      code: .valuesDiffer, section: "事实", beginning: "| 联网", old: "、未知 unknown", new: "",
      row: "联网"),
    Change(
      code: .duplicateRow, section: "结论：支付比例", beginning: "| 4 ", old: "| 4 ", new: "| 3 ",
      row: ""),
    Change(
      code: .unknownRow, section: "结论：转诊依据", beginning: "| 引", old: "略", new: "没有", row: "引"),
    Change(
      code: .notQuoted, section: "结论：支付比例", beginning: "| 4 ", old: "三（二）4", new: "三（二）9",
      row: "4"),
    Change(
      code: .noSuchSentence, section: "结论：备案状态", beginning: "| 报", old: "第3句", new: "第9句",
      row: "报"),
    Change(
      code: .unknownReading, section: "结论：备案状态", beginning: "| 未写", old: "R11", new: "R99",
      row: "未写"),
    Change(
      code: .unknownReading, section: "结论：认定", beginning: "| 急 ", old: "（R5）", new: "（R0）",
      row: "急"),
    Change(
      code: .unknownNote, section: "结论：支付比例", beginning: "| 4 ", old: "ratio_only", new: "ratio",
      row: "4"),
    Change(
      code: .conflict, section: "结论：支付比例", beginning: "| 4 ", old: "| 其他 ", new: "| 转诊、其他 ",
      isThere: false),
    Change(
      code: .gap, section: "结论：支付比例", beginning: "| 3 ", old: "≠达州", new: "省内", isThere: false),
  ]

  @Test("A change that breaks the pack is told with its line and row", arguments: changes)
  func told(_ change: Change) throws {
    var text = PackText()
    let line = try #require(text.line(change.beginning, in: change.section))
    let changed = text.lines[line - 1].replacing(change.old, with: change.new)
    #expect(changed != text.lines[line - 1], "nothing was changed")
    text.lines[line - 1] = changed
    let findings = text.findings()
    let found = try #require(findings.first { $0.code == change.code }, "\(findings.map(\.code))")
    if change.isThere {
      #expect(found.line == line)
      #expect(found == findings.first, "told first is \(String(describing: findings.first))")
    }
    if !change.row.isEmpty { #expect(found.row == change.row) }
  }

  @Test(
    "What is cut by a wrong mark is told so, whatever it names",
    arguments: [
      ("| 一第1句  |", "| 一第1句,二 |"), ("| R1   |            |", "| R1;R2 | |"),
      ("ratio_only", "ratio_only；ask_staff"), ("| 自     |", "| 自，近自 |"),
      ("近处、远处 |", "近处/远处 |"), ("地方＝本地，备案＝已备", "地方＝本地且备案＝已备"),
    ])
  func marks(_ old: String, _ new: String) {
    let pack = TinyPack().replacing(old, with: new)
    let told = pack.findings()
    #expect(told.map(\.code) == [.otherComma], "\(old) → \(new)")
    #expect(told.first?.line == pack.line(new))
  }

  @Test("Conflict and gap name the situation and the rows")
  func proofs() throws {
    var text = PackText()
    let line = try #require(text.line("| 4 ", in: "结论：支付比例"))
    text.lines[line - 1].replace("| 其他 ", with: "| 急诊、其他 ")
    let conflict = try #require(text.findings().first { $0.code == .conflict })
    #expect(conflict.section == "支付比例")
    #expect(conflict.details["found"] == "3、4")
    #expect(conflict.details["value"]?.contains("认定＝急诊") == true)
    text.lines.remove(at: line - 1)
    let gap = try #require(text.findings().first { $0.code == .gap })
    #expect(gap.details["value"]?.contains("认定＝其他") == true)
  }

  @Test("Ratios that differ are told in the words of the pack")
  func ratios() throws {
    var text = PackText()
    let line = try #require(text.line("| 4 ", in: "结论：支付比例"))
    text.lines[line - 1].replace("| 其他 ", with: "| 急诊、其他 ")
    let conflict = try #require(text.findings().first { $0.code == .conflict })
    #expect(conflict.details["says"]?.contains("4＝本地-20个百分点") == true)
  }

  @Test("A table with more situations than can be proved is refused")
  func tooLarge() throws {
    var text = PackText()
    let start = try #require(text.line("| 号", in: "结论：认定")) - 1
    for index in start... {
      guard text.lines[index].hasPrefix("|") else { break }
      let more =
        index == start
        ? " 等级 | 开具机构 | 就医种类 | 付费 |" : index == start + 1 ? "---|---|---|---|" : " — | — | — | — |"
      text.lines[index] += more
    }
    let found = try #require(text.findings().first)
    #expect(found.code == .tooLarge)
    #expect(found.section == "认定")
  }

  @Test("A file that is no pack at all is told, not guessed")
  func noPack() {
    for text in ["", "# 标题\n", "无", "|a|b|\n|-|-|\n|1|2|\n"] {
      #expect(throws: PackFailure.self) { try loadPolicy(markdown: Array(text.utf8), file: "x") }
    }
  }

  @Test("Findings come in the order of the file")
  func order() throws {
    var text = PackText()
    for beginning in ["| 4 ", "| 3 ", "| 1 "] {
      let line = try #require(text.line(beginning, in: "结论：支付比例"))
      text.lines[line - 1].replace("住院", with: "入院")
    }
    let lines = text.findings().map(\.line)
    #expect(lines == lines.sorted() && lines.count == 3)
  }

  @Test(
    "Every kind of finding has its sentence, which says what is wrong; and what to do",
    arguments: [("zh", "；"), ("en", ";")])
  func sentences(_ language: String, _ pause: Character) throws {
    let texts = String(decoding: asset("Locales/\(language).po"), as: UTF8.self)
    for code in Finding.Code.allCases {
      let key = "msgid \"pack.\(code.rawValue)\"\nmsgstr "
      let start = try #require(texts.firstRange(of: key)?.upperBound, "\(code)")
      let parts = texts[start...].prefix { $0 != "\n" }.split(separator: pause)
      #expect(parts.count > 1, "\(language) \(code): \(parts)")
    }
  }

  @Test(
    "What is written a little differently is told as it is, once, or read as it is meant",
    arguments: [
      ("依据日：没有写", "依据日：（R1）", [Finding.Code.noGoverningDay]),
      ("一第1句", "一第1--2句", [.sentenceNumber, .idleSentence]),
      ("一第1句", "一第1-x-1句", [.sentenceNumber, .idleSentence]),
      ("| 上位     | 无                 |", "| 上位     | 无 |\n| 从其规定 | 也许 |", [.unknownValue]),
      ("## 结论：结算", "## 例子\n\n## 结论：结算", [.duplicateHeading]),
    ])
  func slips(_ old: String, _ new: String, _ codes: [Finding.Code]) throws {
    let path = "\(repositoryPath())/Tests/PacksTests/Packs/good/smallest.md"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = text.replacing(old, with: new, maxReplacements: 1)
    #expect(changed != text)
    let found = inspectPolicy(markdown: Array(changed.utf8), fullText: nil).map(\.code)
    #expect(
      found.filter { $0 == codes[0] }.count == 1 && Set(found).isSubset(of: Set(codes)), "\(found)")
  }
}
