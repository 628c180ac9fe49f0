import OfficeLists
import Rules
import Support
import Testing

@Suite("A list is read from CSV")
struct ListReaderTests {
  @Test("Each kind is known by its head, in Chinese or English", arguments: ListKind.allCases)
  func kinds(_ kind: ListKind) throws {
    let text =
      switch kind {
      case .referral: Sample.referral
      case .networked: Sample.networked
      case .ratio: Sample.ratio
      }
    let outcome = Sample.read(text)
    #expect(outcome.findings == [])
    #expect(outcome.kind == kind)
    var lines = text.split(separator: "\n").map(String.init)
    lines[0] = lines[0].split(separator: ",")
      .map { head in ListColumn.allCases.first { $0.rawValue == head }?.english ?? "" }
      .joined(separator: ",")
    #expect(Sample.read(lines.joined(separator: "\n")) == outcome)
  }

  @Test("The form of the file does not matter: mark, line ends, quotes, blanks, wide digits")
  func forms() {
    let wanted = Sample.read(Sample.referral)
    let lines = Sample.referral.split(separator: "\n").map(String.init)
    let forms = [
      "\u{FEFF}" + Sample.referral + "\n", lines.joined(separator: "\r\n") + "\r\n",
      lines.joined(separator: "\r"), lines.joined(separator: "\n\n,,,,,,,,,\n"),
      lines.map {
        $0.split(separator: ",", omittingEmptySubsequences: false)
          .map { "\"\($0)\"" }.joined(separator: ",")
      }.joined(separator: "\n"),
      Sample.referral.replacing(",511722,", with: ", ５１１７２２ ,")
        .replacing("2026,乙", with: "２０２６年,　乙"),
      Sample.referral.replacing(",511722,", with: ",宣汉县,").replacing("二级甲等", with: "二甲"),
    ]
    for form in forms { #expect(Sample.read(form) == wanted, "\(form)") }
  }

  @Test("What is quoted keeps its commas and quotes")
  func quotes() {
    let text = Sample.referral.replacing(
      "公告一号,2026-01-15,李\n", with: "\"公告, \"\"一\"\" 号\",2026-01-15,李\n")
    #expect(Sample.read(text).rows.first?[.source] == "公告, \"一\" 号")
  }

  @Test("What rows do not say is taken from what is given once, and never guessed")
  func given() {
    let text = """
      机构名称,级别,机构等级,所在地,来源
      甲市第一医院,市级,三级甲等,511700,
      乙县人民医院,县级,二级甲等,511722,公告二号
      """
    let bare = Sample.read(text)
    #expect(bare.findings.map(\.code) == Array(repeating: .noOrigin, count: 7))
    #expect(bare.findings.first?.details["option"] == "--year")
    let outcome = Sample.read(
      text, .init(year: "2026", source: "公告一号", date: "2026/1/15", enteredBy: "李", isSample: true))
    #expect(outcome.findings == [])
    #expect(outcome.rows.map { $0[.source] } == ["公告一号", "公告二号"])
    #expect(outcome.rows.allSatisfy { $0[.date] == "2026-01-15" && $0[.isSample] == "是" })
    let wrong = Sample.read(text, .init(year: "26", source: "a", date: "b", enteredBy: "李"))
    #expect(wrong.findings.map(\.code).prefix(2) == [.notAYear, .notADate])
  }

  /// What is changed in a good file, and what is then found, with its line.
  static let faults: [(text: String, with: String, code: ListFinding.Code, line: Int)] = [
    ("2026,乙县", "26,乙县", .notAYear, 3),
    ("2026,乙县", "2026.5,乙县", .notAYear, 3),
    ("李\n2026,乙县", "李\n,乙县", .noOrigin, 3),
    ("乙县人民医院,,县级", ",,县级", .emptyCell, 3),
    ("县级", "区", .unknownWord, 3),
    ("二级甲等", "二级上等", .unknownWord, 3),
    ("511722", "511799", .unknownPlace, 3),
    ("511722", "510100", .notHome, 3),
    ("H51170000001", "5.1E+11", .notACode, 2),
    ("511722,,公告一号", "511722,,=A1", .formula, 3),
    ("511722,,公告一号", "511722,,公\u{202E}告", .control, 3),
    ("511722,,公告一号,2026-01-15", "511722,,公告一号,2026-02-30", .notADate, 3),
    ("511722,,公告一号,2026-01-15", "511722,,公告一号,2026-08", .futureDate, 3),
    ("乙县人民医院,,县级", "乙县人民医院,县级", .cellCount, 3),
    ("乙县人民医院,,县级", "乙县人民医院，，县级", .wideComma, 3),
    ("乙县人民医院", "乙\"县\"人民医院", .strayQuote, 3),
    ("2026,乙县", "2026,\"乙县", .openQuote, 3),
    ("乙县人民医院", "甲市第一医院", .duplicate, 3),
    ("乙县人民医院,,", "乙县人民医院,H51170000001,", .duplicate, 3),
    ("机构代码", "机构编号", .unknownColumn, 1),
    ("机构代码", "机构名称", .repeatedColumn, 1),
    ("机构等级", "别名", .missingColumn, 1),
    ("级别", "别", .noKind, 1),
    ("级别", "比例", .unknownColumn, 1),
    ("机构代码", "比例", .severalKinds, 1),
  ]

  @Test("Everything wrong is found at its line", arguments: faults.indices)
  func fault(_ index: Int) throws {
    let (text, with, code, line) = Self.faults[index]
    #expect(Sample.referral.contains(text))
    let changed = Sample.referral.replacing(text, with: with)
    let found = Sample.read(changed).findings
    #expect(found.contains { $0.code == code && $0.line == line }, "\(found)")
  }

  @Test("All faults of a file are told at once, in the order of its lines")
  func allAtOnce() {
    let text = Sample.referral.replacing("三级甲等", with: "三等").replacing("511722", with: "1")
      .replacing("县级", with: "乡级")
    let found = Sample.read(text).findings
    #expect(found.map(\.line) == [2, 3, 3])
    #expect(found.map(\.code) == [.unknownWord, .unknownWord, .unknownPlace])
    #expect(found[2].column == "所在地" && found[2].details["value"] == "1")
  }

  @Test("A file that is no UTF-8 says which line, and nothing else is read of it")
  func otherEncodings() {
    let gbk: [UInt8] = Array("a,b\n".utf8) + [0xBB, 0xFA, 0xB9, 0xB9, 0x0A]
    #expect(Sample.reader().read(gbk).findings.map(\.line) == [2])
    let wide: [UInt8] = [0xFF, 0xFE] + Array("a,b\n".utf8).flatMap { [$0, 0] }
    #expect(Sample.reader().read(wide).findings.map(\.code) == [.notText])
    #expect(Sample.read("").findings.map(\.code) == [.noRows])
    #expect(Sample.read("年度;级别").findings.map(\.code) == [.otherSeparator])
    #expect(Sample.read("年度，级别").findings.map(\.code) == [.wideComma])
    let head = Sample.referral.split(separator: "\n")[0]
    #expect(Sample.read(String(head)).findings.map(\.code) == [.noRows])
  }

  /// A percentage as written, and in hundredths of a percent; `nil` is refused.
  static let percentages: [(String, Int?)] = [
    ("75", 7_500), ("75%", 7_500), ("75.5", 7_550), ("75.05％", 7_505), ("100", 10_000),
    ("1", 100), ("0.75", nil), ("100.01", nil), ("75.555", nil), ("七五", nil), ("-75", nil),
    ("7.5E1", nil), (".5", nil), ("75.", nil),
  ]

  @Test("Percentages are whole hundredths of a percent", arguments: percentages)
  func percentage(_ text: String, _ wanted: Int?) throws {
    let outcome = Sample.read(Sample.ratio.replacing("80.5", with: text))
    guard let wanted else {
      #expect(outcome.findings.count == 1)
      return
    }
    let kept = try #require(outcome.rows.first)[.percent]
    #expect(Percentage(kept)?.basisPoints == wanted)
  }

  @Test("Two percentages for the same people are refused, by tier, grade and group")
  func overlaps() {
    func clashes(_ row: String) -> Bool {
      let found = Sample.read(Sample.ratio + "\n2026,\(row),文件,2025,李").findings
      return found.map(\.code) == [.overlap] || found.map(\.code) == [.duplicate]
    }
    #expect(clashes("390,住院,三级甲等,,61"))
    #expect(clashes("390,住院,不分等级,,61"))
    #expect(clashes("310,住院,三级乙等,,61"))
    #expect(clashes("390,住院,二级,学生,61"))
    #expect(clashes("390,住院,三级,,61"))
    #expect(!clashes("310,住院,三级,公务员,61"))
    #expect(!clashes("390,住院,二级乙等,,61"))
    #expect(!clashes("390,住院,一级,,61"))
    #expect(!clashes("390,药店购药,不分等级,,61"))
  }

  @Test("Whether a place's list is complete is said the same in all its rows")
  func complete() {
    let text = Sample.networked.replacing(
      "丁市医院,二级,510100,住院,平台,2026-02,李,是", with: "丁市医院,二级,510100,住院,平台,2026-02,李,否")
    #expect(Sample.read(text).findings.map(\.code) == [.mixedComplete])
  }

  @Test("Kinds of care are the same however they are written")
  func cares() {
    for text in ["普通门诊；住院", "住院/门诊", "inpatient|outpatient"] {
      let outcome = Sample.read(Sample.networked.replacing("住院、普通门诊", with: text))
      #expect(outcome.rows.first?[.cares] == "住院、普通门诊", "\(outcome.findings)")
    }
    let all = Sample.read(Sample.networked.replacing("住院、普通门诊", with: "全部"))
    #expect(all.rows.first?[.cares] == "住院、普通门诊、两病门诊、门诊特殊疾病、药店购药")
  }

  @Test("Any bytes are read or refused, and what is read is read again from what is written")
  func anything() {
    var random = SeededRandom(seed: 8)
    let pieces = Array(Sample.referral + "\"\r\n,，;\u{FEFF}é🙂\t=").map(String.init)
    for _ in 0..<400 {
      var text = Sample.referral
      for _ in 0...Int(random.next() % 4) {
        let place = text.index(text.startIndex, offsetBy: Int(random.next() % UInt64(text.count)))
        text.insert(contentsOf: random.pick(pieces), at: place)
      }
      var bytes = Array(text.utf8)
      if random.once(in: 5) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() % 256)
      }
      let outcome = Sample.reader().read(bytes)
      guard outcome.findings.isEmpty, let kind = outcome.kind else {
        #expect(!outcome.findings.isEmpty)
        continue
      }
      var csv = CSVWriter()
      csv.write(kind.columns.map(\.rawValue))
      for row in outcome.rows { csv.write(kind.columns.map { row[$0] }) }
      #expect(Sample.read(csv.text) == outcome)
    }
  }
}
