/// A set of situations: for each slot the values it may have, every combination of them included.
package struct Box: Hashable, Sendable {
  private var masks = [UInt64](repeating: ~0, count: Slot.count)

  /// Every situation.
  package init() {}

  /// The values a slot may have, as bits; all bits where nothing is said of it.
  package subscript(slot: Slot) -> UInt64 {
    get { masks[Int(slot.rawValue)] }
    set { masks[Int(slot.rawValue)] = newValue }
  }

  /// The situations in both.
  package func intersection(_ other: Box) -> Box {
    var both = self
    for index in masks.indices { both.masks[index] &= other.masks[index] }
    return both
  }

  /// Whether it holds one situation only, as far as a slot goes.
  package func single(_ slot: Slot) -> UInt8? {
    let mask = self[slot]
    return mask.nonzeroBitCount == 1 ? UInt8(mask.trailingZeroBitCount) : nil
  }

  /// The same with nothing said of these slots.
  package func forgetting(_ slots: some Sequence<Slot>) -> Box {
    var wider = self
    for slot in slots { wider[slot] = ~0 }
    return wider
  }
}

extension Lexicon {
  /// How many situations of these slots a box holds.
  package func volume(of box: Box, over slots: [Slot]) -> Int {
    slots.reduce(1) { $0 * (box[$1] & everyValue(of: $1)).nonzeroBitCount }
  }

  /// A box in the pack's own words, such as 长居＝否，就医种类≠药店; only what it restricts is said.
  ///
  /// - Returns: Empty where the box restricts none of the slots.
  package func words(for box: Box, over slots: [Slot]) -> String {
    slots.compactMap { slot -> String? in
      guard let entry = self[slot] else { return nil }
      let all = entry.everyValue
      let mask = box[slot] & all
      guard mask != all else { return nil }
      let others = all & ~mask
      let inverted = others.nonzeroBitCount == 1 && mask.nonzeroBitCount > 1
      let named = entry.values.indices.filter {
        (inverted ? others : mask) >> UInt64($0) & 1 == 1
      }
      let values = named.map { entry.values[$0].name }.joined(separator: "、")
      return entry.name + (inverted ? "≠" : "＝") + values
    }
    .joined(separator: "，")
  }
}
