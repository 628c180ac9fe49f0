import Glibc

extension CursesScreen {
  /// Whether a terminal says of itself, in TERM, that no text can be placed on it.
  package static func isScreenless(_ kind: String) -> Bool {
    ["", "dumb", "unknown"].contains(kind)
  }

  /// Whether this machine knows how text is placed on such a terminal, or on one it is taken for.
  package static func isDescribed(_ kind: String) -> Bool {
    // The description itself stands in the variable, and no path to it.
    if let own = getenv("TERMINFO"), own.pointee != 0, own.pointee != CChar(UInt8(ascii: "/")) {
      return true
    }
    return kinds(for: kind).contains { TerminalEntry.found($0) != nil }
  }

  /// What a terminal is taken for, in turn: what has no entry on this machine is as a rule a newer
  /// emulator that follows xterm.
  static func kinds(for kind: String) -> [String] {
    [kind, "xterm-256color", "xterm", "vt100", "linux"]
  }
}
