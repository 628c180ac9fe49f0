internal import Rules

/// The three things a person is told of a decision, and which reasons belong to each.
enum ReceiptTopic: String, CaseIterable {
  case ratio
  case settlement
  case validity

  /// The topic of a reason: its row begins with the conclusion that it carries; `nil` where it proves
  /// none of what is said.
  init?(_ citation: Citation, _ status: FilingStatus) {
    switch citation.conclusion {
    case "ratio", "certificate_cited": self = .ratio
    // It says who need not file, and names neither these nor how they are settled.
    case "status" where status == .unclear: return nil
    // A filing in force is cited for how long it is; any other for what must be done first.
    case "status": self = status == .inForce ? .validity : .settlement
    case "in_force": self = .validity
    default: self = .settlement
    }
  }
}

extension Citation {
  /// The conclusion its row belongs to, such as `ratio`.
  var conclusion: String {
    String(row.prefix { $0 != "." })
  }
}

extension ReceiptInput {
  /// Every reason of the paper, topic after topic, and last what only a reading rests on.
  var reasons: [Citation] {
    ReceiptTopic.allCases.flatMap { reasons(for: $0) }
      + decision.citations.filter { ReceiptTopic($0, decision.status) == nil }
  }

  /// The reasons of one topic, each sentence once; a clause that another topic rests on too stays.
  func reasons(for topic: ReceiptTopic) -> [Citation] {
    let settled = isSettledDirectly || holdsForOthers ? settlingReasons : []
    var reasons: [Citation] = []
    for reason in settled + decision.citations + validityReasons
    where ReceiptTopic(reason, decision.status) == topic {
      let isSaid = reasons.contains { ($0.clause, $0.quote) == (reason.clause, reason.quote) }
      if !isSaid { reasons.append(reason) }
    }
    return reasons
  }

  /// Whether it is a stay that is settled directly under this filing as it is.
  var isStaySettledDirectly: Bool { care == .inpatient && isSettledDirectly }

  /// Whether only the hospital that was asked about is in the way of settling directly: the filing holds
  /// for every other in its city.
  var holdsForOthers: Bool {
    decision.settlement == .manual && paid == .notYet && !settlingReasons.isEmpty
  }

  /// Whether it is settled directly under this filing as it is.
  private var isSettledDirectly: Bool {
    paid == .notYet && decision.settlement.onceFiled(decision.status) == .direct
  }
}
