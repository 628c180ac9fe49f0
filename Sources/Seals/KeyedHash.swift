/// A hash that only who has the key can compute: the blind index, the chain of events.
package struct KeyedHash: Sendable {
  /// Which key it is.
  package let id: UInt16
  private let key: HashingKey

  init(_ key: StoredKey) throws(CryptoFailure) {
    id = key.id
    self.key = try HashingKey(key.secret)
  }

  /// The hash of those bytes, 32 bytes.
  package func hash(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    try key.hash(bytes)
  }

  /// The token of a text; the same text in another domain has another.
  ///
  /// It is keyed because an identity number can be guessed: there are about 10^11.
  package func token(_ domain: String, _ text: String) throws(CryptoFailure) -> [UInt8] {
    var fields = LengthPrefixed(reserving: domain.utf8.count + text.utf8.count + 16)
    fields.add(domain)
    fields.add(text)
    return try hash(fields.bytes)
  }
}
