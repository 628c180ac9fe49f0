package import Terminal

/// A page with a place on the screen, and what each place on it stands for.
package struct LaidOut: Sendable {
  package var frame: Frame
  /// The first row of the body shown, within 0 and `maximumScroll`.
  package var scroll: Int
  /// How far the body can be scrolled; 0 where it fits.
  package var maximumScroll: Int
  /// The rows of body shown at once.
  package var bodyRows: Int
  package var areas: [Area]
  /// The parts of rows that name a key, counted from the edge of the screen.
  package var keys: [(row: Int, part: KeyPart)]

  /// A part of one screen row that can be clicked.
  package struct Area: Hashable, Sendable {
    package var row: Int
    package var columns: Range<Int>
    package var target: Target
  }

  /// What a click there stands for, or `nil`.
  package func target(at position: Position) -> Target? {
    areas.first { $0.row == position.row && $0.columns.contains(position.column) }?.target
  }
}

/// The frame every page has: title line, rule, body, rule, key bar.
package struct PageLayout: Sendable {
  /// The smallest size at which pages are shown.
  package static let smallest = Size(columns: 60, rows: 18)

  /// The words under a body that does not fit, from the rows hidden above and below it.
  package var scrollNotice: @Sendable (_ above: Int, _ below: Int) -> String

  /// A layout with that notice under bodies that do not fit.
  package init(scrollNotice: @escaping @Sendable (_ above: Int, _ below: Int) -> String) {
    self.scrollNotice = scrollNotice
  }

  /// The empty columns at the left of the body: lines stay of a length the eye can follow.
  package static func margin(_ size: Size) -> Int {
    size.columns < 70 ? 2 : size.columns < 110 ? 4 : 10
  }

  /// The columns a body has at that size.
  package static func bodyColumns(_ size: Size) -> Int {
    max(1, size.columns - 2 * margin(size))
  }

  /// Draws the page, the body scrolled by `scroll` rows or so that the focus shows.
  package func layOut(_ page: Page, size: Size, scroll: Int) -> LaidOut {
    let room = max(1, size.rows - 4)
    let (lines, foot) = fit(page, columns: Self.bodyColumns(size), rows: room)
    let footRows = min(foot.count, room - 1)
    let scrolls = lines.count + footRows > room
    let bodyRows = max(1, room - footRows - (scrolls ? 1 : 0))
    let maximum = max(0, lines.count - bodyRows)
    let first = start(lines, scroll: scroll, rows: bodyRows, maximum: maximum)
    let shown = lines[first..<min(lines.count, first + bodyRows)]

    var drawing = Drawing(size: size, margin: Self.margin(size))
    drawing.head(page)
    for line in shown { drawing.line(line) }
    if scrolls { drawing.line(Line(scrollNotice(first, maximum - first), .hint)) }
    for line in foot.prefix(footRows) { drawing.line(line) }
    let bar = first == maximum ? page.lastBar ?? page.bar : page.bar
    // Where all is seen no key turns a page, and none is named for it.
    drawing.bar(bar.filter { scrolls || $0.target != .command(.pageUp) })
    return LaidOut(
      frame: Frame(grid: drawing.grid, cursor: drawing.cursor, announce: page.announce),
      scroll: first, maximumScroll: maximum, bodyRows: bodyRows, areas: drawing.areas,
      keys: drawing.keys)
  }

  /// The rows of body and foot that fit, or those that must stay.
  ///
  /// Of the rows that may give way the readiest go first, of equals the last; what one block has of
  /// a rank goes together, so that no paragraph is cut and no list of answers spaced unevenly.
  private func fit(_ page: Page, columns: Int, rows: Int) -> (body: [Line], foot: [Line]) {
    var blocks = (page.body + page.foot).map { $0.lines(columns: columns) }
    var count = blocks.reduce(0) { $0 + $1.count }
    let ranks = Set(blocks.joined().map(\.rank)).subtracting([Rank.always]).sorted(by: >)
    for rank in ranks {
      for index in blocks.indices.reversed() where count > rows {
        let left = blocks[index].filter { $0.rank != rank }
        count -= blocks[index].count - left.count
        blocks[index] = left
      }
    }
    let body = blocks.prefix(page.body.count).flatMap { $0 }
    return (body, blocks.suffix(page.foot.count).flatMap { $0 })
  }

  /// The first body row to show: as scrolled, but never with the focus out of sight.
  private func start(_ lines: [Line], scroll: Int, rows: Int, maximum: Int) -> Int {
    let wanted = min(max(0, scroll), maximum)
    guard let focus = lines.firstIndex(where: { $0.caret != nil }) else { return wanted }
    if focus < wanted { return focus }
    return focus >= wanted + rows ? min(maximum, focus - rows + 1) : wanted
  }
}

