internal import CCryptoSSL

/// The hash of GB/T 32905, 32 bytes, and its keyed form (HMAC, RFC 2104, GB/T 15852.2).
package enum SM3 {
  /// Bytes of a hash.
  package static let length = 32

  /// The hash of those bytes.
  package static func hash(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    var written: UInt32 = 0
    guard let algorithm = Algorithms.sm3,
      EVP_Digest(bytes, bytes.count, &result, &written, algorithm, nil) == 1, written == length
    else { throw CryptoFailure("SM3") }
    return result
  }

  /// The hash of those bytes that only who has the key can compute.
  package static func keyed(_ bytes: [UInt8], key: Secret) throws(CryptoFailure) -> [UInt8] {
    try HashingKey(key).hash(bytes)
  }
}
