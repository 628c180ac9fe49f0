extension Box {
  /// The situations that are not in the other, as disjoint boxes, as far as these slots go.
  package func subtracting(_ other: Box, over slots: [Slot]) -> [Box] {
    var parts: [Box] = []
    var rest = self
    for slot in slots {
      let outside = rest[slot] & ~other[slot]
      if outside != 0 {
        var part = rest
        part[slot] = outside
        parts.append(part)
      }
      rest[slot] &= other[slot]
      // Nothing is left to be taken away.
      if rest[slot] == 0 { break }
    }
    return parts
  }

  /// Whether a situation of these slots is in both.
  package func meets(_ other: Box, over slots: [Slot]) -> Bool {
    slots.allSatisfy { self[$0] & other[$0] != 0 }
  }
}
