extension Paper {
  /// The paper as lines for somebody who hears it: each sentence whole, nothing that only aligns.
  ///
  /// `row` says how a label stands before its value.
  package func sentences(_ row: (_ label: String, _ value: String) -> String) -> [String] {
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
          let basis = field.basis.map { row($0.label, $0.clauses.joined(separator: "  ")) }
          return [row(field.label, value)] + [basis].compactMap { $0 }
        }
      case .numbered(let sentences):
        sentences.enumerated().map { "\($0 + 1). \($1)" }
      case .clauses(let clauses): clauses.map { row($0.number, $0.quote) }
      case .proof(let proof): proof.sentencesAlone
      case .signatures(let labels): labels
      case .rule, .ruler: []
      }
    }
  }
}
