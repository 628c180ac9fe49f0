package import Messages
package import Terminal

extension Context {
  /// The theme after the present one, in turn.
  package var nextTheme: Theme {
    guard let index = themes.firstIndex(of: theme) else { return themes.first ?? .plain }
    return themes[(index + 1) % themes.count]
  }

  /// Goes on to the next theme and says which it is.
  package mutating func changeLook() -> Message {
    theme = nextTheme
    return Message("shared.look.\(theme.rawValue)")
  }
}
