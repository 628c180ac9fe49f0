/// Cuts bytes into lines as they come, however few come at once.
package struct LineReader: Sendable {
  /// What the bytes up to a line's end were.
  package enum Line: Hashable, Sendable {
    /// A line, cleaned of all that is not text, without its end and blanks around it.
    case text(String)
    /// Bytes that are not UTF-8.
    case notText
    /// More bytes than anybody types; they are gone.
    case tooLong
  }

  /// What a terminal takes in one line, and many times the longest answer.
  package static let bytesMax = 4_096

  private var pending: [UInt8] = []
  private var isSkipping = false

  /// Nothing read yet.
  package init() {}

  /// Takes the next bytes and gives the lines that are whole with them.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Line] {
    var found: [Line] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        found.append(take())
      } else if pending.count < Self.bytesMax {
        pending.append(byte)
      } else {
        isSkipping = true
      }
    }
    return found
  }

  /// What is left when no more bytes come.
  package mutating func end() -> Line? {
    pending.isEmpty && !isSkipping ? nil : take()
  }

  private mutating func take() -> Line {
    defer { (pending, isSkipping) = ([], false) }
    if isSkipping { return .tooLong }
    guard let text = String(validating: pending, as: UTF8.self) else { return .notText }
    return .text(lineCleaned(text))
  }
}
