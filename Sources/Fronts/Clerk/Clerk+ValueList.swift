import Interview
import Messages
import Screens
import Terminal

extension Clerk {
  /// The values a field may take, in a box beside it, or under or over it where there is no room.
  func drawList(
    _ layout: ClerkFormLayout, _ form: ClerkForm, on picture: inout ClerkPicture
  ) {
    guard form.showsList, let place = place(of: form, in: layout) else { return }
    let candidates = form.candidates(words)
    let size = picture.grid.size
    let body = ClerkPicture.bodyStart..<picture.bodyEnd
    let beside = place.box.input + Self.queryColumns
    var cells = candidates.map(\.cells)
    var widths = columnWidths(
      cells, beside: size.columns - beside - 5, anywhere: size.columns - 10,
      needsWholeName: form.picksInstitution)
    if let named = namesAlone(form, cells, widths, columns: size.columns - beside - 5) {
      (cells, widths) = named
    }
    var inner = 2 + Terminal.columns(of: words("clerk.form.none_found"))
    if !candidates.isEmpty { inner = 5 + widths.reduce(-2) { $0 + $1 + 2 } }
    let isBeside = beside + inner + 2 < size.columns
    let below = body.upperBound - place.row - 1
    let above = place.row - body.lowerBound
    let room = isBeside ? body.count : max(below, above)
    let count = max(1, min(candidates.count, Self.listRows, room - 2))
    let first = min(max(0, form.mark - count + 1), max(0, candidates.count - count))
    let shown = candidates.indices.dropFirst(first).prefix(count)
    let lines =
      shown.isEmpty
      ? [words("clerk.form.none_found")]
      : shown.map { line(candidates[$0].digit, cells[$0], widths) }
    let column =
      isBeside
      ? min(place.box.input + 20, size.columns - inner - 3)
      : max(1, min(place.box.input, size.columns - inner - 2))
    let height = lines.count + 2
    let top =
      isBeside
      ? min(place.row, body.upperBound - height)
      : below >= height ? place.row + 1 : place.row - height
    drawBox(
      lines, at: Position(column: column, row: top), inner: inner,
      count: candidates.count > count ? " \(form.mark + 1)/\(candidates.count) " : "",
      on: &picture)
    for index in shown {
      let row = top + 1 + index - first
      picture.mark(row: row, columns: column..<column + inner + 2, .candidate(index))
      if index == form.mark {
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
  ///
  /// Where they do not all fit beside the field the last parts are left out. Names of hospitals begin
  /// alike and are told apart by their ends: they stay whole, under the field where they must.
  private func columnWidths(
    _ cells: [[String]], beside: Int, anywhere: Int, needsWholeName: Bool
  ) -> [Int] {
    func fits(_ widths: [Int], _ limit: Int) -> Bool {
      3 + widths.reduce(0) { $0 + $1 + 2 } <= limit
    }
    let parts = cells.first?.count ?? 0
    let natural = (0..<parts).map { part in
      let widest = cells.map { Terminal.columns(of: $0[part]) }.max() ?? 0
      let isWhole = parts == 1 || part == 0 && needsWholeName
      return min(isWhole ? anywhere : Self.partColumnsMax, widest)
    }
    var widths = natural
    while widths.count > (needsWholeName ? 1 : 2), !fits(widths, beside) { widths.removeLast() }
    guard needsWholeName, !fits(widths, beside) else {
      // Where a place lies tells it from others of its name: as much of that as has room.
      let room = beside - 3 - widths.reduce(0) { $0 + $1 + 2 } - 2
      if widths.count == 2, parts > 2, room >= Self.partColumnsMin {
        widths.append(min(natural[2], room))
      }
      return widths
    }
    widths = natural
    while widths.count > 1, !fits(widths, anywhere) { widths.removeLast() }
    return widths
  }

  /// The places without their codes, where these leave no room for all that tells places of one name
  /// apart; whoever types digits looks for a code.
  private func namesAlone(
    _ form: ClerkForm, _ cells: [[String]], _ widths: [Int], columns: Int
  ) -> (cells: [[String]], widths: [Int])? {
    guard case .place = form.screens[form.focus]?.input,
      form.line.text.first?.digit == nil
    else { return nil }
    // Behind the code and the names comes where it lies; in Chinese the spelling may be left out.
    let told = language.isChinese ? 1..<3 : 1..<4
    let natural = told.map { part in
      min(Self.partColumnsMax, cells.map { Terminal.columns(of: $0[part]) }.max() ?? 0)
    }
    guard widths.dropFirst().prefix(natural.count) != natural[...] else { return nil }
    var narrow = natural
    func room() -> Int { columns - 3 - narrow.dropLast().reduce(0) { $0 + $1 + 2 } - 2 }
    while narrow.count > 2, room() < Self.partColumnsMin { narrow.removeLast() }
    guard room() >= Self.partColumnsMin else { return nil }
    var rows = cells.map { Array($0[told].prefix(narrow.count)) }
    let last = narrow.count - 1
    if narrow.count == told.count {
      for index in rows.indices where Terminal.columns(of: rows[index][last]) > room() {
        // The province is that of many of the name.
        rows[index][last] = city(of: rows[index][last], columns: room())
      }
    } else {
      let counts = Dictionary(rows.map { ($0, 1) }, uniquingKeysWith: +)
      for index in rows.indices where counts[rows[index], default: 0] > 1 {
        rows[index][last] =
          city(of: cells[index][told.upperBound - 1], columns: 0) + rows[index][last]
      }
    }
    let widest = rows.map { Terminal.columns(of: $0[last]) }.max() ?? 0
    narrow[last] = min(Self.partColumnsMax, widest, room())
    return (rows, narrow)
  }

  /// The city of where a place lies, as short as it must be to fit: 四川 内江市, 内江市, 内江.
  private func city(of above: String, columns: Int) -> String {
    let city = above.split(separator: " ").last.map(String.init) ?? above
    let isTooWide = Terminal.columns(of: city) > columns
    return isTooWide && city.hasSuffix("市") ? String(city.dropLast()) : city
  }

  /// Fewer columns would leave a stump of where a place lies.
  private static let partColumnsMin = 4

  /// No part of a line is wider: the long names of autonomous prefectures are cut.
  private static let partColumnsMax = 18

  private func line(_ digit: Int?, _ cells: [String], _ widths: [Int]) -> String {
    let cells = zip(cells, widths).map { padded($0, columns: $1) }
    return ([digit.map(String.init) ?? " "] + cells).joined(separator: "  ")
  }
}
