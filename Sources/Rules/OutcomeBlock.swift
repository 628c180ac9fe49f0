/// Situations that get one value, as a block to be read.
package struct OutcomeBlock: Hashable, Sendable {
  package let box: Box
  /// The number of the value concluded.
  package let value: UInt8
  /// The rows that decide some of its situations, by position.
  package let rows: [Int]
}

/// Possible situations of a table that get one answer by the same rows.
struct AnsweredBox: Hashable {
  let box: Box
  let value: UInt8
  let rows: [Int]
}

/// Cuts the situations of a table by the answers they get.
struct AnswerCut {
  var answered: [AnsweredBox] = []
  /// What cannot be, or what no facts lead to.
  var unreachable: [Box] = []
}

/// Boxes in the order in which they were found, none twice, with the rows that decide them.
struct DrawnBoxes {
  private(set) var boxes: [Box] = []
  private(set) var rows: Set<Int> = []
  private var known: Set<Box> = []

  mutating func insert(_ box: Box, _ winners: [Int]) {
    rows.formUnion(winners)
    if known.insert(box).inserted { boxes.append(box) }
  }
}

extension Policy {
  /// What a conclusion says of every situation that facts lead to, as the fewest readable blocks, by
  /// value.
  package func outcomes(of conclusion: Slot) -> [OutcomeBlock] {
    guard let questions = table(conclusion)?.sheet.questions else { return [] }
    let cut = answered(conclusion, by: explorer)
    return outcomes(
      cut.answered.map { ($0, $0.box) }, unreachable: cut.unreachable, over: questions)
  }

  /// The situations of a table, in disjoint boxes.
  func answered(_ conclusion: Slot, by explorer: Explorer) -> AnswerCut {
    var cut = AnswerCut()
    guard let questions = table(conclusion)?.sheet.questions else { return cut }
    let reachable = drawn(conclusion, in: Box(), by: explorer).boxes
    explorer.visit(conclusion, in: Box(), deriving: false) { box, lines in
      let box = box.keeping(questions)
      guard let answer = lines.flatMap({ explorer.explanation(of: conclusion, $0) }) else {
        cut.unreachable.append(box)
        return
      }
      let (inside, outside) = box.parted(by: reachable, over: questions)
      cut.unreachable += outside
      cut.answered += inside.map {
        AnsweredBox(box: $0, value: answer.value, rows: answer.winners)
      }
    }
    return cut
  }

  /// The situations of a table that the facts of a box lead to, as boxes that may overlap, and the
  /// rows that decide them; earlier conclusions are drawn even where the answer does not need them.
  func drawn(_ conclusion: Slot, in box: Box, by explorer: Explorer) -> DrawnBoxes {
    var drawn = DrawnBoxes()
    guard let questions = table(conclusion)?.sheet.questions else { return drawn }
    func refine(_ box: Box, _ rows: [Int], _ rest: ArraySlice<Slot>) {
      guard let slot = rest.first else { return drawn.insert(box.keeping(questions), rows) }
      let all = lexicon.everyValue(of: slot)
      guard explorer.sheet(of: slot) != nil, box[slot] & all == all, all.nonzeroBitCount > 1
      else { return refine(box, rows, rest.dropFirst()) }
      explorer.visit(slot, in: box, deriving: true) { piece, lines in
        guard let answer = lines.flatMap({ explorer.explanation(of: slot, $0) }) else { return }
        var one = piece
        one[slot] = 1 << UInt64(answer.value)
        refine(one, rows, rest.dropFirst())
      }
    }
    explorer.visit(conclusion, in: box, deriving: true) { box, lines in
      guard let answer = lines.flatMap({ explorer.explanation(of: conclusion, $0) }) else { return }
      refine(box, answer.winners, questions[...])
    }
    return drawn
  }

  /// The blocks of parts of answered boxes.
  func outcomes(
    _ parts: [(of: AnsweredBox, box: Box)], unreachable: [Box], over questions: [Slot]
  ) -> [OutcomeBlock] {
    let pieces: [(box: Box, key: UInt8?)] =
      parts.map { ($0.box, $0.of.value) } + unreachable.map { ($0, nil) }
    let joined = Blocks(lexicon: lexicon, over: questions).joined(pieces)
    return Blocks.Block.needed(joined, for: pieces, over: questions).map { block in
      let met = parts.filter {
        $0.of.value == block.key && $0.box.meets(block.box, over: questions)
      }
      return OutcomeBlock(
        box: block.box, value: block.key, rows: Set(met.flatMap(\.of.rows)).sorted())
    }
    .enumerated().sorted { ($0.element.value, $0.offset) < ($1.element.value, $1.offset) }
    .map(\.element)
  }
}

extension Box {
  /// The same with nothing said of any other slot.
  func keeping(_ slots: [Slot]) -> Box {
    var bare = Box()
    for slot in slots { bare[slot] = self[slot] }
    return bare
  }

  /// The situations that are in any of the others and those that are in none, in disjoint boxes.
  func parted(
    by others: some Collection<Box>, over slots: [Slot]
  ) -> (inside: [Box], outside: [Box]) {
    var inside: [Box] = []
    var outside = [self]
    for other in others where !outside.isEmpty && meets(other, over: slots) {
      var left: [Box] = []
      for box in outside {
        guard box.meets(other, over: slots) else {
          left.append(box)
          continue
        }
        inside.append(box.intersection(other))
        left += box.subtracting(other, over: slots)
      }
      outside = left
    }
    return (inside, outside)
  }
}
