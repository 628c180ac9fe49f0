internal import CCryptoSSL

/// Where keys, nonces and salts come from.
package protocol RandomSource: Sendable {
  /// Fills the whole of that memory.
  func fill(_ memory: UnsafeMutableRawBufferPointer) throws(CryptoFailure)
}

extension RandomSource {
  /// So many bytes.
  package func bytes(_ count: Int) throws(CryptoFailure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // A failure goes round the closure, which `Array` does not let throw typed.
    let failure = bytes.withUnsafeMutableBytes { memory -> CryptoFailure? in
      do throws(CryptoFailure) {
        try fill(memory)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    return bytes
  }
}

/// The generator of libcrypto, seeded by the kernel.
package struct SystemRandom: RandomSource {
  /// Needs nothing.
  package init() {}

  package func fill(_ memory: UnsafeMutableRawBufferPointer) throws(CryptoFailure) {
    guard let length = Int32(exactly: memory.count),
      RAND_bytes(memory.baseAddress?.assumingMemoryBound(to: UInt8.self), length) == 1
    else { throw CryptoFailure("RAND_bytes") }
  }
}
