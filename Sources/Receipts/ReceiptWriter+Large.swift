internal import Voices

extension ReceiptWriter {
  /// 长辈版: what came of it and what to do next, one idea a block; the clauses are on the other.
  var large: [Receipt.Block] {
    [.title(text("title_large")), .paragraph(words.headline)]
      + [.fields([Receipt.Field(text("label.number"), .number(input.number))])]
      + words.facts.map { .paragraph($0) }
      + [.heading(text("heading.bring")), .paragraph(text("bring.card"))]
      + [.paragraph(text("bring.identity"))]
      + (words.next.isEmpty
        ? [] : [.heading(text("heading.next")), .numbered(words.next)])
      + [.heading(text("heading.phone")), .fields(phones)]
      + [.rule, .footnote(text("clauses_elsewhere")), .footnote(text("not_a_voucher"))]
      + [.footnote("\(input.office.name)  \(printed)"), .footnote(text("unsigned"))]
  }
}
