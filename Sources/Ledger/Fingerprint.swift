import Seals

/// The SM3 hash of bytes in 64 hexadecimal digits, by which packs are told apart; empty where this
/// libcrypto has no SM3.
package func fingerprint(of bytes: [UInt8]) -> String {
  guard let hash = try? SM3.hash(bytes) else { return "" }
  let digits = Array("0123456789abcdef")
  return String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

extension LengthPrefixed {
  /// Adds a number as eight bytes.
  mutating func add(_ number: Int64) {
    add(withUnsafeBytes(of: number.bigEndian) { Array($0) })
  }
}
