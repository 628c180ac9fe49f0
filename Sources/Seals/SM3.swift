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
    var result = [UInt8](repeating: 0, count: length)
    let done = result.withUnsafeMutableBytes { compute(bytes, key, into: $0) }
    guard done else { throw CryptoFailure("HMAC-SM3") }
    return result
  }

  /// The keyed hash, straight into 32 bytes of memory.
  static func keyed(
    _ bytes: [UInt8], key: Secret, into memory: UnsafeMutableRawBufferPointer
  ) throws(CryptoFailure) {
    guard compute(bytes, key, into: memory) else { throw CryptoFailure("HMAC-SM3") }
  }

  private static func compute(
    _ bytes: [UInt8], _ key: Secret, into memory: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let algorithm = Algorithms.sm3, memory.count == length else { return false }
    var written: UInt32 = 0
    let result = key.withBytes { key in
      HMAC(
        algorithm, key.baseAddress, Int32(key.count), bytes, bytes.count,
        memory.baseAddress?.assumingMemoryBound(to: UInt8.self), &written)
    }
    return result != nil && written == length
  }
}
