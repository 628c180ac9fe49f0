import Messages
import Receipts
import Rules
import Support
import Testing

/// A paper other than the receipt: of which filing, which one, in which language.
struct OtherPaper: Sendable, CustomTestStringConvertible {
  let sample: PaperSample
  let kind: PaperKind
  let language: Language

  static let all = PaperSample.allCases.flatMap { sample in
    [PaperKind.hospital, .missing, .form, .promise].flatMap { kind in
      (kind.staysAtOffice ? [.zh] : Language.official).map {
        OtherPaper(sample: sample, kind: kind, language: $0)
      }
    }
  }

  /// Those kept as golden files: a late filing, one with nothing shown, one whose certificate fails.
  static let golden = all.filter {
    [.lateFiling, .longTerm, .otherTemporary].contains($0.sample)
  }

  var paper: Paper? {
    get throws {
      let written = kind.language(for: language)
      var input = try sample.input(written)
      input.tell(try texts(language), of: kind)
      return Paper(input, kind, catalogue: try texts(written))
    }
  }

  var testDescription: String { "\(sample.rawValue).\(kind.rawValue).\(language.rawValue)" }
}

@Suite("Papers beside the receipt")
struct PapersTests {
  @Test("read as they were approved", arguments: OtherPaper.golden)
  func approved(_ other: OtherPaper) throws {
    let text = try other.paper.map(TextRenderer.forPaper) ?? ""
    #expect(golden(text, "ReceiptsTests/Golden/\(other.testDescription).txt") == nil)
  }

  @Test("only what stays with the office carries the full number", arguments: OtherPaper.all)
  func privacy(_ other: OtherPaper) throws {
    guard let paper = try other.paper else { return }
    let text = TextRenderer.forPaper(paper)
    #expect(text.contains(PaperSample.idNumber) == other.kind.staysAtOffice)
    #expect(text.contains(PaperSample.name) == other.kind.staysAtOffice)
    #expect(text.contains(PaperSample.phone) == other.kind.staysAtOffice)
    #expect(!text.contains(PaperSample.agentNumber) || other.kind == .form)
    #expect(!paper.number.contains(PaperSample.idNumber))
  }

  @Test("the hospital's is there where the stay is settled directly, and only there")
  func hospital() throws {
    for sample in PaperSample.allCases {
      let input = try sample.input(.zh)
      let paper = Paper(input, .hospital, catalogue: try texts(.zh))
      let isDirect = ![
        PaperSample.pharmacy, .staff, .selfPaid, .notNetworked, .specialDisease, .ended, .changed,
      ].contains(sample)
      #expect((paper != nil) == isDirect, "\(sample)")
      let quotes = paper?.blocks.flatMap { block -> [String] in
        if case .clauses(let clauses) = block { clauses.map(\.quote) } else { [] }
      }
      #expect(quotes?.contains { $0.contains("应为参保人员办理医疗费用直接结算") } ?? true, "\(sample)")
    }
  }

  @Test("a bill that is paid, a filing that is replaced or over, gives the hospital nothing")
  func noHospital() throws {
    let input = try PaperSample.longTerm.input(.zh)
    let catalogue = try texts(.zh)
    func paper(_ change: (inout ReceiptInput) -> Void) -> Paper? {
      var changed = input
      change(&changed)
      return Paper(changed, .hospital, catalogue: catalogue)
    }
    let before = input.printedAt.day.adding(days: -1)
    #expect(paper { _ in } != nil)
    #expect(paper { $0.validity = .through(input.printedAt.day) } != nil)
    #expect(paper { $0.paid = .selfPaid } == nil)
    #expect(paper { $0.standing = .replaced(by: nil) } == nil)
    #expect(paper { $0.standing = .ended(on: nil) } == nil)
    #expect(paper { $0.validity = .through(before) } == nil)
    #expect(paper { ($0.validity, $0.isInHospital) = (.through(before), true) } != nil)
    #expect(paper { $0.documentThrough = before } == nil)
    #expect(paper { ($0.documentThrough, $0.isInHospital) = (before, true) } != nil)
  }

