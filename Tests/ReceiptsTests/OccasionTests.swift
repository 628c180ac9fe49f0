import Messages
import Receipts
import Rules
import Support
import Testing

/// What may be said on a paper besides its filing: kept as golden files of one filing.
struct Occasion: Sendable, CustomTestStringConvertible {
  /// What is special about it.
  enum Cause: String, CaseIterable, Sendable {
    /// It took the place of another.
    case change
    /// It is on this machine only.
    case provisional
    /// It carries a code.
    case signed
    /// Papers are promised, without a day.
    case promised
    /// The office has its own list of papers.
    case list
  }

  let cause: Cause
  let kind: PaperKind
  let language: Language

  private static let kinds: [(Cause, [PaperKind])] = [
    (.change, [.receipt, .large, .hospital]), (.provisional, [.receipt, .large]),
    (.signed, [.receipt, .large]), (.promised, [.large, .promise]), (.list, [.missing, .promise]),
  ]

  static let all = kinds.flatMap { cause, kinds in
    kinds.flatMap { kind in
      (kind.language(for: .en) == .zh ? [.zh] : Language.official).map {
        Occasion(cause: cause, kind: kind, language: $0)
      }
    }
  }

  /// The paper.
  var paper: Paper? {
    get throws {
      var input = try PaperSample.referralOutOfProvince.input(language)
      switch cause {
      case .change: input.replaces = "DZ2026050102000517"
      case .provisional: input.isProvisional = true
      case .signed: input.signature = .init(payload: "%YBBA1:ABC", code: "7K3M-9QXT")
      case .promised: input.method = .promise(by: nil)
      case .list:
        input.method = .promise(by: Day("2026-08-31"))
        input.materials =
          language.isChinese
          ? ["居住证", "工作单位派出证明"] : ["Residence permit", "Employer's letter of assignment"]
      }
      return Paper(input, kind, catalogue: try texts(language))
    }
  }

  var testDescription: String { "\(cause.rawValue).\(kind.rawValue).\(language.rawValue)" }
}

@Suite("A paper on occasion")
struct OccasionTests {
  @Test(
    "a change, one not on the server yet, a signed one, promises and lists read as approved",
    arguments: Occasion.all)
  func golden(_ occasion: Occasion) throws {
    let text = TextRenderer.forPaper(try #require(try occasion.paper))
    #expect(Support.golden(text, "ReceiptsTests/Golden/\(occasion.testDescription).txt") == nil)
  }

  @Test(
    "from a roll of each width it reads as approved", arguments: [48, 32], Language.official)
  func roll(_ columns: Int, _ language: Language) throws {
    let catalogue = try texts(language)
    for kind in [PaperKind.receipt, .large] {
      let signed = Occasion(cause: .signed, kind: kind, language: language)
      let short = try #require(try signed.paper).forRoll(notice: catalogue("receipt.shortened"))
      let text = TextRenderer(rollColumns: columns, typeSize: kind.typeSize).rows(short)
        .map { row in
          if case .code(let payload) = row.role { "[\(payload)]\n" } else { row.text + "\n" }
        }
        .joined()
      let path = "\(columns == 48 ? "roll" : "narrow").\(kind.rawValue).\(language.rawValue)"
      #expect(Support.golden(text, "ReceiptsTests/Golden/\(path).txt") == nil)
    }
  }
}
