internal import Fronts
internal import Messages
internal import Receipts
internal import Thermal

/// A page of our own that shows what a printer can do, and what to set where it cannot.
///
/// It is no filing's: it names nobody, and counts as no copy.
struct TestPaper {
  /// How the ledger names it where a try to print it is on record.
  static let nameOnRecord = "test"

  let setup: PrinterSetup
  /// What the printer is called.
  let printer: String
  let office: ReceiptInput.Office
  let printedAt: ReceiptInput.Moment
  let texts: Messages.Catalogue
  /// What a printer is asked about is its Chinese, in whatever language the page is.
  let chinese: Messages.Catalogue

  /// Characters beyond the oldest character set, then beyond what printers have type for.
  private static let beyondOldest = "镕 堃 喆 翀"
  private static let rare = "𬭊 䶮"

  /// As long as the code of a signed paper can be: a short one is read where that is not.
  private static let codeLength = 311
  /// The dots to a module that are tried on a roll.
  private static let codeDots = [6, 5, 4]

  /// What the codes hold, so that they can be read back, but for the last sign, which is their size:
  /// capital letters and digits.
  var code: String {
    let head = "YIDI TEST \(office.window ?? "") \(printedAt.day) \(printedAt.time) "
    let filler = String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 10)
    return head + String(filler.prefix(max(0, Self.codeLength - 1 - head.count)))
  }

  /// The dots to a module of each code on a roll, by what it holds.
  var codeDots: [String: Int] {
    Dictionary(codeSizes.all.map { (code(of: $0), $0) }) { first, _ in first }
  }

  private func code(of dots: Int) -> String { code + String(dots) }

  private var codeSizes: (all: [Int], usual: Int?) {
    guard let roll = setup.roll else { return ([], nil) }
    return CodeSize.sizes(
      Self.codeDots, for: code(of: 0), roll: roll, most: setup.profile.codeDots)
  }

  /// The same code in each size there is room for, papers' own first; on a sheet in the one it has.
  private var codes: [Paper.Block] {
    let sizes = codeSizes
    guard !sizes.all.isEmpty else {
      // Codes on sheets are drawn anyway.
      let said = texts("paper.test.code.read.sheet")
      return [.proof(.init(payload: code(of: 0), sentences: [said]))]
    }
    return sizes.all.map { dots -> Paper.Block in
      let said = texts(
        dots == sizes.usual ? "paper.test.code.usual" : "paper.test.code.size",
        ["dots": String(dots)])
      return .proof(.init(payload: code(of: dots), sentences: [said]))
    } + [.paragraph(texts("paper.test.code.read"))]
  }

  /// The page; without rare characters where no font of the machine has that one.
  func paper(withoutRare missing: String? = nil) -> Paper {
    var blocks: [Paper.Block] = office.name.isEmpty ? [] : [.office(office.name)]
    blocks += [.title(chinese("paper.test.title"))]
    if !texts.language.isChinese { blocks.append(.paragraph(texts("paper.test.title"))) }
    blocks += [
      .fields([
        .init(texts("paper.test.window"), .text(office.window ?? "")),
        .init(texts("paper.test.printer"), .text(printer)),
        .init(
          texts("paper.test.sheets"), .text(texts("clerk.printer.sheets.\(setup.sheets.rawValue)"))
        ),
        .init(texts("paper.test.time"), .text("\(printedAt.day) \(printedAt.time)")),
      ]),
      .heading(texts("paper.test.width")), .ruler,
      .paragraph(
        setup.roll == nil
          ? texts("paper.test.width.sheet")
          : texts("paper.test.width.roll", ["count": String(columns)])),
    ]
    blocks += [.heading(texts("paper.test.type"))] + samples(withoutRare: missing)
    if setup.roll != nil { blocks.append(.paragraph(texts("paper.test.type.roll"))) }
    blocks += [.heading(texts("paper.test.code"))] + codes
    blocks.append(.footnote(texts("paper.test.foot")))
    return Paper(
      number: PaperID.test.text, typeSize: setup.isLarge ? .large : .ordinary,
      language: texts.language, blocks: blocks)
  }

  private var columns: Int {
    let columns = setup.roll?.columns ?? 0
    return setup.isLarge ? columns / 2 : columns
  }

  private func samples(withoutRare missing: String?) -> [Paper.Block] {
    let own: [Paper.Block] =
      texts.language.isChinese ? [] : [.paragraph(texts("paper.test.usual"))]
    return own + [
      .paragraph(chinese("paper.test.usual")),
      .paragraph("，。、；：？！「」《》（）〔〕￥％"),
      .paragraph("0123456789 ABCXYZ abcxyz . , : ; / + - ( ) @"),
      .paragraph("GBK  \(Self.beyondOldest)"),
      .paragraph(
        missing.map { texts("paper.test.rare.missing", ["character": $0]) }
          ?? texts("paper.test.rare", ["characters": Self.rare])),
    ]
  }
}
