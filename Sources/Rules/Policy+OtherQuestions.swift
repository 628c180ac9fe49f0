extension Policy {
  /// Whether a filing may be changed as wished (四（三）).
  package func decide(_ question: ChangeCase) -> ChangeDecision {
    guard versions.isEmpty else {
      return version(of: .verdict, question.filing, on: question.on).decide(question)
    }
    let filing = question.filing
    let governed = day(of: .verdict, filing: filing, on: question.on).map(isInForce) ?? true
    let long = filing.category.isLongTerm
    let lockEnd = filing.effective.adding(months: terms.lockMonths)
    var trace = Trace(Situation())
    trace.learn(.changeDay, governed ? 0 : 1)
    trace.learn(.change, question.change.number)
    trace.learn(.filingKind, long ? 0 : 1)
    trace.learn(.lock, long ? lock(until: lockEnd, on: question.on).number : 0)
    trace.learn(.proof, question.proof ? yes : no)
    trace.learn(
      .filingOver, filing.isLive(on: question.on, months: terms.temporaryMonths) ? no : yes)
    if let certificate = question.certificate {
      show(certificate, in: &trace)
    }
    trace.conclude(.verdict, by: self)
    let verdict = trace.value(.verdict, as: Verdict.self) ?? .staff
    let locked =
      long && question.change == .place && governed && question.on <= lockEnd
    return ChangeDecision(
      policy: id, verdict: verdict,
      lockedThrough: locked ? lockEnd : nil,
      earliest: locked && verdict != .allowed ? lockEnd.adding(days: 1) : nil,
      citations: cited([.verdict], in: trace),
      readings: changeReadings(trace, question: question),
      notes: notes([.qualified, .verdict], in: trace))
  }

  /// Whether a filing holds on a day, and until when (四（一）).
  ///
  /// Where the document does not govern the day, that is its own reckoning and no more: staff must say.
  package func validity(of filing: Filing, on day: Day) -> ValidityDecision {
    guard versions.isEmpty else {
      return version(of: .inForce, filing, on: day).validity(of: filing, on: day)
    }
    let validity = filing.validity(months: terms.temporaryMonths)
    var trace = Trace(Situation())
    trace.learn(.filingKind, filing.category.isLongTerm ? 0 : 1)
    trace.learn(.filingOver, filing.isLive(on: day, months: terms.temporaryMonths) ? no : yes)
    trace.conclude(.inForce, by: self)
    let near = isNearEnd(of: filing, on: day) ? terms.endReading : nil
    let governs = self.day(of: .inForce, filing: filing, on: day).map(isInForce) ?? true
    return ValidityDecision(
      policy: id,
      inForce: trace.situation[.inForce] == yes && filing.effective <= day,
      validThrough: validity, citations: cited([.inForce], in: trace),
      readings: near.map { [readings[Int($0)]] } ?? [], notes: governs ? [] : [.askStaff])
  }

  /// How the last day of a filing is read, where it has one and the document does not name it (四（一）).
  package func endReadings(of filing: Filing) -> [Reading] {
    guard case .through(let last) = filing.validity(months: terms.temporaryMonths) else {
      return []
    }
    return validity(of: filing, on: last).readings
  }

  /// The reading by which a filing holds from the first day of a stay in which it was made (四（二）); `nil`
  /// where it was there before, or came when the stay was over.
  package func reachBackReading(of filing: Filing, for stay: CareCase) -> Reading? {
    guard versions.isEmpty else {
      return version(for: stay, today: filing.effective).reachBackReading(of: filing, for: stay)
    }
    guard let admission = stay.admission, filing.effective > admission,
      filing.effective <= stay.discharge ?? filing.effective
    else { return nil }
    return terms.reachBackReading.map { readings[Int($0)] }
  }

  /// Whether a certificate counts (四（五）).
  package func qualifies(_ certificate: Certificate) -> CertificateDecision {
    var trace = Trace(Situation())
    show(certificate, in: &trace)
    return CertificateDecision(
      policy: id, qualified: trace.situation[.qualified] == yes,
      citations: cited([.qualified], in: trace),
      readings: (why(.qualified, trace)?.readings ?? []).map { readings[Int($0)] },
      notes: notes([.qualified], in: trace))
  }

  /// The place to file to, with the clause that names it (四（四）).
  package func filingPlace(_ fileTo: PlaceCode) -> PlaceDecision {
    var trace = Trace(Situation())
    trace.learn(.zone, zone(of: fileTo).number)
    trace.conclude(.place, by: self)
    return PlaceDecision(policy: id, fileTo: fileTo, citations: cited([.place], in: trace))
  }

  /// Sets what a certificate shows, and whether it qualifies.
  func show(_ certificate: Certificate, in trace: inout Trace) {
    trace.learn(.scope, certificate.scope.number)
    trace.learn(.grade, certificate.grade.number)
    trace.learn(.listed, certificate.listed ? yes : no)
    trace.conclude(.qualified, by: self)
    trace.learn(.certificate, trace.situation[.qualified] == yes ? 1 : 2)
  }

  private func notes(_ conclusions: [Slot], in trace: Trace) -> [Note] {
    let found = Set(conclusions.flatMap { why($0, trace)?.notes ?? [] })
    return Note.allCases.filter(found.contains)
  }

  private func changeReadings(_ trace: Trace, question: ChangeCase) -> [Reading] {
    var positions = Set(why(.verdict, trace)?.readings ?? [])
    if let reading = terms.endReading, isNearEnd(of: question.filing, on: question.on) {
      var otherwise = Trace(trace.situation)
      otherwise.learn(.filingOver, trace.situation[.filingOver] == yes ? no : yes)
      otherwise.conclude(.verdict, by: self)
      if otherwise.situation[.verdict] != trace.situation[.verdict] { positions.insert(reading) }
    }
    return positions.sorted().map { readings[Int($0)] }
  }

  /// Within a day of the last day of a temporary filing.
  func isNearEnd(of filing: Filing, on day: Day) -> Bool {
    guard case .through(let last) = filing.validity(months: terms.temporaryMonths) else {
      return false
    }
    return abs(last.number - day.number) <= 1
  }

  private func lock(until end: Day, on day: Day) -> Lock {
    day < end ? .running : day == end ? .lastDay : .over
  }
}

/// 锁定 as the tables number it.
private enum Lock: CaseIterable {
  case none, running, lastDay, over
}
