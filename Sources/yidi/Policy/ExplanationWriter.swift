internal import Messages
internal import Rules
internal import Voices

/// Writes what a pack says of a situation as a page to read.
struct ExplanationWriter {
  let policy: Policy
  let box: Box
  let texts: Messages.Catalogue
  private(set) var page = PlainPage()

  private var lexicon: Lexicon { policy.lexicon }
  private var voices: Voices { Voices(catalogue: texts) }
  /// Where nobody asked for one conclusion, as many blocks of an answer are shown.
  private static let blocksMax = 4
  /// More values of a question than this are only counted.
  private static let valuesMax = 8

  /// A writer for the situations of a box.
  init(policy: Policy, box: Box, texts: Messages.Catalogue) {
    self.policy = policy
    self.box = box
    self.texts = texts
  }

  /// Which document it is, whether it is law in force on a day, its days, and the situation as it was understood.
  mutating func writeHead(on day: Day) {
    let identity = policy.identity
    page.add(identity.title)
    let nature = PolicyListCommand.nature(of: identity, on: day, texts)
    page.add(texts("policy.number", ["number": identity.number, "nature": nature]))
    page.add(
      texts(
        "policy.in_force",
        ["from": identity.inForceFrom.text, "through": identity.inForceThrough.text]))
    let situation = lexicon.words(for: box, over: lexicon.entries.map(\.slot))
    page.add(
      situation.isEmpty
        ? texts("explain.situation.any") : texts("explain.situation", ["situation": situation]))
  }

  /// That the document says nothing of a day, or does not say whether it does.
  mutating func writeForce(on day: Day) {
    let identity = policy.identity
    page.gap()
    page.add(
      texts(
        "explain.force.\(identity.force(on: day).rawValue)",
        [
          "day": day.description, "from": identity.inForceFrom.text,
          "through": identity.inForceThrough.text,
        ]))
  }

  /// One conclusion in every detail, or all that the situation has to do with.
  mutating func write(_ wanted: Slot?) {
    let spoken = lexicon.entries.map(\.slot).filter(isSpoken)
    let concluded = wanted.map { [$0] } ?? policy.concluded
    var others: [String] = []
    for conclusion in concluded {
      if wanted == nil, !spoken.isEmpty, !rests(conclusion, onAnyOf: spoken) {
        others.append(lexicon.name(of: conclusion))
        continue
      }
      page.gap()
      write(conclusion, isDetailed: wanted != nil)
    }
    guard !others.isEmpty else { return }
    page.gap()
    let names = others.joined(separator: texts("explain.between"))
    page.add(texts("explain.elsewhere", ["names": names]))
  }

  private func isSpoken(_ slot: Slot) -> Bool {
    let all = lexicon.everyValue(of: slot)
    return box[slot] & all != all
  }

  /// Whether a conclusion can be another because of one of these, itself among them.
  private func rests(_ conclusion: Slot, onAnyOf spoken: [Slot]) -> Bool {
    spoken.contains { slot in
      slot == conclusion || policy.explorer.behind(conclusion).contains(slot)
    }
  }

  private mutating func write(_ conclusion: Slot, isDetailed: Bool) {
    let name = lexicon.name(of: conclusion)
    if isSpoken(conclusion) { return writeGiven(conclusion, name) }
    guard let account = policy.account(of: conclusion, in: box) else { return }
    switch account.answers.count {
    case 0:
      page.add(texts("explain.impossible", ["conclusion": name]))
      for row in account.excluded {
        page.add(
          texts(
            "explain.excluded_by",
            [
              "situation": policy.words(for: row), "reason": row.reason, "line": String(row.line),
            ]), indent: 2)
      }
    case 1:
      page.add(
        texts(
          "explain.settled",
          ["conclusion": name, "value": value(account.answers[0].value, conclusion)]))
      writeGoverning(conclusion, isDetailed: isDetailed)
      for ground in account.answers[0].grounds {
        let isOne = account.answers[0].grounds.count == 1
        if !isOne { writeBlocks(ground.blocks, conclusion, isDetailed, indent: 2) }
        write(ground.explanation, conclusion, indent: isOne ? 2 : 4)
      }
    default:
      page.add(
        texts(
          "explain.open", ["conclusion": name, "count": String(account.answers.count)]))
      writeGoverning(conclusion, isDetailed: isDetailed)
      for answer in account.answers { write(answer, conclusion, isDetailed: isDetailed) }
      write(account.deciding)
    }
  }

  /// What was given is taken as given, also where the other facts speak against it.
  private mutating func writeGiven(_ conclusion: Slot, _ name: String) {
    let given = box[conclusion] & lexicon.everyValue(of: conclusion)
    page.add(
      texts("explain.given", ["conclusion": name, "value": values(given, conclusion)]))
    let derived = policy.derived(conclusion, in: box).reduce(UInt64(0)) { $0 | 1 << UInt64($1) }
    guard derived != 0, derived & given == 0 else { return }
    page.add(
      texts("explain.otherwise", ["conclusion": name, "value": values(derived, conclusion)]),
      indent: 2)
  }

  private mutating func writeGoverning(_ conclusion: Slot, isDetailed: Bool) {
    guard let governing = policy.table(conclusion)?.governing else { return }
    let reading = governing.reading.map { policy.readings[Int($0)].id }
    page.add(
      texts(
        reading == nil ? "explain.governing" : "explain.governing.reading",
        ["day": governing.day, "id": reading ?? ""]), indent: 2)
    if isDetailed, let reading = governing.reading {
      page.add(voices.says(policy.readings[Int(reading)]), indent: 4)
    }
  }

