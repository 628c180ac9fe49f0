import Interview
import Messages
import Places
import Rules
import Terminal

extension Clerk {
  /// The first page: a search, the rows under it, what a digit does with a row.
  func listPicture(_ size: Size) -> ClerkPicture {
    var picture = ClerkPicture(size)
    let aside = parted([context.today.description, alone])
    let title = parted([words("clerk.list.title"), window])
    // What wants looking after is not cut for the program's name.
    let room = size.columns - 4 - Terminal.columns(of: aside)
    picture.drawHead(Terminal.columns(of: title) <= room ? title : window, aside: aside)
    let staffKeys: [Command] = staff.badge == nil ? [] : [.signOut]
    let bar = ClerkKeys.table.entries(
      [.new, .next, .prompt, .help, .list] + staffKeys
        + [.restore, .reasons, .printer, .language, .large, .pageUp],
      texts: words,
      labels: [
        .list: words("clerk.key.leave"), .restore: words("clerk.key.refresh"),
        .next: words("clerk.key.choose"), .prompt: words("clerk.key.conditions"),
        .large: words("clerk.key.look"),
      ])
    picture.drawFoot(
      bar, lines: [(words("clerk.no_function_keys"), .hint)], goesOn: true)
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
    let isHere = list.item == nil && !list.picksCondition
    picture.grid.put(lead, at: Position(column: 1, row: row), style: isHere ? .title : .text)
    let window = list.search.window(columns: width)
    let text =
      window.text
      + String(
        repeating: "_", count: max(0, width - Terminal.columns(of: window.text)))
    picture.grid.put("[", at: Position(column: input - 1, row: row))
    picture.grid.put(text, at: Position(column: input, row: row), style: isHere ? .focus : .text)
    picture.grid.put("]", at: Position(column: input + width, row: row))
    picture.mark(row: row, columns: 0..<size.columns, .search)
    if isHere { picture.cursor = Position(column: input + window.caretColumn, row: row) }
    let count = counts(columns: size.columns - input - width - 4)
    let end = size.columns - 1 - Terminal.columns(of: count)
    picture.grid.put(count, at: Position(column: end, row: row))
    let hint = input + width + 3
    let room = end - hint - 2
    let isWhole = Terminal.columns(of: words("clerk.list.search_hint")) <= room
    let advice = words(isWhole ? "clerk.list.search_hint" : "clerk.list.search_hint.short")
    // Half a hint beside the counts would be read as one of them.
    let isCut = !list.work.isEmpty && Terminal.columns(of: advice) > room
    picture.grid.put(
      isCut ? "" : truncated(advice, columns: room),
      at: Position(column: hint, row: row), style: .hint)
    for (offset, line) in said(size).enumerated() {
      picture.grid.put(line, at: Position(column: 1, row: row + 1 + offset), style: .title)
    }
  }

  /// How many were filed today and how many want doing, as much of it as has room.
  private func counts(columns: Int) -> String {
    let today = list.filedToday.map { words("clerk.list.today", ["count": String($0)]) }
    let work = ListRequest.Work.allCases.compactMap { kind -> String? in
      guard let count = list.work[kind], count > 0 else { return nil }
      return "\(words("clerk.condition.\(kind.rawValue)")) \(count)"
    }
    var line = today ?? ""
    for part in work {
      let longer = line.isEmpty ? part : "\(part)  \(line)"
      guard Terminal.columns(of: longer) <= columns else { break }
      line = longer
    }
    return line
  }

  /// What is said between search and rows, whole: a failure tells at its end what to do.
  private func said(_ size: Size) -> [String] {
    let columns = size.columns - 2
    var text = ""
    if let notice = notice ?? unseenTrouble?.line ?? outElsewhere {
      text = words(notice)
    } else if let narrowed {
      text = narrowed
    } else if let waiting = list.drafts.first, list.search.text.isEmpty {
      text = words(offer(of: waiting))
    } else if staff.isNeeded == false, list.isFresh {
      // Whoever sets an office up is told where to go on; it is nothing to clerks.
      text = words("clerk.list.nobody_signs_in")
    }
    guard !text.isEmpty else { return [""] }
    return cut(wrap(text, columns: columns), to: Self.saidRowsMax, columns: columns)
  }

  private static let saidRowsMax = 4

  /// What the list is narrowed to, if it is.
  private var narrowed: String? {
    guard list.condition != .all else { return nil }
    return words(
      "clerk.list.only", ["what": words("clerk.condition.\(list.condition.rawValue)")])
  }

