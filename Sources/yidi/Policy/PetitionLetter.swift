internal import Messages
internal import Packs
internal import Receipts
internal import Rules

/// The letter to the makers of a document (请示单): every question, ready to be signed and sent.
///
/// It is written in Chinese, as its addressee and the document are, whatever the program speaks.
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
    /// What the sentences say, or that they say nothing; empty where a word is asked about.
    ///
    /// When it comes up the question itself says, in words.
    let sayings: [String]
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
    let said = item.sayings.map { Paper.Field(texts("petition.now"), .text($0)) }
    let mark = texts("petition.number", ["number": String(number)])
    return [
      .paragraph("\(mark) \(item.text)"),
      .fields(
        said + lawful
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
        sayings: sayings(ofQuestion: index), citations: question.citations,
        // Nobody outside knows our readings by their numbers.
        meanwhile: words.meanwhile(
          question.meanwhile, readings: question.readings, saying: "petition.reading"))
    }
  }

  /// What is said of it, each once: it may be the same in several situations, and for several conclusions.
  private func sayings(ofQuestion index: Int) -> [String] {
    var found: [String] = []
    for survey in words.surveys {
      for trouble in survey.troubles where trouble.question == index {
        let saying = words.matter(
          trouble, of: survey.conclusion, saying: "petition.says", and: "petition.and", value: value
        )
        if !found.contains(saying) { found.append(saying) }
      }
    }
    return found
  }

  /// A value in a sentence's words: a pack writes the ratio as a sum.
  private func value(_ number: UInt8, of conclusion: Slot) -> String {
    let lexicon = words.pack.policy.lexicon
    let values = lexicon[conclusion]?.values ?? []
    guard conclusion == .ratio, values.indices.contains(Int(number)),
      let points = Int(values[Int(number)].code), points <= 0
    else { return lexicon.name(of: number, in: conclusion) }
    return points == 0
      ? texts("petition.same") : texts("petition.lower", ["points": String(-points)])
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
    let readings = table.explanations.filter { $0.winners == [index] }.flatMap(\.readings)
    let line = table.sheet.lines.first { $0.row == index }
    let value = policy.lexicon.name(of: line?.value ?? 0, in: table.conclusion)
    return Item(
      part: texts("petition.others"), text: row.question, sayings: [],
      citations: row.citations.map { policy.citations[Int($0)] },
      meanwhile: words.meanwhile(
        texts(
          "petition.value", ["name": policy.lexicon.name(of: table.conclusion), "value": value]),
        readings: Set(readings).sorted().map { policy.readings[Int($0)].id },
        saying: "petition.reading"))
  }
}
