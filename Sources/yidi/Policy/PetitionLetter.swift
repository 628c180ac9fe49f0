internal import Messages
internal import Packs
internal import Receipts
internal import Rules

/// The letter to the makers of a document (请示单): every question, ready to be signed and sent.
struct PetitionLetter {
  let words: LiteralWords
  /// Who asks, where the settings name it.
  let office: String
  /// How the ledger names it.
  static let nameOnRecord = "petition"

  /// The day it is dated.
  let day: Day

  private var texts: Messages.Catalogue { words.texts }

  /// One question of the letter.
  private struct Item {
    let part: String
    let text: String
    /// When it comes up, and what the sentences say then.
    let situations: [String]
    let citations: [Citation]
    let meanwhile: String
  }

  /// The letter as a paper.
  var paper: Paper {
    let pack = words.pack
    let number = pack.policy.identity.number
    var blocks: [Paper.Block] = office.isEmpty ? [] : [.office(office)]
    blocks.append(.title(texts("petition.title", ["number": number])))
    if !pack.addressee.isEmpty {
      blocks.append(.paragraph(texts("petition.to", ["names": pack.addressee])))
    }
    blocks.append(.paragraph(texts("petition.opening", ["number": number])))
    var part = ""
    for (position, item) in (asked + silent).enumerated() {
      if item.part != part { blocks.append(.heading(item.part)) }
      part = item.part
      blocks += self.blocks(item, number: position + 1)
    }
    blocks += [
      .paragraph(texts("petition.closing")), .seal(texts("petition.from", date)),
    ]
    // A paragraph, as small print would stand beside the seal.
    if !pack.copied.isEmpty {
      blocks.append(.paragraph(texts("petition.copies", ["names": pack.copied])))
    }
    return Paper(
      number: "petition-\(words.id)", typeSize: .ordinary, language: texts.language,
      blocks: blocks)
  }

  private var date: [String: String] {
    let (year, month, dayOfMonth) = day.civil
    return ["year": String(year), "month": String(month), "day": String(dayOfMonth)]
  }

  private func blocks(_ item: Item, number: Int) -> [Paper.Block] {
    let lawful = item.citations.map { Paper.Field($0.clause, .text($0.quote)) }
    let situations = item.situations.map {
      Paper.Field(texts("petition.situation"), .text($0))
    }
    let mark = texts("petition.number", ["number": String(number)])
    return [
      .paragraph("\(mark) \(item.text)"),
      .fields(
        situations + lawful
          + [Paper.Field(texts("petition.meanwhile"), .text(item.meanwhile))]),
      .signatures([texts("petition.answer")]),
    ]
  }

  /// The questions of the document without readings.
  private var asked: [Item] {
    words.pack.questions.enumerated().map { index, question in
      Item(
        part: question.conclusions.isEmpty
          ? texts("literal.terms") : question.conclusions.map(words.name).joined(separator: "、"),
        text: question.text,
        situations: situations(ofQuestion: index), citations: question.citations,
        // Nobody outside knows our readings by their numbers.
        meanwhile: words.meanwhile(
          question.meanwhile, readings: question.readings, saying: "petition.reading"))
    }
  }

  /// Each situation once, even where several conclusions are undecided in it.
  private func situations(ofQuestion index: Int) -> [String] {
    var found: [String] = []
    for survey in words.surveys {
      for trouble in survey.troubles where trouble.question == index {
        let situation = texts(
          "petition.matter",
          [
            "situation": words.situations(trouble, of: survey.conclusion),
            "matter": words.matter(trouble, of: survey.conclusion, saying: "petition.says"),
          ])
        if !found.contains(situation) { found.append(situation) }
      }
    }
    return found
  }

  /// What the deciding pack calls a silence of the text, where no question above is the same.
  private var silent: [Item] {
    guard let policy = words.deciding else { return [] }
    var known = Set(words.pack.questions.map(\.text))
    var items: [Item] = []
    for table in policy.lexicon.entries.compactMap({ policy.table($0.slot) }) {
      for (index, row) in table.sheet.rows.enumerated()
      where !row.question.isEmpty && known.insert(row.question).inserted {
        items.append(item(row, at: index, of: table, in: policy))
      }
    }
    return items
  }

  private func item(
    _ row: RowSheet.Row, at index: Int, of table: Table, in policy: Policy
  ) -> Item {
    let lines = table.sheet.lines.filter { $0.row == index }
    let situations = lines.map { line in
      var box = Box()
      for (slot, mask) in zip(table.sheet.questions, line.masks) { box[slot] = mask }
      return policy.lexicon.words(for: box, over: table.sheet.questions)
    }
    let readings = table.explanations.filter { $0.winners == [index] }.flatMap(\.readings)
    let value = policy.lexicon.name(of: lines.first?.value ?? 0, in: table.conclusion)
    return Item(
      part: texts("petition.others"), text: row.question, situations: situations,
      citations: row.citations.map { policy.citations[Int($0)] },
      meanwhile: words.meanwhile(
        texts(
          "petition.value", ["name": policy.lexicon.name(of: table.conclusion), "value": value]),
        readings: Set(readings).sorted().map { policy.readings[Int($0)].id },
        saying: "petition.reading"))
  }
}
