/// Cuts boxes of situations along the rows of a pack's tables, until each piece has one answer.
///
/// Exact and complete: the pieces of a box are disjoint and together make up the box. It needs no
/// compiled cells, so it works on packs that have gaps and conflicts, and tells where these are.
package struct Explorer: Sendable {
  /// What the rows say of every situation in a piece.
  package enum Answer: Hashable, Sendable {
    /// These rows say it, by position; all agree.
    case decided(value: UInt8, rows: [Int])
    /// No row says anything.
    case gap
    /// These rows are left and say different things.
    case conflict(rows: [Int])
    /// The pack calls the situation impossible, or an earlier conclusion could not be drawn.
    case impossible
  }

  /// Situations with one answer.
  package struct Piece: Hashable, Sendable {
    package var box: Box
    package var answer: Answer
  }

  package let lexicon: Lexicon
  private var sheets = [RowSheet?](repeating: nil, count: Slot.allCases.count)
  private let impossible: [Impossible]

  /// An explorer of those tables.
  package init(lexicon: Lexicon, sheets: [RowSheet], impossible: [Impossible]) {
    self.lexicon = lexicon
    self.impossible = impossible
    for sheet in sheets { self.sheets[Int(sheet.conclusion.rawValue)] = sheet }
  }

  /// The rows of a conclusion.
  package func sheet(of conclusion: Slot) -> RowSheet? { sheets[Int(conclusion.rawValue)] }

  /// The situations of a box, cut into pieces of one answer each.
  ///
  /// With `deriving`, earlier conclusions that the box says nothing of are drawn from their own
  /// tables; otherwise they may have any value, as facts do. What the box says is taken as given.
  package func pieces(of conclusion: Slot, in box: Box = Box(), deriving: Bool) -> [Piece] {
    var found: [Piece] = []
    guard let sheet = sheet(of: conclusion) else { return [] }
    var whole = box
    for slot in sheet.questions { whole[slot] &= lexicon.everyValue(of: slot) }
    explore(sheet, whole, deriving: deriving) { found.append(Piece(box: $0, answer: $1)) }
    return found
  }

  /// The facts a conclusion rests on, through the conclusions it asks; in the order of the lexicon.
  package func facts(behind conclusion: Slot) -> [Slot] {
    var seen: Set<Slot> = []
    func visit(_ slot: Slot) {
      guard seen.insert(slot).inserted, let sheet = sheet(of: slot) else { return }
      sheet.questions.forEach(visit)
    }
    visit(conclusion)
    return lexicon.entries.map(\.slot).filter { seen.contains($0) && sheet(of: $0) == nil }
  }

  private typealias Visit = (Box, Answer) -> Void

  private func explore(_ sheet: RowSheet, _ box: Box, deriving: Bool, _ visit: Visit) {
    let left = sheet.lines.filter { line in
      zip(sheet.questions, line.masks).allSatisfy { box[$0] & $1 != 0 }
    }
    for (position, slot) in sheet.questions.enumerated() {
      let mask = box[slot]
      guard left.contains(where: { $0.masks[position] & mask != mask }) else { continue }
      if deriving, isOpen(slot, box) {
        return derive(slot, for: sheet, box, visit)
      }
      // Values that the same lines admit stay together.
      var groups: [(admitted: [Bool], mask: UInt64)] = []
      for bit in bits(of: mask) {
        let admitted = left.map { $0.masks[position] & bit != 0 }
        if let index = groups.firstIndex(where: { $0.admitted == admitted }) {
          groups[index].mask |= bit
        } else {
          groups.append((admitted, bit))
        }
      }
      for group in groups {
        var part = box
        part[slot] = group.mask
        explore(sheet, part, deriving: deriving, visit)
      }
      return
    }
    conclude(sheet, box, left, deriving: deriving, visit)
  }

  /// Every line left fits the whole box: only what is impossible still cuts it.
  private func conclude(
    _ sheet: RowSheet, _ box: Box, _ left: [RowSheet.Line], deriving: Bool, _ visit: Visit
  ) {
    for excluded in impossible
    where excluded.conditions.allSatisfy({
      sheet.questions.contains($0.key) && box[$0.key] & $0.value != 0
    }) {
      let cut = sheet.questions.first { slot in
        excluded.conditions[slot].map { box[slot] & ~$0 != 0 } ?? false
      }
      guard let cut, let mask = excluded.conditions[cut] else { return visit(box, .impossible) }
      if deriving, isOpen(cut, box) { return derive(cut, for: sheet, box, visit) }
      for side in [mask, ~mask] {
        var part = box
        part[cut] &= side
        conclude(sheet, part, left, deriving: deriving, visit)
      }
      return
    }
    let winners = sheet.winners(among: left)
    if let value = winners.first?.value {
      let rows = winners.map(\.row)
      let agree = winners.allSatisfy { $0.value == value }
      visit(box, agree ? .decided(value: value, rows: rows) : .conflict(rows: rows))
    } else {
      visit(box, .gap)
    }
  }

  /// Whether a slot is a conclusion of which the box says nothing.
  private func isOpen(_ slot: Slot, _ box: Box) -> Bool {
    let all = lexicon.everyValue(of: slot)
    return sheet(of: slot) != nil && box[slot] & all == all && all.nonzeroBitCount > 1
  }

  private func derive(_ slot: Slot, for sheet: RowSheet, _ box: Box, _ visit: Visit) {
    for piece in pieces(of: slot, in: box, deriving: true) {
      if case .decided(let value, _) = piece.answer {
        var part = piece.box
        part[slot] = 1 << UInt64(value)
        explore(sheet, part, deriving: true, visit)
      } else {
        visit(piece.box, .impossible)
      }
    }
  }
}

/// The bits of a mask, lowest first.
private func bits(of mask: UInt64) -> [UInt64] {
  (0..<64).map { UInt64(1) << UInt64($0) }.filter { mask & $0 != 0 }
}
