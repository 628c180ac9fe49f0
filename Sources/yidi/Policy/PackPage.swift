internal import Messages
internal import Packs
internal import Rules
internal import Terminal
internal import Voices

/// A pack as a page to read: its head, its words, then law, rows and cases in sentences.
///
/// The pack's own words stay as they are in every language: whoever writes one needs them.
struct PackPage {
  let policy: Policy
  let today: Day
  let texts: Messages.Catalogue
  private(set) var page = PlainPage()

  private var voices: Voices { Voices(catalogue: texts) }

  /// A page of a pack, which is said to be in force or not on a day.
  init(policy: Policy, today: Day, texts: Messages.Catalogue) {
    self.policy = policy
    self.today = today
    self.texts = texts
  }

  /// Writes all of the pack.
  mutating func write(_ pack: PackText) {
    page.add(pack.title)
    page.rule("=")
    for part in pack.opening {
      page.gap()
      writeOpening(part)
    }
    page.gap()
    for warning in PolicyListCommand.warnings(about: policy.identity, on: today, texts) {
      page.add(warning)
    }
    page.add(Self.counts(of: policy, texts))
    for section in pack.sections {
      page.gap()
      page.gap()
      page.add(heading(section))
      page.rule("-")
      for (index, part) in section.parts.enumerated() {
        if index > 0 { page.gap() }
        write(part, of: section)
      }
    }
  }

  /// How much there is in a pack.
  static func counts(of policy: Policy, _ texts: Messages.Catalogue) -> String {
    let rows = policy.concluded.compactMap { policy.table($0)?.sheet.rows }
    return texts(
      "show.counts",
      [
        "conclusions": String(rows.count), "rows": String(rows.reduce(0) { $0 + $1.count }),
        "silent": String(rows.joined().count { !$0.question.isEmpty }),
        "cases": String(policy.cases.count),
      ])
  }

  // MARK: - The head

  private mutating func writeOpening(_ part: PackText.Part) {
    guard case .table(let table) = part else { return writeOther(part) }
    let width = table.rows.map { columns(of: $0.first ?? "") }.max() ?? 0
    func label(_ name: String) -> String { padded(name, columns: width) + "  " }
    for row in table.rows {
      let name = row.first ?? ""
      page.add(row.dropFirst().joined(separator: " "), lead: label(name))
      if name == "性质" { page.add(use, lead: label("")) }
      if name == "失效" { page.add(force, lead: label("")) }
    }
  }

  /// Whether it is in force today.
  private var force: String {
    PolicyListCommand.force(of: policy.identity, on: today, texts)
  }

  /// What the document is good for.
  private var use: String {
    if policy.decidesCare { return texts("show.use.decides") }
    guard policy.identity.nature == .law else { return texts("show.use.compares") }
    let missing = Policy.careConclusions.filter { policy.table($0) == nil }.map(\.code)
    guard !missing.isEmpty else { return texts("show.use.incomplete") }
    return texts("show.use.lacks", ["codes": missing.joined(separator: texts("explain.between"))])
  }

  // MARK: - Sections

  /// A heading, with what it means where the reader's language is another.
  private func heading(_ section: PackText.Section) -> String {
    let kinds = [
      "地域": "areas", "期限": "terms", "读法": "readings", "事实": "facts", "结论一览": "conclusions",
      "不可能": "impossible", "未收": "left_out",
    ]
    let kind =
      kinds[section.title]
      ?? (section.name(after: PackText.conclusionPrefix).map { _ in "conclusion" })
      ?? (section.name(after: PackText.casePrefix).map { _ in "cases" })
    return kind.map { texts("show.heading.\($0)", ["title": section.title]) } ?? section.title
  }

  private mutating func write(_ part: PackText.Part, of section: PackText.Section) {
    guard case .table(let table) = part else {
      if case .text(let text) = part, let day = governing(text, section) {
        return page.add(day)
      }
      return writeOther(part)
    }
    if let name = section.name(after: PackText.conclusionPrefix) {
      return writeRows(table, of: name)
    }
    if section.name(after: PackText.casePrefix) != nil { return writeCases(table) }
    switch section.title {
    case "事实", "结论一览": writeWords(table)
    case "读法": writeReadings(table)
    case "不可能", "未收": writeReasons(table)
    default: writeTable(table)
    }
  }

  private mutating func writeOther(_ part: PackText.Part) {
    switch part {
    case .text(let text): page.add(text)
    case .quote(let clause, let text):
      page.add("「" + text + "」", lead: clause + "  ")
    case .table(let table): writeTable(table)
    }
  }

  /// The day that governs a conclusion, with the reading it rests on called one.
  private func governing(_ text: String, _ section: PackText.Section) -> String? {
    guard text.hasPrefix("依据日："),
      let slot = section.name(after: PackText.conclusionPrefix).flatMap(
        policy.lexicon.slot(named:)),
      let governing = policy.table(slot)?.governing
    else { return nil }
    let id = governing.reading.map { policy.readings[Int($0)].id }
    return texts(
      id == nil ? "explain.governing" : "explain.governing.reading",
      ["day": governing.day, "id": id ?? ""])
  }

