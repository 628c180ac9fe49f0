/// Every combination of known values of some facts, the rest of a situation as it is.
struct Variations: Sequence, IteratorProtocol {
  private var situation: Situation
  private let slots: [(slot: Slot, count: UInt8)]
  private var isOver = false

  /// The variations of a situation in those slots.
  init(of situation: Situation, in slots: [Slot]) {
    self.situation = situation
    self.slots = slots.map { ($0, $0.knownValues) }
    for slot in slots { self.situation[slot] = 0 }
  }

  /// The next that does not exclude itself.
  mutating func next() -> Situation? {
    while !isOver {
      let current = situation
      advance()
      // Settled directly where nothing is networked.
      let excludesItself =
        current[.paid] == Paid.direct.number && current[.networked] == Networked.no.number
      if !excludesItself { return current }
    }
    return nil
  }

  private mutating func advance() {
    for (slot, count) in slots {
      situation[slot] += 1
      if situation[slot] < count { return }
      situation[slot] = 0
    }
    isOver = true
  }
}

extension Slot {
  /// How many of its values say something; the last of some stands for "not known".
  fileprivate var knownValues: UInt8 {
    UInt8(values.count) - (self == .networked || self == .trauma ? 1 : 0)
  }
}
