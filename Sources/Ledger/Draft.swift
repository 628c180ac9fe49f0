/// Whose draft it is, which decides how long it lives and who may go on with it.
package enum DraftOwner: Hashable, Sendable {
  /// One person's sitting at the guided front; nobody else ever sees it.
  case sitting(String)
  /// A clerk's window; the next start there offers to go on.
  case window(Int)
  /// Somebody at the guided front called for help; any window may go on, by that number.
  case call(Int)

  /// The text it is stored as.
  var text: String {
    switch self {
    case .sitting(let id): "sitting/\(id)"
    case .window(let number): "window/\(number)"
    case .call(let number): "call/\(number)"
    }
  }

  /// The owner stored as that text.
  init?(_ text: String) {
    if text.hasPrefix("sitting/") {
      self = .sitting(String(text.dropFirst(8)))
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
