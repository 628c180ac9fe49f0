/// A key as it is kept: what it is for, and since when.
package struct StoredKey: Sendable {
  /// What a key is for.
  package enum Purpose: String, CaseIterable, Sendable {
    /// Wraps the data keys of persons, and seals what belongs to nobody.
    case master
    /// Makes the tokens by which people are looked up.
    case index
    /// Keys the chain of events.
    case chain
  }

  /// Whether new things are made with it.
  package enum State: String, CaseIterable, Sendable {
    /// The one in use.
    case current
    /// Kept for what was made with it.
    case old
    /// A chain key that lies ready; in use from the event that says so.
    case planned
  }

  /// What it is for.
  package let purpose: Purpose
  /// From 1; of its own row for each purpose.
  package let id: UInt16
  /// How it seals; says nothing for an index or chain key, which are HMAC-SM3.
  package let suite: Suite
  /// The day it was made, `YYYY-MM-DD`.
  package let day: String
  /// Whether it is in use.
  package let state: State
  /// The key, 32 bytes.
  package let secret: Secret

  /// A key read from somewhere, or made.
  package init(
    _ purpose: Purpose, id: UInt16, suite: Suite, day: String, state: State, secret: Secret
  ) {
    (self.purpose, self.id, self.suite) = (purpose, id, suite)
    (self.day, self.state, self.secret) = (day, state, secret)
  }

  /// The same key in that state.
  func inState(_ state: State) -> StoredKey {
    StoredKey(purpose, id: id, suite: suite, day: day, state: state, secret: secret)
  }

  /// Sixteen bytes that tell this key from others and betray nothing of it; kept in a ledger, they
  /// show that a key file belongs to it.
  package func mark() throws(CryptoFailure) -> [UInt8] {
    let use = Array(purpose.rawValue.utf8) + [UInt8(id >> 8), UInt8(id & 0xFF)]
    return try secret.derived("yidi key mark", context: use).withBytes { Array($0.prefix(16)) }
  }
}
