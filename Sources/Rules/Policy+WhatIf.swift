extension Policy {
  /// Every single step that would change ratio or settlement, in the order of `Step.Change`.
  func steps(from trace: Trace, facts: Facts) -> [Step] {
    let situation = trace.situation
    var steps: [Step] = []
    func consider(_ change: Step.Change, _ alter: (inout Trace) -> Void) {
      var other = Trace(situation)
      alter(&other)
      let (delta, settlement) = (points(other), settlement(other))
      guard delta != points(trace) || settlement != self.settlement(trace) else { return }
      steps.append(Step(change: change, deltaPoints: delta, settlement: settlement))
    }
    consider(.certificateQualified) {
      $0.learn(.certificate, 1)
      follow(&$0, facts: facts)
    }
    // A filing made now, or one changed, is of the category the person is treated as.
    let becomesReferral = trace.value(.treatedAs, as: Category.self) == .referral
    func settleAgain(_ other: inout Trace, status: FilingStatus) {
      other.conclude(.ratio, by: self, else: 0)
      other.learn(.status, status.number)
      other.learn(.coverReferral, becomesReferral ? yes : situation[.coverReferral])
      other.conclude(.settlement, by: self, else: Settlement.staff.number)
    }
    let status = trace.value(.status, as: FilingStatus.self) ?? .unclear
    switch status {
    case .fileNow, .expired, .filedElsewhere, .unclear:
      consider(.filingMade) { settleAgain(&$0, status: .inForce) }
    case .inForce:
      consider(.filingChanged) { settleAgain(&$0, status: .inForce) }
    case .notNeeded, .atHome, .fileThenClaim:
      break
    }
    if trace.value(.networked, as: Networked.self) == .no {
      consider(.networkedTrue) {
        $0.learn(.networked, 0)
        follow(&$0, facts: facts)
      }
    }
    return steps
  }

  /// Whether the answer to one more question can still change what the person gets.
  ///
  /// Every value of the other unknown facts is tried, so "no" is a proof.
  package func stillMatters(_ fact: CareFact, in open: OpenCase, today: Day) -> Bool {
    let base = trace(open.known, today: today).trace
    let others = open.unknown.subtracting([fact]).map(\.slot)[...]
    var matters = false
    vary(base.situation, over: others) { known in
      var first: Situation?
      vary(known, over: [fact.slot]) { situation in
        let felt = felt(situation)
        matters = matters || (first.map { $0 != felt } ?? false)
        first = first ?? felt
        return !matters
      }
      return !matters
    }
    return matters
  }

  /// Every outcome the case can still have, each once, the best ratio first.
  package func outcomes(of open: OpenCase, today: Day) -> [Outcome] {
    let base = trace(open.known, today: today).trace
    var found: Set<Outcome> = []
    vary(base.situation, over: open.unknown.map(\.slot)[...]) { situation in
      var trace = Trace(situation)
      followWhatIsFelt(&trace)
      found.insert(Outcome(deltaPoints: points(trace), settlement: settlement(trace)))
      return true
    }
    return found.sorted {
      ($0.deltaPoints ?? .min, $1.settlement.number)
        > ($1.deltaPoints ?? .min, $0.settlement.number)
    }
  }

  /// What the person feels of a situation's answer, all else at rest.
  private func felt(_ situation: Situation) -> Situation {
    var trace = Trace(situation)
    followWhatIsFelt(&trace)
    var felt = Situation()
    felt[.applies] = trace.situation[.applies]
    guard governs(trace) else { return felt }
    for slot in whatIsFelt { felt[slot] = trace.situation[slot] }
    return felt
  }

  /// Hands every combination of known values of these slots to `take`, until it says that is enough.
  ///
  /// - Returns: Whether it went to the end.
  @discardableResult
  private func vary(
    _ situation: Situation, over slots: ArraySlice<Slot>, _ take: (Situation) -> Bool
  ) -> Bool {
    guard let slot = slots.first else {
      // Settled directly where nothing is networked: a case that excludes itself.
      let excluded =
        situation[.paid] == Paid.direct.number && situation[.networked] == Networked.no.number
      return excluded || take(situation)
    }
    var other = situation
    for number in 0..<slot.knownValues {
      other[slot] = number
      guard vary(other, over: slots.dropFirst(), take) else { return false }
    }
    return true
  }
}

/// The conclusions that make a difference to the person.
private let whatIsFelt: [Slot] = [.ratio, .status, .settlement, .catalogue]

extension CareFact {
  /// Where the tables ask it.
  fileprivate var slot: Slot {
    switch self {
    case .category: .declared
    case .care: .care
    case .certificate: .certificate
    case .paid: .paid
    case .networked: .networked
    case .trauma: .trauma
    }
  }
}

extension Slot {
  /// How many of its values say something; the last of some stands for "not known".
  fileprivate var knownValues: UInt8 {
    UInt8(values.count) - (self == .networked || self == .trauma ? 1 : 0)
  }
}

/// 联网 as the tables number it.
enum Networked: CaseIterable {
  case yes, no, unknown
}
