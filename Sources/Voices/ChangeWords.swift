import Messages
package import Rules

/// The answer to a wish for change, in the clerk's words.
package struct ChangeWords: Hashable, Sendable {
  /// Such as 可以变更.
  package let verdict: String
  /// Until when the filing is locked and from when it could be changed; empty where neither is so.
  package let days: String
  /// What is left open beside it, a few words each.
  package let remarks: [String]
  package let readings: [String]
  /// The clauses behind it, with their sentences.
  package let trace: [TraceRow]
}

extension Voices {
  /// The answer to a wish for change, for the clerk.
  package func forClerk(_ decision: ChangeDecision) -> ChangeWords {
    var days =
      decision.lockedThrough.map {
        [catalogue("desk.locked_through", ["day": $0.description])]
      } ?? []
    if let earliest = decision.earliest {
      days.append(catalogue("desk.earliest", ["day": earliest.description]))
    }
    return ChangeWords(
      verdict: word(decision.verdict),
      // What is allowed at once is no longer held up by a lock.
      days: decision.verdict == .allowed ? "" : days.joined(separator: catalogue("desk.between")),
      remarks: decision.notes.map { word($0) }, readings: decision.readings.map(says),
      trace: decision.citations.map {
        TraceRow(clause: $0.clause, says: says($0, of: decision.policy), quote: $0.quote)
      })
  }
}
