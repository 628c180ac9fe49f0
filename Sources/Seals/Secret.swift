internal import CCryptoSSL

/// Key material in memory of its own, which is zeroed when the last user lets go of it.
///
/// Nothing that prints, dumps or reflects it gets to see a byte.
package final class Secret: Sendable {
  /// Written in the initialisers and by `deinit` alone.
  nonisolated(unsafe) fileprivate let memory: UnsafeMutableRawBufferPointer

  /// Bytes of it.
  package var count: Int { memory.count }

  fileprivate init(zeros count: Int) {
    memory = .allocate(byteCount: count, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit {
    OPENSSL_cleanse(memory.baseAddress, memory.count)
    memory.deallocate()
  }

  /// Takes the bytes over and zeroes them where they were.
  package convenience init(taking bytes: inout [UInt8]) {
    self.init(zeros: bytes.count)
    memory.copyBytes(from: bytes)
    wipe(&bytes)
  }

  /// So many random bytes.
  package static func random(
    _ count: Int, from random: some RandomSource
  ) throws(CryptoFailure) -> Secret {
    let secret = Secret(zeros: count)
    try random.fill(secret.memory)
    return secret
  }

  /// The key of 32 bytes that this one gives for a use; see `HashingKey.derived`.
  func derived(_ label: StaticString, context: [UInt8] = []) throws(CryptoFailure) -> Secret {
    try HashingKey(self).derived(label, context: context)
  }

  /// Lends the bytes; they must not be kept.
  func withBytes<Result, Failure: Error>(
    _ use: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // The object must outlive the use of its memory.
    defer { withExtendedLifetime(self) {} }
    return try use(UnsafeRawBufferPointer(memory))
  }

  /// A copy, which the caller wipes.
  func copy() -> [UInt8] { withBytes { Array($0) } }

  /// Whether both are the same, in constant time.
  func isSame(as other: Secret) -> Bool {
    count == other.count && CRYPTO_memcmp(memory.baseAddress, other.memory.baseAddress, count) == 0
  }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "Secret(\(count))" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension HashingKey {
  /// The key of 32 bytes that this one gives for a use: NIST SP 800-108, counter mode, one block
  /// of HMAC-SM3 (GB/T 32905); the context tells keys of the same use apart.
  func derived(_ label: StaticString, context: [UInt8] = []) throws(CryptoFailure) -> Secret {
    let bits: [UInt8] = [0, 0, 1, 0]
    let name = label.withUTF8Buffer { Array($0) }
    let derived = Secret(zeros: SM3.length)
    try hash([0, 0, 0, 1] + name + [0] + context + bits, into: derived.memory)
    return derived
  }
}
