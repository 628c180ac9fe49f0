package import Rules
package import Seals

/// A public key with which papers are verified, and when it signed.
package struct Signer: Sendable {
  /// Whether papers are signed with it, and whether it is still trusted.
  package enum State: String, CaseIterable, Sendable {
    /// The one in use.
    case current
    /// Signs no more; what it signed stands.
    case retired
    /// Its private half may be in other hands: nothing signed with it proves anything.
    case withdrawn
  }

  package let id: KeyID
  package let key: VerifyingKey
  /// The first day it signs.
  package let from: Day
  /// The last day of filings it may have signed.
  package let through: Day
  package let state: State
  /// Whose it is.
  package let office: String

  /// That key of that office; its id comes from the key.
  package init(
    key: VerifyingKey, from: Day, through: Day, state: State, office: String
  ) throws(CryptoFailure) {
    id = KeyID(fingerprint: try key.fingerprint())
    (self.key, self.from, self.through) = (key, from, through)
    (self.state, self.office) = (state, office)
  }

  /// The same key out of use: from the next day on, or at once for all it ever signed.
  package func ended(_ state: State, on day: Day) throws(CryptoFailure) -> Signer {
    try Signer(key: key, from: from, through: min(through, day), state: state, office: office)
  }
}
