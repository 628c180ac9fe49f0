/// One line of a paper, laid out and not yet set in type.
package struct PaperRow: Hashable, Sendable {
  /// What the line is part of, which decides its type.
  package enum Role: Hashable, Sendable {
    case body
    /// The office's name; in the middle.
    case office
    /// In the middle.
    case title
    case heading
    /// A line across.
    case rule
    /// Nothing but air.
    case blank
    /// Where the machine's code with that payload goes; it has no words.
    case code(String)
  }

  /// The words, with the blanks that align them.
  package let text: String
  package let role: Role
  /// Whether it is set at half the width of the other lines, since something in it may not be broken.
  package let isNarrow: Bool

  /// That line; of ordinary width unless said.
  init(_ text: String, _ role: Role = .body, isNarrow: Bool = false) {
    self.text = text
    self.role = text.isEmpty && role == .body ? .blank : role
    self.isNarrow = isNarrow
  }
}
