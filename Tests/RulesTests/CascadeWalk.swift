@testable import Rules

extension Cascade {
  /// What situations of a box come to at the end of the stages.
  struct Arrival: Hashable {
    /// What the last stage left.
    var state = 0
    /// Where the table of the conclusion looked at says why.
    var cell: UInt16 = 0
    /// Whether that table, or one it rests on, calls them impossible.
    var isImpossible = false
  }

  /// Everything that the situations of a box come to, whatever they are beside.
  ///
  /// Exact without going through them one by one: the facts of one stage are free of those of another,
  /// so that a stage takes each state that was left with each number its facts can have in the box.
  func arrivals(of conclusion: Slot, behind: Set<Slot>, in box: Box) -> Set<Arrival> {
    var arrivals: Set = [Arrival()]
    for (index, stage) in [stages.0, stages.1, stages.2].enumerated() {
      let numbers = numbers(ofStage: index, in: box)
      arrivals = Set(
        arrivals.flatMap { arrival in
          numbers.map { number in
            let entry = entries[stage.start + arrival.state * stage.width + number]
            let found = cells[Int(entry & 0xFFFF)]
            return Arrival(
              state: Int(entry >> 16), cell: arrival.cell | found[conclusion.position],
              isImpossible: arrival.isImpossible
                || behind.contains { found[$0.position] == Table.unreachable })
          }
        })
    }
    return arrivals
  }

  private func numbers(ofStage index: Int, in box: Box) -> [Int] {
    let shift = UInt64(16 * index)
    return digits.filter { $0.weight >> shift != 0 && $0.weight >> shift <= 0xFFFF }
      .reduce([0]) { numbers, digit in
        let values = (0..<digit.count).filter { box[digit.slot] >> UInt64($0) & 1 == 1 }
        return numbers.flatMap { number in
          values.map { number + $0 * Int(digit.weight >> shift) }
        }
      }
  }
}
