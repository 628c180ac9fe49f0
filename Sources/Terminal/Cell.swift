/// One place of the grid: a character, or the second half of the wide one to its left.
package struct Cell: Hashable, Sendable {
  /// Which part of its character a cell shows.
  package enum Role: UInt8, Sendable {
    /// The whole of a character one column wide.
    case single
    /// The left half of a character two columns wide.
    case lead
    /// The right half; its `character` is a blank and is not drawn.
    case trail
  }

  /// One grapheme; a blank in the right half of a wide one.
  package let character: Character
  /// What it is for.
  package let style: Style
  /// Which half it is, if it is wide.
  package let role: Role

  /// Only a grid makes cells, as only it keeps the halves together.
  init(_ character: Character, _ style: Style, _ role: Role) {
    self.character = character
    self.style = style
    self.role = role
  }

  /// Nothing written here.
  static func blank(_ style: Style = .text) -> Cell { Cell(" ", style, .single) }
}
