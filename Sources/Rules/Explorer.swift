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

  /// The lines of a sheet that fit every situation of a piece, as bits by position; `nil` where it
  /// is impossible.
  package typealias Lines = UInt128

  package let lexicon: Lexicon
  private var cuts = [SheetCut?](repeating: nil, count: Slot.allCases.count)
  package let impossible: [Impossible]

  /// An explorer of those tables, each with 128 lines at most.
  package init(lexicon: Lexicon, sheets: [RowSheet], impossible: [Impossible]) {
    self.lexicon = lexicon
    self.impossible = impossible
    for sheet in sheets { replace(sheet) }
  }

  /// Takes up the rows of a conclusion, or has them take the place of what it had.
  package mutating func replace(_ sheet: RowSheet) {
    cuts[Int(sheet.conclusion.rawValue)] = SheetCut(
      sheet, lexicon: lexicon, impossible: impossible)
  }

  /// The rows of a conclusion.
  package func sheet(of conclusion: Slot) -> RowSheet? { cut(conclusion)?.sheet }

  /// The situations of a box, cut into pieces of one answer each.
  ///
  /// With `deriving`, earlier conclusions that the box says nothing of are drawn from their own
  /// tables; otherwise they may have any value, as facts do. What the box says is taken as given.
  package func pieces(of conclusion: Slot, in box: Box = Box(), deriving: Bool) -> [Piece] {
    var found: [Piece] = []
    guard let cut = cut(conclusion) else { return [] }
    visit(conclusion, in: box, deriving: deriving) { box, lines in
      found.append(Piece(box: box, answer: lines.map { answer(cut, $0) } ?? .impossible))
    }
    return found
  }

  /// The same pieces one by one, each with the lines that fit it, so that nothing is kept of them.
  package func visit(
    _ conclusion: Slot, in box: Box, deriving: Bool, _ take: (Box, Lines?) -> Void
  ) {
    guard let cut = cut(conclusion) else { return }
    var whole = box
    for entry in lexicon.entries {
      whole[entry.slot] &= entry.everyValue
      guard whole[entry.slot] != 0 || entry.values.isEmpty else { return }
    }
    explore(cut, &whole, deriving: deriving) { take($0, $1) }
  }

  /// Why these lines of a conclusion say what they say; `nil` where they do not agree or are none.
  package func explanation(of conclusion: Slot, _ lines: Lines) -> Explanation? {
    cut(conclusion).flatMap { $0.sheet.explanation(of: $0.named(lines)) }
  }

  /// The facts a conclusion rests on, through the conclusions it asks; in the order of the lexicon.
  package func facts(behind conclusion: Slot) -> [Slot] {
    let behind = behind(conclusion)
    return lexicon.entries.map(\.slot).filter { behind.contains($0) && cut($0) == nil }
  }

  /// All that a conclusion rests on: the slots it asks, those they ask in turn, and itself.
  package func behind(_ conclusion: Slot) -> Set<Slot> {
    var seen: Set<Slot> = []
    func visit(_ slot: Slot) {
      guard seen.insert(slot).inserted, let cut = cut(slot) else { return }
      cut.sheet.questions.forEach(visit)
    }
    visit(conclusion)
    return seen
  }

  private typealias Visit = (inout Box, Lines?) -> Void

  private func cut(_ conclusion: Slot) -> SheetCut? { cuts[Int(conclusion.rawValue)] }

  private func answer(_ cut: SheetCut, _ lines: Lines) -> Answer {
    let winners = cut.winners(lines)
    guard winners != 0 else { return .gap }
    let rows = cut.named(winners).map(\.row)
    return cut.value(winners).map { .decided(value: $0, rows: rows) } ?? .conflict(rows: rows)
  }

  private func explore(_ cut: SheetCut, _ box: inout Box, deriving: Bool, _ visit: Visit) {
    for slot in cut.sheet.questions where box[slot] == 0 { return }
    explore(cut, &box, from: 0, among: cut.lines(in: box), deriving: deriving, visit)
  }

  /// Cuts along the questions from a position on, of which the box still says nothing decided.
  private func explore(
    _ cut: SheetCut, _ box: inout Box, from first: Int, among left: Lines, deriving: Bool,
    _ visit: Visit
  ) {
    for position in first..<max(first, cut.sheet.questions.count) {
      let slot = cut.sheet.questions[position]
      let mask = box[slot]
      guard cut.group(of: mask, at: position, among: left).mask != mask else { continue }
      if deriving, isOpen(slot, box) { return derive(slot, for: cut, &box, visit) }
      // Values that the same lines admit stay together.
      var rest = mask
      while rest != 0 {
        let group = cut.group(of: rest, at: position, among: left)
        rest &= ~group.mask
        box[slot] = group.mask
        explore(cut, &box, from: position + 1, among: group.left, deriving: deriving, visit)
      }
      box[slot] = mask
      return
    }
    conclude(cut, &box, left, deriving: deriving, visit)
  }

  /// Every line left fits the whole box: only what is impossible still cuts it.
  private func conclude(
    _ cut: SheetCut, _ box: inout Box, _ left: Lines, deriving: Bool, _ visit: Visit
  ) {
    for excluded in cut.impossible where excluded.allSatisfy({ box[$0.slot] & $0.mask != 0 }) {
      guard let (slot, mask) = excluded.first(where: { box[$0.slot] & ~$0.mask != 0 }) else {
        return visit(&box, nil)
      }
      if deriving, isOpen(slot, box) { return derive(slot, for: cut, &box, visit) }
      let whole = box[slot]
      for side in [whole & mask, whole & ~mask] {
        box[slot] = side
        conclude(cut, &box, left, deriving: deriving, visit)
      }
      box[slot] = whole
      return
    }
    visit(&box, left)
  }

  /// Whether a slot is a conclusion of which the box says nothing.
  private func isOpen(_ slot: Slot, _ box: Box) -> Bool {
    guard cut(slot) != nil else { return false }
    let all = lexicon.everyValue(of: slot)
    return box[slot] & all == all && all.nonzeroBitCount > 1
  }

  private func derive(_ slot: Slot, for cut: SheetCut, _ box: inout Box, _ visit: Visit) {
    guard let earlier = self.cut(slot) else { return }
    let open = box[slot]
    explore(earlier, &box, deriving: true) { box, lines in
      if let value = lines.flatMap({ earlier.value(earlier.winners($0)) }) {
        box[slot] = 1 << UInt64(value)
        explore(cut, &box, deriving: true, visit)
        box[slot] = open
      } else {
        visit(&box, nil)
      }
    }
  }
}
