/// Bytes as capitals and digits 2 to 7 (RFC 4648, 6), without padding: what survives a QR code's
/// dense mode, an address, and a scanner that types.
enum Base32 {
  private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  /// The letters of those bytes.
  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var (held, bits): (UInt32, Int) = (0, 0)
    for byte in bytes {
      held = held << 8 | UInt32(byte)
      bits += 8
      while bits >= 5 {
        bits -= 5
        text.append(letters[Int(held >> UInt32(bits)) & 31])
        held &= (1 << UInt32(bits)) - 1
      }
    }
    if bits > 0 { text.append(letters[Int(held << UInt32(5 - bits)) & 31]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of letters, or `nil` where another sign is among them, or they are no whole bytes.
  static func bytes(_ text: some Sequence<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (held, bits): (UInt32, Int) = (0, 0)
    for letter in text {
      let value: UInt8
      switch letter {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = letter - UInt8(ascii: "A")
      case UInt8(ascii: "2")...UInt8(ascii: "7"): value = letter - UInt8(ascii: "2") + 26
      default: return nil
      }
      held = held << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
        held &= (1 << UInt32(bits)) - 1
      }
    }
    // One text for the same bytes: what is left over is less than a letter, and zero.
    return bits < 5 && held == 0 ? bytes : nil
  }
}
