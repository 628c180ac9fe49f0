package import Messages

/// Why an answer was not taken: what is wrong, then what to do.
///
/// The text typed is never cleared; `mark` tells which of its characters to point at.
package struct Refusal: Error, Hashable, Sendable {
  /// A stable code, such as `identity_check`; it names the texts.
  package let code: String
  package let values: [String: String]
  /// Characters of the normal form that are wrong, where one can say which.
  package let mark: Range<Int>?

  /// A refusal with the numbers its texts name.
  package init(_ code: String, _ values: [String: String] = [:], mark: Range<Int>? = nil) {
    self.code = code
    self.values = values
    self.mark = mark
  }

  /// What is wrong, in a sentence for the person.
  package var wrong: Message { Message("error.\(code).wrong", values) }
  /// What to do about it, in a sentence for the person.
  package var remedy: Message { Message("error.\(code).remedy", values) }
  /// Both in one short line, for the clerk's field.
  package var short: Message { Message("error.\(code).short", values) }
}