/// The screen of a page as it fills from the top.
private struct Drawing {
  let size: Size
  let margin: Int
  var grid: Grid
  var areas: [LaidOut.Area] = []
  var keys: [(row: Int, part: KeyPart)] = []
  private var row = 2
  private var caret: Position?
  private var firstWords: Position?
  private var firstError: Position?

  init(size: Size, margin: Int) {
    self.size = size
    self.margin = margin
    grid = Grid(size)
  }

  /// On the focus; without one on what is wrong, else on the first row with words.
  var cursor: Position {
    let corner = Position(column: min(margin, max(0, size.columns - 1)), row: 0)
    return caret ?? firstError ?? firstWords ?? corner
  }

  mutating func head(_ page: Page) {
    let edge = 2
    let width = Terminal.columns(of: page.aside)
    let room = max(0, size.columns - 2 * edge - (width > 0 ? width + 2 : 0))
    grid.put(
      truncated(page.title, columns: room), at: Position(column: edge, row: 0), style: .title)
    grid.put(
      page.aside, at: Position(column: max(edge, size.columns - edge - width), row: 0),
      style: .title)
    grid.rule(row: 1)
  }

  mutating func line(_ line: Line) {
    if let mark = line.mark {
      grid.put(mark.text, at: Position(column: margin - 2, row: row), style: mark.style)
      if mark.style == .error, firstError == nil {
        firstError = Position(column: margin, row: row)
      }
    }
    var column = margin
    for span in line.spans where column < size.columns {
      let text = truncated(span.text, columns: size.columns - column)
      if firstWords == nil, !line.isPicture, let first = text.firstIndex(where: { $0 != " " }) {
        firstWords = Position(column: column + text[..<first].count, row: row)
      }
      column += grid.put(text, at: Position(column: column, row: row), style: span.style)
    }
    if let column = line.caret {
      caret = Position(column: min(margin + column, size.columns - 1), row: row)
    }
    if let target = line.target {
      areas.append(.init(row: row, columns: 0..<size.columns, target: target))
    }
    for part in line.keys {
      let columns = part.columns.lowerBound + margin..<part.columns.upperBound + margin
      keys.append((row, KeyPart(columns: columns, key: part.key)))
    }
    row += 1
  }

  /// The entries that fit: while they do not, labels are shortened and then entries left out.
  ///
  /// Those that give way most readily are the first, of equals the last; what never gives way is
  /// only shortened.
  private func fitted(_ bar: [BarEntry], columns: Int) -> [BarEntry] {
    func isTooWide(_ bar: [BarEntry]) -> Bool {
      columns
        < bar.reduce(-1) {
          $0 + Terminal.columns(of: $1.key) + Terminal.columns(of: $1.label) + 2
        }
    }
    var bar = bar
    let order = bar.indices.sorted { (bar[$0].rank, $0) > (bar[$1].rank, $1) }
    for index in order where isTooWide(bar) {
      bar[index].label = bar[index].short ?? bar[index].label
    }
    var left = Set(bar.indices)
    for index in order where bar[index].rank != BarRank.always {
      guard isTooWide(left.sorted().map { bar[$0] }) else { break }
      left.remove(index)
    }
    return left.sorted().map { bar[$0] }
  }

  /// The entries in equal slots where they fit, else side by side.
  mutating func bar(_ bar: [BarEntry]) {
    guard size.rows >= 4, !bar.isEmpty else { return }
    grid.rule(row: size.rows - 2)
    let row = size.rows - 1
    let edge = size.columns < 70 ? 1 : 2
    let bar = fitted(bar, columns: size.columns - edge)
    let words = bar.map { Terminal.columns(of: $0.key) + Terminal.columns(of: $0.label) }
    let slot = (size.columns - edge) / bar.count
    let loose = words.reduce(0, +) + 2 * bar.count + 2 * (bar.count - 1) + 2 * edge
    let between = size.columns >= 70 && loose <= size.columns ? 2 : 1
    let widths = words.map { $0 + between }
    let isEven = (widths.max() ?? 0) + 2 <= slot
    let spare = size.columns - 2 * edge - widths.reduce(0, +)
    let gap = bar.count > 1 ? max(1, min(6, spare / (bar.count - 1))) : 1
    var column = edge
    for (index, entry) in bar.enumerated() {
      let start = isEven ? edge + index * slot : column
      guard start + widths[index] <= size.columns else { break }
      let key = grid.put(entry.key, at: Position(column: start, row: row), style: .key)
      grid.put(entry.label, at: Position(column: start + key + between, row: row))
      column = start + widths[index]
      areas.append(.init(row: row, columns: start..<column, target: entry.target))
      column += gap
    }
  }
}
