extension Comparer {
  /// The situations of both, cut into pieces in which each document says one thing.
  func pieces(_ conclusions: [Slot], _ words: JointWords) -> [Piece] {
    var whole = Box()
    for slot in words.all { whole[slot] = words.lexicon.everyValue(of: slot) }
    return parts(of: .first, conclusions[0], in: whole, words).flatMap { box, first in
      parts(of: .second, conclusions[1], in: box, words).map { box, second in
        Piece(box: box, positions: [first, second])
      }
    }
  }

  /// A box cut into parts of which one document says one thing each.
  private func parts(
    of side: Side, _ conclusion: Slot, in box: Box, _ words: JointWords
  ) -> [(Box, Comparison.Position)] {
    let known = words.known(to: side)
    let noWord = Comparison.Position(
      say: .noWord, words: [], clauses: [], readings: [], questions: [])
    var parts = box.subtracting(known, over: words.all).map { ($0, noWord) }
    let inside = box.intersection(known)
    guard words.all.allSatisfy({ inside[$0] != 0 }) else { return parts }
    let explorer = explorers[side.index]
    for piece in explorer.pieces(
      of: conclusion, in: words.own(inside, of: side), deriving: true)
    {
      parts.append(
        (words.joint(piece.box, in: inside, of: side), position(of: piece, conclusion, side)))
    }
    return parts
  }

  /// What a document says of a piece, and why.
  private func position(
    of piece: Explorer.Piece, _ conclusion: Slot, _ side: Side
  ) -> Comparison.Position {
    let policy = policies[side.index]
    guard case .decided(let number, let rows) = piece.answer,
      let entry = policy.lexicon[conclusion], Int(number) < entry.values.count,
      let sheet = policy.table(conclusion)?.sheet
    else {
      return Comparison.Position(
        say: piece.answer == .impossible ? .impossible : .nothing, words: [], clauses: [],
        readings: [], questions: [])
    }
    let value = entry.values[Int(number)]
    let isSilent = entry.silent >> UInt64(number) & 1 == 1
    var clauses: [String] = []
    for position in rows.flatMap({ sheet.rows[$0].citations }) {
      let clause = policy.citations[Int(position)].clause
      if !clauses.contains(clause) { clauses.append(clause) }
    }
    var readings: Set<UInt8> = []
    collect(&readings, conclusion, piece.box, policy)
    return Comparison.Position(
      say: isSilent ? .silent(value.code) : .value(value.code), words: [value.name],
      clauses: clauses, readings: readings.sorted().map { policy.readings[Int($0)] },
      questions: isSilent ? rows.map { sheet.rows[$0].question }.filter { !$0.isEmpty } : [])
  }

  /// The readings a piece rests on, through the conclusions that were drawn for it.
  ///
  /// Any of its situations will do: every table they meet answers all of them by the same cell.
  private func collect(
    _ readings: inout Set<UInt8>, _ conclusion: Slot, _ box: Box, _ policy: Policy
  ) {
    guard let table = policy.table(conclusion) else { return }
    var situation = Situation()
    for slot in table.sheet.questions {
      let mask = box[slot] & policy.lexicon.everyValue(of: slot)
      situation[slot] = UInt8(mask.trailingZeroBitCount)
      if policy.table(slot) != nil, box.single(slot) != nil {
        collect(&readings, slot, box, policy)
      }
    }
    readings.formUnion(table.explanation(situation)?.readings ?? [])
  }
}