  private mutating func writeBlocks(
    _ blocks: [Box], _ conclusion: Slot, _ isDetailed: Bool, indent: Int
  ) {
    let questions = policy.table(conclusion)?.sheet.questions ?? []
    let shown = isDetailed ? blocks[...] : blocks.prefix(Self.blocksMax)
    for block in shown {
      let words = lexicon.words(for: block, over: questions)
      page.add(
        words.isEmpty ? texts("explain.always") : words, indent: indent, lead: texts("explain.when")
      )
    }
    if shown.count < blocks.count {
      page.add(
        texts("explain.more_blocks", ["count": String(blocks.count - shown.count)]), indent: indent)
    }
  }

  /// One of several answers: where it holds, by which rows; in every detail where it was asked for.
  private mutating func write(
    _ answer: Account.Answer, _ conclusion: Slot, isDetailed: Bool
  ) {
    page.add(value(answer.value, conclusion), indent: 2, lead: texts("explain.item"))
    if isDetailed {
      for ground in answer.grounds {
        writeBlocks(ground.blocks, conclusion, true, indent: 4)
        write(ground.explanation, conclusion, indent: 6)
      }
      return
    }
    writeBlocks(answer.blocks, conclusion, false, indent: 4)
    guard let sheet = policy.table(conclusion)?.sheet else { return }
    var rows: [Int] = []
    for row in answer.grounds.flatMap(\.explanation.winners) where !rows.contains(row) {
      rows.append(row)
    }
    let named = rows.sorted().map { heading(sheet.rows[$0]) }
    page.add(named.joined(separator: texts("explain.between_rows")), indent: 4)
    for row in rows.sorted() { writeQuestion(sheet.rows[row], indent: 4) }
  }

  /// An explanation in full: winners with what they quote, who gave way, readings, what to ask.
  private mutating func write(
    _ explanation: Explanation, _ conclusion: Slot, indent: Int
  ) {
    guard let sheet = policy.table(conclusion)?.sheet else { return }
    for winner in explanation.winners {
      let row = sheet.rows[winner]
      page.add(heading(row), indent: indent)
      for citation in row.citations.map({ policy.citations[Int($0)] }) {
        page.add(citation.quote + "」", indent: indent + 2, lead: "「")
        let says = voices.says(citation, of: policy.id)
        if says != citation.quote { page.add(says, indent: indent + 2) }
      }
      writeQuestion(row, indent: indent + 2)
    }
    for aside in explanation.setAside {
      let exception = sheet.rows[aside.by].exceptions.first { $0.row == aside.row }
      let reading = exception?.reading.map { policy.readings[Int($0)].id }
      page.add(
        texts(
          reading == nil ? "explain.aside" : "explain.aside.reading",
          [
            "row": sheet.rows[aside.row].name, "by": sheet.rows[aside.by].name,
            "id": reading ?? "",
          ]), indent: indent)
    }
    for reading in explanation.readings {
      page.add(voices.says(policy.readings[Int(reading)]), indent: indent)
    }
    for note in explanation.notes {
      page.add(texts("explain.note", ["note": voices.sentence(note)]), indent: indent)
    }
  }

  /// A row by its number and the clauses it rests on.
  private func heading(_ row: RowSheet.Row) -> String {
    let clauses = row.citations.map { policy.citations[Int($0)].clause }
    guard !clauses.isEmpty else { return texts("explain.row.bare", ["row": row.name]) }
    return texts(
      "explain.row",
      ["row": row.name, "clauses": clauses.joined(separator: texts("explain.between"))])
  }

  /// What to ask the bureau where the text says nothing.
  private mutating func writeQuestion(_ row: RowSheet.Row, indent: Int) {
    guard !row.question.isEmpty else { return }
    page.add(texts("explain.ask", ["question": row.question]), indent: indent)
  }

  private mutating func write(_ deciding: [Account.Deciding]) {
    for (index, pick) in deciding.enumerated() {
      let left = Int((pick.left * 10).rounded())
      let key = index == 0 ? "explain.decide" : "explain.decide.next"
      let open = box[pick.slot] & lexicon.everyValue(of: pick.slot)
      let count = open.nonzeroBitCount
      page.add(
        texts(
          left <= 10 ? "\(key).last" : key,
          [
            "name": lexicon.name(of: pick.slot),
            "values": count > Self.valuesMax
              ? texts("explain.many_values", ["count": String(count)]) : values(open, pick.slot),
            "left": "\(left / 10).\(left % 10)",
          ]), indent: 2)
    }
  }

  private func value(_ number: UInt8, _ slot: Slot) -> String {
    let silent = (lexicon[slot]?.silent ?? 0) >> UInt64(number) & 1 == 1
    let name = lexicon.name(of: number, in: slot)
    return silent ? texts("explain.silent_value", ["value": name]) : name
  }

  private func values(_ mask: UInt64, _ slot: Slot) -> String {
    let entry = lexicon[slot]
    let named = (entry?.values ?? []).enumerated().filter { mask >> UInt64($0.offset) & 1 == 1 }
    return named.map(\.element.name).joined(separator: texts("explain.between"))
  }
}
