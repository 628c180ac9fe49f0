internal import CCryptoSSL

/// The public half of a signing key: tells what was signed from what was not.
package struct VerifyingKey: Sendable {
  let handle: KeyHandle

  init(_ handle: KeyHandle) { self.handle = handle }

  /// The key of a PEM text, or `nil` where it is none of a scheme we know.
  package init?(pem: [UInt8]) {
    guard let handle = PEM.publicKey(pem) else { return nil }
    self.handle = handle
  }

  /// How it verifies.
  package var scheme: SignatureScheme { handle.scheme }

  /// Its PEM text.
  package func pem() throws(CryptoFailure) -> [UInt8] { try PEM.text(public: handle) }

  /// The SM3 hash of the key in DER (RFC 5280), by which people compare keys.
  package func fingerprint() throws(CryptoFailure) -> [UInt8] {
    let length = i2d_PUBKEY(handle.key, nil)
    guard length > 0 else { throw CryptoFailure("i2d_PUBKEY") }
    var bytes = [UInt8](repeating: 0, count: Int(length))
    let written = bytes.withUnsafeMutableBufferPointer { memory in
      var end = memory.baseAddress
      return i2d_PUBKEY(handle.key, &end)
    }
    guard written == length else { throw CryptoFailure("i2d_PUBKEY") }
    return try SM3.hash(bytes)
  }

  /// Whether the owner of the other half signed those bytes; whatever is no signature at all is
  /// none of theirs.
  package func verifies(_ signature: [UInt8], of bytes: [UInt8]) throws(CryptoFailure) -> Bool {
    let handle = handle
    return try handle.withContext { context in
      guard EVP_DigestVerifyInit(context, nil, handle.hash, nil, handle.key) == 1 else {
        return nil
      }
      return EVP_DigestVerify(context, signature, signature.count, bytes, bytes.count) == 1
    }
  }
}
