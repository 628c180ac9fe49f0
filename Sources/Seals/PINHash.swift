internal import CCryptoSSL

/// The hash of a PIN by scrypt (RFC 7914), as the text `scrypt$15$8$1$salt$hash`: log2 of N, r, p,
/// then salt (16 bytes) and hash (32 bytes) in hexadecimal digits.
///
/// Six digits are a million tries: keep the text sealed, so that a stolen ledger gives no chance.
package struct PINHash: Hashable, Sendable {
  /// What is stored.
  package let text: String
  private let cost: Cost
  private let salt: [UInt8]
  private let hash: [UInt8]

  /// How dear a try is.
  package struct Cost: Hashable, Sendable {
    /// Log2 of N: memory and time.
    package let logN: Int
    /// r, the size of a block: 128 r N bytes of memory.
    package let blocks: Int
    /// p, how often all of it is done.
    package let lanes: Int

    /// 32 MiB of memory; about a tenth of a second.
    package static let usual = Cost(checked: (logN: 15, blocks: 8, lanes: 1))

    /// That cost, or `nil` where it is none or beyond 256 MiB, which no text may make us spend.
    package init?(logN: Int, blocks: Int, lanes: Int) {
      guard (1...20).contains(logN), (1...32).contains(blocks), (1...16).contains(lanes),
        128 * blocks << logN <= 256 << 20
      else { return nil }
      self.init(checked: (logN, blocks, lanes))
    }

    private init(checked: (logN: Int, blocks: Int, lanes: Int)) {
      (logN, blocks, lanes) = checked
    }
  }

  /// The hash of a PIN with a salt of its own.
  package init(
    _ pin: String, cost: Cost = .usual, random: some RandomSource = SystemRandom()
  ) throws(CryptoFailure) {
    self.cost = cost
    salt = try random.bytes(16)
    hash = try PINHash.scrypt(Array(pin.utf8), salt: salt, cost, length: 32)
    text =
      ["scrypt", "\(cost.logN)", "\(cost.blocks)", "\(cost.lanes)"]
      .joined(separator: "$") + "$" + Hexadecimal.text(salt) + "$" + Hexadecimal.text(hash)
  }

  /// A hash from what is stored, or `nil` where it is none.
  package init?(text: String) {
    let parts = text.split(separator: "$", omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "scrypt",
      let logN = Int(parts[1]), let blocks = Int(parts[2]), let lanes = Int(parts[3]),
      let cost = Cost(logN: logN, blocks: blocks, lanes: lanes),
      let salt = Hexadecimal.bytes(parts[4].utf8), salt.count == 16,
      let hash = Hexadecimal.bytes(parts[5].utf8), hash.count == 32
    else { return nil }
    (self.text, self.cost, self.salt, self.hash) = (text, cost, salt, hash)
  }

  /// Whether that is the PIN, in a time that tells nothing of the answer.
  package func matches(_ pin: String) throws(CryptoFailure) -> Bool {
    let tried = try PINHash.scrypt(Array(pin.utf8), salt: salt, cost, length: hash.count)
    return sameInConstantTime(tried, hash)
  }

  /// Whether it was made at another cost than new ones; after a right PIN it can be made anew.
  package var isOutdated: Bool { cost != .usual }

  /// scrypt of libcrypto.
  static func scrypt(
    _ secret: [UInt8], salt: [UInt8], _ cost: Cost, length: Int
  ) throws(CryptoFailure) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    // V takes 128 r N bytes, B 128 r p, and two blocks more are worked in.
    let memory = UInt64(128 * cost.blocks * ((1 << cost.logN) + cost.lanes + 2))
    let done = secret.withUnsafeBytes { bytes in
      EVP_PBE_scrypt(
        bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, salt, salt.count,
        1 << UInt64(cost.logN), UInt64(cost.blocks), UInt64(cost.lanes), memory, &result, length)
    }
    guard done == 1 else { throw CryptoFailure("scrypt") }
    return result
  }
}
