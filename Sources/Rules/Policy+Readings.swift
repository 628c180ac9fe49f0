extension Policy {
  /// The readings without which this answer would be another, in the pack's order.
  ///
  /// Those of the tables come from the rows that won and from the exceptions that decided; those
  /// of the calendar are tested by reading it otherwise.
  func readings(_ trace: Trace, facts: Facts, question: CareCase, today: Day) -> [Reading] {
    var positions: Set<UInt8> = []
    let asked: [Slot] =
      governs(trace)
      ? [.applies, .treatedAs, .ratio, .certificateCited, .traumaCited, .status, .settlement]
        + [.catalogue, .validity, .kindAgrees]
      : [.applies, .treatedAs, .status, .validity]
    for conclusion in asked { positions.formUnion(why(conclusion, trace)?.readings ?? []) }
    if let reading = terms.governingDayReading,
      borderMatters(trace, facts: facts, question: question, today: today)
    {
      positions.insert(reading)
    }
    if !question.filings.isEmpty {
      let outcome = core(trace)
      func changes(_ calendar: Facts.Calendar) -> Bool {
        core(self.trace(question, today: today, calendar: calendar).trace) != outcome
      }
      // Within a day of an end: a term read two days or one shorter, or one longer.
      if let reading = terms.endReading,
        question.filings.contains(where: { isNearEnd(of: $0, on: facts.first) }),
        [-2, -1, 1].contains(where: { changes(Facts.Calendar(endShift: $0)) })
      {
        positions.insert(reading)
      }
      let otherwise = Facts.Calendar(reachesBack: false)
      if let reading = terms.reachBackReading,
        question.filings.contains(where: { $0.effective > facts.first }),
        changes(otherwise) || lastsOtherwise(question, today: today, calendar: otherwise)
      {
        positions.insert(reading)
      }
    }
    return positions.sorted().map { readings[Int($0)] }
  }

  /// Whether the stay lies on both sides of the policy's first or last day, and that matters.
  private func borderMatters(_ trace: Trace, facts: Facts, question: CareCase, today: Day) -> Bool {
    let last = max(question.discharge ?? today, facts.first)
    let inside = isInForce(on: facts.first)
    let straddles =
      identity.force(on: facts.first) == .notYet && identity.force(on: last) == .over
    guard inside != isInForce(on: last) || straddles else { return false }
    var otherwise = Trace(trace.situation)
    otherwise.learn(.firstDay, inside ? 1 : 0)
    otherwise.conclude(.applies, by: self, else: no)
    return otherwise[.applies] != trace[.applies]
  }

  /// Whether the filing would hold until another day, the calendar read so.
  private func lastsOtherwise(
    _ question: CareCase, today: Day, calendar: Facts.Calendar
  ) -> Bool {
    func last(_ calendar: Facts.Calendar) -> Validity? {
      let (trace, facts) = trace(question, today: today, calendar: calendar)
      return validThrough(trace, facts: facts, question: question)
    }
    return last(calendar) != last(Facts.Calendar())
  }

  /// What of a trace people feel: the conclusions that make up the answer, all else at rest.
  private func core(_ trace: Trace) -> Situation {
    var core = Situation()
    for slot in governs(trace) ? feltSlots : feltSlotsUngoverned {
      core[slot] = trace.situation[slot]
    }
    return core
  }
}

/// What makes up the answer where the policy governs.
private let feltSlots: [Slot] = [
  .applies, .treatedAs, .ratio, .status, .settlement, .catalogue, .validity, .kindAgrees,
]
/// What is said all the same where it does not.
private let feltSlotsUngoverned: [Slot] = [.applies, .treatedAs, .status, .validity]
