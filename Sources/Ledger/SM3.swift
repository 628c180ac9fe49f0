import CCryptoSSL

/// The hash of GB/T 32905, 32 bytes, computed by libcrypto.
enum SM3 {
  /// Bytes of a hash.
  static let length = 32

  /// The hash of those bytes.
  ///
  /// - Throws: `cryptography` where this libcrypto has no SM3.
  static func hash(_ bytes: [UInt8]) throws(Ledger.Failure) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    var written: UInt32 = 0
    let done = EVP_Digest(bytes, bytes.count, &result, &written, EVP_sm3(), nil)
    guard done == 1, written == length else { throw .cryptography }
    return result
  }

  /// The keyed hash (HMAC) of those bytes.
  ///
  /// - Throws: `cryptography` where this libcrypto has no SM3.
  static func keyedHash(_ bytes: [UInt8], key: [UInt8]) throws(Ledger.Failure) -> [UInt8] {
    var result = [UInt8](repeating: 0, count: length)
    var written: UInt32 = 0
    let done = HMAC(
      EVP_sm3(), key, Int32(key.count), bytes, bytes.count, &result, &written)
    guard done != nil, written == length else { throw .cryptography }
    return result
  }
}

/// The SM3 hash of bytes in 64 hexadecimal digits, by which packs are told apart; empty where this
/// libcrypto has no SM3.
package func fingerprint(of bytes: [UInt8]) -> String {
  guard let hash = try? SM3.hash(bytes) else { return "" }
  let digits = Array("0123456789abcdef")
  return String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
}

/// Bytes in which no two lists of fields look alike: each field stands behind its length.
struct LengthPrefixed {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  /// Adds a field; `nil` differs from an empty one.
  mutating func add(_ field: [UInt8]?) {
    add(length: field.map { UInt64($0.count) } ?? UInt64.max)
    if let field { bytes += field }
  }

  /// Adds a text as its UTF-8.
  mutating func add(_ text: String?) {
    add(text.map { Array($0.utf8) })
  }

  /// Adds a number as eight bytes.
  mutating func add(_ number: Int64) {
    add(withUnsafeBytes(of: number.bigEndian) { Array($0) })
  }

  private mutating func add(length: UInt64) {
    withUnsafeBytes(of: length.bigEndian) { bytes += $0 }
  }
}
