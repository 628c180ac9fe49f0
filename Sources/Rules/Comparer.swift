/// Lays the pieces of two documents over each other, conclusion by conclusion.
struct Comparer {
  let policies: [Policy]
  let explorers: [Explorer]
  /// What has been compared, so that a conclusion asked by several is compared once.
  private var known: [String: Comparison?] = [:]

  /// A comparer of those two.
  init(_ first: Policy, _ second: Policy) {
    policies = [first, second]
    explorers = policies.map(\.explorer)
  }

  /// The entry of a conclusion that a document has a table for.
  func conclusion(_ code: String, of side: Side) -> Lexicon.Entry? {
    let policy = policies[side.index]
    return policy.lexicon.entries.first { $0.code == code && policy.table($0.slot) != nil }
  }

  /// The comparison of a conclusion both draw; `nil` where one does not, or there are too many
  /// situations to be counted.
  mutating func comparison(of code: String) -> Comparison? {
    if let comparison = known[code] { return comparison }
    // What asks itself, however indirectly, is not drawn from what is known so far.
    known[code] = .some(nil)
    let comparison = compare(code)
    known[code] = .some(comparison)
    return comparison
  }

  /// Situations with what each document says of them.
  struct Piece {
    var box: Box
    var positions: [Comparison.Position]

    /// The document that alone says that there are no such situations.
    var excluding: Side? {
      let sides = Side.allCases.filter { positions[$0.index].say == .impossible }
      return sides.count == 1 ? sides[0] : nil
    }
  }

  private mutating func compare(_ code: String) -> Comparison? {
    let entries = Side.allCases.compactMap { conclusion(code, of: $0) }
    guard entries.count == 2 else { return nil }
    let facts = Side.allCases.map { side in
      explorers[side.index].facts(behind: entries[side.index].slot)
        .compactMap { policies[side.index].lexicon[$0] }
    }
    let drawn = agreed(entries, facts: Set(facts.joined().map(\.code)))
    guard let words = JointWords(facts: facts, drawn: drawn),
      let situations = words.lexicon.count(over: words.facts)
    else { return nil }
    let pieces = pieces(entries.map(\.slot), words)
    let changes = pieces.filter { kind(entries[0], $0.positions) != nil }
    return Comparison(
      code: code, lexicon: words.lexicon, slots: words.all,
      asked: [
        .first: only(.first, words), .second: only(.second, words),
      ],
      situations: situations,
      differing: words.count(changes.map(\.box)),
      excluded: Dictionary(
        uniqueKeysWithValues: Side.allCases.map { side in
          (side, words.count(pieces.filter { $0.excluding == side }.map(\.box)))
        }),
      changes: changes.isEmpty ? [] : blocks(pieces, words, entries[0]),
      isIdentical: pieces.allSatisfy { $0.positions[0].say == $0.positions[1].say })
  }

  private func only(_ side: Side, _ words: JointWords) -> [Slot] {
    let other: Side = side == .first ? .second : .first
    let others = words.facts(of: other)
    return words.facts.filter { !others.contains($0) }
  }

  /// The conclusions that the two tables ask and that mean the same in both documents, or are in
  /// one alone: they may stand for the facts behind them.
  private mutating func agreed(
    _ entries: [Lexicon.Entry], facts: Set<String>
  ) -> [[Lexicon.Entry]] {
    var agreed: [[Lexicon.Entry]] = [[], []]
    for side in Side.allCases {
      let sheet = explorers[side.index].sheet(of: entries[side.index].slot)
      for slot in sheet?.questions ?? [] {
        guard let asked = policies[side.index].lexicon[slot], !facts.contains(asked.code),
          conclusion(asked.code, of: side) != nil
        else { continue }
        let both = Side.allCases.allSatisfy { conclusion(asked.code, of: $0) != nil }
        if both, comparison(of: asked.code)?.isIdentical != true { continue }
        for other in Side.allCases {
          if let entry = conclusion(asked.code, of: other), !agreed[other.index].contains(entry) {
            agreed[other.index].append(entry)
          }
        }
      }
    }
    return agreed
  }
}

extension JointWords {
  /// How many situations these boxes hold, as far as the facts go.
  fileprivate func count(_ boxes: [Box]) -> Int {
    boxes.reduce(0) { $0 + lexicon.volume(of: $1, over: facts) }
  }
}

extension Lexicon {
  /// How many situations these slots have; `nil` where they cannot be counted.
  func count(over slots: [Slot]) -> Int? {
    var product = 1
    for slot in slots {
      let (next, overflow) = product.multipliedReportingOverflow(by: count(of: slot))
      guard !overflow else { return nil }
      product = next
    }
    return product
  }
}
