import Rules
import Support
import Testing

/// What nobody may lose by: an exception stands in the notice or in a named reading.
@Suite("Nobody's ratio gets worse")
struct NeverWorseTests {
  private let policy: Policy

  init() throws { policy = try dazhou() }

  /// Ten thousand cases, each beside what one change makes of it; the first failure is enough.
  private func compare(
    seed: UInt64, _ change: (inout CareCase, inout RandomCases) -> Void,
    holds: (Decision, Decision) -> Bool
  ) {
    var cases = RandomCases(seed: seed)
    for _ in 0..<10_000 {
      let (before, today) = cases.next()
      var after = before
      change(&after, &cases)
      let old = policy.decide(before, today: today)
      let new = policy.decide(after, today: today)
      guard holds(old, new) else {
        Issue.record("\(before) today \(today): \(old.deltaPoints ?? 1)\nby \(after)")
        return
      }
    }
  }

  /// Not lower, and stated where it was stated.
  private func isNoWorse(_ old: Decision, _ new: Decision) -> Bool {
    guard let before = old.deltaPoints else { return true }
    return new.deltaPoints.map { $0 >= before } ?? false
  }

  @Test("by one more filing, but where none counted as being made here")
  func filing() throws {
    // 申报为长期居住、还没有长期备案的: only while no filing says otherwise.
    let beingMade = try #require(policy.readings.first { $0.text.hasPrefix("申报为长期居住") })
    compare(seed: 11) { question, cases in
      let other = cases.next().question.filings
      question.filings += other
    } holds: {
      isNoWorse($0, $1) || $0.readings.contains(beingMade)
    }
  }

  @Test("by a certificate that counts, whether another was shown or none")
  func certificate() {
    compare(seed: 12) { question, _ in
      question.certificate = Certificate(scope: .city, grade: .tertiaryA, listed: false)
    } holds: {
      isNoWorse($0, $1)
    }
  }

  @Test("by its being an emergency")
  func emergency() {
    compare(seed: 13) { question, _ in
      question.category = .emergency
    } holds: {
      isNoWorse($0, $1)
    }
  }

  @Test("by the order of the filings, the way of paying, the hospital or the leaving")
  func nothingElse() {
    compare(seed: 14) { question, cases in
      question.filings.reverse()
      question.paid = cases.next().question.paid
      question.networked = cases.next().question.networked
      question.filesOn = cases.next().question.filesOn
    } holds: {
      $0.deltaPoints == $1.deltaPoints
    }
  }

  @Test("and a filing made in time is not made useless by another beside it")
  func settlement() {
    compare(seed: 15) { question, cases in
      question.filings += cases.next().question.filings
    } holds: { old, new in
      // A certificate that only another filing fits has that one changed first, which is no loss.
      old.status != .inForce || new.status == .inForce
    }
  }
}
