import Rules
import Support
import Testing

@Suite("Boxes of situations")
struct BoxTests {
  private static let slots: [Slot] = [.zone, .care, .paid]

  private func random(_ source: inout SeededRandom) -> Box {
    var box = Box()
    for slot in Self.slots {
      let all = (UInt64(1) << UInt64(slot.values.count)) - 1
      box[slot] = UInt64.random(in: 1...all, using: &source)
    }
    return box
  }

  /// Every situation of the three slots, as a box of one.
  private var points: [Box] {
    Self.slots.reduce([Box()]) { boxes, slot in
      boxes.flatMap { box in
        slot.values.indices.map { value in
          var point = box
          point[slot] = 1 << UInt64(value)
          return point
        }
      }
    }
  }

  @Test("What is taken away is gone, the rest is there once")
  func subtraction() {
    var source = SeededRandom(seed: 118)
    for _ in 0..<200 {
      let (box, other) = (random(&source), random(&source))
      let parts = box.subtracting(other, over: Self.slots)
      for point in points {
        let holding = parts.filter { $0.meets(point, over: Self.slots) }.count
        let isIn = box.meets(point, over: Self.slots)
        let isTaken = other.meets(point, over: Self.slots)
        #expect(holding == (isIn && !isTaken ? 1 : 0))
      }
    }
  }
}
