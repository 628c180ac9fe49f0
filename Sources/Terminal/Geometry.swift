/// How many columns and rows there are to draw on; never below zero.
package struct Size: Hashable, Sendable {
  /// Cells across.
  package var columns: Int
  /// Cells down.
  package var rows: Int

  /// Counts below zero become zero, as a terminal being resized may report anything.
  package init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }
}

/// A cell's place, counted from 0 at the top left; it may lie outside of any grid.
package struct Position: Hashable, Sendable {
  /// Counted from 0 at the left edge.
  package var column: Int
  /// Counted from 0 at the top edge.
  package var row: Int

  /// The order of arguments is that of x and y.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}
