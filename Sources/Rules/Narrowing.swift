/// Which of the questions left open to ask first: the one that leaves the fewest answers.
///
/// Questions and answers are numbers, so that a pack's facts and a form's fields are weighed alike.
package struct Narrowing: Sendable {
  /// Situations of which the same can be answered.
  package struct Part: Sendable {
    /// For each question, the values they may have, as bits.
    package var masks: [UInt64]
    /// What can be answered, as bits.
    package var answers: UInt64

    /// Situations with those values and those answers.
    package init(masks: [UInt64], answers: UInt64) {
      self.masks = masks
      self.answers = answers
    }
  }

  /// A question worth asking.
  package struct Pick: Hashable, Sendable {
    package let question: Int
    /// How many answers are left on average, once it and those before it are answered.
    package let left: Double
  }

  /// For each question, the values that make a difference; those that never do are one.
  private let values: [[UInt64]]
  private let parts: [Part]

  /// The open questions, each with its values as bits, and what they lead to.
  ///
  /// Values of which no part knows cannot be, and are not counted.
  package init(open: [UInt64], parts: [Part]) {
    self.parts = parts
    values = open.enumerated().map { Narrowing.told($0.element, apart: $0.offset, by: parts) }
  }

  /// Values that lead to the same with whatever else is answered are taken together, so that a
  /// question does not seem to narrow more for having many names for one thing.
  private static func told(_ open: UInt64, apart question: Int, by parts: [Part]) -> [UInt64] {
    var sums = [UInt64](repeating: 0, count: 64)
    for part in parts {
      var mark = part.answers &* 0x9E37_79B9_7F4A_7C15
      for (index, mask) in part.masks.enumerated() where index != question {
        mark = (mark ^ mask) &* 0xBF58_476D_1CE4_E5B9
        mark ^= mark >> 29
      }
      for value in 0..<64 where part.masks[question] >> UInt64(value) & 1 == 1 {
        sums[value] &+= mark
      }
    }
    var alike: [(sum: UInt64, values: UInt64)] = []
    for value in 0..<64 where open >> UInt64(value) & 1 == 1 {
      let bit = UInt64(1) << UInt64(value)
      if let index = alike.firstIndex(where: { $0.sum == sums[value] }) {
        alike[index].values |= bit
      } else {
        alike.append((sums[value], bit))
      }
    }
    return alike.map(\.values)
  }

  /// The questions in the order in which to ask them, until one answer is left or `most` are named.
  ///
  /// Each is the one that narrows most once those before it are answered; where none narrows alone,
  /// the first that can still change the answer together with others.
  package func picks(atMost most: Int) -> [Pick] {
    var groups = [Group(parts: parts, weight: 1)]
    var settled = 0.0
    var left = groups.reduce(0) { $0 + $1.left }
    var picks: [Pick] = []
    while picks.count < most {
      let (done, undecided) = (groups.filter(\.isSettled), groups.filter { !$0.isSettled })
      settled += done.reduce(0) { $0 + $1.left }
      groups = undecided
      guard !groups.isEmpty, let best = best(of: groups, settled: settled, left, picks) else {
        break
      }
      picks.append(best)
      left = best.left
      groups = groups.flatMap { $0.split(by: best.question, values[best.question]) }
    }
    return picks
  }

  private func best(
    of groups: [Group], settled: Double, _ left: Double, _ picked: [Pick]
  ) -> Pick? {
    var best: Pick?
    var first: Int?
    for question in values.indices
    where values[question].count > 1 && !picked.contains(where: { $0.question == question }) {
      let mean = groups.reduce(settled) { $0 + $1.left(after: question, values[question]) }
      if mean < (best?.left ?? left) - 1e-9 { best = Pick(question: question, left: mean) }
      if best == nil, first == nil, groups.contains(where: { $0.turns(on: question) }) {
        first = question
      }
    }
    return best ?? first.map { Pick(question: $0, left: left) }
  }

  /// What is left once some questions have certain answers.
  private struct Group {
    var parts: [Part]
    /// How often those answers are given, if every answer is as likely as the others.
    var weight: Double

    var answers: UInt64 { parts.reduce(0) { $0 | $1.answers } }
    var isSettled: Bool { answers.nonzeroBitCount < 2 }
    var left: Double { weight * Double(answers.nonzeroBitCount) }

    /// How many answers are left, weighed, once the question is answered.
    func left(after question: Int, _ values: [UInt64]) -> Double {
      var answers = [UInt64](repeating: 0, count: values.count)
      for part in parts {
        for (index, value) in values.enumerated() where part.masks[question] & value != 0 {
          answers[index] |= part.answers
        }
      }
      let possible = answers.filter { $0 != 0 }
      let sum = possible.reduce(0) { $0 + $1.nonzeroBitCount }
      return possible.isEmpty ? 0 : weight * Double(sum) / Double(possible.count)
    }

    func split(by question: Int, _ values: [UInt64]) -> [Group] {
      let split = values.map { value in parts.filter { $0.masks[question] & value != 0 } }
        .filter { !$0.isEmpty }
      return split.map { Group(parts: $0, weight: weight / Double(split.count)) }
    }

    /// Whether two situations that differ in this question alone have different answers.
    func turns(on question: Int) -> Bool {
      parts.contains { one in
        parts.contains { other in
          one.answers != other.answers
            && zip(one.masks, other.masks).enumerated().allSatisfy {
              $0.offset == question || $0.element.0 & $0.element.1 != 0
            }
        }
      }
    }
  }
}
