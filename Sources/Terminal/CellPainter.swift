import CCurses

/// Puts the cells of a grid into curses' window, only the rows that changed and those whole.
///
/// Whole rows, because curses keeps the dead half of a wide character when only one of its columns
/// is written.
struct CellPainter {
  private var shown: Grid?
  private var looks: [Look] = []
  /// Whether there are the 256 colours that themes choose from, and they are wanted.
  let hasColours: Bool
  /// Whether curses goes by the entry that names a look in few bytes.
  private let isBrief: Bool
  private let bold: attr_t
  private let reverse: attr_t

  /// What a style is to curses.
  private struct Look: Equatable {
    var attributes: attr_t = 0
    var pair: Int16 = 0
  }

  /// Called once curses has opened the terminal.
  init(isColourless: Bool) {
    hasColours = !isColourless && has_colors() && start_color() == OK && yidi_colours() >= 256
    if hasColours { use_default_colors() }
    isBrief = yidi_is_brief() != 0
    (bold, reverse) = (yidi_bold(isBrief), yidi_reverse(isBrief))
  }

  /// Takes the looks from the theme, or from the nearest one that needs no more than there is.
  mutating func use(_ theme: Theme) {
    let usual = isBrief ? theme.paint(.text).colours : nil
    if isBrief, hasColours { assume_default_colors(Int32(usual.map(number) ?? -1), -1) }
    looks = Style.allCases.map { style in
      var paint = theme.paint(style)
      if paint.colours != nil, !hasColours { paint = Theme.plain.paint(style) }
      var look = Look()
      if paint.attributes.contains(.bold) { look.attributes |= bold }
      if paint.attributes.contains(.reverse) { look.attributes |= reverse }
      if let colours = paint.colours, colours != usual {
        let number = number(colours)
        look.pair = number + 1
        if isBrief {
          init_pair(look.pair, number, -1)
        } else {
          init_pair(look.pair, Int16(colours.text), Int16(colours.ground))
        }
      }
      return look
    }
    forget()
  }

  /// What makes the theme's ground the usual one, to be sent before anything is drawn on it.
  func ground(of theme: Theme) -> String {
    guard isBrief, hasColours else { return "" }
    return "\u{1B}[\(theme.paint(.text).colours?.parameters ?? "")m"
  }

  /// Styles of the same colours share a pair: curses names the colours again where it changes.
  private func number(_ colours: Paint.Colours) -> Int16 {
    Int16(Theme.pairs.firstIndex(of: colours) ?? 0)
  }

  /// Takes nothing as shown, so that each row is written again.
  mutating func forget() { shown = nil }

  /// Writes the rows that differ from the grid before; what the grid has not is blank.
  mutating func paint(_ grid: Grid, _ size: Size) {
    let before = shown?.size == grid.size ? shown : nil
    for row in 0..<size.rows where before == nil || before?.row(row) != grid.row(row) {
      let shown = cells(of: row, in: grid, columns: size.columns)
      let cells = zip(shown, evened(shown)).map(drawn)
      wmove(yidi_window(), Int32(row), 0)
      wadd_wchnstr(yidi_window(), cells, Int32(cells.count))
    }
    shown = grid
  }

  /// The characters of a row, each once.
  private func cells(of row: Int, in grid: Grid, columns: Int) -> [Cell] {
    (0..<columns).compactMap { column in
      let cell = grid[Position(column: column, row: row)]
      // A grid wider than the screen may have a pair across its edge.
      if cell.role == .lead, column + 1 == columns { return .blank(cell.style) }
      return cell.role == .trail && column > 0 ? nil : cell
    }
  }

  /// The looks of a row's cells, the blanks between words bold where a word beside them is.
  ///
  /// That is not seen, and spares naming the look and its colours twice. The blanks at the end stay
  /// as they are, so that curses clears them with one command.
  private func evened(_ cells: [Cell]) -> [Look] {
    var result = cells.map { looks[Int($0.style.rawValue)] }
    let end = cells.lastIndex { $0.character != " " } ?? 0
    var place = 0
    while place < end {
      let look = result[place]
      let next =
        (place..<end).first { cells[$0].character != " " || result[$0] != look } ?? end
      if next > place {
        let beside = [place - 1, next].first { $0 >= 0 && isSeenAlike(result[$0], look) }
        if let beside {
          for blank in place..<next { result[blank] = result[beside] }
        }
      }
      place = max(next, place + 1)
    }
    return result
  }

  /// Whether a blank is the same in both: only its ground and a line under it are seen.
  private func isSeenAlike(_ first: Look, _ second: Look) -> Bool {
    first.pair == second.pair
      && first.attributes | bold == second.attributes | bold
  }

  /// The cell as curses has it.
  private func drawn(_ cell: Cell, _ look: Look) -> cchar_t {
    var result = cchar_t()
    setcchar(&result, wide(cell), look.attributes, look.pair, nil)
    return result
  }

  /// One spacing character and its marks, ended by zero.
  ///
  /// Curses takes no more spacing characters than one in a cell; an emoji of several is drawn as its
  /// first. What the C library measures otherwise than we do would move the row: it becomes 〓, the
  /// printer's sign for a missing type.
  private func wide(_ cell: Cell) -> [wchar_t] {
    let width = cell.role == .lead ? 2 : 1
    let scalars = cell.character.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
    guard let base = scalars.first, yidi_columns(base) == width else {
      return width == 2 ? [0x3013, 0] : [0x3F, 0]
    }
    let marks = scalars.dropFirst().prefix { yidi_columns($0) == 0 }
    return [base] + marks.prefix(Int(CCHARW_MAX) - 1) + [0]
  }
}
