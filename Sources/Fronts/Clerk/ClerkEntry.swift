import Interview

/// What stands in one field: always as it was typed or picked, right or wrong, never cleared.
struct ClerkEntry: Hashable, Sendable {
  /// Digits, words, the code of a place, or the value of the option picked.
  var text: String
  var source: Source
  /// Put there by the office's settings and not yet touched.
  var isDefault: Bool

  /// That text, by default typed.
  init(_ text: String, source: Source = .typed, isDefault: Bool = false) {
    self.text = text
    self.source = source
    self.isDefault = isDefault
  }
}
