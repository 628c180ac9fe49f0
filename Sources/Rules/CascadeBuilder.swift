/// Builds a cascade stage by stage, from the tables alone.
///
/// A stage takes the facts of one table, then of more as long as that stays small, and draws every
/// conclusion that it can then. Two cases leave it in the same state if no later table can tell
/// them apart; each state is kept as one case that is in it.
struct CascadeBuilder {
  /// The indexes of a case in all tables, as far as its facts and conclusions are known.
  private typealias Indexes = SIMD16<UInt32>

  private let policy: Policy
  private let steps: [CascadeStep]
  /// For each slot, what one more of its number adds to the indexes.
  private var lifts: [Slot: Indexes] = [:]
  /// Steps that are not drawn yet.
  private var pending: [Int]
  private var known: Set<Slot> = []
  private var states = [Indexes(repeating: 0)]

  private var stages: [Cascade.Stage] = []
  private var digits: [Cascade.Digit] = []
  private var entries: [UInt32] = []
  /// The answers a record is made of, each one higher; 0 where another stage draws the conclusion.
  private var records = Numbering()
  private var appliesShift: UInt64 = 0

  /// A stage but the last takes in no more facts if it then had more entries than this.
  static let stageEntriesGoal = 1 << 14
  /// A cascade with more entries in a stage is not built.
  let stageEntriesMax: Int
  static let stagesMax = 3

  /// What is needed to build; `nil` where the tables are too large or ask in another order.
  init?(_ policy: Policy, stageEntriesMax: Int) {
    self.policy = policy
    self.stageEntriesMax = stageEntriesMax
    let order = Policy.concludedOfCare
    let steps = order.compactMap { CascadeStep($0, of: policy) }
    guard steps.count == order.count else { return nil }
    self.steps = steps
    pending = Array(steps.indices)
    for (lane, step) in steps.enumerated() {
      let drawn = order.prefix(lane)
      for digit in step.digits {
        let asksTooEarly = digit.slot.isConclusion && !drawn.contains(digit.slot)
        // It is known once the category is, and only then.
        let asksSame = digit.slot == .coverSame && Policy.felt.contains(step.conclusion)
        guard !asksTooEarly, !asksSame else { return nil }
        lifts[digit.slot, default: Indexes(repeating: 0)][lane] = UInt32(digit.weight)
      }
    }
    _ = records.number(of: Indexes(repeating: 0))
  }

  /// The cascade; `nil` where it would be too large.
  mutating func build() -> Cascade? {
    while !pending.isEmpty {
      guard stages.count < Self.stagesMax, let plan = plan(), add(plan) else { return nil }
    }
    // A stage that is not needed finds an entry that says nothing.
    let idle = Cascade.Stage(start: entries.count, width: 0)
    entries.append(0)
    stages += Array(repeating: idle, count: Self.stagesMax - stages.count)
    let keys = records.keys
    return Cascade(
      digits: digits, stages: (stages[0], stages[1], stages[2]), entries: entries,
      records: conclusions(), appliesShift: appliesShift,
      starts: keys.map { isElsewhere($0) ? UInt32(keys.count) : 0 }, cells: cells())
  }

  private func isElsewhere(_ record: Indexes) -> Bool {
    drawn(record).contains { $0.conclusion == .applies && $0.value != yes }
  }

  /// What the next stage takes in, and the steps it draws, in an order they can be drawn in.
  private struct Plan {
    var facts: [CascadeStep.Digit] = []
    var drawn: [Int] = []
  }

  /// Begins with the conclusion that most others ask, and goes on with what adds the fewest cases.
  private func plan() -> Plan? {
    var plan = Plan()
    var size = states.count
    let isLast = stages.count == Self.stagesMax - 1
    while true {
      let ready = pending.filter { lane in
        !plan.drawn.contains(lane)
          && steps[lane].digits.allSatisfy { digit in
            !digit.slot.isConclusion || known.contains(digit.slot)
              || plan.drawn.contains { steps[$0].conclusion == digit.slot }
          }
      }
      let next =
        plan.drawn.isEmpty
        ? ready.max { asking($0) < asking($1) || asking($0) == asking($1) && $0 > $1 }
        : ready.min { (growth($0, plan), $0) < (growth($1, plan), $1) }
      guard let next else { break }
      let grown = size.multipliedReportingOverflow(by: growth(next, plan))
      guard !grown.overflow,
        grown.partialValue
          <= (isLast || plan.drawn.isEmpty
            ? stageEntriesMax : min(stageEntriesMax, Self.stageEntriesGoal))
      else { break }
      size = grown.partialValue
      plan.facts += newFacts(next, plan)
      plan.drawn.append(next)
    }
    return plan.drawn.isEmpty ? nil : plan
  }

