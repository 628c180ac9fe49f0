extension CursesScreen {
  /// Whether a terminal says of itself, in TERM, that no text can be placed on it.
  package static func isScreenless(_ kind: String) -> Bool {
    ["", "dumb", "unknown"].contains(kind)
  }
}
