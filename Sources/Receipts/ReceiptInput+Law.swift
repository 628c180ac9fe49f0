package import Rules

// What the papers quote beside the decision, asked of the policy in one place, so that what tests
// approve is what people get.

extension ReceiptInput {
  /// Takes from a policy all that papers of a filing with those facts quote, made on that day.
  ///
  /// `settling` are the document's sentences by which this is settled directly, `uploaded` the one on what
  /// the hospital passes on where it is not: no row rests on them. `isLate`: it was filed during the stay.
  package mutating func cite(
    _ policy: Policy, _ facts: CareCase, today: Day, isLate: Bool, settling: [Citation],
    uploaded: [Citation]
  ) {
    let filing = Filing(category: category, fileTo: facts.fileTo, effective: effective)
    // Of a stay that goes on another sentence says it, unless that one is claimed by hand.
    let isLateStay = isLate && isInHospital && decision.settlement != .manual
    let settling = isLateStay ? [] : settling
    settlingReasons = settling
    claimReasons = uploaded
    hospitalReasons =
      settling + policy.lateReasons(facts, today: today)
      + decision.citations.filter { $0.conclusion == "settlement" }
    reachesBack =
      isInHospital && care == .inpatient ? policy.reachBackReading(of: filing, for: facts) : nil
    documentThrough = policy.identity.inForceThrough.range?.upperBound
    certificateReasons = policy.citations.filter { $0.conclusion == "qualified" }
    certificateDecision = facts.certificate.map(policy.qualifies)
    changeReasons = policy.changeReasons(of: filing)
  }

  /// Takes the reasons for how long a filing on record holds, and how its last day is read.
  package mutating func citeValidity(_ policy: Policy, _ filing: Filing) {
    validityReasons = policy.validity(of: filing, on: filing.effective).citations
    validityReadings = policy.endReadings(of: filing)
  }
}

extension Policy {
  /// What the law says of one who files during the stay, whenever this one did.
  fileprivate func lateReasons(_ facts: CareCase, today: Day) -> [Citation] {
    var late = facts
    late.filings = []
    late.admission = today.adding(days: -1)
    late.discharge = nil
    late.filesOn = today
    late.paid = .notYet
    return decide(late, today: today).citations.filter { $0.conclusion == "status" }
  }

  /// What the law says of changing the place or kind of a filing while it holds: without papers, with
  /// them, and with a certificate that counts wherever one does.
  fileprivate func changeReasons(of filing: Filing) -> [Citation] {
    let certificate = Certificate(scope: .city, grade: .tertiaryA, listed: true)
    var reasons: [Citation] = []
    for proof in [false, true] {
      let answer = decide(
        ChangeCase(
          filing: filing, on: filing.effective, change: .place, proof: proof,
          certificate: certificate))
      guard [.allowed, .refused].contains(answer.verdict) else { continue }
      reasons += answer.citations.filter { citation in
        !reasons.contains { $0.quote == citation.quote }
      }
    }
    return reasons
  }
}
