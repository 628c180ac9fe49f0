internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// The letter to the makers of a document (请示单): every question, ready to be signed and sent.
struct PetitionLetter {
  let words: LiteralWords
  /// The day it is dated.
  let day: Day

  private var texts: Messages.Catalogue { words.texts }
  private static let indent = 4

  /// How far in the text beside a head begins.
  private var hang: Int {
    let heads = ["situation", "text", "meanwhile", "answer"].map { texts("petition.\($0)") }
    return Self.indent + (heads.map { columns(of: $0) }.max() ?? 0) + 1
  }

  /// The columns left beside a head.
  private var room: Int { LiteralWords.columnsMax - hang }

  /// One question of the letter.
  private struct Item {
    let part: String
    let text: String
    /// In lines.
    let situations: [String]
    let citations: [Citation]
    let meanwhile: String
  }

  /// The letter, line by line.
  var lines: [String] {
    let number = words.pack.policy.identity.number
    let title = texts("petition.title", ["number": number])
    let blank = max(0, (LiteralWords.columnsMax - columns(of: title)) / 2)
    var lines = [String(repeating: " ", count: blank) + title, ""]
    if !words.pack.addressee.isEmpty {
      lines += [texts("petition.to", ["names": words.pack.addressee]), ""]
    }
    lines += words.hung("", texts("petition.opening", ["number": number]), indent: 0, by: 0)
    var part = ""
    for (position, item) in (asked + silent).enumerated() {
      if item.part != part { lines += ["", item.part] }
      part = item.part
      lines += [""] + setOut(item, number: position + 1)
    }
    lines += [""] + words.hung("", texts("petition.closing"), indent: 0, by: 0) + [""]
    return lines + [texts("petition.from"), texts("petition.date", date)].map(right)
  }

  private var date: [String: String] {
    let (year, month, dayOfMonth) = day.civil
    return ["year": String(year), "month": String(month), "day": String(dayOfMonth)]
  }

  /// The questions of the document without readings.
  private var asked: [Item] {
    words.pack.questions.enumerated().map { index, question in
      Item(
        part: question.conclusions.map(words.name).joined(separator: "、"), text: question.text,
        situations: situations(ofQuestion: index), citations: question.citations,
        meanwhile: words.meanwhile(question))
    }
  }

  /// Each situation once, even where several conclusions are undecided in it.
  private func situations(ofQuestion index: Int) -> [String] {
    var found: [[String]] = []
    for survey in words.surveys {
      for trouble in survey.troubles where trouble.question == index {
        let situations = words.situations(trouble, of: survey.conclusion)
        let matter = words.matter(trouble, of: survey.conclusion)
        let lines =
          words.broken(situations, columns: room)
          + words.hung("→", wrap(matter, columns: room - 2), indent: 0, by: 2)
        if !found.contains(lines) { found.append(lines) }
      }
    }
    return found.flatMap { $0 }
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
    let situations = lines.flatMap { line in
      var box = Box()
      for (slot, mask) in zip(table.sheet.questions, line.masks) { box[slot] = mask }
      return words.broken(
        policy.lexicon.words(for: box, over: table.sheet.questions), columns: room)
    }
    let readings = table.explanations.filter { $0.winners == [index] }.flatMap(\.readings)
    let value = policy.lexicon.name(of: lines.first?.value ?? 0, in: table.conclusion)
    return Item(
      part: texts("petition.others"), text: row.question, situations: situations,
      citations: row.citations.map { policy.citations[Int($0)] },
      meanwhile: words.meanwhile(
        texts(
          "petition.value", ["name": policy.lexicon.name(of: table.conclusion), "value": value]),
        readings: Set(readings).sorted().map { policy.readings[Int($0)].id }))
  }

  private func setOut(_ item: Item, number: Int) -> [String] {
    func under(_ head: String, _ lines: [String]) -> [String] {
      words.hung(
        texts("petition.\(head)"), lines, indent: Self.indent, by: hang - Self.indent)
    }
    let lawful = item.citations.map { "\($0.clause)  \($0.quote)" }
    let mark = texts("petition.number", ["number": String(number)])
    return words.hung(mark, item.text, indent: 0, by: Self.indent)
      + under("situation", item.situations)
      + under("text", lawful.flatMap { wrap($0, columns: room) })
      + under("meanwhile", wrap(item.meanwhile, columns: room))
      + under("answer", [String(repeating: "_", count: room)])
  }

  private func right(_ line: String) -> String {
    String(repeating: " ", count: max(0, LiteralWords.columnsMax - columns(of: line))) + line
  }
}
