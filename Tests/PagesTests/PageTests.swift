import FoundationEssentials
import Glibc
import Messages
import Receipts
import Support
import Testing

@testable import Pages

@Suite("Pages")
struct PageTests {
  @Test(
    "a page says what its paper says, word for word, in type of its own, the same each time",
    arguments: PageSample.all)
  func whole(_ kind: PageSample) throws {
    let paper = try kind.paper
    for format in PageFormat.allCases {
      let pdf = try drawn(paper, format)
      #expect(try drawn(paper, format) == pdf)
      try expectText(of: paper, in: pdf)
      try keep(pdf, as: "\(kind.testDescription).\(format.rawValue)")
      let information = try Tool.text("pdfinfo", ["FILE"], on: pdf)
      #expect(information.contains("Title:           \(paper.number)\n"))
      #expect(!information.contains("Author") && !information.contains("Subject"))
      let size = format == .a4 ? "595.276 x 841.89" : "419.528 x 595.276"
      #expect(information.contains("Page size:       \(size) pts"))
      let fonts = try Tool.text("pdffonts", ["FILE"], on: pdf).split(separator: "\n").dropFirst(2)
      #expect(!fonts.isEmpty)
      for font in fonts {
        #expect(
          (font.contains("WenQuanYi") || font.contains("CairoFont"))
            && font.contains("yes yes yes"), "\(font)")
      }
    }
  }

  /// The words in their order, the foot of each page, and what may not stand at a line's edges.
  private func expectText(of paper: Paper, in pdf: [UInt8]) throws {
    let pages = try Tool.text("pdftotext", ["-raw", "FILE", "-"], on: pdf)
      .split(separator: "\u{0C}").map { String($0) }
    #expect(pages.count <= (paper.typeSize == .large || paper.number.hasPrefix("day") ? 4 : 3))
    let headings = paper.blocks.compactMap { block in
      if case .heading(let text) = block { solid(text) } else { nil }
    }
    var said = ""
    for (index, page) in pages.enumerated() {
      // From the second sheet on the foot says what paper it is, where there is room.
      let end = "第\(index + 1)页共\(pages.count)页"
      // What is no filing's is called by its title, and not by the word for its file.
      let title = solid(paper.title ?? "")
      let isFiled = paper.number.hasPrefix("DZ")
      let name = (isFiled ? paper.number : title) + paper.holder
      let named = (isFiled ? name + title : name) + end
      let isNamed = index > 0 && solid(page).hasSuffix(named)
      let foot = isNamed ? named : name + end
      #expect(index == 0 || isNamed || paper.typeSize == .large || !paper.language.isChinese)
      let body = solid(page).dropLast(foot.count)
      #expect(solid(page).hasSuffix(foot))
      #expect(!headings.contains { body.hasSuffix($0) }, "a heading is last on page \(index + 1)")
      said += body
      for line in page.split(separator: "\n") {
        #expect(!"，。、；：？！）》」』】〕”".contains(line.first ?? " "), "\(line)")
        #expect(!"（《「『【〔“".contains(line.last ?? " "), "\(line)")
      }
    }
    #expect(said == solid(paper.words.joined()))
    let lines = pages.flatMap { $0.split(separator: "\n") }
    for block in paper.blocks {
      guard case .fields(let fields) = block else { continue }
      for case .number(let number) in fields.map(\.value) {
        let shown = paper.typeSize == .large ? grouped(number) : number
        #expect(lines.contains { $0.contains(shown) }, "\(shown) is broken")
      }
    }
  }

  @Test("wherever a line ends, a clause's number, a day and a long number stay whole")
  func unbroken() throws {
    let whole = [
      "三（二）1", "四（一）", "2026 年 7 月 31 日", "DZ2026073102004299", "0818-2100000",
      "〔2022〕118号",
    ]
    let paragraphs = (1...60).map { count in
      Paper.Block.paragraph(String(repeating: "备", count: count) + whole.joined(separator: "和"))
    }
    let lines = try Tool.text(
      "pdftotext", ["-raw", "FILE", "-"], on: try drawn(paper(paragraphs), .a5)
    ).split(separator: "\n")
    for part in whole {
      #expect(lines.filter { $0.contains(part) }.count == paragraphs.count, "\(part)")
    }
  }

  @Test(
    "large type is nowhere smaller than 20 points on A4, 15 on A5", arguments: PageFormat.allCases)
  func large(_ format: PageFormat) throws {
    for case let kind in PageSample.all where try kind.paper.typeSize == .large {
      let html = try Tool.text(
        "pdftohtml", ["-xml", "-stdout", "-zoom", "1", "-i", "FILE"],
        on: try drawn(try kind.paper, format))
      let sizes = html.matches(of: /<fontspec id="\d+" size="(\d+)"/).compactMap { Int($0.1) }
      #expect(sizes.min() ?? 0 >= (format == .a4 ? 20 : 15), "\(kind)")
    }
  }

  /// On one sheet nothing can be lost from another; A5 and English take two, at no smaller type.
  @Test("what is taken along is one sheet of A4, set in 10.5 points and more")
  func sheets() throws {
    for case let kind in PageSample.all where try kind.paper.language == .zh {
      switch kind {
      case .form, .report: continue
      case .receipt, .other, .signed, .standing, .unfiled: break
      }
      let paper = try kind.paper
      let pdf = try drawn(paper, .a4)
      #expect(
        try Tool.text("pdfinfo", ["FILE"], on: pdf).contains("Pages:           1\n"), "\(kind)")
      let isNotice = paper.blocks.contains(.title("一次性告知单"))
      guard isNotice else { continue }
      let small = try Tool.text("pdfinfo", ["FILE"], on: try drawn(paper, .a5))
      #expect(small.contains("Pages:           1\n"), "\(kind) on A5")
    }
    for (format, language, least) in [
      (PageFormat.a4, Language.zh, 10.5), (.a5, .zh, 9.5), (.a4, .en, 10.5), (.a5, .en, 9),
    ] {
      let bodies = Sheet.bodies(format, .ordinary, language)
      #expect(bodies.allSatisfy { $0.size >= least && $0.leading >= 1.25 })
    }
  }

  /// Who loses the second has lost nothing of their own: number, answer, seal and code are on the first.
  @Test(
    "where a receipt has two sheets the second begins with how it is changed, or large type's small print"
  )
  func second() throws {
    for sample in PaperSample.allCases where try sample.input(.zh).stands {
      for (language, beginning) in [(Language.zh, "要变更备案"), (.en, "To change this filing")] {
        let receipt = try SamplePaper(
          sample: sample, language: language, typeSize: .ordinary
        ).receipt
        for paper in [receipt, try PageSample.signed(sample, .receipt, language).paper] {
          guard let second = try secondSheet(of: paper, .a5) else { continue }
          // What else the filing is good for takes two lines more, beside a code in English.
          let isFull = sample == .notNetworked && second.hasPrefix("What to do next")
          #expect(isFull || second.hasPrefix(beginning), "\(sample)")
        }
      }
      let large = try SamplePaper(sample: sample, language: .en, typeSize: .large).receipt
      guard let second = try secondSheet(of: large, .a5) else { continue }
      #expect(second.hasPrefix("This paper gives no figures"), "\(sample)")
    }
  }

  @Test("a question that is answered by hand stands on one page with its answer")
  func questions() throws {
    let blocks = (1...40).flatMap { count -> [Paper.Block] in
      [
        .paragraph("\(count). 问什么？"),
        .fields((0...count % 3).map { .init("情形", .text("第 \($0) 种")) }),
        .clauses([.init("四（二）", String(repeating: "通知这样写。", count: count % 9 + 1))]),
        .fields([.init("眼下", .text("这样办"))]), .signatures(["答复"]),
      ]
    }
    for format in PageFormat.allCases {
      let text = try Tool.text(
        "pdftotext", ["-raw", "FILE", "-"], on: try drawn(paper(blocks), format))
      let pages = text.split(separator: "\u{0C}")
      #expect(pages.count > 1)
      for page in pages { #expect(page.contains(/^\d+\. 问什么？/), "\(page.prefix(20))") }
    }
  }

  @Test(
    "all questions of a letter have one column, and what is left on a page is for the answers",
    arguments: PageFormat.allCases)
  func answers(_ format: PageFormat) throws {
    let blocks = (1...40).flatMap { count -> [Paper.Block] in
      [
        .paragraph("\(count). 问什么？"),
        .fields([
          .init(
            count % 5 == 0 ? "三（二）末段" : "四",
            .text(String(repeating: "通知这样写。", count: count % 9 + 40))),
          .init("目前做法", .text("这样办")),
        ]), .signatures(["答复"]),
      ]
    }
    let sheet = Sheet(format, .ordinary, Sheet.bodies(format, .ordinary, .zh)[0])
    let canvas = try PDFCanvas(width: sheet.width, height: sheet.height)
    let composer = try Composer(
      sheet: sheet, setter: try Typesetter(on: canvas.cairo), paper: paper(blocks), code: nil)
    let rows = try composer.rows()
    var edges: Set<Double> = []
    for row in rows {
      for case .line(_, _, let x, _) in row.marks where x > 0 { edges.insert(x) }
    }
    #expect(edges.count == 1, "\(edges)")
    let bare = Row.sheets(of: rows, height: sheet.textHeight).pages
    let pages = bare.map { $0.writtenOn(downTo: sheet.textHeight) }
    func lines(_ page: [Row]) -> [Int] {
      page.filter { $0.answer != nil }.map { row in
        row.marks.filter { if case .stroke = $0 { true } else { false } }.count
      }
    }
    #expect(bare.allSatisfy { lines($0).allSatisfy { $0 == 2 } })
    for page in pages.dropLast() {
      let (lines, pitch) = (lines(page), page.compactMap(\.answer?.pitch).first ?? 0)
      let free = sheet.textHeight - page.height + page[0].gap
      #expect(free >= 0 && Set(lines).count == 1)
      #expect(lines.first == 6 || free < pitch * Double(lines.count), "\(lines) leave \(free)")
    }
    #expect(pages.contains { lines($0).first ?? 0 > 2 })
  }

  @Test("a letter's end never stands alone, nor who gets a copy", arguments: 1...24)
  func ends(_ count: Int) throws {
    let questions = (1...count).flatMap { _ -> [Paper.Block] in
      [.paragraph("问什么？"), .fields([.init("目前做法", .text("这样办"))]), .signatures(["答复"])]
    }
    let end: [Paper.Block] = [.paragraph("请批示。"), .seal("（盖章）"), .paragraph("抄送：财政局")]
    let text = try Tool.text(
      "pdftotext", ["-raw", "FILE", "-"], on: try drawn(paper(questions + end), .a5))
    let last = try #require(text.split(separator: "\u{0C}").last)
    for part in ["问什么？", "请批示。", "（盖章）", "抄送：财政局"] { #expect(last.contains(part)) }
  }

  /// Of a letter each time as wide as the type has it, not as the next whole point would.
  @Test("letters stand where their type puts them, at every size")
  func glyphs() throws {
    let canvas = try PDFCanvas(width: 600, height: 800)
    let setter = try Typesetter(on: canvas.cairo)
    let widths = try [8.5, 9.5, 10.5, 12].map { size in
      try setter.lay("The electronic signature proves what was issued", .init(size: size)).widest
        / size
    }
    let (least, most) = (widths.min() ?? 0, widths.max() ?? 0)
    #expect(most - least < least * 0.002, "\(widths)")
  }

  @Test("a letter of many sheets keeps its type", arguments: [(PageFormat.a4, 12), (.a5, 11)])
  func letters(_ format: PageFormat, _ size: Int) throws {
    let blocks = Array(
      repeating: Paper.Block.paragraph(String(repeating: "请示", count: 150)), count: 30)
    let html = try Tool.text(
      "pdftohtml", ["-xml", "-stdout", "-zoom", "1", "-i", "FILE"],
      on: try drawn(paper(blocks), format))
    let sizes = html.matches(of: /<fontspec id="\d+" size="(\d+)"/).compactMap { Int($0.1) }
    #expect(sizes.max() == size, "\(sizes)")
  }

  @Test(
    "so it does where more is said of the filing than that it is made",
    arguments: PageSample.Standing.allCases)
  func secondOf(_ standing: PageSample.Standing) throws {
    for (language, beginning) in [(Language.zh, "要变更备案"), (.en, "To change this filing")] {
      let paper = try PageSample.standing(standing, language).paper
      #expect(try secondSheet(of: paper, .a5)?.hasPrefix(beginning) == true, "\(language)")
    }
  }

  /// What it says, or `nil` where there is one sheet.
  private func secondSheet(of paper: Paper, _ format: PageFormat) throws -> String? {
    let text = try Tool.text("pdftotext", ["-raw", "FILE", "-"], on: try drawn(paper, format))
    let pages = text.split(separator: "\u{0C}")
    #expect(pages.count <= 2)
    return pages.count > 1 ? String(pages[1]) : nil
  }

  @Test("codes are read back from the page as a printer's dots", arguments: PageFormat.allCases)
  func codes(_ format: PageFormat) throws {
    for kind in PageSample.all where try kind.paper.blocks.contains(where: \.isProof) {
      let pdf = try drawn(try kind.paper, format)
      for resolution in ["100", "150", "203"] {
        var read: [String] = []
        for page in ["1", "2", "3"] {
          let picture = try? Tool.run(
            "pdftoppm", ["-r", resolution, "-gray", "-f", page, "-l", page, "FILE"], on: pdf)
          guard let picture, !picture.isEmpty else { continue }
          read += Tool.codes(in: picture)
        }
        #expect(read.contains(PageSample.payload), "\(kind), \(resolution) dpi")
      }
    }
  }

  @Test("a rare character of a name is there; one that no font has stops the page and is named")
  func rareNames() throws {
    let pdf = try drawn(paper([.paragraph("姓名 张𬭊")]), .a4)
    #expect(solid(try Tool.text("pdftotext", ["-raw", "FILE", "-"], on: pdf)).contains("张𬭊"))
    for format in PageFormat.allCases {
      #expect(throws: PageFault.missingCharacter("\u{323B5}")) {
        try drawn(paper([.title("回执"), .fields([.init("姓名", .text("张\u{323B5}"))])]), format)
      }
    }
  }

  @Test("a long number, a long name and a long place stay readable in every type")
  func longFields() throws {
    let name = "阿卜杜热合曼·买买提依明·吾斯曼江"
    let fields = [
      Paper.Field("备案号", .number("DZ2026073102004219")), .init("姓名", .text(name)),
      .init("就医地", .text("新疆维吾尔自治区巴音郭楞蒙古自治州博湖县")),
      .init("险种", .text("城乡居民基本医疗保险")),
    ]
    for format in PageFormat.allCases {
      for size in Paper.TypeSize.allCases {
        let paper = Paper(
          number: "DZ2026073102004219", typeSize: size, language: .zh, blocks: [.fields(fields)])
        let text = try Tool.text("pdftotext", ["-raw", "FILE", "-"], on: try drawn(paper, format))
        for part in [name, "新疆维吾尔自治区巴音郭楞蒙古自治州博湖县"] {
          #expect(solid(text).contains(part), "\(format) \(size)")
        }
      }
    }
  }

  private func paper(_ blocks: [Paper.Block]) -> Paper {
    Paper(number: "DZ2026073102004219", typeSize: .ordinary, language: .zh, blocks: blocks)
  }

  private func drawn(_ paper: Paper, _ format: PageFormat) throws -> [UInt8] {
    try PageDrawing.pdf(paper, format, footer: "第{page}页 共{pages}页")
  }

  /// Keeps it in the folder that `YIDI_PAGES` names, to be looked at.
  private func keep(_ pdf: [UInt8], as name: String) throws {
    guard let folder = getenv("YIDI_PAGES") else { return }
    try Data(pdf).write(to: URL(filePath: "\(String(cString: folder))/\(name).pdf"))
  }

  /// The text without blanks and line breaks, which belong to the page.
  private func solid(_ text: String) -> String { text.filter { !$0.isWhitespace } }
}
