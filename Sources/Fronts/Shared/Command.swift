package import Terminal

/// What a key asks for, whatever page it is pressed on; one meaning a key in both fronts.
package enum Command: String, CaseIterable, Sendable {
  /// On to the next page, or the last word of a page: file, print, done.
  case next
  /// One step back; never asks, never loses.
  case back
  case help
  /// Call a member of the staff.
  case staff
  /// The next language, in place.
  case language
  /// Leave the program, asked first where something would be lost.
  case leave
  /// Read the page aloud, or stop; not offered where nothing can be read.
  case readAloud
  case up
  case down
  case pageUp
  case pageDown
  case top
  case bottom
  /// To the next field of a form.
  case nextField
  /// To the field before.
  case previousField
  /// The values a field may take.
  case prompt
  /// Put back what was there.
  case restore
  case new
  /// The clauses and the steps behind a decision.
  case reasons
  /// Check everything, then file.
  case submit
  /// As in the record before.
  case duplicate
  case undo
  /// Takes back what was typed last.
  case takeBack
  /// Large type on the receipt.
  case large
  /// To the list, the draft saved first.
  case list
  /// Other colours, in turn.
  case look
  /// Somebody else is going to sit here.
  case signOut
  /// The window's printer.
  case printer
}

/// The keys of one command, and what the key bar and the help page call them.
package struct KeyBinding: Sendable {
  package let command: Command
  /// Any of these keys gives the command.
  package let keys: [Key]
  /// The message key of the key's name, such as 回车.
  package let name: String
  /// The message key of what it does, such as 下一步.
  package let label: String

  /// A command on those keys, named by message keys.
  package init(_ command: Command, _ keys: [Key], name: String, label: String) {
    self.command = command
    self.keys = keys
    self.name = name
    self.label = label
  }
}

/// The keys of a front: read by the dispatcher, the key bar, the help page and a test.
package struct KeyTable: Sendable {
  package let bindings: [KeyBinding]

  /// A table of those bindings; of two that share a key the first is meant.
  package init(_ bindings: [KeyBinding]) {
    self.bindings = bindings
  }

  /// What the key asks for, or `nil` where it is no command.
  ///
  /// Full-width forms count as the keys they come from: an input method left on must not make the
  /// keyboard seem dead.
  package func command(for key: Key) -> Command? {
    let plain = key.narrowed
    return bindings.first { $0.keys.contains(plain) }?.command
  }

  /// How that command is reached and named, or `nil` where this front has no such command.
  package func binding(of command: Command) -> KeyBinding? {
    bindings.first { $0.command == command }
  }
}

extension Key {
  /// The same key with the input method off: full-width forms and 、 become what was pressed.
  package var narrowed: Key {
    switch self {
    case .character(let character): .character(character.narrowed)
    default: self
    }
  }
}

extension Event {
  /// Whether it writes something.
  var isText: Bool {
    switch self {
    case .key(.character), .paste: true
    default: false
    }
  }
}

extension Character {
  /// Full-width forms as ASCII; 、 as the slash and 。 as the point they are typed with.
  package var narrowed: Character {
    switch self {
    case "、": "/"
    case "。": "."
    default: halfWidth(self)
    }
  }

  /// The digit that it is, in full width too; 三 and 陆 are characters of names and none.
  var digit: Int? {
    let plain = narrowed
    return plain.isASCII ? plain.wholeNumberValue : nil
  }
}

extension String {
  /// Each character narrowed, as every field but a name wants it.
  package var narrowed: String { String(map(\.narrowed)) }
}
