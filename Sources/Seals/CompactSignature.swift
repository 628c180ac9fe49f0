// Signatures of 64 bytes, for where there is little room: r and s of SM2 as they are, Ed25519 as ever.

extension SigningKey {
  /// The signature of those bytes in 64 bytes; the same bytes give the same one every time.
  ///
  /// It is verified before it is given out, so that a fault of the machine cannot betray the key.
  package func signCompactly(_ bytes: [UInt8]) throws(CryptoFailure) -> [UInt8] {
    let signature: [UInt8]
    switch scheme {
    case .sm2: signature = try SM2Signing.sign(bytes, key: handle)
    case .ed25519: signature = try sign(bytes)
    }
    guard try verifyingKey().verifiesCompactly(signature, of: bytes) else {
      throw CryptoFailure("signature")
    }
    return signature
  }
}

extension VerifyingKey {
  /// Bytes of a compact signature, whichever scheme made it.
  package static let compactLength = 64

  /// Whether the owner of the other half signed those bytes with that compact signature.
  package func verifiesCompactly(
    _ signature: [UInt8], of bytes: [UInt8]
  ) throws(CryptoFailure) -> Bool {
    guard signature.count == VerifyingKey.compactLength else { return false }
    switch scheme {
    case .sm2: return try verifies(VerifyingKey.der(signature), of: bytes)
    case .ed25519: return try verifies(signature, of: bytes)
    }
  }

  /// Two numbers of 32 bytes as DER has them (GB/T 35276): a sequence of two integers.
  private static func der(_ numbers: [UInt8]) -> [UInt8] {
    let content = integer(numbers.prefix(32)) + integer(numbers.dropFirst(32))
    return [0x30, UInt8(content.count)] + content
  }

  /// An integer without idle zeros, and with one where it would count as negative.
  private static func integer(_ number: ArraySlice<UInt8>) -> [UInt8] {
    let digits = Array(number.drop { $0 == 0 })
    let content = (digits.first ?? 0x80) >= 0x80 ? [0] + digits : digits
    return [0x02, UInt8(content.count)] + content
  }
}
