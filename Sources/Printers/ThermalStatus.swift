/// What a thermal printer answers to DLE EOT 1 to 4 and to GS r 1.
struct ThermalStatus: Equatable {
  /// Real-time questions, in their order.
  static let questions = (1...4).map { [0x10, 0x04, UInt8($0)] as [UInt8] }
  /// Asks for the paper's state once all before it has been printed.
  static let whenPrinted: [UInt8] = [0x1D, 0x72, 0x01]
  /// Has it say nothing unasked (GS a); a reset puts that back to how the printer was set up.
  static let unasked: [UInt8] = [0x1D, 0x61, 0x00]

  /// The answers, by the number of their question; `nil` where none came.
  var answers: [UInt8?] = [nil, nil, nil, nil]

  /// Whether anything was answered.
  var isAnswered: Bool { answers.contains { $0 != nil } }

  /// What keeps it from printing.
  var hindrance: PrintFault.Code? {
    if has(4, 0x60) || has(2, 0x20) { return has(2, 0x04) ? .coverOpen : .mediaEmpty }
    if has(2, 0x04) { return .coverOpen }
    if has(3, 0x28) { return .printerError }
    return has(1, 0x08) ? .offline : nil
  }

  /// Whether the roll ends soon.
  var isLow: Bool { has(4, 0x0C) }

  private func has(_ question: Int, _ bits: UInt8) -> Bool {
    (answers[question - 1] ?? 0) & bits != 0
  }

  /// Whether it can be an answer to DLE EOT; the bits are fixed, and a line that echoes has others.
  static func isRealTime(_ byte: UInt8) -> Bool { byte & 0x93 == 0x12 }

  /// Whether it begins the four bytes in which a printer says unasked how it is.
  static func beginsUnasked(_ byte: UInt8) -> Bool { byte & 0x93 == 0x10 }

  /// Whether it can be one of the other three, which look like answers to GS r.
  static func goesOnUnasked(_ byte: UInt8) -> Bool { byte & 0x90 == 0 }

  /// Whether it can be the answer to GS r.
  static func isInLine(_ byte: UInt8) -> Bool { byte & 0xF0 == 0 }

  /// Whether the answer to GS r says that the roll has ended.
  static func saysEmpty(_ byte: UInt8) -> Bool { byte & 0x0C != 0 }

  /// Whether it says that the roll ends soon.
  static func saysLow(_ byte: UInt8) -> Bool { byte & 0x03 != 0 }
}

/// Hears what a printer says, without what it says unasked: the last three bytes of that look like the
/// answer that a paper is out.
struct ThermalEar {
  /// How many bytes of what is said unasked are still to come.
  private var left = 0

  /// What is left of the next bytes; a group may be cut anywhere on its way.
  mutating func hear(_ bytes: [UInt8]) -> [UInt8] {
    bytes.filter { byte in
      if left > 0, ThermalStatus.goesOnUnasked(byte) {
        left -= 1
        return false
      }
      left = ThermalStatus.beginsUnasked(byte) ? 3 : 0
      return left == 0
    }
  }
}
