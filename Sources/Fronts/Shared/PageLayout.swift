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
    let margin = Self.margin(size)
    let room = max(1, size.rows - 4)
    let all = page.body.flatMap { $0.lines(columns: Self.bodyColumns(size)) }
    let lines = fit(all, rows: room)
    let scrolls = lines.count > room
    let bodyRows = scrolls ? room - 1 : room
    let maximum = max(0, lines.count - bodyRows)
    let first = start(lines, scroll: scroll, rows: bodyRows, maximum: maximum)

    var grid = Grid(size)
    var areas: [LaidOut.Area] = []
    drawHead(page, on: &grid, size: size)
    var cursor: Position?
    let shown = lines[first..<min(lines.count, first + bodyRows)]
    for (offset, line) in shown.enumerated() {
      let row = 2 + offset
      draw(line, on: &grid, row: row, margin: margin, columns: size.columns)
      if let caret = line.caret {
        cursor = Position(column: min(margin + caret, size.columns - 1), row: row)
      }
      if let target = line.target {
        areas.append(.init(row: row, columns: 0..<size.columns, target: target))
      }
    }
    if scrolls {
      let notice = scrollNotice(first, maximum - first)
      grid.put(
        truncated(notice, columns: size.columns - margin),
        at: Position(column: margin, row: size.rows - 3), style: .hint)
    }
    areas += drawBar(page.bar, on: &grid, size: size)
    let fallback = Position(
      column: min(margin, size.columns - 1), row: min(firstText(shown), size.rows - 1))
    return LaidOut(
      frame: Frame(grid: grid, cursor: cursor ?? fallback, announce: page.announce),
      scroll: first, maximumScroll: maximum, bodyRows: bodyRows, areas: areas)
  }

  /// The screen row of the first line with words: where the cursor stands on a page without focus.
  private func firstText(_ shown: ArraySlice<Line>) -> Int {
    let offset = shown.firstIndex { line in line.spans.contains { !$0.text.isEmpty } }
    return 2 + (offset ?? shown.startIndex) - shown.startIndex
  }

  /// Drops rows, the readiest first and of equals the last first, until the rest fit.
  private func fit(_ lines: [Line], rows: Int) -> [Line] {
    var kept = lines
    var rank = kept.map(\.rank).max() ?? 0
    while kept.count > rows, rank > Rank.always {
      if let last = kept.lastIndex(where: { $0.rank == rank }) {
        kept.remove(at: last)
      } else {
        rank -= 1
      }
    }
    return kept
  }

  /// The first body row to show: as scrolled, but never with the focus out of sight.
  private func start(_ lines: [Line], scroll: Int, rows: Int, maximum: Int) -> Int {
    let wanted = min(max(0, scroll), maximum)
    guard let focus = lines.firstIndex(where: { $0.caret != nil }) else { return wanted }
    if focus < wanted { return focus }
    return focus >= wanted + rows ? min(maximum, focus - rows + 1) : wanted
  }

  private func draw(_ line: Line, on grid: inout Grid, row: Int, margin: Int, columns: Int) {
    if let mark = line.mark {
      grid.put(mark.text, at: Position(column: margin - 2, row: row), style: mark.style)
    }
    var column = margin
    for span in line.spans where column < columns {
      let text = truncated(span.text, columns: columns - column)
      grid.put(text, at: Position(column: column, row: row), style: span.style)
      column += Terminal.columns(of: text)
    }
  }

  private func drawHead(_ page: Page, on grid: inout Grid, size: Size) {
    let width = Terminal.columns(of: page.aside)
    let edge = 2
    grid.put(
      truncated(page.title, columns: max(0, size.columns - 2 * edge - (width > 0 ? width + 2 : 0))),
      at: Position(column: edge, row: 0), style: .title)
    if width > 0, width + 2 * edge <= size.columns {
      grid.put(
        page.aside, at: Position(column: size.columns - edge - width, row: 0), style: .title)
    }
    grid.rule(row: 1)
  }

  /// Draws the entries in equal slots where they fit, else side by side; those without room go.
  private func drawBar(_ bar: [BarEntry], on grid: inout Grid, size: Size) -> [LaidOut.Area] {
    guard size.rows >= 4 else { return [] }
    grid.rule(row: size.rows - 2)
    let row = size.rows - 1
    let edge = size.columns < 70 ? 1 : 2
    let widths = bar.map { Terminal.columns(of: $0.key) + 1 + Terminal.columns(of: $0.label) }
    let slot = bar.isEmpty ? 0 : (size.columns - edge) / bar.count
    let even = (widths.max() ?? 0) + 2 <= slot
    let spare = size.columns - 2 * edge - widths.reduce(0, +)
    let gap = bar.count > 1 ? max(2, min(6, spare / (bar.count - 1))) : 2
    var areas: [LaidOut.Area] = []
    var column = edge
    for (index, entry) in bar.enumerated() {
      let start = even ? edge + index * slot : column
      guard start + widths[index] <= size.columns else { break }
      grid.put(entry.key, at: Position(column: start, row: row), style: .key)
      let label = start + Terminal.columns(of: entry.key) + 1
      grid.put(entry.label, at: Position(column: label, row: row), style: .text)
      let end = start + widths[index]
      areas.append(.init(row: row, columns: start..<end, target: .command(entry.command)))
      column = end + gap
    }
    return areas
  }
}
