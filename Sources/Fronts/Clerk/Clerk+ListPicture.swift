import Interview
import Messages
import Places
import Rules
import Terminal

extension Clerk {
  /// The first page: a search, the rows under it, what a digit does with a row.
  func listPicture(_ size: Size) -> ClerkPicture {
    var picture = ClerkPicture(size)
    picture.drawHead(
      [words("app.title"), windowAside].filter { !$0.isEmpty }.joined(separator: "  "),
      aside: context.today.description)
    let bar = ClerkKeys.table.entries(
      [.new, .next, .pageUp, .restore, .list, .help, .language, .large], texts: words,
      labels: [
        .list: words("clerk.key.leave"), .restore: words("clerk.key.refresh"),
        .next: words("clerk.key.choose"), .large: words("shared.look"),
      ])
    picture.drawFoot(bar, lines: [(words("clerk.no_function_keys"), .hint)])
    drawSearch(on: &picture)
    drawRows(on: &picture)
    picture.announce = announcedRow
    return picture
  }

  private func drawSearch(on picture: inout ClerkPicture) {
    let row = ClerkPicture.bodyStart
    let size = picture.grid.size
    let lead = words("clerk.list.search")
    let input = 1 + Terminal.columns(of: lead) + 1
    let width = min(20, size.columns / 4)
    let isHere = list.item == nil
    picture.grid.put(lead, at: Position(column: 1, row: row), style: isHere ? .title : .text)
    let window = list.search.window(columns: width)
    let text =
      window.text
      + String(
        repeating: "_", count: max(0, width - Terminal.columns(of: window.text)))
    picture.grid.put("[", at: Position(column: input - 1, row: row))
    picture.grid.put(text, at: Position(column: input, row: row), style: isHere ? .focus : .text)
    picture.grid.put("]", at: Position(column: input + width, row: row))
    if isHere { picture.cursor = Position(column: input + window.caretColumn, row: row) }
    let count = list.filedToday.map { words("clerk.list.today", ["count": String($0)]) } ?? ""
    let end = size.columns - 1 - Terminal.columns(of: count)
    picture.grid.put(count, at: Position(column: end, row: row))
    let hint = input + width + 3
    picture.grid.put(
      truncated(words("clerk.list.search_hint"), columns: end - hint - 2),
      at: Position(column: hint, row: row), style: .hint)
    if let notice = notice ?? unseenTrouble?.line {
      picture.grid.put(
        truncated(words(notice), columns: size.columns - 2), at: Position(column: 1, row: row + 1),
        style: .title)
    } else if let waiting = list.drafts.first, list.search.text.isEmpty {
      picture.grid.put(
        truncated(words(offer(of: waiting)), columns: size.columns - 2),
        at: Position(column: 1, row: row + 1), style: .title)
    }
  }

  /// That somebody has called, or else that a draft waits, and what to press.
  private func offer(of first: WaitingDraft) -> Message {
    let calls = list.drafts.count { $0.call != nil }
    guard let number = first.call else {
      return Message(
        "clerk.list.go_on", ["count": String(list.drafts.count), "time": first.time])
    }
    return Message(
      "clerk.list.called", ["count": String(calls), "number": number, "time": first.time])
  }

  private func drawRows(on picture: inout ClerkPicture) {
    let size = picture.grid.size
    let items = list.items
    let cells = items.map(cells(of:))
    let heads = ["number", "name", "category", "place", "state", "clerk"].map {
      words("clerk.list.head.\($0)")
    }
    let widths = widths(heads, cells, columns: size.columns - 6)
    let top = ClerkPicture.bodyStart + 2
    let room = max(1, picture.bodyEnd - top - 3)
    let focused = focusedRow
    let first = min(max(0, (focused ?? 0) - room + 1), max(0, items.count - room))
    picture.grid.put(
      row(words("clerk.list.head.option"), heads, widths), at: Position(column: 1, row: top),
      style: .hint)
    for (offset, index) in (first..<min(items.count, first + room)).enumerated() {
      let line = top + 1 + offset
      let isHere = index == focused
      picture.grid.put(
        row(isHere ? ">" : "_", cells[index], widths), at: Position(column: 1, row: line),
        style: isHere ? .focus : .text)
      picture.mark(row: line, columns: 0..<size.columns, .row(index))
      if isHere { picture.cursor = Position(column: 1, row: line) }
    }
    if items.isEmpty {
      let key = list.search.text.isEmpty ? "clerk.list.empty" : "clerk.list.none_found"
      picture.grid.put(words(key), at: Position(column: 5, row: top + 1))
    }
    drawOptions(shown: first..<min(items.count, first + room), on: &picture)
  }

