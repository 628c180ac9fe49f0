/// All that a policy concludes of care cases, decided beforehand.
///
/// The facts of a case are cut into up to three groups, each one number. A stage takes the number of
/// its group and the state the stage before it left, and finds in a dense array the state it leaves
/// and a record: what is concluded in this stage, and why. A state is what later stages still have
/// to know of the facts before, and no more, which keeps the arrays small. A whole decision is as
/// many loads as there are stages; its explanation is the chain of records they found.
package final class Cascade: Sendable {
  /// The facts of a case in one number: the numbers of the groups, 16 bits each, the first lowest.
  package struct Code: Hashable, Sendable {
    var groups: UInt64

    /// The code of all facts of two codes, where each fact is at its first value in one of them.
    package static func + (one: Code, other: Code) -> Code {
      Code(groups: one.groups &+ other.groups)
    }
  }

  /// The explanation of a whole case: its records' positions, 16 bits each, the first stage's lowest.
  package struct Why: Hashable, Sendable {
    /// What names this explanation among all of the policy's.
    package let number: UInt64

    init(_ number: UInt64) { self.number = number }
  }

  /// A fact's place in the code: what one more of its number adds.
  struct Digit: Sendable {
    var slot: Slot
    var count: Int
    var weight: UInt64
  }

  /// Where a stage's entries begin, and how many a state has; a stage that is not needed has none
  /// of its own and finds an entry that says nothing.
  struct Stage: Sendable {
    var start = 0
    var width = 0
  }

  /// The facts asked, each with its place in the code.
  let digits: [Digit]
  let stages: (Stage, Stage, Stage)
  /// By stage, state and number of the group: the next state above 16 bits of the record.
  let entries: [UInt32]
  /// Each record twice: as it counts where the policy governs, then as it counts elsewhere.
  let records: [Conclusions]
  /// Where the records of the stage stand in `Why` that says whether the policy governs.
  let appliesShift: UInt64
  /// By that record, where the records begin as they count then.
  let starts: [UInt32]
  /// By record, for each conclusion it draws, the position of its explanation in its table.
  let cells: [SIMD16<UInt16>]

  /// A cascade of these arrays.
  init(
    digits: [Digit], stages: (Stage, Stage, Stage), entries: [UInt32], records: [Conclusions],
    appliesShift: UInt64, starts: [UInt32], cells: [SIMD16<UInt16>]
  ) {
    self.digits = digits
    self.stages = stages
    self.entries = entries
    self.records = records
    self.appliesShift = appliesShift
    self.starts = starts
    self.cells = cells
  }

  /// The code of the facts in a situation.
  package func code(_ situation: Situation) -> Code {
    var groups: UInt64 = 0
    for digit in digits { groups &+= UInt64(situation[digit.slot]) &* digit.weight }
    return Code(groups: groups)
  }

  /// Why a case is decided as it is: the whole look-up.
  @inline(__always) package func why(_ code: Code) -> Why {
    let first = entries[Int(code.groups & 0xFFFF)]
    let second = entry(stages.1, after: first, Int(code.groups >> 16 & 0xFFFF))
    let third = entry(stages.2, after: second, Int(code.groups >> 32))
    return Why(
      UInt64(first & 0xFFFF) | UInt64(second & 0xFFFF) << 16 | UInt64(third & 0xFFFF) << 32)
  }

  @inline(__always) func entry(_ stage: Stage, after entry: UInt32, _ number: Int) -> UInt32 {
    entries[stage.start &+ Int(entry >> 16) &* stage.width &+ number]
  }

  /// What is concluded, and on what it rests.
  @inline(__always) package func conclusions(_ why: Why) -> Conclusions {
    // Looked up, as a branch here is often guessed wrong, and that costs more than all the rest.
    let start = Int(starts[Int(why.number &>> appliesShift & 0xFFFF)])
    return records[start &+ Int(why.number & 0xFFFF)]
      .union(records[start &+ Int(why.number >> 16 & 0xFFFF)])
      .union(records[start &+ Int(why.number >> 32)])
  }

  /// The same of a case by its facts.
  package func conclusions(_ code: Code) -> Conclusions { conclusions(why(code)) }

  /// The facts asked, each with the number of its values.
  package var facts: [(slot: Slot, count: Int)] { digits.map { ($0.slot, $0.count) } }

  /// Where the table of a conclusion says why; `Table.unreachable` where it calls the case impossible.
  package func cell(of conclusion: Slot, in why: Why) -> UInt16 {
    (0..<3).reduce(0) {
      $0 | cells[Int(why.number >> UInt64(16 * $1) & 0xFFFF)][conclusion.position]
    }
  }
}
