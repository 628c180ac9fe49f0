internal import Rules
package import Seals

/// The public keys of papers as a text: what another office needs to verify them.
///
/// A line a key after the heading `yidi-signers 1`: id, scheme, first day, last day, state, the
/// public key (RFC 5280 in Base64), and then the office. It holds nothing secret, but whoever can
/// change it decides what is genuine.
package struct SignerList: Sendable {
  /// The keys, the newest last.
  package private(set) var signers: [Signer]

  private static let heading = "yidi-signers 1"

  /// Why a text is no such list: the line, from 1.
  package struct Fault: Error, Hashable, Sendable {
    package let line: Int
  }

  /// A list of those keys.
  package init(_ signers: [Signer] = []) { self.signers = signers }

  /// The key of that id.
  package func signer(_ id: KeyID) -> Signer? { signers.first { $0.id == id } }

  /// The key whose id is written so.
  package func signer(written id: String) -> Signer? {
    signers.first { $0.id.description == id.lowercased() }
  }

  /// Adds a key, or puts it in place of the one with its id.
  package mutating func put(_ signer: Signer) {
    signers.removeAll { $0.id == signer.id }
    signers.append(signer)
  }

  /// Reads a list.
  package init(_ text: String) throws(Fault) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let first = lines.first, first == SignerList.heading else { throw Fault(line: 1) }
    var signers: [Signer] = []
    for (index, line) in lines.enumerated().dropFirst() where !line.isEmpty {
      guard let signer = SignerList.signer(line), !signers.contains(where: { $0.id == signer.id })
      else { throw Fault(line: index + 1) }
      signers.append(signer)
    }
    self.signers = signers
  }

  private static func signer(_ line: Substring) -> Signer? {
    let words = line.split(separator: " ", maxSplits: 6)
    guard words.count >= 6, let scheme = SignatureScheme(rawValue: String(words[1])),
      let from = Day(words[2]), let through = Day(words[3]),
      let state = Signer.State(rawValue: String(words[4])),
      let key = VerifyingKey(pem: pem(words[5])), key.scheme == scheme,
      let signer = try? Signer(
        key: key, from: from, through: through, state: state,
        office: words.count > 6 ? String(words[6]) : ""),
      signer.id.description == words[0]
    else { return nil }
    return signer
  }

  /// The list as a text.
  package func text() throws(CryptoFailure) -> String {
    var lines = [SignerList.heading]
    for signer in signers {
      let base64 = String(decoding: try signer.key.pem(), as: UTF8.self)
        .split(separator: "\n").filter { !$0.hasPrefix("-") }.joined()
      let office = signer.office.split(whereSeparator: \.isNewline).joined(separator: " ")
      lines.append(
        [
          signer.id.description, signer.key.scheme.rawValue, signer.from.description,
          signer.through.description, signer.state.rawValue, base64, office,
        ].filter { !$0.isEmpty }.joined(separator: " "))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func pem(_ base64: Substring) -> [UInt8] {
    var text = "-----BEGIN PUBLIC KEY-----\n"
    var rest = base64
    while !rest.isEmpty {
      text += rest.prefix(64) + "\n"
      rest = rest.dropFirst(64)
    }
    return Array((text + "-----END PUBLIC KEY-----\n").utf8)
  }
}
