/// A picture made of cells, on which a wide character is always whole.
///
/// Curses lets a write cut a wide character in two and then shifts the row at the next repaint, so
/// pairs are kept here: writing over one half blanks the other, and none begins in the last column.
/// Writing outside of the grid is allowed and does nothing.
package struct Grid: Hashable, Sendable {
  /// How much room there is; fixed for the life of the picture.
  package let size: Size
  /// Row after row, `size.columns` each.
  private(set) var cells: [Cell]

  /// Begins all blank.
  package init(_ size: Size) {
    self.size = size
    cells = Array(repeating: .blank(), count: size.columns * size.rows)
  }

  /// What is shown there; a blank outside of the grid.
  package subscript(_ position: Position) -> Cell {
    contains(position) ? cells[index(position)] : .blank()
  }

  /// Whether the place is on the grid.
  package func contains(_ position: Position) -> Bool {
    (0..<size.columns).contains(position.column) && (0..<size.rows).contains(position.row)
  }

  /// The cells of one row, from the left; empty for a row outside of the grid.
  package func row(_ row: Int) -> ArraySlice<Cell> {
    guard (0..<size.rows).contains(row) else { return [] }
    return cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Writes one line of text from the place on and tells how many columns it took.
  ///
  /// What does not fit, into `columns` if given and into the row anyway, is left out; a wide
  /// character that would be cut is left out whole. Controls and lone marks are not written, and a
  /// mark whose width terminals disagree on is written as its like.
  @discardableResult
  package mutating func put(
    _ text: some StringProtocol, at position: Position, style: Style = .text,
    columns limit: Int? = nil
  ) -> Int {
    guard (0..<size.rows).contains(position.row) else { return 0 }
    let end = min(size.columns, limit.map { position.column + max(0, $0) } ?? size.columns)
    var column = position.column
    for character in text {
      let width = columns(of: character)
      guard width > 0 else { continue }
      guard column + width <= end else { break }
      if column >= 0 {
        set(drawn(character), width: width, Position(column: column, row: position.row), style)
      }
      column += width
    }
    return column - position.column
  }

  /// Blanks a rectangle and gives it a style; the parts outside of the grid are passed over.
  package mutating func fill(at position: Position, _ area: Size, style: Style = .text) {
    for place in places(at: position, area) { set(" ", width: 1, place, style) }
  }

  /// Gives the cells of a rectangle another style and keeps what they show.
  package mutating func restyle(at position: Position, _ area: Size, style: Style) {
    for place in places(at: position, area).flatMap(pair) {
      let cell = cells[index(place)]
      cells[index(place)] = Cell(cell.character, style, cell.role)
    }
  }

  /// Draws a line across the whole row.
  package mutating func rule(row: Int, _ mark: Character = "=", style: Style = .rule) {
    let width = max(1, columns(of: mark))
    put(
      String(repeating: mark, count: size.columns / width), at: Position(column: 0, row: row),
      style: style)
  }

  /// Writes one character that fits, after taking away whole what it covers half.
  private mutating func set(
    _ character: Character, width: Int, _ position: Position, _ style: Style
  ) {
    let index = index(position)
    for place in index..<index + width {
      switch cells[place].role {
      case .single: break
      case .lead: cells[place + 1] = .blank(cells[place + 1].style)
      case .trail: cells[place - 1] = .blank(cells[place - 1].style)
      }
    }
    if width == 2 {
      cells[index] = Cell(character, style, .lead)
      cells[index + 1] = Cell(" ", style, .trail)
    } else {
      cells[index] = Cell(character, style, .single)
    }
  }

  /// The places of a rectangle that are on the grid.
  private func places(at position: Position, _ area: Size) -> [Position] {
    let rows = (position.row..<position.row + area.rows).clamped(to: 0..<size.rows)
    let columns = (position.column..<position.column + area.columns).clamped(to: 0..<size.columns)
    return rows.flatMap { row in columns.map { Position(column: $0, row: row) } }
  }

  /// The one or two places of the character shown at this one, which is on the grid.
  private func pair(at position: Position) -> [Position] {
    switch cells[index(position)].role {
    case .single: [position]
    case .lead: [position, Position(column: position.column + 1, row: position.row)]
    case .trail: [Position(column: position.column - 1, row: position.row), position]
    }
  }

  private func index(_ position: Position) -> Int {
    position.row * size.columns + position.column
  }
}
