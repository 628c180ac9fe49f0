extension Policy {
  /// Which ratio applies and whether the bill can be settled directly, and why.
  package func decide(_ question: CareCase, today: Day) -> Decision {
    guard versions.isEmpty else { return decideByVersion(question, today: today) }
    let study = study(question, today: today)
    let found = study.found
    var decision = Decision(
      policy: id,
      treatedAs: found.value(.treatedAs, as: Category.self) ?? question.category,
      zone: zone(of: question.fileTo),
      deltaPoints: points(found),
      settlement: settlement(found),
      catalogue: found.isGoverned ? found.value(.catalogue, as: Catalogue.self) : nil,
      status: found.value(.status, as: FilingStatus.self) ?? .unclear,
      validThrough: validThrough(study, question: question),
      fileTo: question.fileTo,
      citations: citations(of: found),
      readings: readings(study, question: question, today: today),
      notes: found.notes.map { Note.allCases[$0] },
      steps: steps(from: study.situation))
    decision.asks = asks(of: study)
    return decision
  }

  /// The questions of the winning rows that say that the text is silent.
  private func asks(of study: Study) -> [String] {
    let told = study.found.isGoverned ? Policy.felt : [.applies]
    let silent = told.filter { slot in
      (lexicon[slot]?.silent ?? 0) >> UInt64(study.found[slot]) & 1 == 1
    }
    // Few cases meet a silence, so the rows are looked up only for those.
    guard !silent.isEmpty else { return [] }
    var trace = Trace(study.situation)
    draw(Policy.concludedOfCare, in: &trace)
    var asks: [String] = []
    for slot in silent {
      for row in why(slot, trace)?.winners ?? [] {
        guard let question = table(slot)?.sheet.rows[row].question, !question.isEmpty,
          !asks.contains(question)
        else { continue }
        asks.append(question)
      }
    }
    return asks
  }

  /// A care case with its facts in numbers, and all that the tables conclude of them.
  struct Study {
    var facts: Facts
    var situation: Situation
    var found: Conclusions
  }

  /// Finds the facts of a case, and what the tables conclude of them.
  func study(
    _ question: CareCase, today: Day, calendar: Facts.Calendar = Facts.Calendar()
  ) -> Study {
    let facts = Facts(question, policy: self, today: today, calendar: calendar)
    var situation = facts.situation
    var shown = Conclusions()
    if let certificate = question.certificate {
      var trace = Trace(situation)
      show(certificate, in: &trace)
      situation = trace.situation
      shown = conclusions([.qualified], in: trace)
    }
    situation[.coverSame] = no
    var found = conclusions(of: situation)
    // Which filings are of the category the person is treated as is known only now.
    if !facts.covering.isEmpty {
      let treatedAs = found.value(.treatedAs, as: Category.self)
      if facts.covering.contains(where: { $0.category == treatedAs }) {
        situation[.coverSame] = yes
        found = conclusions(of: situation)
      }
    }
    return Study(facts: facts, situation: situation, found: found.union(shown))
  }

  /// The facts of a case in numbers with every conclusion, as the ledger keeps them.
  package func situation(_ question: CareCase, today: Day) -> Situation {
    version(for: question, today: today).trace(question, today: today).trace.situation
  }

  /// What is cited, each clause once.
  private func citations(of found: Conclusions) -> [Citation] {
    var citations: [Citation] = []
    for rank in found.citations {
      let citation = self.citations[Int(cited[rank])]
      if !citations.contains(where: { $0.clause == citation.clause }) { citations.append(citation) }
    }
    return citations
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

  /// The ratio concluded; `nil` where none is stated or the policy does not govern.
  func points(_ found: Conclusions) -> Int? {
    let number = Int(found[.ratio])
    guard found.isGoverned, !found.isImpossible(.ratio), points.indices.contains(number) else {
      return nil
    }
    return points[number]
  }

  /// The settlement concluded.
  func settlement(_ found: Conclusions) -> Settlement {
    found.isGoverned ? found.value(.settlement, as: Settlement.self) ?? .staff : .staff
  }

  /// Until when the filing holds that covers the care, or the one being made now.
  func validThrough(_ study: Study, question: CareCase) -> Validity? {
    let months = terms.temporaryMonths
    let treatedAs = study.found.value(.treatedAs, as: Category.self) ?? question.category
    let covering = study.facts.covering
    switch study.found.value(.validity, as: ValidityOf.self) {
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
