internal import Rules

/// The three things a person is told of a decision, and which reasons belong to each.
enum ReceiptTopic: String, CaseIterable {
  case ratio
  case settlement
  case validity

  /// The topic of a reason: its row begins with the conclusion that it carries.
  init(_ citation: Citation, _ status: FilingStatus) {
    switch citation.conclusion {
    case "ratio", "certificate_cited": self = .ratio
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
  /// Every reason of the paper, each clause once, in the order they are cited.
  var reasons: [Citation] {
    var seen: Set<String> = []
    return (decision.citations + validityReasons).filter { seen.insert($0.clause).inserted }
  }

  /// The reasons of one topic.
  func reasons(for topic: ReceiptTopic) -> [Citation] {
    reasons.filter { ReceiptTopic($0, decision.status) == topic }
  }
}
