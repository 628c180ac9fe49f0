internal import CCryptoSSL

/// How something is signed.
package enum SignatureScheme: String, CaseIterable, Sendable {
  /// SM2 (GB/T 32918) over SM3 (GB/T 32905), the signature in DER (GB/T 35276).
  case sm2 = "sm2-sm3"
  /// Ed25519 (RFC 8032), the signature of 64 bytes.
  case ed25519

  /// The signer's name that GB/T 35276 lays down where none is agreed, part of what SM2 signs.
  static let signer = Array("1234567812345678".utf8)

  /// What libcrypto calls a key of it.
  var keyType: String {
    switch self {
    case .sm2: "SM2"
    case .ed25519: "ED25519"
    }
  }
}

/// A key of libcrypto, freed (a private one zeroed) with its last user; prints nothing.
final class KeyHandle: Sendable {
  /// `EVP_PKEY`; libcrypto only reads it once it is made.
  nonisolated(unsafe) let key: OpaquePointer
  let scheme: SignatureScheme

  /// Takes the key over; `nil` where it is none, or of no scheme we know.
  init?(taking key: OpaquePointer?) {
    guard let key else { return nil }
    guard
      let scheme = SignatureScheme.allCases.first(where: { EVP_PKEY_is_a(key, $0.keyType) == 1 })
    else {
      EVP_PKEY_free(key)
      return nil
    }
    (self.key, self.scheme) = (key, scheme)
  }

  deinit { EVP_PKEY_free(key) }

  /// A new pair.
  static func make(_ scheme: SignatureScheme) throws(CryptoFailure) -> KeyHandle {
    let context = EVP_PKEY_CTX_new_from_name(nil, scheme.keyType, nil)
    defer { EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard EVP_PKEY_keygen_init(context) == 1, EVP_PKEY_generate(context, &key) == 1,
      let handle = KeyHandle(taking: key)
    else { throw CryptoFailure(scheme.keyType + " key") }
    return handle
  }

  /// Lends a context in which SM2 knows the signer's name.
  func withContext<Result>(_ use: (OpaquePointer) -> Result?) throws(CryptoFailure) -> Result {
    // Else what a refusal leaves would be taken for the failure of a later call.
    defer { ERR_clear_error() }
    guard let context = EVP_MD_CTX_new() else { throw CryptoFailure("EVP_MD_CTX_new") }
    let parameters = EVP_PKEY_CTX_new(key, nil)
    // In this order: the first uses the second.
    defer {
      EVP_MD_CTX_free(context)
      EVP_PKEY_CTX_free(parameters)
    }
    if scheme == .sm2 {
      let name = SignatureScheme.signer
      guard EVP_PKEY_CTX_set1_id(parameters, name, Int32(name.count)) == 1 else {
        throw CryptoFailure("EVP_PKEY_CTX_set1_id")
      }
    }
    EVP_MD_CTX_set_pkey_ctx(context, parameters)
    guard let result = use(context) else { throw CryptoFailure(scheme.keyType) }
    return result
  }

  /// The hash that goes with the scheme; Ed25519 has its own inside.
  var hash: OpaquePointer? { scheme == .sm2 ? Algorithms.sm3 : nil }
}

extension KeyHandle: CustomStringConvertible, CustomReflectable {
  var description: String { "KeyHandle(\(scheme.rawValue))" }
  var customMirror: Mirror { Mirror(self, children: [:]) }
}
