/// Whose draft it is, which decides how long it lives and who may go on with it.
package enum DraftOwner: Hashable, Sendable {
  /// One person's sitting at a window's guided front; nobody else ever sees it.
  case sitting(String, window: Int)
  /// A clerk's window; the next start there offers to go on.
  case window(Int)
  /// Somebody at the guided front called for help; any window may go on, by that number.
  case call(Int)

  /// The text it is stored as.
  var text: String {
    switch self {
    case .sitting(let id, let window): Self.sittings(window: window) + id
    case .window(let number): "window/\(number)"
    case .call(let number): "call/\(number)"
    }
  }

  /// What the texts of all sittings of a window begin with, and of no other.
  static func sittings(window: Int) -> String { "sitting/\(window)/" }

  /// The owner stored as that text.
  init?(_ text: String) {
    if text.hasPrefix("sitting/") {
      let parts = text.split(separator: "/", maxSplits: 2)
      guard parts.count == 3, let window = Int(parts[1]) else { return nil }
      self = .sitting(String(parts[2]), window: window)
    } else if text.hasPrefix("window/"), let number = Int(text.dropFirst(7)) {
      self = .window(number)
    } else if text.hasPrefix("call/"), let number = Int(text.dropFirst(5)) {
      self = .call(number)
    } else {
      return nil
    }
  }
}

/// A filing that is not finished.
package struct SavedDraft: Equatable, Sendable {
  package let id: String
  package let owner: DraftOwner
  /// How often it was saved.
  package let step: Int
  /// The answers, in the interview's own bytes.
  package let body: [UInt8]
  /// The moment it was last saved.
  package let saved: String
}
