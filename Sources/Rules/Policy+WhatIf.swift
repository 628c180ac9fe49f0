extension Policy {
  /// Every single step that would change ratio or settlement, in the order of `Step.Change`.
  ///
  /// None where there is nothing left to change: the bill is settled, or the policy does not govern.
  package func steps(from situation: Situation) -> [Step] {
    guard situation[.paid] == Paid.notYet.number else { return [] }
    let found = conclusions(of: situation, Policy.felt)
    guard found.isGoverned else { return [] }
    let outcome = outcome(found)
    var steps: [Step] = []
    for change in Step.Change.allCases {
      guard let after = situation.after(change, found) else { continue }
      let other = self.outcome(conclusions(of: after, Policy.felt))
      guard other != outcome else { continue }
      steps.append(
        Step(change: change, deltaPoints: other.deltaPoints, settlement: other.settlement))
    }
    return steps
  }

  /// What the person gets.
  private func outcome(_ found: Conclusions) -> Outcome {
    Outcome(deltaPoints: points(found), settlement: settlement(found))
  }

  /// Whether the answer to one more question can still change what the person gets.
  ///
  /// Every value of the other unknown facts is tried, so "no" is a proof.
  package func stillMatters(_ fact: CareFact, in open: OpenCase, today: Day) -> Bool {
    guard versions.isEmpty else {
      return version(for: open.known, today: today).stillMatters(fact, in: open, today: today)
    }
    let base = study(open.known, today: today).situation
    for known in Variations(of: base, in: open.unknown.subtracting([fact]).map(\.slot)) {
      var first: Conclusions?
      for situation in Variations(of: known, in: [fact.slot]) {
        let found = conclusions(of: situation, Policy.felt)
        if let first, !first.isFelt(like: found) { return true }
        first = first ?? found
      }
    }
    return false
  }

  /// Every outcome the case can still have, each once, the best ratio first.
  package func outcomes(of open: OpenCase, today: Day) -> [Outcome] {
    guard versions.isEmpty else {
      return version(for: open.known, today: today).outcomes(of: open, today: today)
    }
    let base = study(open.known, today: today).situation
    var found: [Outcome] = []
    for situation in Variations(of: base, in: open.unknown.map(\.slot)) {
      let outcome = outcome(conclusions(of: situation, Policy.felt))
      if !found.contains(outcome) { found.append(outcome) }
    }
    return found.sorted {
      ($0.deltaPoints ?? .min, $1.settlement.number)
        > ($1.deltaPoints ?? .min, $0.settlement.number)
    }
  }
}

extension Conclusions {
  /// Whether the person feels no difference between two answers.
  fileprivate func isFelt(like other: Conclusions) -> Bool {
    isSame(as: other, in: [.applies])
      && (!isGoverned || isSame(as: other, in: [.ratio, .status, .settlement, .catalogue]))
  }
}

extension Situation {
  /// The facts once a step is taken; `nil` where it cannot be taken, or has been.
  fileprivate func after(_ change: Step.Change, _ found: Conclusions) -> Situation? {
    var after = self
    let status = found.value(.status, as: FilingStatus.self) ?? .unclear
    switch (change, status) {
    case (.certificateQualified, _):
      after[.certificate] = 1
    case (.filingMade, .fileNow), (.filingMade, .expired), (.filingMade, .filedElsewhere),
      (.filingMade, .unclear), (.filingChanged, .inForce):
      // A filing made now, or one changed, is of the category the person is treated as.
      after[.covered] = yes
      after[.coverSame] = yes
      switch found.value(.treatedAs, as: Category.self) {
      case let long? where long.isLongTerm: after[.coverLong] = long.number + 1
      case .referral?: after[.coverReferral] = yes
      default: break
      }
    case (.networkedTrue, _) where self[.networked] == Networked.no.number:
      after[.networked] = Networked.yes.number
    default:
      return nil
    }
    return after
  }
}

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

/// 联网 as the tables number it.
enum Networked: CaseIterable {
  case yes, no, unknown
}
