internal import CCryptoSSL
internal import Synchronization

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

/// Random bytes that were drawn in one go and come in pieces, for what is sealed together: each call of
/// the generator costs as much as sealing a text.
///
/// No byte comes twice; what nobody took is zeroed. After the last one the system's follow.
package final class DrawnRandom: RandomSource {
  private let drawn: Secret
  private let used = Mutex(0)

  /// So many bytes.
  package init(_ count: Int, from random: some RandomSource = SystemRandom()) throws(CryptoFailure)
  {
    drawn = try .random(count, from: random)
  }

  package func fill(_ memory: UnsafeMutableRawBufferPointer) throws(CryptoFailure) {
    let start = used.withLock { used in
      defer { used += memory.count }
      return used
    }
    guard start + memory.count <= drawn.count else { return try SystemRandom().fill(memory) }
    drawn.withBytes { bytes in
      memory.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: bytes[start..<(start + memory.count)]))
    }
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
