package import Messages
internal import Rules
internal import Voices

extension ReceiptWriter {
  /// For the hospital's desk: who is filed for its city, and the sentences by which it settles.
  ///
  /// `nil` where the decision is not direct settlement: the paper would say what the law does not.
  var hospital: [Paper.Block]? {
    guard input.allowsHospitalPaper else { return nil }
    let reasons = input.hospitalReasons
    return head("hospital.title")
      + [.rule, .fields(filed), .rule]
      + (input.forReader.isEmpty ? [] : [.paragraph(input.forReader)])
      + [
        .paragraph(
          text("hospital.says", ["place": input.carePlaceShort, "document": input.document]))
      ]
      + quoted(reasons)
      + understood([input.reachesBack].compactMap { $0 })
      + [
        .heading(text("hospital.bring")),
        .paragraph(text("hospital.card")),
        .heading(text("hospital.otherwise")),
      ]
      + quoted(input.claimReasons)
      + [
        .paragraph(text("hospital.otherwise.says")),
        // What is written there is a sentence.
        .signatures([text("hospital.sign.reason")]),
        .signatures(["hospital", "day"].map { text("hospital.sign.\($0)") }),
        .heading(text("heading.phone")),
        .fields(phones(text("label.hotline"))),
      ] + foot(.hospital)
  }
}

extension ReceiptWriter {
  private var filed: [Paper.Field] {
    identity + [
      field("category", voices.word(input.category)), field("care_place", input.carePlace),
      field("validity", validity),
    ] + late
  }
}

extension ReceiptInput {
  /// Says to the person, in the language they asked in, what they are given for the hospital.
  package mutating func tell(_ reader: Messages.Catalogue, of kind: PaperKind) {
    let isForeign = kind == .hospital && !reader.language.isChinese
    forReader = isForeign ? reader("receipt.hospital.for_you") : ""
  }

  /// Whether there is something for a hospital's desk to read: a stay that is settled
  /// directly under a filing that holds.
  var allowsHospitalPaper: Bool {
    guard isStaySettledDirectly, stands, !hospitalReasons.isEmpty else { return false }
    return !isOver
  }

  /// Whether its days are over, or the document's: then it gives nothing more.
  ///
  /// A stay goes on under the filing and the document that its first day fell under.
  var isOver: Bool {
    guard !isInHospital else { return false }
    if case .through(let last) = validity, last < printedAt.day { return true }
    return documentThrough.map { $0 < printedAt.day } ?? false
  }
}
