import Messages
import Receipts
import Support
import Testing

/// One paper: what it is about, in which language, in which type.
struct Paper: Sendable, CustomTestStringConvertible {
  let sample: Sample
  let language: Language
  let typeSize: Receipt.TypeSize

  static let all = Sample.allCases.flatMap { sample in
    Language.official.flatMap { language in
      Receipt.TypeSize.allCases.map { Paper(sample: sample, language: language, typeSize: $0) }
    }
  }

  var receipt: Receipt {
    get throws {
      Receipt(try sample.input(language), typeSize: typeSize, catalogue: try texts(language))
    }
  }

  var testDescription: String { "\(sample.rawValue).\(typeSize.rawValue).\(language.rawValue)" }
}

@Suite("The paper a person takes home")
struct ReceiptsTests {
  @Test("reads as it was approved, in both languages and both types", arguments: Paper.all)
  func golden(_ paper: Paper) throws {
    let text = TextRenderer.forPaper(try paper.receipt)
    #expect(Support.golden(text, "ReceiptsTests/Golden/\(paper.testDescription).txt") == nil)
  }

  @Test(
    "keeps within its columns at every width, and leaves no blanks behind", arguments: Paper.all)
  func widths(_ paper: Paper) throws {
    let receipt = try paper.receipt
    for columns in TextRenderer.columnsAllowed {
      for line in try #require(TextRenderer(columns: columns)).lines(receipt) {
        #expect(width(line) <= columns, "\(columns): \(line)")
        #expect(line.last != " ", "\(columns): \(line)")
      }
    }
  }

  @Test("carries no full name, ID number or digits enough to guess one", arguments: Paper.all)
  func privacy(_ paper: Paper) throws {
    let text = String(describing: try paper.receipt)
    #expect(!text.contains(Sample.name))
    #expect(!text.contains(Sample.agentName))
    let digits = Array(Sample.idNumber)
    for start in 0...(digits.count - 5) {
      #expect(!text.contains(String(digits[start..<start + 5])))
    }
  }

  @Test("never breaks the filing number or a telephone number", arguments: Paper.all)
  func numbers(_ paper: Paper) throws {
    let input = try paper.sample.input(paper.language)
    let receipt = try paper.receipt
    for columns in [48, 60, 80] {
      let lines = try #require(TextRenderer(columns: columns)).lines(receipt)
      for number in [input.number, input.hotline] + (input.office.phone.map { [$0] } ?? []) {
        #expect(lines.contains { $0.replacing(" ", with: "").contains(number) })
      }
    }
  }

  @Test("every text of it is there in both languages", arguments: Paper.all)
  func complete(_ paper: Paper) throws {
    let text = try #require(TextRenderer(columns: 80)).text(try paper.receipt)
    #expect(text.firstMatch(of: /[a-z]\.[a-z_]/) == nil)
    #expect(!text.contains("{"))
  }

  @Test("a filing that was changed says so in both types, and a change names what it came from")
  func changed() throws {
    for paper in Paper.all {
      var input = try paper.sample.input(paper.language)
      input.isReplaced = true
      input.replaces = "DZ2026070103004297"
      let words = try texts(paper.language)
      for size in [Receipt.TypeSize.ordinary, .large] {
        let receipt = Receipt(input, typeSize: size, catalogue: words)
        let text = try #require(TextRenderer(columns: 80)).text(receipt)
        #expect(text.contains(words("receipt.replaced")))
        #expect(text.contains("DZ2026070103004297") == (size == .ordinary))
      }
    }
  }

  @Test("a filing that is on this machine only says so in both types")
  func provisional() throws {
    for paper in Paper.all {
      var input = try paper.sample.input(paper.language)
      input.isProvisional = true
      let words = try texts(paper.language)
      for size in [Receipt.TypeSize.ordinary, .large] {
        let receipt = Receipt(input, typeSize: size, catalogue: words)
        let text = try #require(TextRenderer(columns: 80)).text(receipt)
        // It may be broken into rows.
        let plain = { (text: String) in text.filter { !$0.isWhitespace } }
        #expect(plain(text).contains(plain(words("receipt.provisional"))))
      }
    }
  }

  @Test("its own words hold no mark whose width differs between fonts", arguments: Paper.all)
  func ambiguous(_ paper: Paper) throws {
    for block in try paper.receipt.blocks {
      if case .clauses = block { continue }
      #expect(ambiguousWidth(in: String(describing: block)).isEmpty, "\(block)")
    }
  }

  @Test("promises no figure that the notice does not state", arguments: Paper.all)
  func noFigures(_ paper: Paper) throws {
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

  @Test("no line begins with a closing mark or ends with an opening one", arguments: Paper.all)
  func marks(_ paper: Paper) throws {
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
    let field = Receipt.Field("备案编号", .number("DZ2026073102004297"))
    let renderer = try #require(TextRenderer(columns: 48))
    func lines(_ size: Receipt.TypeSize) -> [String] {
      renderer.lines(Receipt(number: "DZ", typeSize: size, blocks: [.fields([field])]))
    }
    #expect(lines(.ordinary) == ["备案编号  DZ2026073102004297"])
    #expect(lines(.large) == ["备案编号", "  DZ 2026 0731 0200 4297"])
  }

  @Test("a value goes below its label where too little room is left beside it")
  func stacked() throws {
    let label = "Settled as the office of the insured place decides"
    let field = Receipt.Field(label, .text("yes"))
    let receipt = Receipt(number: "DZ", typeSize: .ordinary, blocks: [.fields([field])])
    let lines = try #require(TextRenderer(columns: 60)).lines(receipt)
    #expect(lines == [label, "  yes"])
  }
}
