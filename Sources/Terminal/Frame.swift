/// One whole picture for the terminal, and where the person is in it.
package struct Frame: Hashable, Sendable {
  /// What is seen.
  package var grid: Grid
  /// Where the real cursor stands: the caret, or the first column of the thing in focus.
  ///
  /// Screen readers, braille lines and the input method's window follow it, so there is always one.
  package var cursor: Position
  /// The same in one or a few sentences, for plain mode and for reading aloud.
  package var announce: String

  /// A cursor outside of the grid is shown at its nearest cell.
  package init(grid: Grid, cursor: Position, announce: String = "") {
    self.grid = grid
    self.cursor = cursor
    self.announce = announce
  }
}
