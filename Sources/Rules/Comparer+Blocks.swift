extension Comparer {
  /// What makes two situations change in the same way, but for the readings.
  private enum Key: Hashable {
    case same
    case change([Comparison.Say], clauses: [[String]])
    /// One document alone says something, whatever it is; what the other does not say.
    case only(Side, silence: Comparison.Position)
  }

  /// The situations that change, as few blocks; where the documents say the same is left out.
  func blocks(
    _ pieces: [Piece], _ words: JointWords, _ entry: Lexicon.Entry
  ) -> [Comparison.Change] {
    let keys = pieces.map { key(of: $0, entry) }
    var keyed: [(box: Box, key: Key?)] = []
    for (piece, key) in zip(pieces, keys) {
      keyed.append((piece.box, key))
      keyed += unreachable(beside: piece.box, words).map { ($0, nil) }
    }
    let joined = Blocks(lexicon: words.lexicon, over: words.all).joined(keyed)
      .filter { $0.key != .same }
    return Blocks.Block.needed(joined, for: keyed, over: words.all).compactMap { block in
      let inside = zip(pieces, keys).filter { piece, key in
        key == block.key && piece.box.meets(block.box, over: words.all)
      }.map { $0.0 }
      let positions = Side.allCases.map { side in
        together(inside.map { $0.positions[side.index] }, of: side)
      }
      guard let kind = kind(entry, positions) else { return nil }
      return Comparison.Change(
        box: block.box, kind: kind, first: positions[0], second: positions[1],
        points: points(entry, positions))
    }
  }

  /// `nil` where a document says that there are no such situations: any block may hold them.
  private func key(of piece: Piece, _ entry: Lexicon.Entry) -> Key? {
    let positions = piece.positions
    if positions.contains(where: { $0.say == .impossible }) { return nil }
    switch kind(entry, positions) {
    case nil: return .same
    case .firstOnly: return .only(.first, silence: positions[1].withoutReadings)
    case .secondOnly: return .only(.second, silence: positions[0].withoutReadings)
    case .better, .worse, .different:
      return .change(positions.map(\.say), clauses: positions.map(\.clauses))
    }
  }

  /// What these say together, each thing once.
  private func together(
    _ positions: [Comparison.Position], of side: Side
  ) -> Comparison.Position {
    func each<Item: Hashable>(_ list: (Comparison.Position) -> [Item]) -> [Item] {
      var seen: Set<Item> = []
      return positions.flatMap(list).filter { seen.insert($0).inserted }
    }
    let readings = Set(each(\.readings))
    return Comparison.Position(
      say: positions.first?.say ?? .nothing, words: each(\.words), clauses: each(\.clauses),
      readings: policies[side.index].readings.filter(readings.contains),
      questions: each(\.questions))
  }

  /// The situations of a piece with other values of the conclusions drawn: there are none such.
  private func unreachable(beside box: Box, _ words: JointWords) -> [Box] {
    var wider = box
    for slot in words.all where words.lexicon.isConclusion(slot) {
      wider[slot] = words.lexicon.everyValue(of: slot)
    }
    return wider.subtracting(box, over: words.all)
  }

  // MARK: - Kinds

  /// What becomes of the person; `nil` where both say the same.
  func kind(
    _ entry: Lexicon.Entry, _ positions: [Comparison.Position]
  ) -> Comparison.Kind? {
    switch (positions[0].say, positions[1].say) {
    case (.impossible, _), (_, .impossible): return nil
    case (.value(let before), .value(let after)):
      guard before != after else { return nil }
      guard let order = order(entry, before, after) else { return .different }
      return order > 0 ? .better : .worse
    case (.value, _): return .firstOnly
    case (_, .value): return .secondOnly
    case (.silent(let before), .silent(let after)): return before == after ? nil : .different
    default: return nil
    }
  }

  /// How much better the second value is, where the contract has an order; `nil` where it has none.
  private func order(_ entry: Lexicon.Entry, _ before: String, _ after: String) -> Int? {
    switch entry.slot {
    case .ratio:
      guard let before = Int(before), let after = Int(after) else { return nil }
      return after - before
    case .settlement:
      guard let before = Settlement(rawValue: before)?.ease,
        let after = Settlement(rawValue: after)?.ease
      else { return nil }
      return after - before
    default: return nil
    }
  }

  private func points(
    _ entry: Lexicon.Entry, _ positions: [Comparison.Position]
  ) -> Int? {
    guard entry.slot == .ratio, case .value(let before) = positions[0].say,
      case .value(let after) = positions[1].say
    else { return nil }
    return order(entry, before, after)
  }
}

extension Comparison.Position {
  /// The same, whatever it rests on.
  fileprivate var withoutReadings: Comparison.Position {
    Comparison.Position(
      say: say, words: words, clauses: clauses, readings: [], questions: questions)
  }
}

extension Settlement {
  /// How easily it is settled, by the contract's own order; `nil` where a person must decide.
  package var ease: Int? {
    switch self {
    case .direct: 2
    case .directAfterFiling: 1
    case .manual: 0
    case .staff: nil
    }
  }
}
