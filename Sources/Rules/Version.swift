/// A document while packs that amend it are in force: its rows with theirs.
package struct Version: Sendable {
  /// The days on which just these packs are in force.
  package let days: ClosedRange<Day>
  /// Their identities, the earliest first.
  package let amendedBy: [Policy.Identity]
  package let policy: Policy

  /// That policy on those days.
  package init(days: ClosedRange<Day>, amendedBy: [Policy.Identity], policy: Policy) {
    self.days = days
    self.amendedBy = amendedBy
    self.policy = policy
  }
}

extension Policy {
  /// The same document, amended on some days.
  package func amended(_ versions: [Version]) -> Policy {
    var policy = self
    policy.versions = versions
    return policy
  }

  /// The same tables as another document's, for an amending pack to be read and compared by.
  package func identified(as identity: Identity) -> Policy {
    var policy = self
    policy.identity = identity
    return policy
  }

  /// What decides on a day: the document with the packs that amend it then.
  package func version(on day: Day) -> Policy {
    if let version = versions.first(where: { $0.days.contains(day) }) { return version.policy }
    return amended([])
  }

  /// What decides a care case, by the days its conclusions name; where different packs amend the
  /// document on them none of them alone governs, which is the same as outside its days.
  func version(for question: CareCase, today: Day) -> Policy {
    guard !isSplit(question, today: today) else { return onNoDay.amended([]) }
    return version(
      on: careDays.lazy.compactMap { $0.day(of: question, today: today) }.first ?? today)
  }

  /// Whether the days that govern a case lie where different packs amend the document.
  func isSplit(_ question: CareCase, today: Day) -> Bool {
    let days = careDays.compactMap { $0.day(of: question, today: today) }
    return Set(days.map { day in versions.firstIndex { $0.days.contains(day) } }).count > 1
  }

  /// A care case decided by what governs then.
  ///
  /// A stay that goes on under other rules rests on the reading by which its first day governs.
  func decideByVersion(_ question: CareCase, today: Day) -> Decision {
    guard !isSplit(question, today: today) else {
      return version(for: question, today: today).decide(question, today: today)
    }
    let first = question.admission ?? today
    let last = max(question.discharge ?? today, first)
    var decision = version(for: question, today: today).decide(question, today: today)
    guard careDays == [.first], let reading = terms.governingDayReading.map({ readings[Int($0)] }),
      !decision.readings.contains(reading)
    else { return decision }
    let otherwise = version(on: last).decide(question, today: today)
    if otherwise.deltaPoints != decision.deltaPoints || otherwise.settlement != decision.settlement
      || otherwise.status != decision.status || otherwise.treatedAs != decision.treatedAs
    {
      decision.readings =
        readings.filter { $0 == reading || decision.readings.contains($0) }
        + decision.readings.filter { !readings.contains($0) }
    }
    return decision
  }
}
