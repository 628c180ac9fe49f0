/// Turns bytes into code points one at a time, and never loses a good one after a bad byte.
///
/// The C library's reader swallows up to three keys after a stray byte, for example when someone
/// pastes GBK.
struct UTF8Decoder: Hashable, Sendable {
  /// What one byte brought.
  enum Result: Hashable, Sendable {
    case scalar(Unicode.Scalar)
    /// More bytes belong to it.
    case pending
    /// A byte that is in no character, now dropped.
    case stray
    /// The character before was cut short and is dropped; this byte has to be fed again.
    case again
  }

  private var value: UInt32 = 0
  private var missing = 0
  /// The least value that needs this many bytes; a smaller one is an overlong spelling.
  private var least: UInt32 = 0

  /// Whether a character has begun and not ended.
  var isInside: Bool { missing > 0 }

  /// Forgets the beginning of a character.
  mutating func reset() { missing = 0 }

  /// Takes the next byte.
  mutating func feed(_ byte: UInt8) -> Result {
    if missing > 0 {
      guard byte & 0xC0 == 0x80 else {
        missing = 0
        return .again
      }
      value = value << 6 | UInt32(byte & 0x3F)
      missing -= 1
      if missing > 0 { return .pending }
      guard value >= least, let scalar = Unicode.Scalar(value) else { return .stray }
      return .scalar(scalar)
    }
    switch byte {
    case 0x00...0x7F: return .scalar(Unicode.Scalar(byte))
    case 0xC2...0xDF: begin(UInt32(byte & 0x1F), missing: 1, least: 0x80)
    case 0xE0...0xEF: begin(UInt32(byte & 0x0F), missing: 2, least: 0x800)
    case 0xF0...0xF4: begin(UInt32(byte & 0x07), missing: 3, least: 0x1_0000)
    default: return .stray
    }
    return .pending
  }

  private mutating func begin(_ bits: UInt32, missing: Int, least: UInt32) {
    value = bits
    self.missing = missing
    self.least = least
  }
}
