/// A sequence that began with `ESC [`, read to its last byte.
struct ControlSequence: Hashable, Sendable {
  /// The bytes between.
  let body: [UInt8]
  /// The byte that ended it and says what it is.
  let final: UInt8

  /// Whether the bytes that follow were pasted.
  var startsPaste: Bool { final == UInt8(ascii: "~") && !isPrivate && numbers.first == 200 }

  /// Where the main button went down, in the mouse's SGR form.
  var click: Position? {
    guard final == UInt8(ascii: "M"), body.first == UInt8(ascii: "<") else { return nil }
    let numbers = numbers
    // The bits of Shift, Alt and Ctrl are of no matter; movement and the wheel are other bits.
    guard numbers.count == 3, numbers[0] & ~0x1C == 0, numbers[1] > 0, numbers[2] > 0 else {
      return nil
    }
    return Position(column: numbers[1] - 1, row: numbers[2] - 1)
  }

  /// The column of a cursor below the first row, as a terminal answers when asked for it.
  ///
  /// In the first row it would be written like F3 with Shift, which that is taken for.
  var reportedColumn: Int? {
    guard final == UInt8(ascii: "R"), !isPrivate, numbers.count == 2, numbers[0] > 1 else {
      return nil
    }
    return max(0, numbers[1] - 1)
  }

  /// The key that a terminal writes like this; keys held with it make no difference.
  var key: Key? {
    if isPrivate { return nil }
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "$"), UInt8(ascii: "^"), UInt8(ascii: "@"):
      // `$`, `^` and `@` are rxvt's for Shift, Ctrl and both.
      guard let number = numbers.first else { return nil }
      return numberedKey(number)
    case UInt8(ascii: "Z"): return .backTab
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return letterKey(final - 0x20)
    default: return letterKey(final)
    }
  }

  /// Whether it begins with one of `<=>?`: a report or an answer, never a key.
  private var isPrivate: Bool { body.first.map { (0x3C...0x3F).contains($0) } ?? false }

  /// The numbers between semicolons, if any; a missing or absurd one is 0.
  private var numbers: [Int] {
    let digits =
      body.first.map { (0x3C...0x3F).contains($0) } == true ? body.dropFirst() : body[...]
    if digits.isEmpty { return [] }
    return digits.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map {
      part in
      part.prefix(6).reduce(0) { number, byte in
        (0x30...0x39).contains(byte) ? number * 10 + Int(byte - 0x30) : 0
      }
    }
  }
}

/// The key of a code point that came alone; nothing for those that are not written or stored.
func plainKey(_ scalar: Unicode.Scalar) -> Key? {
  switch scalar.value {
  case 0x0D, 0x0A: .enter
  case 0x09: .tab
  case 0x08, 0x7F: .backspace
  case 0x01...0x1A: .control(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
  default: isAllowed(scalar) ? .character(Character(scalar)) : nil
  }
}

/// The key after `ESC O`: the keypad in its application mode, and F1 to F4 and the arrows.
func keypadKey(_ final: UInt8) -> Key? {
  switch final {
  case UInt8(ascii: "j")...UInt8(ascii: "y"):
    // The keypad's keys stand in the order of ASCII, 0x40 above what they write.
    .character(Character(Unicode.Scalar(final - 0x40)))
  case UInt8(ascii: "M"): .enter
  case UInt8(ascii: "X"): .character("=")
  case UInt8(ascii: "I"): .tab
  case UInt8(ascii: "a")...UInt8(ascii: "d"): letterKey(final - 0x20)
  default: letterKey(final)
  }
}

/// A key that ends in a capital letter, after `ESC [` and after `ESC O` alike.
private func letterKey(_ final: UInt8) -> Key? {
  switch final {
  case UInt8(ascii: "A"): .up
  case UInt8(ascii: "B"): .down
  case UInt8(ascii: "C"): .right
  case UInt8(ascii: "D"): .left
  case UInt8(ascii: "H"): .home
  case UInt8(ascii: "F"): .end
  case UInt8(ascii: "P"): .function(1)
  case UInt8(ascii: "Q"): .function(2)
  case UInt8(ascii: "R"): .function(3)
  case UInt8(ascii: "S"): .function(4)
  default: nil
  }
}

/// A key that is written as a number and `~`; VT220, xterm, the Linux console and rxvt together.
private func numberedKey(_ number: Int) -> Key? {
  switch number {
  case 1, 7: .home
  case 2: .insert
  case 3: .delete
  case 4, 8: .end
  case 5: .pageUp
  case 6: .pageDown
  case 11...15: .function(number - 10)
  case 17...21: .function(number - 11)
  case 23...26: .function(number - 12)
  case 28, 29: .function(number - 13)
  case 31...34: .function(number - 14)
  default: nil
  }
}
