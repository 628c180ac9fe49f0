internal import Fronts
internal import Ledger
internal import Messages
internal import Receipts

extension OfficeToday {
  /// The columns that the body of a page has on the smallest screen.
  private static let columns = 56

  /// The receipt of a filing in every kind, made when it is looked at.
  func pages(of followed: FollowedFiling) -> ReceiptPages {
    let record = followed.filed
    if record.isErased {
      let sentences = [Language.zh, .en].map { ($0, texts($0)("receipt.erased")) }
      return ReceiptPages(number: record.number.text) { kind in
        sentences.first { $0.0 == kind.language.official }.map { [$0.1] } ?? []
      }
    }
    let (desk, printedAt, chinese, english) = (desk, moment, chinese, english)
    return ReceiptPages(number: "\(record.number.text).\(record.prints)") { kind in
      let texts = kind.language.isChinese ? chinese : english
      let input = desk.receipt(
        of: followed, copy: record.prints + 1, printedAt: printedAt, texts: texts)
      let receipt = Paper(
        input, typeSize: kind.isLarge ? .large : .ordinary, catalogue: texts)
      guard !kind.isInLines else {
        return receipt.sentences { texts("lines.row", ["label": $0, "value": $1]) }
      }
      return TextRenderer(columns: Self.columns)?.lines(receipt) ?? []
    }
  }

  /// The report of a day for the screen, from its paper in each language.
  func pages(ofReport papers: [(language: Language, paper: Paper)]) -> ReceiptPages {
    ReceiptPages(number: "\(PaperID.day(day).text).\(Environment.clock)") { kind in
      let paper = papers.first { $0.language == kind.language.official }?.paper
      return paper.flatMap { TextRenderer(columns: Self.columns)?.lines($0) } ?? []
    }
  }
}
