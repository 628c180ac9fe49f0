internal import CCryptoSSL

/// A key that signs policy packs, lists and heads of chains.
package struct SigningKey: Sendable {
  let handle: KeyHandle

  /// A new key, from libcrypto's own randomness.
  package init(_ scheme: SignatureScheme) throws(CryptoFailure) {
    handle = try KeyHandle.make(scheme)
  }

  /// The key of a PEM text, or `nil` where it is none of a scheme we know, or behind a passphrase.
  package init?(pem: [UInt8]) {
    guard let handle = PEM.privateKey(pem) else { return nil }
    self.handle = handle
  }

  /// How it signs.
  package var scheme: SignatureScheme { handle.scheme }

  /// What others verify with.
  package func verifyingKey() throws(CryptoFailure) -> VerifyingKey {
    guard let handle = PEM.publicKey(try PEM.text(public: handle)) else {
      throw CryptoFailure("public key")
    }
    return VerifyingKey(handle)
  }

  /// The signature of those bytes.
  package func sign(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    let handle = handle
    return try handle.withContext { context in
      var length = 0
      guard EVP_DigestSignInit(context, nil, handle.hash, nil, handle.key) == 1,
        EVP_DigestSign(context, nil, &length, bytes, bytes.count) == 1
      else { return nil }
      var signature = [UInt8](repeating: 0, count: length)
      guard EVP_DigestSign(context, &signature, &length, bytes, bytes.count) == 1 else {
        return nil
      }
      return Array(signature.prefix(length))
    }
  }

  /// Reads a key from a PEM file, which must be as well guarded as a `KeyFile`.
  ///
  /// One that systemd laid there as a credential may belong to root.
  package static func read(
    _ path: String, isCredential: Bool = false
  ) throws(KeyFileFailure) -> SigningKey {
    var text = try GuardedFile(path, isCredential: isCredential).read()
    defer { wipe(&text) }
    guard let key = SigningKey(pem: text) else { throw .notASigningKey(path: path) }
    return key
  }

  /// Writes the key to a new PEM file, mode 0600, on the disk when this returns.
  ///
  /// - Throws: `exists` where there is one.
  package func create(_ path: String) throws(KeyFileFailure) {
    try write(path, replacing: false)
  }

  /// Writes the key in place of the one there, which is gone then.
  package func replace(_ path: String) throws(KeyFileFailure) {
    try write(path, replacing: true)
  }

  private func write(_ path: String, replacing: Bool) throws(KeyFileFailure) {
    var text: [UInt8]
    do throws(CryptoFailure) {
      text = try PEM.text(private: handle)
    } catch {
      throw .cryptography(path: path, error)
    }
    defer { wipe(&text) }
    try GuardedFile(path).write(text, replacing: replacing)
  }
}
