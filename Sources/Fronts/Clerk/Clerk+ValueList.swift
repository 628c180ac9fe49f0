import Messages
import Terminal

extension Clerk {
  /// The values a field may take, in a box beside it, or under it where there is no room.
  func drawList(
    _ layout: ClerkFormLayout, _ form: ClerkForm, on picture: inout ClerkPicture
  ) {
    guard form.showsList, let place = place(of: form, in: layout) else { return }
    let candidates = form.candidates(words)
    let bodyRows = picture.bodyEnd - ClerkPicture.bodyStart
    let count = max(1, min(candidates.count, Self.listRows, bodyRows - 3))
    let first = min(max(0, form.mark - count + 1), max(0, candidates.count - count))
    let widths = columnWidths(candidates)
    let lines = candidates[min(first, candidates.count)...].prefix(count).map {
      line(of: $0, widths)
    }
    let text = lines.isEmpty ? [words("clerk.form.none_found")] : Array(lines)
    let inner = min(
      picture.grid.size.columns - 6, (text.map { Terminal.columns(of: $0) }.max() ?? 0) + 2)
    let besides = min(place.box.input + 20, picture.grid.size.columns - inner - 3)
    let isBeside = besides >= place.box.input + Self.queryColumns
    let column =
      isBeside ? besides : max(1, min(place.box.input, picture.grid.size.columns - inner - 2))
    let below = isBeside ? place.row : place.row + 1
    let fitsBelow = below + text.count + 2 <= picture.bodyEnd
    let top =
      fitsBelow
      ? below
      : isBeside
        ? max(ClerkPicture.bodyStart, picture.bodyEnd - text.count - 2)
        : max(ClerkPicture.bodyStart, place.row - text.count - 2)
    let count2 =
      candidates.count > text.count
      ? " \(form.mark + 1)/\(candidates.count) " : ""
    drawBox(text, at: Position(column: column, row: top), inner: inner, count: count2, on: &picture)
    for index in lines.indices {
      let row = top + 1 + index
      picture.mark(
        row: row, columns: column..<column + inner + 2, .candidate(first + index))
      if first + index == form.mark {
        picture.grid.restyle(
          at: Position(column: column + 1, row: row), Size(columns: inner, rows: 1), style: .focus)
      }
    }
  }

  /// Columns of the field that the box leaves free: what is typed to search is short.
  private static let queryColumns = 12

  private func drawBox(
    _ lines: [String], at position: Position, inner: Int, count: String,
    on picture: inout ClerkPicture
  ) {
    let edge = "+" + String(repeating: "-", count: inner) + "+"
    picture.grid.put(edge, at: position, style: .rule)
    for (index, line) in lines.enumerated() {
      let row = position.row + 1 + index
      picture.grid.put("|", at: Position(column: position.column, row: row), style: .rule)
      picture.grid.put(
        " " + padded(line, columns: inner - 1),
        at: Position(column: position.column + 1, row: row))
      picture.grid.put(
        "|", at: Position(column: position.column + inner + 1, row: row), style: .rule)
    }
    let last = position.row + lines.count + 1
    picture.grid.put(edge, at: Position(column: position.column, row: last), style: .rule)
    picture.grid.put(
      count, at: Position(column: position.column + inner - count.count, row: last), style: .hint)
  }

  /// Where the field with the keyboard is drawn.
  private func place(
    of form: ClerkForm, in layout: ClerkFormLayout
  ) -> (box: ClerkFormLayout.Box, row: Int)? {
    for (index, row) in layout.rows.enumerated() {
      guard case .fields(let boxes) = row,
        let box = boxes.first(where: { $0.question == form.focus })
      else { continue }
      return (box, ClerkPicture.bodyStart + index - layout.top)
    }
    return nil
  }

  /// The columns of each part of the lines, so that they stand under each other.
  private func columnWidths(_ candidates: [ClerkCandidate]) -> [Int] {
    var widths: [Int] = []
    for candidate in candidates {
      for (index, cell) in candidate.cells.enumerated() {
        let width = Terminal.columns(of: cell)
        if index < widths.count {
          widths[index] = max(widths[index], width)
        } else {
          widths.append(width)
        }
      }
    }
    return widths
  }

  private func line(of candidate: ClerkCandidate, _ widths: [Int]) -> String {
    let digit = candidate.digit.map(String.init) ?? " "
    let cells = zip(candidate.cells, widths).map { padded($0, columns: $1) }
    return ([digit] + cells).joined(separator: "  ")
  }
}