  /// Facts or conclusions: name, code and values, and which values mean that the text is silent.
  private mutating func writeWords(_ table: PackText.Table) {
    let width = table.rows.map { columns(of: $0.first ?? "") }.max() ?? 0
    for row in table.rows {
      let values = table.cell("取值", of: row).split(separator: "、").map { value -> String in
        let words = value.split(separator: " ")
        return words.count == 2 && words[0] == words[1] ? String(words[0]) : String(value)
      }
      var said = [values.joined(separator: "、")]
      for column in ["引用次序", "留白"] {
        let cell = table.cell(column, of: row)
        if !cell.isEmpty, cell != "—" { said.append("\(column) \(cell)") }
      }
      page.add(
        table.cell("代码", of: row) + texts("show.colon") + said.joined(separator: "；"),
        lead: padded(row.first ?? "", columns: width) + "  ")
    }
  }

  private mutating func writeReadings(_ table: PackText.Table) {
    let width = table.rows.map { columns(of: $0.first ?? "") }.max() ?? 0
    for row in table.rows {
      page.add(
        texts(
          "show.reading",
          ["text": table.cell("读法", of: row), "clause": table.cell("条文", of: row)]),
        lead: padded(row.first ?? "", columns: width) + "  ")
    }
  }

  /// What is impossible or left out, with the reason.
  private mutating func writeReasons(_ table: PackText.Table) {
    for row in table.rows {
      page.add(row.first ?? "", lead: "- ")
      page.add(texts("show.because", ["reason": table.cell("因为", of: row)]), indent: 2)
    }
  }

  /// Any other table: aligned where it fits, else cell by cell.
  private mutating func writeTable(_ table: PackText.Table) {
    let aligned = TextTable([table.head] + table.rows)
    if aligned.width <= page.columns {
      for line in aligned.ruledLines { page.add(line) }
      return
    }
    for row in table.rows {
      page.add(row.first ?? "", lead: "- ")
      for (name, cell) in zip(table.head, row).dropFirst() where !cell.isEmpty {
        page.add(name + texts("show.colon") + cell, indent: 2)
      }
    }
  }

  // MARK: - Rows and cases

  /// What the cells between two columns ask, such as 就医地＝重庆，认定≠转诊.
  private func situation(
    _ table: PackText.Table, _ row: [String], but others: Set<String>
  )
    -> String
  {
    let said = zip(table.head, row).compactMap { name, cell -> String? in
      guard !others.contains(name), !cell.isEmpty, cell != "—" else { return nil }
      return name + (cell.hasPrefix("≠") ? cell : "＝" + cell)
    }
    return said.isEmpty ? texts("explain.always") : said.joined(separator: "，")
  }

  private mutating func writeRows(_ table: PackText.Table, of name: String) {
    let entry = policy.lexicon.slot(named: name).flatMap { policy.lexicon[$0] }
    let own: Set = ["号", name, "优先于", "条文", "读法", "提示", "问"]
    let width = table.rows.map { columns(of: table.cell("号", of: $0)) }.max() ?? 0
    for row in table.rows {
      var value = table.cell(name, of: row)
      if let number = entry?.values.firstIndex(where: { $0.name == value }),
        entry.map({ $0.silent >> UInt64(number) & 1 == 1 }) ?? false
      {
        value = texts("explain.silent_value", ["value": value])
      }
      page.add(
        texts("show.row", ["situation": situation(table, row, but: own), "value": value]),
        lead: padded(table.cell("号", of: row), columns: width) + "  ")
      page.add(basis(table, row), indent: width + 2)
      for word in table.cell("提示", of: row).split(separator: "、") {
        let note = Note(rawValue: String(word)).map(voices.sentence) ?? String(word)
        page.add(texts("show.note", ["code": String(word), "note": note]), indent: width + 2)
      }
      let question = table.cell("问", of: row)
      if !question.isEmpty {
        page.add(texts("explain.ask", ["question": question]), indent: width + 2)
      }
    }
  }

  /// What a row rests on, and which rows it goes before.
  private func basis(_ table: PackText.Table, _ row: [String]) -> String {
    let (clauses, beats) = (table.cell("条文", of: row), table.cell("优先于", of: row))
    let readings = table.cell("读法", of: row)
    var said = [
      clauses.isEmpty ? texts("show.no_basis") : texts("show.basis", ["clauses": clauses])
    ]
    if !readings.isEmpty { said.append(texts("show.by_reading", ["ids": readings])) }
    if !beats.isEmpty { said.append(texts("show.beats", ["rows": beats])) }
    return said.joined(separator: texts("explain.between_rows"))
  }

  private mutating func writeCases(_ table: PackText.Table) {
    let own: Set = ["说明", "应得", "应引", "应读", "应提示"]
    for row in table.rows {
      let more = ["应引", "应读", "应提示"].compactMap { column -> String? in
        let cell = table.cell(column, of: row)
        return cell.isEmpty || cell == "—" ? nil : "\(column) \(cell)"
      }
      var said = texts(
        "show.row",
        ["situation": situation(table, row, but: own), "value": table.cell("应得", of: row)])
      if !more.isEmpty { said += texts("explain.between_rows") + more.joined(separator: "，") }
      page.add(table.cell("说明", of: row), lead: "- ")
      page.add(said, indent: 2)
    }
  }
}
