/// How a box is sealed; the number stands in the box.
package enum Suite: UInt8, CaseIterable, Sendable {
  /// SM4-CTR (GB/T 32907, GB/T 17964), then HMAC-SM3 (GB/T 32905) cut to 16 bytes, over what was
  /// encrypted.
  case sm = 1
  /// AES-256-GCM (FIPS 197, NIST SP 800-38D).
  case aes = 2

  /// Its word in a key file.
  package var word: String {
    switch self {
    case .sm: "sm4-ctr-hmac-sm3"
    case .aes: "aes-256-gcm"
    }
  }

  /// The suite of a word in a key file.
  package init?(word: some StringProtocol) {
    guard let suite = Suite.allCases.first(where: { $0.word == word }) else { return nil }
    self = suite
  }
}
