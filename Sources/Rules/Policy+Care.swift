extension Policy {
  /// Which ratio applies and whether the bill can be settled directly, and why.
  package func decide(_ question: CareCase, today: Day) -> Decision {
    let (trace, facts) = trace(question, today: today)
    let governed = governs(trace)
    let treatedAs = trace.value(.treatedAs, as: Category.self) ?? question.category
    return Decision(
      policy: id,
      treatedAs: treatedAs,
      zone: zone(of: question.fileTo),
      deltaPoints: points(trace),
      settlement: settlement(trace),
      catalogue: governed ? trace.value(.catalogue, as: Catalogue.self) : nil,
      status: trace.value(.status, as: FilingStatus.self) ?? .unclear,
      validThrough: validThrough(trace, facts: facts, question: question),
      fileTo: question.fileTo,
      citations: cited(governed ? citedInOrder : [.applies], in: trace),
      readings: readings(trace, facts: facts, question: question, today: today),
      notes: notes(trace),
      steps: governed && question.paid == .notYet ? steps(from: trace, facts: facts) : [])
  }

  /// The facts of a case in numbers with every conclusion, as the ledger keeps them.
  package func situation(_ question: CareCase, today: Day) -> Situation {
    trace(question, today: today).trace.situation
  }

  /// What the winning rows cite, conclusion after conclusion, each clause once.
  func cited(_ conclusions: [Slot], in trace: Trace) -> [Citation] {
    var found: [Citation] = []
    for conclusion in conclusions {
      for position in why(conclusion, trace)?.citations ?? [] {
        let citation = citations[Int(position)]
        if !found.contains(where: { $0.clause == citation.clause }) { found.append(citation) }
      }
    }
    return found
  }

  /// What must be said beside the answer, in the order of `Note`.
  private func notes(_ trace: Trace) -> [Note] {
    let spoken: [Slot] =
      governs(trace)
      ? [.qualified, .ratio, .certificateCited, .traumaCited, .settlement, .catalogue, .kindAgrees]
      : [.qualified]
    let found = Set(([.applies, .hints] + spoken).flatMap { why($0, trace)?.notes ?? [] })
    return Note.allCases.filter(found.contains)
  }

  /// Until when the filing holds that covers the care, or the one being made now.
  func validThrough(_ trace: Trace, facts: Facts, question: CareCase) -> Validity? {
    let months = terms.temporaryMonths
    let treatedAs = trace.value(.treatedAs, as: Category.self) ?? question.category
    let covering = facts.covering
    switch trace.value(.validity, as: ValidityOf.self) {
    case .same:
      return covering.filter { $0.category == treatedAs }.map { $0.validity(months: months) }.max()
    case .longest:
      return covering.map { $0.validity(months: months) }.max()
    case .new:
      guard let day = question.filesOn else { return nil }
      return Filing(category: treatedAs, fileTo: question.fileTo, effective: day)
        .validity(months: months)
    case .nothing, nil:
      return nil
    }
  }
}

/// 有效期 as the tables number it: of which filing the end is told.
private enum ValidityOf: CaseIterable {
  case same, longest, new, nothing
}
