import Terminal

/// Gathers a code of ours while a scanner types it, so that none of its letters is taken for a key.
///
/// Told by its first sign and not by its speed: keys also come in heaps over a slow line, and of
/// those none may be lost.
package struct ScannerReading: Sendable {
  /// What such a code begins with: no key, no answer and no part of a name on any page.
  package static let sign: Character = "%"

  /// Bytes kept of one scan: far more than a code of ours has, so that what is longer is still seen
  /// to be none.
  static let bytesMax = 16_384

  /// What has come of the code that is being read; `nil` while none is.
  private var text: String?
  /// Whether one has just ended: some scanners end with two Enters.
  private var isJustOver = false

  /// What an event was to the reading.
  enum Taken: Hashable {
    /// Nothing: it is for the page.
    case other
    case swallowed
    /// The end of that code.
    case scan(String)
  }

  /// Whether a code is being read.
  var isUnderWay: Bool { text != nil }

  /// Takes an event; `begins` tells whether a character is a code's first on the page shown.
  mutating func take(_ event: Event, begins: (Character) -> Bool) -> Taken {
    let wasJustOver = isJustOver
    isJustOver = false
    switch event {
    case .key(.character(let character)):
      guard var text = text ?? (begins(character) ? "" : nil) else { return .other }
      if text.utf8.count < Self.bytesMax { text.append(character) }
      self.text = text
      return .swallowed
    case .key(.enter), .key(.tab):
      guard let text = finish() else { return wasJustOver ? .swallowed : .other }
      isJustOver = true
      return .scan(text)
    default:
      // A hand has taken over.
      text = nil
      return .other
    }
  }

  /// Ends the reading, as nothing more came of it; what was read.
  mutating func finish() -> String? {
    defer { (text, isJustOver) = (nil, false) }
    return text
  }
}
