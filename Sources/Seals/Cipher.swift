internal import CCryptoSSL

/// Ciphers of libcrypto over whole texts; the nonce must never come twice under one key.
enum Cipher {
  /// Bytes that one call takes at most.
  static let limit = 1 << 30

  /// SM4 (GB/T 32907) in counter mode (GB/T 17964), both ways: the first 16 bytes of the key, a
  /// first counter of 16 bytes.
  static func sm4CTR(
    _ text: [UInt8], key: Secret, counter: [UInt8]
  ) throws(CryptoFailure) -> [UInt8] {
    guard key.count >= 16, counter.count == 16, let algorithm = Algorithms.sm4CTR else {
      throw CryptoFailure("SM4-CTR")
    }
    let run = try Run()
    try run.begin(algorithm, key: key, nonce: counter, encrypts: true)
    return try run.update(text)
  }

  /// AES-256-GCM (NIST SP 800-38D) with a tag of 16 bytes: what is sealed, and its tag.
  static func aesGCM(
    sealing text: [UInt8], key: Secret, nonce: [UInt8], along associated: [UInt8]
  ) throws(CryptoFailure) -> (content: [UInt8], tag: [UInt8]) {
    let run = try gcmRun(key, nonce, associated, encrypts: true)
    let content = try run.update(text)
    var tag = [UInt8](repeating: 0, count: SealedBox.tagBytes)
    guard run.finish(),
      EVP_CIPHER_CTX_ctrl(run.context, EVP_CTRL_AEAD_GET_TAG, Int32(tag.count), &tag) == 1
    else { throw CryptoFailure("AES-256-GCM") }
    return (content, tag)
  }

  /// What AES-256-GCM sealed, or `nil` where the tag is not that of key, nonce, content and what
  /// goes along.
  static func aesGCM(
    opening content: [UInt8], tag: [UInt8], key: Secret, nonce: [UInt8], along associated: [UInt8]
  ) throws(CryptoFailure) -> [UInt8]? {
    guard tag.count == SealedBox.tagBytes else { return nil }
    let run = try gcmRun(key, nonce, associated, encrypts: false)
    var text = try run.update(content)
    var expected = tag
    guard
      EVP_CIPHER_CTX_ctrl(run.context, EVP_CTRL_AEAD_SET_TAG, Int32(tag.count), &expected) == 1
    else { throw CryptoFailure("AES-256-GCM") }
    guard run.finish() else {
      wipe(&text)
      return nil
    }
    return text
  }

  private static func gcmRun(
    _ key: Secret, _ nonce: [UInt8], _ associated: [UInt8], encrypts: Bool
  ) throws(CryptoFailure) -> Run {
    guard key.count == 32, !nonce.isEmpty, let algorithm = Algorithms.aes256GCM else {
      throw CryptoFailure("AES-256-GCM")
    }
    let run = try Run()
    try run.begin(algorithm, key: key, nonce: nonce, encrypts: encrypts)
    try run.associate(associated)
    return run
  }
}

/// One use of a cipher; libcrypto zeroes its copy of the key at the end.
private final class Run {
  let context: OpaquePointer

  init() throws(CryptoFailure) {
    guard let context = EVP_CIPHER_CTX_new() else { throw CryptoFailure("EVP_CIPHER_CTX_new") }
    self.context = context
  }

  deinit { EVP_CIPHER_CTX_free(context) }

  func begin(
    _ algorithm: OpaquePointer, key: Secret, nonce: [UInt8], encrypts: Bool
  ) throws(CryptoFailure) {
    let direction: Int32 = encrypts ? 1 : 0
    guard EVP_CipherInit_ex(context, algorithm, nil, nil, nil, direction) == 1 else {
      throw CryptoFailure("EVP_CipherInit_ex")
    }
    if nonce.count != EVP_CIPHER_CTX_get_iv_length(context) {
      let length = Int32(nonce.count)
      guard EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_IVLEN, length, nil) == 1 else {
        throw CryptoFailure("EVP_CTRL_AEAD_SET_IVLEN")
      }
    }
    let done = key.withBytes { bytes in
      EVP_CipherInit_ex(
        context, nil, nil, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), nonce, direction)
    }
    guard done == 1 else { throw CryptoFailure("EVP_CipherInit_ex") }
  }

  func associate(_ bytes: [UInt8]) throws(CryptoFailure) {
    var written: Int32 = 0
    guard bytes.count <= Cipher.limit,
      EVP_CipherUpdate(context, nil, &written, bytes, Int32(bytes.count)) == 1
    else { throw CryptoFailure("EVP_CipherUpdate") }
  }

  func update(_ text: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    guard !text.isEmpty else { return [] }
    guard text.count <= Cipher.limit else { throw CryptoFailure("length") }
    var result = [UInt8](repeating: 0, count: text.count)
    var written: Int32 = 0
    guard EVP_CipherUpdate(context, &result, &written, text, Int32(text.count)) == 1,
      Int(written) == text.count
    else { throw CryptoFailure("EVP_CipherUpdate") }
    return result
  }

  func finish() -> Bool {
    var rest = [UInt8](repeating: 0, count: 16)
    var written: Int32 = 0
    return EVP_CipherFinal_ex(context, &rest, &written) == 1
  }
}
