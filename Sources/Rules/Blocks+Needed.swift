extension Blocks.Block {
  /// The blocks without those whose situations all stand in others as well.
  ///
  /// - Parameters:
  ///   - blocks: Blocks of any keys, each covering only its own key's pieces and impossible ones.
  ///   - pieces: What the blocks were joined from.
  ///   - slots: What both are told by.
  /// - Returns: Those left, in the same order.
  static func needed(
    _ blocks: [Blocks.Block<Key>], for pieces: [(box: Box, key: Key?)], over slots: [Slot]
  ) -> [Blocks.Block<Key>] {
    var left = blocks
    for block in blocks.reversed() {
      let others = left.filter { $0.key == block.key && $0 != block }
      let isCovered = pieces.allSatisfy { piece in
        guard piece.key == block.key, piece.box.meets(block.box, over: slots) else { return true }
        return others.reduce([piece.box.intersection(block.box)]) { rest, other in
          rest.flatMap { $0.subtracting(other.box, over: slots) }
        }.isEmpty
      }
      if isCovered { left = others + left.filter { $0.key != block.key } }
    }
    return blocks.filter(left.contains)
  }
}
