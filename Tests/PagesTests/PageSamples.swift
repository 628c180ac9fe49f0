import Messages
import Receipts
import Support
import Testing

@testable import Pages

/// A paper to be drawn: one of the receipts, or one that has every kind of block.
enum PageSample: Sendable, CustomTestStringConvertible {
  case receipt(SamplePaper)
  /// Another paper of such a filing.
  case other(PaperSample, PaperKind, Language)
  /// One that carries the filing's signature.
  case signed(PaperSample, PaperKind, Language)
  /// A receipt that says more of its filing than most.
  case standing(Standing, Language)
  /// A notice of what is missing, given before anything is filed.
  case unfiled(Language)
  /// A form with a code and lines to sign on.
  case form(Paper.TypeSize, Language)
  /// Rows with long labels and long numbers.
  case report

  /// What became of a filing.
  enum Standing: String, CaseIterable {
    case provisional
    case changed
  }

  static let all: [PageSample] =
    SamplePaper.all.map { .receipt($0) }
    + [PaperSample.lateFiling, .longTerm].flatMap { sample -> [PageSample] in
      [.other(sample, .form, .zh), .other(sample, .promise, .zh)]
        + Language.official.flatMap { language -> [PageSample] in
          [.other(sample, .hospital, language), .other(sample, .missing, language)]
        }
    }
    + [PaperKind.receipt, .large, .hospital].flatMap { kind in
      Language.official.map { .signed(.lateFiling, kind, $0) }
    }
    + PaperSample.allCases.filter { $0 != .lateFiling }.map { .signed($0, .receipt, .zh) }
    + Language.official.flatMap { language in
      Standing.allCases.map { .standing($0, language) } + [.unfiled(language)]
    }
    + Paper.TypeSize.allCases.flatMap { size in Language.official.map { .form(size, $0) } }
    + [.report]

  var paper: Paper {
    get throws {
      switch self {
      case .receipt(let sample): try sample.receipt
      case .other(let sample, let kind, let language):
        try #require(try Self.paper(of: sample, kind, language))
      case .signed(let sample, let kind, let language):
        try #require(try Self.signed(sample, kind, language))
      case .standing(let standing, let language): try #require(try Self.paper(standing, language))
      case .unfiled(let language): try #require(try Self.unfiled(language))
      case .form(let size, let language): try Self.formPaper(size, language)
      case .report: Self.reportPaper
      }
    }
  }

  var testDescription: String {
    switch self {
    case .receipt(let sample): sample.description
    case .other(let sample, let kind, let language):
      "\(sample.rawValue).\(kind.rawValue).\(language.rawValue)"
    case .signed(let sample, let kind, let language):
      "\(sample.rawValue).\(kind.rawValue).\(language.rawValue).signed"
    case .standing(let standing, let language): "\(standing.rawValue).\(language.rawValue)"
    case .unfiled(let language): "unfiled.\(language.rawValue)"
    case .form(let size, let language): "form.\(size.rawValue).\(language.rawValue)"
    case .report: "report"
    }
  }

  /// What a code of the usual length holds: a filing's body and its signature.
  static let payload =
    "HTTPS://YB.EXAMPLE/V/" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 7)

  private static func signed(
    _ sample: PaperSample, _ kind: PaperKind, _ language: Language
  ) throws -> Paper? {
    try paper(of: sample, kind, language) {
      $0.signature = .init(payload: payload, code: "7K3M-9QXT")
    }
  }

  /// The paper as somebody gets it who asked in that language.
  private static func paper(
    of sample: PaperSample, _ kind: PaperKind, _ language: Language,
    _ change: (inout ReceiptInput) -> Void = { _ in }
  ) throws -> Paper? {
    let written = kind.language(for: language)
    var input = try sample.input(written)
    input.tell(try texts(language), of: kind)
    change(&input)
    return Paper(input, kind, catalogue: try texts(written))
  }

  private static func paper(_ standing: Standing, _ language: Language) throws -> Paper? {
    var input = try PaperSample.otherTemporary.input(language)
    switch standing {
    case .provisional: input.isProvisional = true
    case .changed: input.replaces = "DZ2026050102000517"
    }
    return Paper(input, .receipt, catalogue: try texts(language))
  }

  private static func unfiled(_ language: Language) throws -> Paper? {
    var input = try PaperSample.otherTemporary.input(language)
    input.number = ""
    return Paper(input, .missing, catalogue: try texts(language))
  }

  private static func formPaper(_ size: Paper.TypeSize, _ language: Language) throws -> Paper {
    let receipt = try SamplePaper(sample: .lateFiling, language: language, typeSize: size).receipt
    let isChinese = language.isChinese
    let proof = Paper.Proof(
      payload: payload,
      sentences: isChinese
        ? ["扫码可以核对这张单子的内容有没有被改动。", "核验码 7K3M-9QXT", "只证明出具时的内容，现在的情况以系统查询为准。"]
        : [
          "Scan the code to see whether anything on this paper was changed.",
          "Verification code 7K3M-9QXT", "It shows what held when the paper was given out.",
        ])
    let labels =
      isChinese
      ? ["本人签名", "代办人签名", "经办人签名", "日期"]
      : ["Signature of the insured person", "Signature of the agent", "Clerk", "Date"]
    return Paper(
      number: receipt.number, typeSize: size, language: language, holder: receipt.holder,
      blocks: receipt.blocks + [.proof(proof), .signatures(labels)])
  }

  private static var reportPaper: Paper {
    let rows = (1...48).map {
      Paper.Field("窗口办理  异地长期居住 \($0)", .number("DZ20260731\(10_000_000 + $0)"))
    }
    return Paper(
      number: "day-2026-07-31", typeSize: .ordinary, language: .zh,
      blocks: [
        .title("日结单 2026-07-31"), .heading("办了什么"), .fields(rows), .heading("链头"),
        .fields([
          Paper.Field(
            "01/211", .text("7f3a 91c0 22de 4b18 90aa 3c51 77f0 e2d4 1b6c 8a05 f9e3 0d27 66b1"))
        ]),
      ])
  }
}

extension Paper {
  /// Every word it says, in the order it says them.
  var words: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .office(let text), .title(let text), .heading(let text), .paragraph(let text),
        .seal(let text), .footnote(let text):
        [text]
      case .fields(let fields):
        fields.flatMap { field -> [String] in
          let value =
            switch field.value {
            case .text(let text), .number(let text): text
            }
          return [field.label, value]
            + (field.basis.map { $0.clauses.isEmpty ? [] : [$0.label] + $0.clauses } ?? [])
        }
      case .numbered(let sentences):
        sentences.enumerated().flatMap { ["\($0 + 1).", $1] }
      case .clauses(let clauses): clauses.flatMap { [$0.number, $0.quote] }
      case .proof(let proof): proof.sentences
      case .signatures(let labels): labels
      case .rule, .ruler: []
      }
    }
  }
}

extension Paper.Block {
  /// Whether it has a code.
  var isProof: Bool { if case .proof = self { true } else { false } }
}
