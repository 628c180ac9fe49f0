internal import Rules

/// Holds the worked cases of a pack against its tables, and its tables against the cases.
struct CaseProof {
  private let policy: Policy
  private let explorer: Explorer
  private(set) var findings = Findings()
  /// What does not keep the pack from being used: rows that no case speaks of.
  private(set) var remarks = Findings()
  /// For each conclusion the rows that a case is decided by.
  private var exercised: [Slot: Set<Int>] = [:]

  /// How many kinds of situations are told of a case that fails.
  static let faultsMax = 3

  /// Proves every case of a policy whose tables are whole.
  init(_ policy: Policy) {
    self.policy = policy
    explorer = policy.explorer
    // Of a table that could not be read the row is told, not each case that rests on it.
    let whole = Set(
      policy.lexicon.entries.map(\.slot).filter { slot in
        explorer.behind(slot).allSatisfy {
          !policy.lexicon.isConclusion($0) || policy.table($0) != nil
        }
      })
    for worked in policy.cases where whole.contains(worked.conclusion) { prove(worked) }
    for entry in policy.lexicon.entries { remark(entry) }
  }

  /// What is wrong with some situations of a case, and by which rows they get it.
  private struct Failing: Hashable {
    let fault: WorkedCase.Fault
    let rows: [Int]
  }

  private mutating func prove(_ worked: WorkedCase) {
    guard let table = policy.table(worked.conclusion) else { return }
    // Situations by the thousand share few answers: each of these is looked at once.
    var isMet = [Bool](repeating: false, count: table.explanations.count)
    var meetsImpossible = false
    policy.meet(worked, by: explorer) { _, cell in
      if cell == Table.unreachable { meetsImpossible = true } else { isMet[Int(cell)] = true }
    }
    let answers = table.explanations.indices.filter { isMet[$0] }.map { table.explanations[$0] }
    let right = answers.filter { worked.fault(in: $0) == nil }
    let deciding = worked.expected.only == nil ? [] : right.flatMap(\.winners)
    exercised[worked.conclusion, default: []].formUnion(deciding)
    if answers.isEmpty && !(meetsImpossible && worked.expected == .impossible) {
      add(.caseMeetsNothing, worked, ["value": words(for: worked.box, of: worked)])
    } else if right.count < answers.count {
      tell(worked, table)
    }
  }

  /// Tells what fails, the most of it first.
  private mutating func tell(_ worked: WorkedCase, _ table: Table) {
    var pieces: [(box: Box, key: Failing?)] = []
    policy.meet(worked, by: explorer) { box, cell in
      let answer = cell == Table.unreachable ? nil : table.explanations[Int(cell)]
      if let fault = worked.fault(in: answer) {
        pieces.append((box, Failing(fault: fault, rows: answer?.winners ?? [])))
      } else if answer == nil {
        pieces.append((box, nil))
      }
    }
    let slots = slots(of: worked)
    let lexicon = policy.lexicon
    let blocks = Blocks(lexicon: lexicon, over: slots).joined(pieces)
      .map { (block: $0, volume: lexicon.volume(of: $0.box, over: slots)) }
      .sorted { $0.volume > $1.volume }
    for (block, _) in blocks.prefix(Self.faultsMax) {
      var details = [
        "value": lexicon.told(block.box, over: slots),
        "rows": block.key.rows.map { table.rows[$0] }.joined(separator: "、"),
      ]
      let (code, column, found) = told(block.key.fault, worked)
      details.merge(found) { $1 }
      add(code, worked, column: column, details)
    }
  }

  /// A fault's code, and what is named of it.
  private func told(
    _ fault: WorkedCase.Fault, _ worked: WorkedCase
  ) -> (Finding.Code, column: String, [String: String]) {
    switch fault {
    case .otherValue(let value):
      return (
        .caseFails, "应得",
        [
          "found": value.map { policy.lexicon.name(of: $0, in: worked.conclusion) }
            ?? CaseReader.impossible, "wanted": wanted(worked),
        ]
      )
    case .citesNot(let names):
      return (.caseCitesNot, "应引", ["wanted": names.joined(separator: "、")])
    case .citesMore(let citations):
      return (
        .caseSaysMore, "应引", ["found": names(citations.map { policy.citations[Int($0)].clause })]
      )
    case .readsNot(let readings):
      return (.caseReadsNot, "应读", ["wanted": names(readings.map { policy.readings[Int($0)].id })])
    case .readsMore(let readings):
      return (.caseSaysMore, "应读", ["found": names(readings.map { policy.readings[Int($0)].id })])
    case .notesNot(let notes):
      return (.caseHintsNot, "应提示", ["wanted": names(notes.map(\.rawValue))])
    case .notesMore(let notes):
      return (.caseSaysMore, "应提示", ["found": names(notes.map(\.rawValue))])
    }
  }

  private func names(_ parts: [String]) -> String {
    var told: [String] = []
    for part in parts where !told.contains(part) { told.append(part) }
    return told.joined(separator: "、")
  }

  /// 应得 in the pack's words.
  private func wanted(_ worked: WorkedCase) -> String {
    guard case .values(let mask) = worked.expected else { return CaseReader.impossible }
    return policy.lexicon[worked.conclusion]?.values.enumerated()
      .filter { mask >> UInt64($0.offset) & 1 == 1 }.map(\.element.name)
      .joined(separator: "、") ?? ""
  }

  /// The slots a case's situations are told by: the facts behind it, and the conclusions it gives.
  private func slots(of worked: WorkedCase) -> [Slot] {
    let behind = explorer.behind(worked.conclusion)
    return policy.lexicon.entries.filter { entry in
      worked.restricted.contains(entry.slot)
        || !entry.isConclusion && behind.contains(entry.slot)
    }
    .map(\.slot)
  }

  private func words(for box: Box, of worked: WorkedCase) -> String {
    policy.lexicon.told(box, over: slots(of: worked))
  }

  private mutating func add(
    _ code: Finding.Code, _ worked: WorkedCase, column: String = "", _ details: [String: String]
  ) {
    findings.add(
      code, line: worked.line,
      section: Outline.casePrefix + policy.lexicon.name(of: worked.conclusion),
      row: worked.text, column: column, details)
  }

  /// Rows of a conclusion that no case is decided by.
  private mutating func remark(_ entry: Lexicon.Entry) {
    guard let rows = policy.table(entry.slot)?.sheet.rows, let known = exercised[entry.slot]
    else { return }
    for (index, row) in rows.enumerated() where !known.contains(index) {
      remarks.add(
        .rowWithoutCase, line: row.line, section: entry.name, row: row.name,
        ["name": Outline.casePrefix + entry.name])
    }
  }
}

extension Lexicon {
  /// A block in the pack's words, in those of the language the pack is in where it is all there is.
  func told(_ box: Box, over slots: [Slot]) -> String {
    let words = words(for: box, over: slots)
    return words.isEmpty ? "所有情形" : words
  }
}
