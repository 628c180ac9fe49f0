internal import CCryptoSSL

/// Keys as PEM text (RFC 7468): private ones as PKCS #8 (RFC 5958), public ones as RFC 5280 has them.
enum PEM {
  /// The private key in a text, or `nil`; one behind a passphrase is not asked for it.
  static func privateKey(_ text: [UInt8]) -> KeyHandle? {
    read(text) { PEM_read_bio_PrivateKey($0, nil, { _, _, _, _ in -1 }, nil) }
  }

  /// The public key in a text, or `nil`.
  static func publicKey(_ text: [UInt8]) -> KeyHandle? {
    read(text) { PEM_read_bio_PUBKEY($0, nil, { _, _, _, _ in -1 }, nil) }
  }

  /// The text of a private key; the caller wipes it.
  static func text(private key: KeyHandle) throws(CryptoFailure) -> [UInt8] {
    try write { PEM_write_bio_PKCS8PrivateKey($0, key.key, nil, nil, 0, nil, nil) }
  }

  /// The text of the public half.
  static func text(public key: KeyHandle) throws(CryptoFailure) -> [UInt8] {
    try write { PEM_write_bio_PUBKEY($0, key.key) }
  }

  private static func read(
    _ text: [UInt8], _ parse: (OpaquePointer) -> OpaquePointer?
  ) -> KeyHandle? {
    defer { ERR_clear_error() }
    // The source reads the text where it is, so it must not outlive the lending.
    return text.withUnsafeBytes { bytes in
      guard let source = BIO_new_mem_buf(bytes.baseAddress, Int32(clamping: bytes.count)) else {
        return nil
      }
      defer { BIO_free(source) }
      return KeyHandle(taking: parse(source))
    }
  }

  private static func write(_ put: (OpaquePointer) -> Int32) throws(CryptoFailure) -> [UInt8] {
    guard let target = BIO_new(BIO_s_mem()) else { throw CryptoFailure("BIO_new") }
    defer { BIO_free(target) }
    guard put(target) == 1 else { throw CryptoFailure("PEM") }
    var text = [UInt8](repeating: 0, count: BIO_ctrl_pending(target))
    guard BIO_read(target, &text, Int32(text.count)) == text.count else {
      throw CryptoFailure("BIO_read")
    }
    return text
  }
}
