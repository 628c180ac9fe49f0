internal import CBench
internal import Rules

/// Holds the hand-written C against the pack, situation by situation.
struct Comparison {
  private let cascade: Cascade
  /// Situations compared; impossible ones have no answer.
  private(set) var count = 0
  /// The first situation they disagree in, as the C takes it.
  private(set) var disagreement: UInt32?
  /// By the pack's explanation the one C names, and the other way round.
  private var theirs: [UInt64: UInt64] = [:]
  private var ours: [UInt64: UInt64] = [:]
  /// Pairs that were found to belong together, by their hash: most situations bring one met before.
  private var known = [Pair](repeating: Pair(), count: 1 << 17)

  private struct Pair: Equatable {
    var ours: UInt64 = .max
    var theirs: UInt64 = .max
  }

  /// A comparison of that pack, to begin.
  init(_ cascade: Cascade) {
    self.cascade = cascade
  }

  /// How many explanations were met.
  var explanations: Int { theirs.count }

  /// Whether both say the same in every situation there is.
  mutating func agreesEverywhere() -> Bool {
    // The facts in two halves: a case's code is the sum of what each half adds to it.
    let half = cascade.facts.count / 2
    let first = parts(Array(cascade.facts[..<half]))
    let second = parts(Array(cascade.facts[half...]))
    for one in first {
      for other in second {
        guard agree(one.code + other.code, one.bits | other.bits) else {
          disagreement = one.bits | other.bits
          return false
        }
      }
    }
    return true
  }

  /// Every combination of the values of some facts, the others at their first.
  private func parts(
    _ facts: [(slot: Slot, count: Int)]
  ) -> [(code: Cascade.Code, bits: UInt32)] {
    facts.reduce([Situation()]) { situations, fact in
      situations.flatMap { situation in
        (0..<fact.count).map { value in
          var situation = situation
          situation[fact.slot] = UInt8(value)
          return situation
        }
      }
    }
    .map { (cascade.code($0), Cases.bits(of: $0)) }
  }

  /// Whether both conclude the same, and tell the same explanations apart.
  private mutating func agree(_ code: Cascade.Code, _ bits: UInt32) -> Bool {
    let why = cascade.why(code)
    let found = cascade.conclusions(why)
    guard found.isPossible else { return true }
    count += 1
    let answer = yidi_bench_decide(bits)
    guard found[.applies] == answer.applies, found[.treatedAs] == answer.treated_as,
      found[.ratio] == answer.ratio, found[.status] == answer.status,
      found[.settlement] == answer.settlement, found[.catalogue] == answer.catalogue,
      found[.validity] == answer.validity
    else { return false }
    // The rows that match differ with the value where a row takes over what a fact says.
    return belong(Pair(ours: why.number, theirs: answer.why << 3 | UInt64(answer.treated_as)))
  }

  /// Whether neither explanation has been met with another.
  private mutating func belong(_ pair: Pair) -> Bool {
    let place = Int((pair.ours &* 0x9E37_79B9_7F4A_7C15) >> 47)
    if known[place] == pair { return true }
    known[place] = pair
    guard theirs[pair.ours, default: pair.theirs] == pair.theirs,
      ours[pair.theirs, default: pair.ours] == pair.ours
    else { return false }
    theirs[pair.ours] = pair.theirs
    ours[pair.theirs] = pair.ours
    return true
  }
}
