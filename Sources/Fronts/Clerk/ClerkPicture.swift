import Terminal

/// What a click on the clerk's screen stands for.
enum ClerkTarget: Hashable, Sendable {
  /// A field of the form, by its place in `ClerkRows.order`.
  case field(Int)
  /// A line of the list beside a field.
  case candidate(Int)
  /// A row of the first page.
  case row(Int)
  /// Where one types to find a filing.
  case search
  /// What a page that is read gives a number: an offer of the help, a field, behind these a line of the
  /// list under one.
  case choice(Int)
  case key(Key)
  case command(Command)
}

/// A screen of the clerk's while it is drawn: head, body, keys, and what each place stands for.
struct ClerkPicture: Sendable {
  var grid: Grid
  var cursor = Position(column: 0, row: 2)
  var announce = ""
  private(set) var areas: [Area] = []
  /// The first row below the body.
  private(set) var bodyEnd: Int

  /// A part of one row that can be clicked.
  struct Area: Hashable, Sendable {
    var row: Int
    var columns: Range<Int>
    var target: ClerkTarget
  }

  /// The first row of the body, under the title and its line.
  static let bodyStart = 2

  /// An empty screen of that size.
  init(_ size: Size) {
    grid = Grid(size)
    bodyEnd = size.rows
  }

  /// The picture as the terminal is given it; the cursor is always on it.
  var frame: Frame { Frame(grid: grid, cursor: cursor, announce: announce) }

  /// What a click there stands for; what was drawn last lies on top.
  func target(at position: Position) -> ClerkTarget? {
    areas.last { $0.row == position.row && $0.columns.contains(position.column) }?.target
  }

  /// Makes a part of a row stand for something.
  mutating func mark(row: Int, columns: Range<Int>, _ target: ClerkTarget) {
    areas.append(Area(row: row, columns: columns, target: target))
  }

  /// The title line: what is done here at the left, where and by whom at the right.
  ///
  /// `alarm` stands behind the title, in the style of what is wrong.
  mutating func drawHead(_ title: String, alarm: String = "", aside: String) {
    let columns = grid.size.columns
    let width = Terminal.columns(of: aside)
    let room = columns - 2 - (width > 0 ? width + 2 : 0)
    let used = grid.put(
      truncated(title, columns: room), at: Position(column: 1, row: 0), style: .title)
    if !alarm.isEmpty, used + 2 < room {
      grid.put(
        truncated(alarm, columns: room - used - 2), at: Position(column: used + 3, row: 0),
        style: .error)
    }
    if width < columns - 2 {
      grid.put(aside, at: Position(column: columns - 1 - width, row: 0), style: .title)
    }
    grid.rule(row: 1, "-")
  }

  /// The keys and the lines under them, from the bottom up; sets where the body ends.
  ///
  /// Keys without room go on behind the last line, if that is always as wide: behind another they would
  /// move with it.
  mutating func drawFoot(
    _ bar: [BarEntry], lines: [(text: String, style: Style)], goesOn: Bool = false
  ) {
    let size = grid.size
    var row = size.rows - lines.count
    for line in lines {
      grid.put(
        truncated(line.text, columns: size.columns - 2), at: Position(column: 1, row: row),
        style: line.style)
      row += 1
    }
    let barRow = size.rows - lines.count - 1
    let left = draw(bar, at: Position(column: 1, row: barRow))
    if goesOn, let line = lines.last {
      let column = 1 + Terminal.columns(of: line.text) + 4
      draw(left, at: Position(column: column, row: size.rows - 1))
    }
    grid.rule(row: barRow - 1, "-")
    bodyEnd = barRow - 1
  }

  /// Keys side by side, those that have room; the others come back.
  @discardableResult
  private mutating func draw(_ bar: [BarEntry], at start: Position) -> [BarEntry] {
    var column = start.column
    return bar.filter { entry in
      let key = Terminal.columns(of: entry.key)
      let width = key + 1 + Terminal.columns(of: entry.label)
      guard column + width <= grid.size.columns - 1 else { return true }
      grid.put(entry.key, at: Position(column: column, row: start.row), style: .key)
      grid.put(entry.label, at: Position(column: column + key + 1, row: start.row))
      if case .command(let command) = entry.target {
        mark(row: start.row, columns: column..<column + width, .command(command))
      }
      column += width + 2
      return false
    }
  }

  /// Lines with a rule above them, at the foot of the body; the body ends above.
  mutating func drawPanel(_ lines: [(text: String, style: Style)]) {
    var row = bodyEnd - lines.count
    bodyEnd = row - 1
    grid.rule(row: bodyEnd, "-")
    for line in lines {
      grid.put(
        truncated(line.text, columns: grid.size.columns - 2), at: Position(column: 1, row: row),
        style: line.style)
      row += 1
    }
  }
}