  /// That somebody has called, or else that a draft waits, and what to press: before its row a digit
  /// says what to do, anywhere else it would be typed or mean another.
  private func offer(of first: WaitingDraft) -> Message {
    let calls = list.drafts.count { $0.call != nil }
    let way = list.item == .draft(first) ? "" : ".below"
    guard let number = first.call else {
      return Message(
        "clerk.list.go_on" + way, ["count": String(list.drafts.count), "time": first.time])
    }
    return Message(
      "clerk.list.called" + way, ["count": String(calls), "number": number, "time": first.time])
  }

  private func drawRows(on picture: inout ClerkPicture) {
    let size = picture.grid.size
    let items = list.items
    let cells = items.map(cells(of:))
    let heads = ["number", "name", "category", "place", "state", "clerk"].map {
      words("clerk.list.head.\($0)")
    }
    let widths = widths(heads, cells, columns: size.columns - 6)
    let top = ClerkPicture.bodyStart + 1 + said(size).count
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
    if items.isEmpty { drawNone(top + 1, on: &picture) }
    drawOptions(shown: first..<min(items.count, first + room), on: &picture)
  }

  /// Why there are no rows: none are meant, or the ledger cannot be read.
  private func drawNone(_ top: Int, on picture: inout ClerkPicture) {
    let columns = picture.grid.size.columns - 6
    let isNarrowed = list.condition != .all
    let unsought = isNarrowed ? "clerk.list.none_such" : "clerk.list.empty"
    let none = words(list.search.text.isEmpty ? unsought : "clerk.list.none_found")
    let trouble = list.trouble.map { "! " + words("clerk.list.unreadable") + words($0) }
    let rows = wrap(trouble ?? none, columns: columns)
    let room = picture.bodyEnd - 2 - top
    for (offset, line) in cut(rows, to: room, columns: columns).enumerated()
    where offset < room {
      picture.grid.put(
        line, at: Position(column: 5, row: top + offset), style: trouble == nil ? .text : .error)
    }
  }

  /// What a digit does with the row, and how many rows there are beyond those shown.
  private func drawOptions(shown: Range<Int>, on picture: inout ClerkPicture) {
    if list.picksCondition { return drawConditions(on: &picture) }
    if let item = list.item {
      drawOptions(of: item, on: &picture)
    } else if !list.items.isEmpty {
      // With no row picked a digit is searched for: none is offered.
      let advice = truncated(
        words("clerk.list.pick"), columns: picture.grid.size.columns - 2)
      picture.grid.put(
        advice, at: Position(column: 1, row: picture.bodyEnd - 1), style: .hint)
    }
    let total = list.items.count
    let goesOn = list.hasNewer || list.hasOlder
    guard shown.count < total || goesOn else { return }
    let count = words(
      goesOn ? "clerk.list.shown.more" : "clerk.list.shown",
      [
        "first": String(shown.lowerBound + 1), "last": String(shown.upperBound),
        "count": String(total),
      ])
    picture.grid.put(
      count,
      at: Position(
        column: picture.grid.size.columns - 1 - Terminal.columns(of: count),
        row: picture.bodyEnd - 2),
      style: .hint)
  }

  /// What a digit does with that row; a click on it is the digit.
  private func drawOptions(of item: ClerkList.Item, on picture: inout ClerkPicture) {
    let row = picture.bodyEnd - 1
    let columns = picture.grid.size.columns - 2
    let options = ClerkList.offered(of: item, mayFile: staff.mayFile)
    let lead = words("clerk.list.options")
    let parts = options.map { "\($0.rawValue) \(words(ClerkList.label($0, of: item)))" }
    func line(_ lead: String, _ gap: String) -> String { lead + parts.joined(separator: gap) }
    let ways = [(lead, "   "), (lead, " "), ("", " ")]
    let way = ways.first { Terminal.columns(of: line($0.0, $0.1)) <= columns } ?? ways[2]
    picture.grid.put(
      truncated(line(way.0, way.1), columns: columns), at: Position(column: 1, row: row))
    var column = 1 + Terminal.columns(of: way.0)
    for (option, part) in zip(options, parts) {
      let end = column + Terminal.columns(of: part)
      let digit = Character(String(option.rawValue))
      picture.mark(row: row, columns: column..<end, .key(.character(digit)))
      column = end + way.1.count
    }
  }

