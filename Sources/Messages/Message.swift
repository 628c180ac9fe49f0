/// A text before it has a language: its key, and what stands in its placeholders.
package struct Message: Hashable, Sendable {
  /// The msgid, such as `error.identity_short.wrong`.
  package let key: String
  /// Placeholder to text: `["now": "17"]` fills `{now}`.
  package let values: [String: String]

  /// The text of that key with those values.
  package init(_ key: String, _ values: [String: String] = [:]) {
    self.key = key
    self.values = values
  }
}
