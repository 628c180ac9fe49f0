package import Seals

/// The code under the QR code, for people: 8 characters in two groups of four, such as VN9Z-DJVZ.
///
/// Crockford's Base32, which has no I, L, O and U. The first seven are the first 35 bits of SM3 over
/// the signature; the last one checks them: `c = a d1 + a^2 d2 + ... + a^7 d7` in the field of 32
/// elements (x^5 + x^2 + 1, a = x). All weights differ and none is zero, so one wrong character and
/// any two exchanged are always seen: such a code was mistyped. A code that checks and is not that
/// of the paper was not given out with it.
package struct CheckCode: Hashable, Sendable, CustomStringConvertible {
  private let values: [UInt8]

  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  private static let dataLength = 7

  /// The code of a signature.
  package init(signature: [UInt8]) throws(CryptoFailure) {
    let bits = try SM3.hash(signature).prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let data = (0..<CheckCode.dataLength).map { place in
      UInt8(truncatingIfNeeded: bits >> UInt64(35 - 5 * place)) & 31
    }
    values = data + [CheckCode.check(data)]
  }

  /// What somebody typed.
  package enum Typed: Hashable, Sendable {
    case code(CheckCode)
    /// Not eight characters of a code.
    case misshapen
    /// Eight that do not check: one of them is wrong, or two are exchanged.
    case mistyped
  }

  /// Reads a code as typed: in any case, with blanks or hyphens, full-width, I and L for 1, O for 0.
  package static func typed(_ text: String) -> Typed {
    var values: [UInt8] = []
    for sign in ScannedText.plain(text) where sign != UInt8(ascii: "-") {
      let letter: UInt8 =
        switch sign {
        case UInt8(ascii: "I"), UInt8(ascii: "L"): UInt8(ascii: "1")
        case UInt8(ascii: "O"): UInt8(ascii: "0")
        default: sign
        }
      guard let value = letters.firstIndex(of: letter), values.count <= dataLength else {
        return .misshapen
      }
      values.append(UInt8(value))
    }
    guard values.count == dataLength + 1 else { return .misshapen }
    guard check(values.dropLast()) == values.last else { return .mistyped }
    return .code(CheckCode(values: values))
  }

  private init(values: [UInt8]) { self.values = values }

  package var description: String {
    let signs = values.map { CheckCode.letters[Int($0)] }
    return String(decoding: signs.prefix(4), as: UTF8.self) + "-"
      + String(decoding: signs.suffix(4), as: UTF8.self)
  }

  private static func check(_ data: some Collection<UInt8>) -> UInt8 {
    // Horner's rule from the last on.
    data.reversed().reduce(0) { timesX($0 ^ $1) }
  }

  /// A product in the field of 32 elements.
  private static func timesX(_ value: UInt8) -> UInt8 {
    value & 16 == 0 ? value << 1 : (value << 1 & 31) ^ 0b00101
  }
}
