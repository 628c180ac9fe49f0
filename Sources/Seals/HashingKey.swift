internal import CCryptoSSL

/// A key of HMAC-SM3 (RFC 2104, GB/T 15852.2), taken in once for many hashes.
///
/// Each hash begins and ends with a block that only the key fills: both are hashed here (RFC 2104, 4),
/// and libcrypto zeroes what came of them when this is let go of.
final class HashingKey: Sendable {
  /// Written in the initialiser alone; a hash goes on from copies.
  nonisolated(unsafe) private let inner: OpaquePointer
  nonisolated(unsafe) private let outer: OpaquePointer

  private static let blockBytes = 64

  init(_ key: Secret) throws(CryptoFailure) {
    var block: [UInt8]
    if key.count > Self.blockBytes {
      var bytes = key.copy()
      defer { wipe(&bytes) }
      block = try SM3.hash(bytes)
    } else {
      block = key.copy()
    }
    defer { wipe(&block) }
    inner = try Self.begun(block, filledBy: 0x36)
    do throws(CryptoFailure) {
      outer = try Self.begun(block, filledBy: 0x5C)
    } catch {
      EVP_MD_CTX_free(inner)
      throw error
    }
  }

  deinit {
    EVP_MD_CTX_free(inner)
    EVP_MD_CTX_free(outer)
  }

  /// The hash of those bytes, 32 bytes.
  func hash(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: SM3.length)
    let done = result.withUnsafeMutableBytes { compute(bytes, into: $0) }
    guard done else { throw CryptoFailure("HMAC-SM3") }
    return result
  }

  /// The hash, straight into 32 bytes of memory.
  func hash(
    _ bytes: [UInt8], into memory: UnsafeMutableRawBufferPointer
  ) throws(CryptoFailure) {
    guard compute(bytes, into: memory) else { throw CryptoFailure("HMAC-SM3") }
  }

  private func compute(_ bytes: [UInt8], into memory: UnsafeMutableRawBufferPointer) -> Bool {
    guard memory.count == SM3.length, let run = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(run) }
    let result = memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
    // The inner hash lies where the outer one will.
    return EVP_MD_CTX_copy_ex(run, inner) == 1
      && EVP_DigestUpdate(run, bytes, bytes.count) == 1
      && EVP_DigestFinal_ex(run, result, nil) == 1
      && EVP_MD_CTX_copy_ex(run, outer) == 1
      && EVP_DigestUpdate(run, result, SM3.length) == 1
      && EVP_DigestFinal_ex(run, result, nil) == 1
  }

  /// A hash of which the first block is done: the key, filled up with zeros, against one byte.
  private static func begun(
    _ key: [UInt8], filledBy byte: UInt8
  ) throws(CryptoFailure) -> OpaquePointer {
    var block = [UInt8](repeating: byte, count: blockBytes)
    defer { wipe(&block) }
    for index in key.indices { block[index] ^= key[index] }
    guard let context = EVP_MD_CTX_new() else { throw CryptoFailure("EVP_MD_CTX_new") }
    guard let algorithm = Algorithms.sm3, EVP_DigestInit_ex(context, algorithm, nil) == 1,
      EVP_DigestUpdate(context, block, block.count) == 1
    else {
      EVP_MD_CTX_free(context)
      throw CryptoFailure("HMAC-SM3")
    }
    return context
  }
}
