internal import Rules
package import Seals

/// A body and its signature: what the QR code of a paper holds.
package struct SignedPaper: Hashable, Sendable {
  package let body: SignedBody
  package let signature: [UInt8]

  /// Signs a body; `nil` where a field of it has no room.
  ///
  /// The same body gives the same bytes: a paper that is printed again keeps its code.
  package init?(_ body: SignedBody, with key: SigningKey) throws(CryptoFailure) {
    guard let bytes = body.bytes else { return nil }
    signature = try key.signCompactly(bytes)
    self.body = body
  }

  /// Characters a QR code of version 10, level M, holds.
  package static let lengthMax = 311
  /// Characters an office's address may have, so that the longest body fits.
  package static let addressMax = lengthMax - 256

  /// Whether it can stand before the letters: capitals and digits, from the scheme to a slash.
  package static func isAddress(_ text: String) -> Bool {
    let signs = text.utf8
    return signs.count <= addressMax && text.last == "/"
      && (text.hasPrefix("HTTPS://") || text.hasPrefix("HTTP://"))
      && signs.allSatisfy { sign in
        (48...57).contains(sign) || (65...90).contains(sign) || "$%*+-./:".utf8.contains(sign)
      }
  }

  /// What the QR code holds: the letters after the office's address, or after %YBBA1: without one.
  package func payload(address: String? = nil) -> String {
    (address ?? ScannedText.prefix) + Base32.text((body.bytes ?? []) + signature)
  }

  /// The code for people.
  package func code() throws(CryptoFailure) -> CheckCode { try CheckCode(signature: signature) }
}

/// What became of a scan.
package enum ScanVerdict: Sendable {
  /// Signed by that key, and not changed since.
  case genuine(SignedBody, Signer, CheckCode)
  /// The signature is not that of what it says.
  case altered
  /// Signed with a key that is not on the list.
  case unknownKey(KeyID)
  /// The signature is right, but the filing is of a day after the key's last.
  case tooLate(SignedBody, Signer)
  /// The signature is right, but the key may be in other hands.
  case withdrawn(Signer)
  /// Characters are missing or wrong: to be scanned again.
  case incomplete
  /// Of a later program.
  case newer
  /// Nothing of ours.
  case foreign
}

extension SignerList {
  /// Judges a scan; nothing but a right signature of a key that counts is genuine.
  package func verdict(on scan: String) throws(CryptoFailure) -> ScanVerdict {
    guard let letters = ScannedText.letters(in: scan) else { return .foreign }
    // What is short and does not begin as ours was meant for something else.
    if letters.count < 40, !ScannedText.isMarked(scan) { return .foreign }
    guard let bytes = Base32.bytes(letters), let version = bytes.first else { return .incomplete }
    if (SignedBody.version + 1...9).contains(version) { return .newer }
    guard let length = SignedBody.length(of: bytes),
      bytes.count == length + VerifyingKey.compactLength
    else { return .incomplete }
    let signed = Array(bytes.prefix(length))
    let signature = Array(bytes.suffix(VerifyingKey.compactLength))
    let id = KeyID(fingerprint: Array(signed[1...KeyID.length]))
    guard let signer = signer(id) else { return .unknownKey(id) }
    guard try signer.key.verifiesCompactly(signature, of: signed), let body = SignedBody(signed),
      let day = body.filedOn
    else { return .altered }
    if signer.state == .withdrawn { return .withdrawn(signer) }
    if day > signer.through { return .tooLate(body, signer) }
    return .genuine(body, signer, try CheckCode(signature: signature))
  }
}
