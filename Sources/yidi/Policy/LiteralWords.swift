internal import Messages
internal import Packs
internal import Rules
internal import Terminal

/// A document without readings and the pack that decides meanwhile, put into lines for paper.
struct LiteralWords {
  let pack: LiteralPack
  /// The pack whose readings fill the gaps; `nil` where the program holds none.
  let deciding: Policy?
  let texts: Messages.Catalogue

  /// No line is wider than a terminal of old, nor than a printed page.
  static let columnsMax = 80

  /// How the document is called, with readings or without.
  var id: String { Self.id(of: pack) }

  /// The same of a document.
  static func id(of pack: LiteralPack) -> String {
    let id = pack.policy.id
    return id.hasSuffix(LiteralCheck.ending)
      ? String(id.dropLast(LiteralCheck.ending.count)) : id
  }

  /// The surveys of all conclusions.
  let surveys: [LiteralSurvey]

  /// The words of that document in that language.
  init(pack: LiteralPack, deciding: Policy?, texts: Messages.Catalogue) {
    self.pack = pack
    self.deciding = deciding
    self.texts = texts
    surveys = pack.surveys
  }

  /// The name of a conclusion.
  func name(_ conclusion: Slot) -> String { pack.policy.lexicon.name(of: conclusion) }

  /// The situations of a trouble, such as 长居＝否，备案＝未备案; all of them where it names none.
  func situations(_ trouble: LiteralSurvey.Trouble, of conclusion: Slot) -> String {
    let questions = pack.policy.table(conclusion)?.sheet.questions ?? []
    let words = pack.policy.lexicon.words(for: trouble.box, over: questions)
    return words.isEmpty ? texts("literal.always") : words
  }

  /// What is the matter there: nothing is said, or which row says what; a value in other words than the
  /// pack's where some are given.
  func matter(
    _ trouble: LiteralSurvey.Trouble, of conclusion: Slot, saying: String = "literal.says",
    and: String = "literal.and", value: ((UInt8, Slot) -> String)? = nil
  ) -> String {
    guard !trouble.rows.isEmpty, let sheet = pack.policy.table(conclusion)?.sheet else {
      return texts("literal.silent")
    }
    let sayings = trouble.rows.map { row in
      let clauses = sheet.rows[row].citations.map { pack.policy.citations[Int($0)].clause }
      let number = sheet.lines.first { $0.row == row }?.value ?? 0
      return texts(
        saying,
        [
          "clause": clauses.first ?? "", "row": sheet.rows[row].name,
          "value": value.map { $0(number, conclusion) }
            ?? pack.policy.lexicon.name(of: number, in: conclusion),
        ])
    }
    return sayings.joined(separator: texts(and))
  }

  /// How the program answers meanwhile, each reading it rests on in full.
  func meanwhile(_ question: LiteralPack.Question) -> String {
    meanwhile(question.meanwhile, readings: question.readings, saying: "literal.reading")
  }

  /// That answer, with the readings of those numbers, each said so.
  func meanwhile(_ answer: String, readings: [String], saying key: String) -> String {
    readings.reduce(answer) { words, id in
      let reading = deciding?.readings.first { $0.id == id }?.text ?? ""
      return words + texts(key, ["id": id, "text": reading])
    }
  }

  /// Text beside a head, its further lines as far in.
  func hung(_ head: String, _ text: String, indent: Int, by hang: Int) -> [String] {
    hung(head, wrap(text, columns: Self.columnsMax - indent - hang), indent: indent, by: hang)
  }

  /// Lines beside a head.
  func hung(_ head: String, _ lines: [String], indent: Int, by hang: Int) -> [String] {
    let blank = String(repeating: " ", count: indent)
    return lines.enumerated().map { position, line in
      let first = position == 0 ? head : ""
      let filled = first + String(repeating: " ", count: max(0, hang - columns(of: first)))
      return trimmingEnd(blank + filled + line)
    }
  }

  /// Situations in lines, broken between two facts where they are too long.
  func broken(_ situations: String, columns limit: Int) -> [String] {
    var lines: [String] = []
    for fact in situations.split(separator: "，") {
      let longer = (lines.last.map { $0 + "，" } ?? "") + fact
      if !lines.isEmpty, columns(of: longer) < limit {
        lines[lines.count - 1] = longer
      } else {
        if !lines.isEmpty { lines[lines.count - 1] += "，" }
        lines.append(String(fact))
      }
    }
    return lines.flatMap { wrap($0, columns: limit) }
  }

  private func trimmingEnd(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