  /// What a digit does with the row, and how many rows there are beyond those shown.
  private func drawOptions(shown: Range<Int>, on picture: inout ClerkPicture) {
    let row = picture.bodyEnd - 1
    let options = list.item.map(ClerkList.options(of:)) ?? ClerkList.Option.allCases
    let text = options.map { "\($0.rawValue) \(words("clerk.option.\($0)"))" }
      .joined(separator: "   ")
    picture.grid.put(
      truncated(words("clerk.list.options") + text, columns: picture.grid.size.columns - 2),
      at: Position(column: 1, row: row))
    let total = list.items.count
    guard shown.count < total else { return }
    let count = words(
      "clerk.list.shown",
      [
        "first": String(shown.lowerBound + 1), "last": String(shown.upperBound),
        "count": String(total),
      ])
    picture.grid.put(
      count,
      at: Position(
        column: picture.grid.size.columns - 1 - Terminal.columns(of: count), row: row - 1),
      style: .hint)
  }

  private var focusedRow: Int? {
    guard case .row(let index) = list.focus, list.item != nil else { return nil }
    return index
  }

  private var announcedRow: String {
    let said = list.item.map { cells(of: $0).joined(separator: " ") } ?? words("clerk.list.search")
    return [said, notice.map { words($0) }].compactMap { $0 }.joined(separator: "\n")
  }

  /// Number, name, category, place, state and clerk of a row.
  private func cells(of item: ClerkList.Item) -> [String] {
    switch item {
    case .filed(let row):
      return [
        row.number, row.name, words("word.category.\(row.category.rawValue)"),
        context.name(of: row.fileTo, language),
        words(row.stateKey), row.clerk,
      ]
    case .draft(let waiting):
      let answers = waiting.draft.forForm.answers
      let lead =
        waiting.call.map { words("clerk.list.call_of", ["number": $0, "time": waiting.time]) }
        ?? words("clerk.list.draft_of", ["time": waiting.time])
      let category = answers[.category].map { words("word.category.\($0.value)") }
      let place = answers[.carePlace].flatMap { PlaceCode($0.value) }
      return [
        lead, answers[.name].map { Mask.name($0.value) } ?? "", category ?? "",
        place.map { context.name(of: $0, language) } ?? "",
        words(waiting.call == nil ? "clerk.state.draft" : "clerk.state.called"), "",
      ]
    }
  }

  /// The columns of each part; where all do not fit, the last ones give way first.
  private func widths(_ heads: [String], _ cells: [[String]], columns: Int) -> [Int] {
    var widths = heads.indices.map { index in
      max(
        Terminal.columns(of: heads[index]),
        cells.map { Terminal.columns(of: $0[index]) }.max() ?? 0, Self.leastWidths[index])
    }
    var excess = widths.reduce(0) { $0 + $1 + 2 } - 2 - columns
    for index in widths.indices.reversed() where excess > 0 {
      let cut = min(excess, max(0, widths[index] - Self.leastWidths[index]))
      widths[index] -= cut
      excess -= cut
    }
    for index in widths.indices.reversed() where excess > 0 && index >= 4 {
      excess -= widths[index] + 2
      widths[index] = 0
    }
    return widths
  }

  private static let leastWidths = [18, 8, 12, 9, 8, 5]

  private func row(_ lead: String, _ cells: [String], _ widths: [Int]) -> String {
    let parts = zip(cells, widths).filter { $1 > 0 }.map { padded($0, columns: $1) }
    return ([padded(lead, columns: 2)] + parts).joined(separator: "  ")
  }
}