  @Test("a filing that outlives the document says until when that one is in force")
  func documentEnds() throws {
    var input = try PaperSample.longTerm.input(.zh)
    let catalogue = try texts(.zh)
    func isSaid(_ kind: PaperKind) throws -> Bool {
      let paper = try #require(Paper(input, kind, catalogue: catalogue))
      return TextRenderer.forPaper(paper).filter { !$0.isWhitespace }
        .contains("通知有效到2027年12月31日")
    }
    #expect(try isSaid(.receipt) && isSaid(.large))
    input.validity = .through(try #require(input.documentThrough))
    #expect(try !isSaid(.receipt) && !isSaid(.large))
  }

  @Test("the office's own list stands in the notice of what is missing, or lines to write one")
  func materials() throws {
    var input = try PaperSample.longTerm.input(.zh)
    let catalogue = try texts(.zh)
    let without = try #require(Paper(input, .missing, catalogue: catalogue))
    #expect(without.blocks.contains(.signatures(["1.", "2.", "3."])))
    input.materials = ["居住证"]
    let with = try #require(Paper(input, .missing, catalogue: catalogue))
    #expect(with.blocks.contains(.numbered(["居住证"])))
    #expect(!with.blocks.contains(.signatures(["1.", "2.", "3."])))
    // What is promised is ticked on the same list.
    let promise = try #require(Paper(input, .promise, catalogue: catalogue))
    #expect(promise.blocks.contains(.numbered(["（　）居住证"])))
    #expect(!promise.blocks.contains(.signatures(["1.", "2.", "3."])))
  }

  @Test("whoever owes papers reads by when, also on the notice of what is missing")
  func owed() throws {
    var input = try PaperSample.longTerm.input(.zh)
    let catalogue = try texts(.zh)
    let owed = Paper.Field("承诺补齐", .text("最晚 2026 年 8 月 31 日，送到窗口"))
    let supplied = Paper.Field("备案方式", .text("告知承诺，材料已经补齐"))
    for kind in [PaperKind.receipt, .missing] {
      input.method = .promise(by: Day("2026-08-31"))
      #expect(fields(try #require(Paper(input, kind, catalogue: catalogue))).contains(owed))
      input.method = .supplied
      let after = fields(try #require(Paper(input, kind, catalogue: catalogue)))
      #expect(!after.contains { $0.label == owed.label } && after.contains(supplied), "\(kind)")
    }
  }

  private func fields(_ paper: Paper) -> [Paper.Field] {
    paper.blocks.flatMap { block -> [Paper.Field] in
      if case .fields(let fields) = block { fields } else { [] }
    }
  }

  @Test("only where there is a code is anybody told to scan one", arguments: Language.official)
  func codes(_ language: Language) throws {
    var input = try PaperSample.lateFiling.input(language)
    input.signature = .init(payload: "%YBBA1:ABC", code: "7K3M-9QXT")
    let paper = Paper(input, catalogue: try texts(language))
    let scan = language.isChinese ? "扫描" : "scanning"
    let roll = TextRenderer(rollColumns: 48, typeSize: .ordinary).rows(paper)
    #expect(roll.contains { $0.role == .code("%YBBA1:ABC") })
    #expect(roll.contains { $0.text.contains(scan) })
    for lines in [[TextRenderer.forPaper(paper)], paper.sentences { "\($0) \($1)" }] {
      #expect(!lines.contains { $0.contains(scan) })
      #expect(lines.contains { $0.contains("7K3M-9QXT") })
    }
  }

  @Test("the form has what is known filled in, and a line for each of the other fields")
  func form() throws {
    var input = try PaperSample.longTerm.input(.zh)
    let catalogue = try texts(.zh)
    func form() throws -> (known: [String], toWrite: [String]) {
      var (known, toWrite): ([String], [String]) = ([], [])
      for block in try #require(Paper(input, .form, catalogue: catalogue)).blocks {
        switch block {
        case .fields(let fields): known += fields.map(\.label)
        case .signatures(let labels): toWrite += labels
        default: break
        }
      }
      return (known, toWrite)
    }
    let full = try form()
    #expect(Set(full.known).isSuperset(of: ["性别", "出生日期", "联系电话", "就医地范围", "居民身份证"]))
    #expect(full.toWrite.prefix(4) == ["民族", "单位编号", "联系地址", "工作单位"])
    #expect(full.toWrite.count { $0 == "联系地址" } == 2)
    #expect(Set(full.known).isSuperset(of: ["备案方式", "申报来源"]))
    #expect(!full.known.contains("补办"))
    #expect(Set(full.known).isSuperset(of: ["受理时间", "参保地"]))
    #expect(
      Set(full.toWrite).isSuperset(of: ["单位编号", "异地联网方式", "异地安置原因、备注", "复核结论、复核人"]))
    let agency = ["安置地（就医地）医保机构", "该机构联系人", "该机构电话"]
    #expect(Set(full.toWrite).isSuperset(of: agency + ["附件数量"]))
    #expect(!full.toWrite.contains("转诊医院"))

    (input.sex, input.birth, input.phone, input.category) = ("", nil, "", .referral)
    (input.method, input.source) = (nil, "")
    input.admission = input.filedAt.day.adding(days: -3)
    input.agent = .init(name: PaperSample.agentName, relation: "子女")
    let bare = try form()
    #expect(Set(bare.known).isDisjoint(with: ["性别", "出生日期", "联系电话"]))
    #expect(bare.toWrite.prefix(5) == ["性别", "出生日期", "民族", "单位编号", "联系电话"])
    #expect(Set(bare.toWrite).isSuperset(of: ["转诊医院", "转诊医院编号", "证件类型", "证件号码"]))
    #expect(!bare.toWrite.contains("异地安置原因、备注"))
    #expect(Set(bare.toWrite).isSuperset(of: ["备案方式", "申报来源"]) && bare.known.contains("补办"))
    (input.issuer, input.issuerCode) = ("达州市中心医院", "H51170000001")
    let picked = try form()
    #expect(picked.known.contains("转诊医院"))
    #expect(Set(picked.toWrite).isDisjoint(with: ["转诊医院", "转诊医院编号"]))
    input.agent = nil
    #expect(try form().toWrite.count { $0 == "联系地址" } == 1)
  }

