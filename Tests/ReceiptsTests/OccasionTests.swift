import Messages
import Receipts
import Support
import Testing

/// What may be said of any receipt besides its filing: kept as golden files of one filing.
enum Occasion: String, CaseIterable, Sendable {
  /// It took the place of another.
  case change
  /// It is on this machine only.
  case provisional
  /// It carries a code.
  case signed
  /// It comes from a roll, with its code.
  case roll

  /// The words of it, line by line.
  func text(_ language: Language) throws -> String {
    var input = try PaperSample.referralOutOfProvince.input(language)
    let catalogue = try texts(language)
    switch self {
    case .change: input.replaces = "DZ2026050102000517"
    case .provisional: input.isProvisional = true
    case .signed, .roll: input.signature = .init(payload: "%YBBA1:ABC", code: "7K3M-9QXT")
    }
    let paper = Paper(input, catalogue: catalogue)
    guard self == .roll else { return TextRenderer.forPaper(paper) }
    let short = paper.forRoll(notice: catalogue("receipt.shortened"))
    return TextRenderer(rollColumns: 48, typeSize: .ordinary).rows(short)
      .map { row in
        if case .code(let payload) = row.role { "[\(payload)]\n" } else { row.text + "\n" }
      }
      .joined()
  }
}

@Suite("A receipt on occasion")
struct OccasionTests {
  @Test(
    "a change, one not on the server yet, a signed one and one from a roll read as approved",
    arguments: Occasion.allCases, Language.official)
  func golden(_ occasion: Occasion, _ language: Language) throws {
    let path = "ReceiptsTests/Golden/\(occasion.rawValue).receipt.\(language.rawValue).txt"
    #expect(Support.golden(try occasion.text(language), path) == nil)
  }
}
