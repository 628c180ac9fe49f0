internal import CCryptoSSL

/// The algorithms of libcrypto, each looked up once and then kept; safe from all threads.
///
/// OpenSSL is not a certified product of commercial cryptography (GB/T 39786).
enum Algorithms {
  /// `EVP_MD` of GB/T 32905.
  nonisolated(unsafe) static let sm3 = EVP_MD_fetch(nil, "SM3", nil)
  /// `EVP_CIPHER` of GB/T 32907 in counter mode.
  nonisolated(unsafe) static let sm4CTR = EVP_CIPHER_fetch(nil, "SM4-CTR", nil)
  /// `EVP_CIPHER` of FIPS 197 in the mode of NIST SP 800-38D.
  nonisolated(unsafe) static let aes256GCM = EVP_CIPHER_fetch(nil, "AES-256-GCM", nil)
}

/// Whether two rows of bytes are the same, in a time that tells nothing of where they differ.
func sameInConstantTime(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  one.count == other.count && CRYPTO_memcmp(one, other, one.count) == 0
}

/// Zeroes bytes in place, which the compiler must not leave out.
func wipe(_ bytes: inout [UInt8]) {
  bytes.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
}
