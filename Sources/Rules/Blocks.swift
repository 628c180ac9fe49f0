/// Joins pieces of situations to the fewest readable blocks.
package struct Blocks {
  /// Situations that have something in common.
  package struct Block<Key: Hashable>: Hashable {
    package var box: Box
    package let key: Key
  }

  private let lexicon: Lexicon
  private let slots: [Slot]

  /// A joiner of boxes over these slots; what the boxes say of others is left out.
  package init(lexicon: Lexicon, over slots: [Slot]) {
    self.lexicon = lexicon
    self.slots = slots
  }

  /// The blocks that cover the pieces of each key, as wide as can be; they may overlap.
  ///
  /// The pieces are disjoint over the slots; those without a key are impossible and may be
  /// swallowed by any block.
  package func joined<Key: Hashable>(_ pieces: [(box: Box, key: Key?)]) -> [Block<Key>] {
    let parts = merged(pieces.map { ($0.box, $0.key) })
    var blocks: [Block<Key>] = []
    for part in parts {
      guard let key = part.key,
        !blocks.contains(where: { $0.key == key && contains($0.box, part.box) })
      else { continue }
      let own = parts.filter { $0.key == nil || $0.key == key }.map(\.box)
      let said = parts.filter { $0.key == key }.map(\.box)
      blocks.append(Block(box: grown(part.box, within: own, saying: said), key: key))
    }
    return blocks
  }

  /// Widens a box slot by slot as long as it holds nothing but the given disjoint boxes.
  ///
  /// Facts first: where a fact and a conclusion say the same, the block keeps the conclusion. Single
  /// values are taken in only where something is said of them; what is impossible would puzzle.
  private func grown(_ box: Box, within own: [Box], saying said: [Box]) -> Box {
    var grown = box
    let facts = slots.filter { !lexicon.isConclusion($0) }
    for slot in facts + slots.filter(lexicon.isConclusion) {
      let all = lexicon.everyValue(of: slot)
      var wider = grown
      wider[slot] = all
      if isFilled(wider, by: own) {
        grown = wider
        continue
      }
      for value in 0..<UInt64(lexicon.count(of: slot)) where grown[slot] >> value & 1 == 0 {
        wider = grown
        wider[slot] = 1 << value
        guard said.contains(where: { $0.meets(wider, over: slots) }) else { continue }
        wider[slot] |= grown[slot]
        if isFilled(wider, by: own) { grown = wider }
      }
    }
    return grown
  }

  private func isFilled(_ box: Box, by own: [Box]) -> Bool {
    let filled = own.reduce(0) { $0 + lexicon.volume(of: box.intersection($1), over: slots) }
    return filled == lexicon.volume(of: box, over: slots)
  }

  private func contains(_ outer: Box, _ inner: Box) -> Bool {
    slots.allSatisfy { inner[$0] & lexicon.everyValue(of: $0) & ~outer[$0] == 0 }
  }

  /// Joins boxes of one key that differ in one slot alone, until none are left.
  private func merged<Key: Hashable>(_ pieces: [(Box, Key?)]) -> [(box: Box, key: Key?)] {
    var parts = pieces.map { piece in
      var bare = Box()
      for slot in slots { bare[slot] = piece.0[slot] & lexicon.everyValue(of: slot) }
      return (box: bare, key: piece.1)
    }
    var before = Int.max
    while parts.count < before {
      before = parts.count
      for slot in slots {
        var positions: [Block<Key?>: Int] = [:]
        var joined: [(box: Box, key: Key?)] = []
        for part in parts {
          let rest = Block(box: part.box.forgetting([slot]), key: part.key)
          if let position = positions[rest] {
            joined[position].box[slot] |= part.box[slot]
          } else {
            positions[rest] = joined.count
            joined.append(part)
          }
        }
        parts = joined
      }
    }
    return parts
  }
}
