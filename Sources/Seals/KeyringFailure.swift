/// Why keys do not make a keyring, or not that of this ledger.
package enum KeyringFailure: Error, Hashable, Sendable {
  /// No key of that purpose is in use.
  case noCurrent(StoredKey.Purpose)
  /// Two keys of that purpose are in use.
  case twoCurrent(StoredKey.Purpose)
  /// Two keys of that purpose have this id.
  case sameID(StoredKey.Purpose, UInt16)
  /// The id is 0, or the secret not of 32 bytes.
  case unusable(StoredKey.Purpose, UInt16)
  /// All 65535 ids have been used.
  case noIDLeft(StoredKey.Purpose)
  /// It is in use, and cannot go.
  case inUse(StoredKey.Purpose, UInt16)
  /// The ledger was written with a key of this id, which is not there.
  case missing(StoredKey.Purpose, UInt16)
  /// The key of this id is not the one the ledger was written with.
  case notThisLedger(StoredKey.Purpose, UInt16)
  /// libcrypto fails on this machine.
  case cryptography(CryptoFailure)
}