  /// What the list can be narrowed to, in as many rows as that takes.
  private func drawConditions(on picture: inout ClerkPicture) {
    let columns = picture.grid.size.columns - 2
    let lead = words("clerk.list.conditions")
    let parts =
      ClerkList.Condition.allCases.map {
        "\($0.key) \(words("clerk.condition.\($0.rawValue)"))"
      }
      + [
        "\(ClerkScan.key) \(words("clerk.scan.title"))",
        "\(ClerkList.dayKey) \(words("clerk.day.title"))",
      ]
    let rows = phraseRows(lead + parts.joined(separator: "   "), columns: columns)
    let top = max(ClerkPicture.bodyStart + 1, picture.bodyEnd - rows.count)
    for (offset, text) in rows.enumerated() where top + offset < picture.bodyEnd {
      picture.grid.put(
        padded(text, columns: columns), at: Position(column: 1, row: top + offset), style: .focus)
      for part in namedKeys(in: text) {
        let columns = part.columns.lowerBound + 1..<part.columns.upperBound + 1
        picture.mark(row: top + offset, columns: columns, .key(part.key))
      }
    }
    picture.cursor = Position(column: 1 + Terminal.columns(of: lead), row: top)
  }

  private var focusedRow: Int? {
    guard case .row(let index) = list.focus, list.item != nil else { return nil }
    return index
  }

  private var announcedRow: String {
    let said = list.item.map { cells(of: $0).joined(separator: " ") } ?? words("clerk.list.search")
    return [said, notice.map { words($0) } ?? narrowed].compactMap { $0 }.joined(separator: "\n")
  }

  /// Number, name, category, place, state and clerk of a row.
  private func cells(of item: ClerkList.Item) -> [String] {
    switch item {
    case .filed(let row):
      return [
        row.number, row.isErased ? words("ledger.erased") : row.name,
        words("word.category.\(row.category.rawValue)"),
        context.name(of: row.fileTo, language),
        words(row.stateKey), row.clerk,
      ]
    case .draft(let waiting):
      let answers = waiting.draft.forForm.answers
      let lead =
        waiting.call.map { words("clerk.list.call_of", ["number": $0, "time": waiting.time]) }
        ?? words(
          waiting.draft.changedNumber == nil ? "clerk.list.draft_of" : "clerk.list.change_of",
          ["time": waiting.time])
      let category = answers[.category].map { words("word.category.\($0.value)") }
      let place = answers[.carePlace].flatMap { PlaceCode($0.value) }
      return [
        lead, answers[.name].map { Mask.name($0.value) } ?? tail(of: answers), category ?? "",
        place.map { context.name(of: $0, language) } ?? "",
        words(waiting.call == nil ? "clerk.state.draft" : "clerk.state.called"), "",
      ]
    }
  }

  /// The end of the ID number, where a draft has no name yet.
  private func tail(of answers: Answers) -> String {
    answers[.identity].map { words("clerk.list.tail", ["tail": String($0.value.suffix(4))]) } ?? ""
  }

  /// The columns of each part; where all do not fit the clerk gives way, then the category: what
  /// state a filing is in must be seen at every size.
  private func widths(_ heads: [String], _ cells: [[String]], columns: Int) -> [Int] {
    let natural = heads.indices.map { index in
      max(
        Terminal.columns(of: heads[index]),
        cells.map { Terminal.columns(of: $0[index]) }.max() ?? 0)
    }
    var widths = zip(natural, Self.usualWidths).map { max($0, $1) }
    func excess() -> Int {
      widths.filter { $0 > 0 }.reduce(0) { $0 + $1 + 2 } - 2 - columns
    }
    for index in [1, 3, 4, 5] where excess() > 0 {
      widths[index] -= min(excess(), widths[index] - natural[index])
    }
    for (index, least) in [(3, 8), (1, 6), (4, natural[4])] where excess() > 0 {
      widths[index] -= min(excess(), max(0, widths[index] - least))
    }
    for index in [5, 2] where excess() > 0 { widths[index] = 0 }
    // What a column that went away leaves is given back to those it was taken from.
    for index in [3, 1] where excess() < 0 {
      widths[index] += min(-excess(), max(0, natural[index] - widths[index]))
    }
    return widths
  }

  private static let usualWidths = [18, 8, 12, 9, 8, 5]

  private func row(_ lead: String, _ cells: [String], _ widths: [Int]) -> String {
    let parts = zip(cells, widths).filter { $1 > 0 }.map { padded($0, columns: $1) }
    return ([padded(lead, columns: 2)] + parts).joined(separator: "  ")
  }
}
