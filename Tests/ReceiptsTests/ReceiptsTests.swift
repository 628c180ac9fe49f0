import Messages
import Receipts
import Rules
import Support
import Testing

@Suite("The paper a person takes home")
struct ReceiptsTests {
  @Test("reads as it was approved, in both languages and both types", arguments: SamplePaper.all)
  func golden(_ paper: SamplePaper) throws {
    let text = TextRenderer.forPaper(try paper.receipt)
    #expect(Support.golden(text, "ReceiptsTests/Golden/\(paper.description).txt") == nil)
  }

  @Test(
    "keeps within its columns at every width, and leaves no blanks behind",
    arguments: SamplePaper.all)
  func widths(_ paper: SamplePaper) throws {
    let receipt = try paper.receipt
    for columns in TextRenderer.columnsAllowed {
      for line in try #require(TextRenderer(columns: columns)).lines(receipt) {
        #expect(width(line) <= columns, "\(columns): \(line)")
        #expect(line.last != " ", "\(columns): \(line)")
      }
    }
  }

  @Test("carries no full name, ID number or digits enough to guess one", arguments: SamplePaper.all)
  func privacy(_ paper: SamplePaper) throws {
    let text = String(describing: try paper.receipt)
    #expect(!text.contains(PaperSample.name))
    #expect(!text.contains(PaperSample.agentName))
    let digits = Array(PaperSample.idNumber)
    for start in 0...(digits.count - 5) {
      #expect(!text.contains(String(digits[start..<start + 5])))
    }
  }

  @Test("never breaks the filing number or a telephone number", arguments: SamplePaper.all)
  func numbers(_ paper: SamplePaper) throws {
    let input = try paper.sample.input(paper.language)
    let receipt = try paper.receipt
    for columns in [48, 60, 80] {
      let lines = try #require(TextRenderer(columns: columns)).lines(receipt)
      for number in [input.number, input.hotline] + (input.office.phone.map { [$0] } ?? []) {
        #expect(lines.contains { $0.replacing(" ", with: "").contains(number) })
      }
    }
  }

  @Test("every text of it is there in both languages", arguments: SamplePaper.all)
  func complete(_ paper: SamplePaper) throws {
    let text = try #require(TextRenderer(columns: 80)).text(try paper.receipt)
    #expect(text.firstMatch(of: /[a-z]\.[a-z_]/) == nil)
    #expect(!text.contains("{"))
  }

  @Test("a change names the filing that it came from")
  func changed() throws {
    for paper in SamplePaper.all {
      var input = try paper.sample.input(paper.language)
      input.replaces = "DZ2026070103004297"
      let receipt = Paper(input, typeSize: paper.typeSize, catalogue: try texts(paper.language))
      let text = try #require(TextRenderer(columns: 80)).text(receipt)
      // Of one that was changed again the large paper says only where it went.
      let isNamed = input.stands || paper.typeSize == .ordinary
      let isSaid = text.filter { $0 != " " }.contains("DZ2026070103004297")
      #expect(isSaid == isNamed, "\(paper)")
    }
  }

  @Test("a filing that is on this machine only says so in both types")
  func provisional() throws {
    for paper in SamplePaper.all {
      var input = try paper.sample.input(paper.language)
      input.isProvisional = true
      let words = try texts(paper.language)
      for size in [Paper.TypeSize.ordinary, .large] {
        let receipt = Paper(input, typeSize: size, catalogue: words)
        let text = try #require(TextRenderer(columns: 80)).text(receipt)
        // It may be broken into rows.
        let plain = { (text: String) in text.filter { !$0.isWhitespace } }
        #expect(plain(text).contains(plain(words("receipt.provisional"))))
      }
    }
  }

  @Test("its own words hold no mark whose width differs between fonts", arguments: SamplePaper.all)
  func ambiguous(_ paper: SamplePaper) throws {
    let quoted = try paper.sample.input(paper.language).decision.readings.map(\.text)
    for block in try paper.receipt.blocks {
      if case .clauses = block { continue }
      // A reading is in the pack's own words.
      if case .paragraph(let text) = block, quoted.contains(where: text.contains) { continue }
      #expect(ambiguousWidth(in: String(describing: block)).isEmpty, "\(block)")
    }
  }

  @Test("promises no figure that the notice does not state", arguments: SamplePaper.all)
  func noFigures(_ paper: SamplePaper) throws {
    for block in try paper.receipt.blocks {
      if case .clauses = block { continue }
      #expect(!String(describing: block).contains("%"))
    }
  }

  /// Columns as a terminal counts them, the marks of quotes as the wider of both ways.
  private func width(_ line: String) -> Int {
    line.unicodeScalars.reduce(0) { sum, scalar in sum + (scalar.value < 0x80 ? 1 : 2) }
  }
}

@Suite("A receipt in lines")
struct TextRendererTests {
  @Test("no layout is narrower than 48 columns or wider than 80")
  func widths() {
    #expect(TextRenderer(columns: 47) == nil)
    #expect(TextRenderer(columns: 48) != nil)
    #expect(TextRenderer(columns: 80) != nil)
    #expect(TextRenderer(columns: 81) == nil)
  }

  @Test(
    "no line begins with a closing mark or ends with an opening one", arguments: SamplePaper.all)
  func marks(_ paper: SamplePaper) throws {
    let receipt = try paper.receipt
    for columns in TextRenderer.columnsAllowed {
      for line in try #require(TextRenderer(columns: columns)).lines(receipt) {
        let words = line.drop { $0 == " " }
        #expect(!"，。、；：？！）》」』】〕”".contains(words.first ?? "a"), "\(line)")
        #expect(!"（《「『【〔“".contains(line.last ?? "a"), "\(line)")
      }
    }
  }

  @Test("a number stands in groups of four on the large paper, whole on the other")
  func groups() throws {
    let field = Paper.Field("备案号", .number("DZ2026073102004297"))
    let renderer = try #require(TextRenderer(columns: 48))
    func lines(_ size: Paper.TypeSize) -> [String] {
      renderer.lines(Paper(number: "DZ", typeSize: size, language: .zh, blocks: [.fields([field])]))
    }
    #expect(lines(.ordinary) == ["备案号  DZ2026073102004297"])
    #expect(lines(.large) == ["备案号", "  DZ 2026 0731 0200 4297"])
  }

  @Test("a value goes below its label where too little room is left beside it")
  func stacked() throws {
    let label = "Settled as the office of the insured place decides"
    let field = Paper.Field(label, .text("yes"))
    let receipt = Paper(
      number: "DZ", typeSize: .ordinary, language: .zh, blocks: [.fields([field])])
    let lines = try #require(TextRenderer(columns: 60)).lines(receipt)
    #expect(lines == [label, "  yes"])
  }
}
