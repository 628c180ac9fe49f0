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
  private var cutting: Cutting
  package let impossible: [Impossible]

  /// An explorer of those tables, each with 128 lines at most.
  package init(lexicon: Lexicon, sheets: [RowSheet], impossible: [Impossible]) {
    self.lexicon = lexicon
    self.impossible = impossible
    cutting = Cutting(
      sheets.map { SheetCut($0, lexicon: lexicon, impossible: impossible) }, lexicon: lexicon)
  }

  /// Takes up the rows of a conclusion, or has them take the place of what it had.
  package mutating func replace(_ sheet: RowSheet) {
    cutting = cutting.replacing(SheetCut(sheet, lexicon: lexicon, impossible: impossible))
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
    cutting.visit(cut, in: box, deriving: deriving) { take($0, $1) }
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
      cut.questions.forEach(visit)
    }
    visit(conclusion)
    return seen
  }

  private func cut(_ conclusion: Slot) -> SheetCut? { cutting[conclusion] }

  private func answer(_ cut: SheetCut, _ lines: Lines) -> Answer {
    let winners = cut.winners(lines)
    guard winners != 0 else { return .gap }
    let rows = cut.named(winners).map(\.row)
    return cut.value(winners).map { .decided(value: $0, rows: rows) } ?? .conflict(rows: rows)
  }
}
