import Messages
import Terminal

/// Who sits at the window, and what they are asked before they may go on.
struct ClerkStaff: Sendable {
  /// Whether anybody has to sign in here; `nil` before that is known, and until then nobody is let in.
  var isNeeded: Bool?
  var badge: Badge?
  /// Whether whoever sits here may file; where nobody signs in anybody may.
  var mayFile: Bool { badge?.mayFile ?? true }
  /// The number and the PIN that are being asked for.
  var ask: ClerkAsk?
  /// Why somebody wants to see what is masked, while that is asked.
  var reason: ClerkReason?
  /// How often something was unmasked: a call to mask it again may come late.
  var unmaskings = 0
}

/// A number and a PIN that are asked for, and for what.
struct ClerkAsk: Sendable {
  enum Purpose: Hashable, Sendable {
    case signIn
    /// The one signed in was away.
    case unlock
    /// A supervisor lets this be done beyond the day's ceiling.
    case release(again: Effect, why: Message)
    /// A second person answers for this.
    case second(again: Effect)
  }

  let purpose: Purpose
  var number = EditLine("", maximum: 16)
  var pin = EditLine("", maximum: 12)
  var isAtPIN: Bool
  /// Characters typed since the field was last as it is shown; more than it takes are no hand's.
  private var typed = 0
  var complaint: Message?

  /// Nothing is typed yet; who was away types the PIN alone.
  init(_ purpose: Purpose, number: String = "") {
    self.purpose = purpose
    self.number = EditLine(number, maximum: 16)
    isAtPIN = purpose == .unlock
  }

  /// Types into the field that has the keyboard.
  mutating func type(_ event: Event) {
    _ = isAtPIN ? pin.handle(event) : number.handle(event)
    if case .key(.character) = event { typed += 1 } else { typed = line.text.count }
  }

  /// Whether more was typed than the field takes, as a scanner does; then it is emptied.
  mutating func dropsScan() -> Bool {
    defer { typed = 0 }
    guard typed > line.maximum else { return false }
    if isAtPIN {
      pin = EditLine("", maximum: pin.maximum)
    } else {
      number = EditLine("", maximum: number.maximum)
    }
    return true
  }

  /// Asks for the PIN anew and says why.
  mutating func dropPIN(_ why: Message) {
    complaint = why
    pin = EditLine("", maximum: pin.maximum)
    typed = 0
  }

  private var line: EditLine { isAtPIN ? pin : number }

  /// Names its texts.
  var textKey: String {
    switch purpose {
    case .signIn: "sign_in"
    case .unlock: "unlock"
    case .release: "release"
    case .second: "second"
    }
  }

  /// Whether nothing of the window may be seen or done before it is answered.
  var locks: Bool { purpose == .signIn || purpose == .unlock }
}

/// The reason for seeing what is masked of a filing, while it is chosen or typed.
struct ClerkReason: Sendable {
  /// The filing.
  let number: String
  var line = EditLine("", maximum: 30)
  var complaint: Message?

  /// The usual reasons, by their digits.
  static let usual = ["compare", "request", "contact", "check"]
}
