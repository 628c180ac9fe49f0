internal import Rules
internal import Voices

/// The three things a person is told of a decision, and which reasons belong to each.
enum ReceiptTopic: String, CaseIterable {
  case ratio
  case settlement
  case validity

  /// What is said of it.
  func sentence(of words: PersonWords) -> String? {
    let index =
      switch self {
      case .settlement: 0
      case .ratio: 1
      case .validity: 2
      }
    guard words.facts.indices.contains(index) else { return nil }
    return words.facts[index].isEmpty ? nil : words.facts[index]
  }

  /// The clauses it rests on, in the order they are cited.
  func clauses(of decision: Decision) -> [String] {
    var clauses: [String] = []
    for citation in decision.citations
    where ReceiptTopic(citation, decision.status) == self && !clauses.contains(citation.clause) {
      clauses.append(citation.clause)
    }
    return clauses
  }

  /// The topic of a reason: its row begins with the conclusion that it carries.
  private init(_ citation: Citation, _ status: FilingStatus) {
    switch citation.row.prefix(while: { $0 != "." }) {
    case "ratio", "certificate_cited": self = .ratio
    // A filing in force is cited for how long it is; any other for what must be done first.
    case "status": self = status == .inForce ? .validity : .settlement
    default: self = .settlement
    }
  }
}
