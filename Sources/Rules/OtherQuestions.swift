/// A wish to change a filing on record (四（三）).
package struct ChangeCase: Hashable, Sendable {
  package var filing: Filing
  /// The day the change is asked for; it stands for today.
  package var on: Day
  package var change: ChangeKind
  /// Whether papers that show the reason are at hand (有关资料).
  package var proof: Bool
  package var certificate: Certificate?

  /// The wish to change that filing on that day.
  package init(
    filing: Filing, on: Day, change: ChangeKind, proof: Bool = false,
    certificate: Certificate? = nil
  ) {
    self.filing = filing
    self.on = on
    self.change = change
    self.proof = proof
    self.certificate = certificate
  }
}

/// The answer to a wish for change.
package struct ChangeDecision: Hashable, Sendable {
  package let policy: String
  package let verdict: Verdict
  /// The lock's last day while it runs.
  package let lockedThrough: Day?
  /// The first day it would be allowed, `nil` when it is allowed.
  package let earliest: Day?
  package let citations: [Citation]
  package let readings: [Reading]
  package let notes: [Note]

  /// An answer of these parts.
  package init(
    policy: String, verdict: Verdict, lockedThrough: Day? = nil, earliest: Day? = nil,
    citations: [Citation] = [], readings: [Reading] = [], notes: [Note] = []
  ) {
    self.policy = policy
    self.verdict = verdict
    self.lockedThrough = lockedThrough
    self.earliest = earliest
    self.citations = citations
    self.readings = readings
    self.notes = notes
  }
}

/// Whether a filing holds on a day, and until when (四（一）).
package struct ValidityDecision: Hashable, Sendable {
  package let policy: String
  package let inForce: Bool
  /// The last day, past or not, or open.
  package let validThrough: Validity
  package let citations: [Citation]
  package let readings: [Reading]
  /// `ask_staff` where the document does not govern that day.
  package let notes: [Note]
}

/// Whether a certificate counts (四（五）).
package struct CertificateDecision: Hashable, Sendable {
  package let policy: String
  package let qualified: Bool
  package let citations: [Citation]
  package let readings: [Reading]
  package let notes: [Note]

  /// An answer of these parts.
  package init(
    policy: String, qualified: Bool, citations: [Citation], readings: [Reading], notes: [Note]
  ) {
    self.policy = policy
    self.qualified = qualified
    self.citations = citations
    self.readings = readings
    self.notes = notes
  }
}

/// The place to file to (四（四）).
package struct PlaceDecision: Hashable, Sendable {
  package let policy: String
  package let fileTo: PlaceCode
  package let citations: [Citation]
}
