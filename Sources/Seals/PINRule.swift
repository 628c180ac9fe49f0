/// What a PIN must be: 6 to 12 letters, digits or signs of a keyboard, not all the same, no run.
package enum PINFault: String, Error, CaseIterable, Sendable {
  /// Fewer than 6.
  case tooShort = "too_short"
  /// More than 12.
  case tooLong = "too_long"
  /// A space, or a character beyond the keyboard's ASCII.
  case character
  /// One character all along, as in 888888.
  case allSame = "all_same"
  /// Each follows the one before it, up or down, as in 123456, 987654, 890123 or abcdef.
  case run
}

extension PINFault {
  /// How many characters a PIN has.
  package static let lengths = 6...12

  /// The first rule that a PIN breaks, or `nil` where it keeps them all.
  package static func of(_ pin: String) -> PINFault? {
    let characters = Array(pin.utf8)
    guard characters.allSatisfy({ (0x21...0x7E).contains($0) }) else { return .character }
    guard characters.count >= lengths.lowerBound else { return .tooShort }
    guard characters.count <= lengths.upperBound else { return .tooLong }
    let steps = zip(characters, characters.dropFirst()).map(step)
    guard let first = steps.first, steps.allSatisfy({ $0 == first }) else { return nil }
    switch first {
    case 0: return .allSame
    case 1, -1: return .run
    default: return nil
    }
  }

  /// How far it is to the next character; after 9 comes 0, and before 0 comes 9.
  private static func step(_ one: UInt8, _ next: UInt8) -> Int {
    switch (one, next) {
    case (UInt8(ascii: "9"), UInt8(ascii: "0")): 1
    case (UInt8(ascii: "0"), UInt8(ascii: "9")): -1
    default: Int(next) - Int(one)
    }
  }
}