  @Test("a promise does not ask for the telephone that stands in its head")
  func telephone() throws {
    var input = try PaperSample.otherTemporary.input(.zh)
    input.agent = nil
    func asked(_ phone: String) throws -> Int {
      input.phone = phone
      let paper = try #require(Paper(input, .promise, catalogue: try texts(.zh)))
      return paper.blocks.count { block in
        if case .signatures(let labels) = block { labels.contains("联系电话") } else { false }
      }
    }
    #expect(try asked("") == 1)
    #expect(try asked(PaperSample.phone) == 0)
  }

  @Test(
    "the form says of each place whether it is in the province, and of Chongqing that it is neither",
    arguments: PaperSample.allCases)
  func zone(_ sample: PaperSample) throws {
    let input = try sample.input(.zh)
    let paper = try #require(Paper(input, .form, catalogue: try texts(.zh)))
    let word =
      switch input.carePlace {
      case "四川省成都市": "省内"
      case "重庆市": "重庆"
      default: "省外"
      }
    #expect(TextRenderer.forPaper(paper).contains(try Regex("就医地范围 +\(word)\n")))
  }

  @Test("the hospital's desk reads Chinese; who asked in English is told what they carry")
  func hospitalLanguage() throws {
    let english = try #require(
      try OtherPaper(sample: .longTerm, kind: .hospital, language: .en).paper)
    let chinese = try #require(
      try OtherPaper(sample: .longTerm, kind: .hospital, language: .zh).paper)
    let forReader = Paper.Block.paragraph(try texts(.en)("receipt.hospital.for_you"))
    #expect(english.language == .zh && english.blocks.contains(forReader))
    #expect(english.blocks.filter { $0 != forReader } == chinese.blocks)
  }

  @Test("what a certificate would change of a filing on record takes a change, and by which clause")
  func changeFirst() throws {
    for sample in [PaperSample.lateFiling, .otherTemporary] {
      var input = try sample.input(.zh)
      let law = try #require(input.changeReasons.first)
      #expect(law.quote.contains("由具备资格的定点医疗机构开具转诊证明"))
      for isOnRecord in [true, false] {
        if !isOnRecord { input.number = "" }
        let paper = try #require(Paper(input, .missing, catalogue: try texts(.zh)))
        let text = TextRenderer.forPaper(paper).filter { !$0.isWhitespace }
        #expect(text.contains("先申请变更备案") == isOnRecord)
        #expect(text.contains(law.quote) == isOnRecord && text.contains(law.clause) == isOnRecord)
      }
    }
  }

  @Test("who promises for another is named, and has a line to sign on")
  func agentPromises() throws {
    var input = try PaperSample.longTerm.input(.zh)
    for isThere in [true, false] {
      if !isThere { input.agent = nil }
      let text = TextRenderer.forPaper(
        try #require(Paper(input, .promise, catalogue: try texts(.zh))))
      #expect(text.contains("\(PaperSample.agentName)（子女）") == isThere)
      #expect(text.contains("代办人（签名）") == isThere)
    }
  }

  @Test("a reprinted receipt says so; other papers, whose copies nobody counts, say none")
  func copies() throws {
    var input = try PaperSample.lateFiling.input(.zh)
    for copy in 1...2 {
      input.copy = copy
      for kind in PaperKind.allCases {
        let paper = try #require(Paper(input, kind, catalogue: try texts(.zh)))
        let text = TextRenderer.forPaper(paper)
        let isCounted = kind == .receipt || kind == .large
        #expect(text.contains("第1次打印") == (isCounted && copy == 1), "\(kind)")
        #expect(text.contains("补打 第2次") == (isCounted && copy == 2), "\(kind)")
        #expect(text.contains("打印时间 2026 年 7 月 31 日 09:45"), "\(kind)")
      }
    }
  }

  @Test("before it is on record a paper has no number, and says that nothing was filed")
  func beforeFiling() throws {
    var input = try PaperSample.otherTemporary.input(.zh)
    input.number = ""
    let paper = try #require(Paper(input, .missing, catalogue: try texts(.zh)))
    #expect(paper.number == "missing")
    #expect(TextRenderer.forPaper(paper).contains("还没有办理备案"))
    #expect(!TextRenderer.forPaper(paper).contains("备案号"))
  }
}
