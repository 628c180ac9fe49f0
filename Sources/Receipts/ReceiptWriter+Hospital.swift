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
      + [
        .heading(text("hospital.bring")),
        .paragraph(text("bring.card")),
        .heading(text("hospital.otherwise")),
        .paragraph(text("hospital.otherwise.says")),
        .signatures(["reason", "hospital", "day"].map { text("hospital.sign.\($0)") }),
        .heading(text("heading.phone")),
        .fields(phones(text("label.hotline"))),
      ] + foot(.hospital)
  }
}

extension ReceiptWriter {
  private var filed: [Paper.Field] {
    var fields =
      identity + [
        field("category", voices.word(input.category)), field("care_place", input.carePlace),
        field("validity", validity),
      ]
    if let admission = lateSince {
      fields.append(field("late", text("late", ["day": voices.day(admission)])))
    }
    return fields
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
    // A stay goes on under the filing and the document that its first day fell under.
    if case .through(let last) = validity, last < printedAt.day, !isInHospital { return false }
    if let last = documentThrough, last < printedAt.day, !isInHospital { return false }
    return true
  }
}
