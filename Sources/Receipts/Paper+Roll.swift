extension Paper {
  /// How wide a paragraph may be that is printed on a roll: two lines of 48 columns.
  private static let rollParagraphColumnsMax = 96

  /// The paper for a roll, where the full one would be a quarter of a metre long.
  ///
  /// A paper that ends with the law leaves the quotes out, the paragraphs behind the seal (how they are read,
  /// how a filing is changed), and those of more than two lines, with headings that then stand over nothing;
  /// `notice` says at its foot where to find them. The numbers of the clauses stay beside what rests on
  /// them. Other papers, which quote what they are about, and large type stay as they are.
  package func forRoll(notice: String) -> Paper {
    guard typeSize == .ordinary, blocks.last?.isQuotes == true else { return self }
    var kept: [Block] = []
    // A heading waits until something stands under it.
    var heading: (block: Block, isBare: Bool)?
    var isBehindSeal = false
    for block in blocks {
      switch block {
      case .heading:
        if let heading, !heading.isBare { kept.append(heading.block) }
        heading = (block, false)
      case .paragraph where isBehindSeal, _ where isTooLong(block):
        heading?.isBare = true
      case .rule, .seal:
        if let heading, !heading.isBare { kept.append(heading.block) }
        heading = nil
        if case .seal = block { isBehindSeal = true }
        kept.append(block)
      default:
        if let heading { kept.append(heading.block) }
        heading = nil
        kept.append(block)
      }
    }
    return Paper(
      number: number, typeSize: typeSize, language: language, holder: holder,
      blocks: kept + [.footnote(notice)])
  }

  private func isTooLong(_ block: Block) -> Bool {
    switch block {
    case .clauses: true
    case .paragraph(let text): columns(of: text) > Self.rollParagraphColumnsMax
    case .office, .title, .heading, .fields, .numbered, .rule, .ruler, .seal, .proof, .signatures,
      .footnote:
      false
    }
  }
}

extension Paper.Block {
  fileprivate var isQuotes: Bool { if case .clauses = self { true } else { false } }
}