  /// How many steps that are to come ask this one's conclusion.
  private func asking(_ lane: Int) -> Int {
    pending.count { other in
      steps[other].digits.contains { $0.slot == steps[lane].conclusion }
    }
  }

  private func newFacts(_ lane: Int, _ plan: Plan) -> [CascadeStep.Digit] {
    steps[lane].digits.filter { digit in
      !digit.slot.isConclusion && !known.contains(digit.slot)
        && !plan.facts.contains { $0.slot == digit.slot }
    }
  }

  private func growth(_ lane: Int, _ plan: Plan) -> Int {
    newFacts(lane, plan).reduce(1) { $0 * $1.count }
  }

  /// Adds a stage of that plan; false where it would have too many states or records.
  private mutating func add(_ plan: Plan) -> Bool {
    pending.removeAll(where: plan.drawn.contains)
    known.formUnion(plan.facts.map(\.slot) + plan.drawn.map { steps[$0].conclusion })
    if plan.drawn.contains(where: { steps[$0].conclusion == .applies }) {
      appliesShift = UInt64(16 * stages.count)
    }
    let groups = place(plan.facts)
    let rest = pending.map { (lane: $0, classes: steps[$0].classes(known: known)) }
    let drawn = plan.drawn.map { lane in
      (lane: lane, answers: steps[lane].answers, lift: lifts[steps[lane].conclusion])
    }
    var numbers = Numbering()
    var next: [Indexes] = []
    entries.reserveCapacity(entries.count + states.count * groups.count)
    for state in states {
      for group in groups {
        var indexes = state &+ group
        var record = Indexes(repeating: 0)
        for step in drawn {
          let answer = step.answers[Int(indexes[step.lane])]
          record[step.lane] = answer + 1
          if let lift = step.lift { indexes &+= lift &* (answer & 0xFF) }
        }
        var left = Indexes(repeating: 0)
        for step in rest { left[step.lane] = UInt32(step.classes[Int(indexes[step.lane])]) }
        let number = numbers.number(of: left)
        if number == next.count { next.append(indexes) }
        let recordNumber = records.number(of: record)
        guard number <= UInt16.max, recordNumber <= UInt16.max else { return false }
        entries.append(UInt32(number) << 16 | UInt32(recordNumber))
      }
    }
    states = next
    return true
  }

  /// Gives the facts their places in the code, and finds what each number of the group adds to the
  /// indexes.
  private mutating func place(_ facts: [CascadeStep.Digit]) -> [Indexes] {
    let groups = facts.reduce([Indexes(repeating: 0)]) { groups, fact in
      let lift = lifts[fact.slot] ?? Indexes(repeating: 0)
      return groups.flatMap { group in (0..<fact.count).map { group &+ lift &* UInt32($0) } }
    }
    var weight = UInt64(1) << UInt64(16 * stages.count)
    for fact in facts.reversed() {
      digits.append(Cascade.Digit(slot: fact.slot, count: fact.count, weight: weight))
      weight *= UInt64(fact.count)
    }
    stages.append(Cascade.Stage(start: entries.count, width: groups.count))
    return groups
  }

  /// The records as they count where the policy governs, then as they count elsewhere.
  private func conclusions() -> [Conclusions] {
    [true, false].flatMap { governed in
      records.keys.map { record in
        drawn(record).reduce(Conclusions()) { part, step in
          part.union(
            policy.part(step.conclusion, cell: step.cell, value: step.value, governed: governed))
        }
      }
    }
  }

  /// The cells the records stand for.
  private func cells() -> [SIMD16<UInt16>] {
    records.keys.map { record in
      drawn(record).reduce(into: SIMD16(repeating: 0)) { $0[$1.conclusion.position] = $1.cell }
    }
  }

  private func drawn(_ record: Indexes) -> [(conclusion: Slot, cell: UInt16, value: UInt8)] {
    steps.indices.filter { record[$0] > 0 }.map { lane in
      let answer = record[lane] - 1
      return (steps[lane].conclusion, UInt16(answer >> 8), UInt8(answer & 0xFF))
    }
  }
}
