import Seals

/// The SM3 hash of bytes in 64 hexadecimal digits, by which packs are told apart; empty where this
/// libcrypto has no SM3.
package func fingerprint(of bytes: [UInt8]) -> String {
  guard let hash = try? SM3.hash(bytes) else { return "" }
  return Hexadecimal.text(hash)
}

extension LengthPrefixed {
  /// Adds a number as eight bytes.
  mutating func add(_ number: Int64) {
    add(withUnsafeBytes(of: number.bigEndian) { Array($0) })
  }
}
