extension Policy {
  /// The readings without which this answer would be another, in the pack's order.
  ///
  /// Those of the tables come from the rows that won and from the exceptions that decided; those
  /// of the calendar are tested by reading it otherwise.
  func readings(_ study: Study, question: CareCase, today: Day) -> [Reading] {
    let (found, first) = (study.found, study.facts.first)
    var positions = found.readings
    if let reading = terms.governingDayReading,
      borderMatters(study, question: question, today: today)
    {
      positions.insert(Int(reading))
    }
    let filings = question.filings
    // Within a day of an end: a term read two days or one shorter, or one longer.
    if let reading = terms.endReading, filings.contains(where: { isNearEnd(of: $0, on: first) }),
      changes(found, question, today: today, Facts.Calendar(endShift: -2))
        || changes(found, question, today: today, Facts.Calendar(endShift: -1))
        || changes(found, question, today: today, Facts.Calendar(endShift: 1))
    {
      positions.insert(Int(reading))
    }
    let otherwise = Facts.Calendar(reachesBack: false)
    if let reading = terms.reachBackReading, filings.contains(where: { $0.effective > first }),
      changes(found, question, today: today, otherwise)
        || lastsOtherwise(study, question, today: today, otherwise)
    {
      positions.insert(Int(reading))
    }
    return positions.map { readings[$0] }
  }

  /// Whether the answer would be felt to be another, the calendar read so.
  private func changes(
    _ found: Conclusions, _ question: CareCase, today: Day, _ calendar: Facts.Calendar
  ) -> Bool {
    !study(question, today: today, calendar: calendar).found.isFelt(like: found)
  }

  /// Whether the stay lies on both sides of the policy's first or last day, and that matters.
  private func borderMatters(_ study: Study, question: CareCase, today: Day) -> Bool {
    let first = study.facts.first
    let last = max(question.discharge ?? today, first)
    let inside = isInForce(on: first)
    let straddles = identity.force(on: first) == .notYet && identity.force(on: last) == .over
    guard inside != isInForce(on: last) || straddles else { return false }
    var otherwise = study.situation
    otherwise[.firstDay] = inside ? 1 : 0
    return answer(.applies, otherwise).cell != answer(.applies, study.situation).cell
  }

  /// Whether the filing would hold until another day, the calendar read so.
  private func lastsOtherwise(
    _ study: Study, _ question: CareCase, today: Day, _ calendar: Facts.Calendar
  ) -> Bool {
    let otherwise = self.study(question, today: today, calendar: calendar)
    return validThrough(otherwise, question: question) != validThrough(study, question: question)
  }
}

extension Conclusions {
  /// Whether people feel no difference between two answers.
  fileprivate func isFelt(like other: Conclusions) -> Bool {
    isSame(as: other, in: [.applies, .treatedAs, .status, .validity])
      && (!isGoverned
        || isSame(as: other, in: [.ratio, .settlement, .catalogue, .kindAgrees]))
  }
}
