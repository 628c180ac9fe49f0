internal import CBench
internal import Rules

/// What a run has read of its answers, so that none of it can be left out.
private struct Sums {
  var applies: UInt64 = 0
  var treatedAs: UInt64 = 0
  var ratio: UInt64 = 0
  var status: UInt64 = 0
  var settlement: UInt64 = 0
  var catalogue: UInt64 = 0
  var validity: UInt64 = 0
  var cited: (UInt64, UInt64) = (0, 0)
  var read: UInt64 = 0
  var noted: UInt64 = 0

  /// Reads the values of one answer.
  @inline(__always) mutating func readValues(_ found: Conclusions) {
    let (first, second) = found.values
    applies &+= first & 0xFF
    treatedAs &+= first >> 8 & 0xFF
    ratio &+= first >> 16 & 0xFF
    status &+= first >> 40 & 0xFF
    settlement &+= first >> 48 & 0xFF
    catalogue &+= first >> 56
    validity &+= second & 0xFF
  }

  /// Reads what is cited, which readings it takes and what must be said beside it.
  @inline(__always) mutating func readReasons(_ found: Conclusions) {
    cited.0 &+= found.cited.0
    cited.1 &+= found.cited.1
    read &+= found.read
    noted &+= found.noted
  }

  /// Everything in one number.
  var all: UInt64 {
    applies ^ treatedAs ^ ratio ^ status ^ settlement ^ catalogue ^ validity ^ cited.0 ^ cited.1
      ^ read ^ noted
  }
}

/// Answers every case, and reads the values of each answer.
func runBare(_ cascade: Cascade, _ codes: [Cascade.Code]) -> UInt64 {
  var sums = Sums()
  for code in codes { sums.readValues(cascade.conclusions(code)) }
  return sums.all
}

/// The same, and reads the reasons.
func runExplained(_ cascade: Cascade, _ codes: [Cascade.Code]) -> UInt64 {
  var sums = Sums()
  for code in codes {
    let found = cascade.conclusions(code)
    sums.readValues(found)
    sums.readReasons(found)
  }
  return sums.all
}

/// Every single step that would change the outcome of each case, from the case's facts.
func runSteps(_ policy: Policy, _ situations: [Situation]) -> UInt64 {
  var steps = 0
  for situation in situations { steps &+= policy.steps(from: situation).count }
  return UInt64(steps)
}

/// The hand-written C, from its arrays.
func runArrays(_ bits: [UInt32]) -> UInt64 {
  let sums = yidi_bench_run_arrays(bits, bits.count)
  return sums.applies ^ sums.treated_as ^ sums.ratio ^ sums.status ^ sums.settlement
    ^ sums.catalogue ^ sums.validity ^ sums.why
}

/// The hand-written C, from its conditions.
func runConditions(_ bits: [UInt32]) -> UInt64 {
  let sums = yidi_bench_run_conditions(bits, bits.count)
  return sums.applies ^ sums.treated_as ^ sums.ratio ^ sums.status ^ sums.settlement
    ^ sums.catalogue ^ sums.validity ^ sums.why
}

extension Policy {
  /// The same tables, which say what they conclude and nothing of why.
  func withoutReasons() -> Policy {
    Policy(
      identity: identity, areas: areas, terms: terms, citations: [], readings: [], points: points,
      lexicon: lexicon, impossible: impossible,
      tables: Policy.concludedOfCare.compactMap { table($0)?.withoutReasons() }, citedInOrder: [])
  }
}

extension Table {
  fileprivate func withoutReasons() -> Table {
    var values: [UInt8] = []
    let count = questions.reduce(1) { $0 * $1.count }
    let cells = (0..<count).map { index -> UInt16 in
      var situation = Situation()
      var rest = index
      for question in questions.reversed() {
        situation[question.slot] = UInt8(rest % question.count)
        rest /= question.count
      }
      guard let value = explanation(situation)?.value else { return Table.unreachable }
      if let known = values.firstIndex(of: value) { return UInt16(known) }
      values.append(value)
      return UInt16(values.count - 1)
    }
    let explanations = values.map {
      Explanation(
        value: $0, winners: [], setAside: [], citations: [], readings: [], notes: [])
    }
    return Table(sheet: sheet, questions: questions, cells: cells, explanations: explanations)
  }
}
