/// How far the cases of a document reach into one of its conclusions.
///
/// Only situations of its table count that some facts lead to. One is exercised where a case says
/// which one value it gets.
package struct Coverage: Sendable {
  package let conclusion: Slot
  /// How many cases there are of it.
  package let cases: Int
  /// How many situations its table tells apart.
  package let situations: Int
  /// How many of them are exercised.
  package let exercised: Int
  /// For each row the number of cases it decides.
  package let casesOfRows: [Int]
  /// The exercised situations, and the others.
  package let reached: [OutcomeBlock]
  package let unreached: [OutcomeBlock]
  /// Boundaries between two rows of which the cases do not know both sides.
  package let boundaries: [Boundary]

  /// Two situations that differ in one thing alone and get different values.
  package struct Boundary: Hashable, Sendable {
    /// What they differ in.
    package let slot: Slot
    package let sides: [Side]
  }

  /// One of them.
  package struct Side: Hashable, Sendable {
    /// One situation, as far as the table asks.
    package let box: Box
    package let answer: Explanation
  }
}

extension Policy {
  /// How far the cases reach into a conclusion.
  ///
  /// - Parameters:
  ///   - conclusion: One of this document.
  ///   - explorer: The document's own, made once for all conclusions.
  /// - Returns: `nil` where it has no table of it.
  package func coverage(of conclusion: Slot, by explorer: Explorer) -> Coverage? {
    guard let table = table(conclusion) else { return nil }
    let questions = table.sheet.questions
    let own = cases.filter { $0.conclusion == conclusion }
    var met: [Box] = []
    var casesOfRows = [Int](repeating: 0, count: table.rows.count)
    for worked in own where worked.expected.only != nil {
      let drawn = drawn(conclusion, in: worked.box, by: explorer)
      met += drawn.boxes
      for row in drawn.rows { casesOfRows[row] += 1 }
    }
    let cut = answered(conclusion, by: explorer)
    let parts = cut.answered.map { Parts($0, met: met, over: questions) }
    func volume(_ boxes: [Box]) -> Int {
      boxes.reduce(0) { $0 + lexicon.volume(of: $1, over: questions) }
    }
    let reached = parts.flatMap { part in part.met.map { (of: part.whole, box: $0) } }
    let unreached = parts.flatMap { part in part.rest.map { (of: part.whole, box: $0) } }
    return Coverage(
      conclusion: conclusion, cases: own.count,
      situations: volume(cut.answered.map(\.box)), exercised: volume(reached.map(\.box)),
      casesOfRows: casesOfRows,
      reached: outcomes(reached, unreachable: cut.unreachable, over: questions),
      unreached: outcomes(unreached, unreachable: cut.unreachable, over: questions),
      boundaries: boundaries(parts, of: table))
  }

  /// An answered box, cut along the cases that meet it.
  private struct Parts {
    let whole: AnsweredBox
    let met: [Box]
    let rest: [Box]

    init(_ whole: AnsweredBox, met cases: [Box], over slots: [Slot]) {
      self.whole = whole
      (met, rest) = whole.box.parted(by: cases, over: slots)
    }
  }

  /// What tells two boundaries apart: what changes, and the rows on both sides.
  private struct Border: Hashable {
    let slot: Slot
    let rows: [[Int]]
  }

  /// The borders between boxes of different values that no two exercised situations stand on.
  private func boundaries(
    _ parts: [Parts], of table: Table
  ) -> [Coverage.Boundary] {
    var borders: [Border] = []
    var open: [Border: Coverage.Boundary] = [:]
    var known: Set<Border> = []
    let slots = table.sheet.questions
    for (index, one) in parts.enumerated() {
      for other in parts[(index + 1)...] where one.whole.value != other.whole.value {
        guard let slot = one.whole.box.border(with: other.whole.box, over: slots) else { continue }
        let border = Border(
          slot: slot, rows: [one.whole.rows, other.whole.rows].sorted(by: precedes))
        guard !known.contains(border) else { continue }
        let isKnown = one.met.contains { near in
          other.met.contains { near.border(with: $0, over: slots) == slot }
        }
        if isKnown {
          known.insert(border)
        } else if open[border] == nil {
          borders.append(border)
          open[border] = boundary(at: slot, one.whole.box, other.whole.box, table)
        }
      }
    }
    return borders.filter { !known.contains($0) }.compactMap { open[$0] }
  }

  private func precedes(_ one: [Int], _ other: [Int]) -> Bool {
    one.lexicographicallyPrecedes(other)
  }

  /// Two situations of two boxes with the first values that both have, but for that slot.
  private func boundary(
    at slot: Slot, _ one: Box, _ other: Box, _ table: Table
  ) -> Coverage.Boundary {
    let sides = [one, other].compactMap { side -> Coverage.Side? in
      var box = one.intersection(other)
      box[slot] = side[slot]
      for question in table.questions {
        let mask = box[question.slot] & lexicon.everyValue(of: question.slot)
        box[question.slot] = mask & (~mask + 1)
      }
      let cell = table.cell(firstOf: box)
      guard cell != Table.unreachable else { return nil }
      return Coverage.Side(box: box, answer: table.explanations[Int(cell)])
    }
    return Coverage.Boundary(slot: slot, sides: sides.sorted { $0.box[slot] < $1.box[slot] })
  }
}

extension Box {
  /// The one slot in which no situation of both boxes is the same; `nil` where there is none or
  /// more than one.
  fileprivate func border(with other: Box, over slots: [Slot]) -> Slot? {
    var found: Slot?
    for slot in slots where self[slot] & other[slot] == 0 {
      guard found == nil else { return nil }
      found = slot
    }
    return found
  }
}
