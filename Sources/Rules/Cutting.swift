/// The sheets of a pack as they are cut along, each after those whose conclusions it asks.
///
/// A class, though nothing of it ever changes, so that going from one sheet into another costs little.
final class Cutting: Sendable {
  /// Called with each piece of a box and the lines that fit it; none where it is impossible.
  typealias Visit = (inout Box, SheetCut.Lines?) -> Void

  private let cuts: [SheetCut?]
  /// The slots the pack speaks of.
  private let slots: [Slot]
  /// By slot, every value it has as bits.
  private let everyValue: [UInt64]

  /// Those sheets, in a pack of these words.
  convenience init(_ cuts: [SheetCut], lexicon: Lexicon) {
    var bySlot = [SheetCut?](repeating: nil, count: Slot.count)
    for cut in cuts { bySlot[Int(cut.sheet.conclusion.rawValue)] = cut }
    self.init(
      bySlot, slots: lexicon.entries.map(\.slot),
      everyValue: Slot.allCases.map(lexicon.everyValue))
  }

  private init(_ cuts: [SheetCut?], slots: [Slot], everyValue: [UInt64]) {
    self.cuts = cuts
    self.slots = slots
    self.everyValue = everyValue
  }

  /// The same with another sheet for its conclusion.
  func replacing(_ cut: SheetCut) -> Cutting {
    var cuts = cuts
    cuts[Int(cut.sheet.conclusion.rawValue)] = cut
    return Cutting(cuts, slots: slots, everyValue: everyValue)
  }

  /// The sheet of a conclusion.
  subscript(conclusion: Slot) -> SheetCut? { cuts[Int(conclusion.rawValue)] }

  /// Cuts a box into pieces of one answer each.
  func visit(_ cut: SheetCut, in box: Box, deriving: Bool, _ visit: Visit) {
    var whole = box
    for slot in slots {
      let all = everyValue[Int(slot.rawValue)]
      whole[slot] &= all
      guard whole[slot] != 0 || all == 0 else { return }
    }
    explore(cut, &whole, deriving: deriving, visit)
  }

  private func explore(_ cut: SheetCut, _ box: inout Box, deriving: Bool, _ visit: Visit) {
    for slot in cut.questions where box[slot] == 0 { return }
    explore(cut, &box, from: 0, among: cut.lines(in: box), deriving: deriving, visit)
  }

  /// Cuts along the questions from a position on, of which the box still says nothing decided.
  private func explore(
    _ cut: SheetCut, _ box: inout Box, from first: Int, among left: SheetCut.Lines, deriving: Bool,
    _ visit: Visit
  ) {
    for position in first..<max(first, cut.questions.count) {
      let slot = cut.questions[position]
      let mask = box[slot]
      var group = cut.group(of: mask, at: position, among: left)
      guard group.mask != mask else { continue }
      if deriving, isOpen(slot, box) { return derive(slot, for: cut, &box, visit) }
      // Values that the same lines admit stay together.
      var rest = mask
      while true {
        box[slot] = group.mask
        explore(cut, &box, from: position + 1, among: group.left, deriving: deriving, visit)
        rest &= ~group.mask
        guard rest != 0 else { break }
        group = cut.group(of: rest, at: position, among: left)
      }
      box[slot] = mask
      return
    }
    conclude(cut, &box, left, deriving: deriving, visit)
  }

  /// Every line left fits the whole box: only what is impossible still cuts it.
  private func conclude(
    _ cut: SheetCut, _ box: inout Box, _ left: SheetCut.Lines, deriving: Bool, _ visit: Visit
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
    guard self[slot] != nil else { return false }
    let all = everyValue[Int(slot.rawValue)]
    return box[slot] & all == all && all.nonzeroBitCount > 1
  }

  private func derive(_ slot: Slot, for cut: SheetCut, _ box: inout Box, _ visit: Visit) {
    guard let earlier = self[slot] else { return }
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
