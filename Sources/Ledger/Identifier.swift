import Glibc

/// 128 random bits, written as 26 characters of Crockford's base 32 (no I, L, O, U).
///
/// Made before the first try, it lets a try be repeated without filing twice.
package struct Identifier: Hashable, Sendable {
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

  /// The 26 characters.
  package let text: String

  /// A new one.
  package init(_ entropy: some Entropy) {
    let bytes = entropy.bytes(16)
    // 130 bits are written, so the first character carries only three of the 128.
    var characters: [UInt8] = []
    characters.reserveCapacity(26)
    var (pending, bits) = (0, 2)
    for byte in bytes {
      (pending, bits) = (pending << 8 | Int(byte), bits + 8)
      while bits >= 5 {
        bits -= 5
        characters.append(Self.alphabet[pending >> bits & 31])
      }
      pending &= (1 << bits) - 1
    }
    text = String(decoding: characters, as: UTF8.self)
  }

  /// The one written so, or `nil` unless it is 26 characters of the alphabet.
  package init?(_ text: String) {
    guard text.utf8.count == 26, text.utf8.allSatisfy(Self.alphabet.contains) else { return nil }
    self.text = text
  }
}

/// Where random bytes come from.
package protocol Entropy: Sendable {
  /// That many bytes nobody can foretell.
  func bytes(_ count: Int) -> [UInt8]
}

/// The system's generator.
package struct SystemEntropy: Entropy {
  /// The one of this machine.
  package init() {}

  package func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    // At once: each call asks the system, which gives up to 256 bytes a time.
    guard count > 256 || getentropy(&bytes, count) != 0 else { return bytes }
    var generator = SystemRandomNumberGenerator()
    for index in bytes.indices { bytes[index] = generator.next() }
    return bytes
  }
}
