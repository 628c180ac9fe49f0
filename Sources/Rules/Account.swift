/// What a policy says of one conclusion in a set of situations, and why.
package struct Account: Sendable {
  /// One explanation, and where it holds.
  package struct Ground: Hashable, Sendable {
    package let explanation: Explanation
    /// The situations as blocks over what the table asks; each says only what is not said already.
    package let blocks: [Box]
  }

  /// A value that some of the situations come to.
  package struct Answer: Hashable, Sendable {
    package let value: UInt8
    /// Where, as blocks over what the table asks; each says only what is not said already.
    package let blocks: [Box]
    /// In the order of the table's explanations.
    package let grounds: [Ground]
  }

  /// A question that is open, and how many answers its answer leaves.
  package struct Deciding: Hashable, Sendable {
    package let slot: Slot
    /// On average, once those before it are answered too.
    package let left: Double
  }

  package let conclusion: Slot
  /// By number; one where the situations leave no choice, none where all are impossible.
  package let answers: [Answer]
  /// The rows of 不可能 that exclude situations; all of them are where there is no answer.
  package let excluded: [Impossible]
  /// The open questions that decide between the answers, the one that narrows most first.
  package let deciding: [Deciding]

  /// As many questions are named; who answers those can ask again.
  package static let decidingMax = 3
}

extension Policy {
  /// What there is to say of a conclusion in the situations of a box; `nil` without its table.
  ///
  /// Earlier conclusions that the box says nothing of are drawn from their own tables.
  package func account(of conclusion: Slot, in box: Box) -> Account? {
    guard let table = table(conclusion) else { return nil }
    let explorer = explorer
    let exact = explorer.pieces(of: conclusion, in: box, deriving: true)
    let reached = exact.filter { $0.answer.value != nil }
    // The table's own terms are fewer than the facts behind them; what no facts lead to is free to
    // be swallowed by any block.
    let coarse = explorer.pieces(of: conclusion, in: box, deriving: false)
    let pieces = coarse.map { piece -> (box: Box, key: UInt16?) in
      guard let met = reached.first(where: { meet($0.box, piece.box, over: table.sheet.questions) })
      else { return (piece.box, nil) }
      let cell = table.cell(anySituation(in: piece.box.intersection(met.box), of: table))
      return (piece.box, cell == Table.unreachable ? nil : cell)
    }
    let blocks = Blocks(lexicon: lexicon, over: table.sheet.questions)
    let grounds = Set(pieces.compactMap(\.key)).sorted()
    let values = Set(grounds.map { table.explanations[Int($0)].value }).sorted()
    let byCell = Dictionary(grouping: blocks.joined(pieces), by: \.key)
      .mapValues { $0.map { trimmed($0.box, holding: pieces, within: box, table.sheet) } }
    let byValue = Dictionary(
      grouping: blocks.joined(
        pieces.map { ($0.box, $0.key.map { table.explanations[Int($0)].value }) }),
      by: \.key
    ).mapValues { $0.map { trimmed($0.box, holding: pieces, within: box, table.sheet) } }
    return Account(
      conclusion: conclusion,
      answers: values.map { value in
        Account.Answer(
          value: value, blocks: byValue[value] ?? [],
          grounds: grounds.filter { table.explanations[Int($0)].value == value }.map {
            Account.Ground(
              explanation: table.explanations[Int($0)], blocks: byCell[$0] ?? [])
          })
      },
      excluded: excluded(exact),
      deciding: values.count < 2 ? [] : deciding(conclusion, among: reached, in: box))
  }

  /// What facts would make of a conclusion that a box says something of; empty without its table.
  package func derived(_ conclusion: Slot, in box: Box) -> [UInt8] {
    let pieces = explorer.pieces(of: conclusion, in: box.forgetting([conclusion]), deriving: true)
    return Set(pieces.compactMap(\.answer.value)).sorted()
  }

  /// The rows of 不可能 that hold every situation of a box.
  package func contradictions(in box: Box) -> [Impossible] {
    impossible.filter { covers($0, box) }
  }

  /// A block without what the box says already and without values that its others rule out.
  private func trimmed(
    _ block: Box, holding pieces: [(box: Box, key: UInt16?)], within box: Box, _ sheet: RowSheet
  ) -> Box {
    let held = pieces.filter { $0.key != nil && meet($0.box, block, over: sheet.questions) }
    var said = Box()
    var facts = box
    for slot in sheet.questions where !lexicon.isConclusion(slot) { facts[slot] &= block[slot] }
    for slot in sheet.questions {
      let all = lexicon.everyValue(of: slot)
      var known = box[slot] & all
      if known == all, table(slot) != nil {
        known = derived(slot, in: facts).reduce(0) { $0 | 1 << UInt64($1) }
      }
      let met = held.reduce(UInt64(0)) { $0 | $1.box[slot] }
      let (meant, others) = (block[slot] & known & met, known & ~block[slot])
      guard others != 0 else { continue }
      // Any but one is said as such, not as a list of what is left.
      said[slot] = others.nonzeroBitCount == 1 && meant.nonzeroBitCount > 1 ? all & ~others : meant
    }
    return said
  }

  private func covers(_ impossible: Impossible, _ box: Box) -> Bool {
    impossible.conditions.allSatisfy { slot, mask in
      box[slot] & lexicon.everyValue(of: slot) & ~mask == 0
    }
  }

  private func excluded(_ pieces: [Explorer.Piece]) -> [Impossible] {
    let boxes = pieces.filter { $0.answer == .impossible }.map(\.box)
    return impossible.filter { row in boxes.contains { covers(row, $0) } }
  }

  private func deciding(
    _ conclusion: Slot, among pieces: [Explorer.Piece], in box: Box
  ) -> [Account.Deciding] {
    let given = lexicon.entries.map(\.slot).filter {
      lexicon.isConclusion($0) && $0 != conclusion && isRestricted($0, in: box)
    }
    let open = (explorer.facts(behind: conclusion) + given).filter {
      (box[$0] & lexicon.everyValue(of: $0)).nonzeroBitCount > 1
    }
    let narrowing = Narrowing(
      open: open.map { box[$0] & lexicon.everyValue(of: $0) },
      parts: pieces.compactMap { piece in
        piece.answer.value.map { value in
          Narrowing.Part(masks: open.map { piece.box[$0] }, answers: 1 << UInt64(value))
        }
      })
    return narrowing.picks(atMost: Account.decidingMax).map {
      Account.Deciding(slot: open[$0.question], left: $0.left)
    }
  }

  private func isRestricted(_ slot: Slot, in box: Box) -> Bool {
    let all = lexicon.everyValue(of: slot)
    return box[slot] & all != all
  }

  private func meet(_ one: Box, _ other: Box, over slots: [Slot]) -> Bool {
    slots.allSatisfy { one[$0] & other[$0] & lexicon.everyValue(of: $0) != 0 }
  }

  private func anySituation(in box: Box, of table: Table) -> Situation {
    var situation = Situation()
    for slot in table.sheet.questions {
      situation[slot] = UInt8(
        truncatingIfNeeded: (box[slot] & lexicon.everyValue(of: slot)).trailingZeroBitCount)
    }
    return situation
  }
}

extension Explorer.Answer {
  /// The value, where there is one.
  package var value: UInt8? {
    if case .decided(let value, _) = self { value } else { nil }
  }
}
