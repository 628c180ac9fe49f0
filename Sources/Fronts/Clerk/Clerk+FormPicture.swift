import Interview
import Messages
import OfficeLists
import Screens
import Terminal

extension Clerk {
  /// The form with the decision beneath it, or beside it where there is room.
  func formPicture(_ size: Size) -> ClerkPicture {
    var picture = ClerkPicture(size)
    guard let form else { return picture }
    drawFormHead(on: &picture)
    drawFormFoot(form, on: &picture)
    let isWide = size.columns >= Self.wideColumns && !isOneColumn
    if !isWide { picture.drawPanel(panel(form, rows: size.rows < 22 ? 2 : 3, size.columns - 2)) }
    let width = isWide ? size.columns / 2 - 1 : size.columns
    let start = ClerkPicture.bodyStart
    let layout = ClerkFormLayout(
      form, columns: width, height: picture.bodyEnd - start, labelColumns: labelColumns(width),
      measure: { Terminal.columns(of: words($0.message)) })
    draw(layout, form, on: &picture)
    if isWide { drawSide(form, from: width, on: &picture) }
    drawList(layout, form, on: &picture)
    picture.announce = announced(form)
    return picture
  }

  /// From so many columns on the decision stands beside the form.
  static let wideColumns = 120

  /// Columns of the longest label and the blank behind it.
  private func labelColumns(_ width: Int) -> Int {
    let longest = ClerkRows.order.map { Terminal.columns(of: label(of: $0)) }.max() ?? 0
    return min(longest + 1, width / 4)
  }

  private func drawFormHead(on picture: inout ClerkPicture) {
    var title = words("clerk.form.title")
    if let time = keeping.time, !keeping.isLost {
      let kept = title + "  " + words("clerk.form.kept", ["time": time])
      // Half a time would say nothing.
      let room = picture.grid.size.columns - 4 - Terminal.columns(of: windowAside)
      if Terminal.columns(of: kept) <= room { title = kept }
    }
    picture.drawHead(
      title, alarm: keeping.isLost ? words("clerk.form.not_kept") : "", aside: windowAside)
  }

  /// What stands at the right of the head: the window, and that it goes on without its server.
  var windowAside: String { parted([window, alone]) }

  /// Receipts that want looking after, the window, and who works at it, as far as that is set.
  var window: String {
    var parts: [String] = []
    if let count = unseenTrouble?.count {
      parts.append(words("clerk.print.unseen", ["count": String(count)]))
    }
    if !context.window.number.isEmpty {
      parts.append(words("clerk.window", ["number": context.window.number]))
    }
    if let badge = staff.badge {
      parts.append([badge.number, badge.name].filter { !$0.isEmpty }.joined(separator: " "))
    } else if staff.isNeeded != true, !context.window.clerk.isEmpty {
      parts.append(context.window.clerk)
    }
    return parted(parts)
  }

  /// That the server is away; empty while it answers.
  var alone: String { isAlone ? words("clerk.alone") : "" }

  /// Parts of a head side by side, without those that are empty.
  func parted(_ parts: [String], gap: String = "  ") -> String {
    parts.filter { !$0.isEmpty }.joined(separator: gap)
  }

  private func drawFormFoot(_ form: ClerkForm, on picture: inout ClerkPicture) {
    let commands: [Command] = [
      .next, .prompt, .submit, .list, .help, .reasons, .duplicate, .back, .undo, .restore, .large,
      .nextField,
    ]
    let isWide = picture.grid.size.columns >= Self.wideColumns
    let bar = ClerkKeys.table.entries(
      commands.filter { isWide || $0 != .large }, texts: words,
      labels: [
        .list: words("clerk.key.to_list"),
        .large: words(isOneColumn ? "clerk.key.side" : "clerk.key.one_column"),
      ])
    var lines: [(text: String, style: Style)] = [
      (hint(form, columns: picture.grid.size.columns - 2), .hint)
    ]
    let isHigh = picture.grid.size.rows >= 22
    if isHigh { lines.append((place(form), .hint)) }
    picture.drawFoot(bar, lines: lines, goesOn: isHigh)
  }

  /// What the field takes: its codes, or how to type it.
  private func hint(_ form: ClerkForm, columns: Int) -> String {
    switch form.screens[form.focus]?.input {
    case .choice(let options):
      let none = noList(form.focus, form.interview).map { ["  " + $0] } ?? []
      let all = options.map { "\($0.digit) \(words($0.label))" } + none
      let whole = all.joined(separator: "  ")
      guard Terminal.columns(of: whole) > columns else { return whole }
      let brief = options.map { "\($0.digit) \(short($0.label))" }
      let noted = (brief + none).joined(separator: " ")
      if Terminal.columns(of: noted) <= columns { return noted }
      return fitted(brief, columns: columns)
    case .place: return words("clerk.hint.place")
    case .institution:
      let sources = OfficeLists.sources(form.interview.institutions(form.focus))
      let how = institutionHint(sources)
      let whole = how + "  " + context.listWords(language).origin(sources)
      return Terminal.columns(of: whole) > columns ? how : whole
    case .text(let kind, _):
      let own = "clerk.hint.\(form.focus.rawValue)"
      return words(words.has(own) ? own : "clerk.hint.\(kind.rawValue)")
    case nil: return ""
    }
  }

  /// The codes side by side; without room for all, the first and the key that lists the others.
  private func fitted(_ codes: [String], columns: Int) -> String {
    let whole = codes.joined(separator: " ")
    guard Terminal.columns(of: whole) > columns else { return whole }
    let key = "  " + words("clerk.hint.all")
    var shown = codes
    while shown.count > 1, Terminal.columns(of: shown.joined(separator: " ") + key) > columns {
      shown.removeLast()
    }
    return shown.joined(separator: " ") + key
  }

  /// How an institution is found, and first that its list is a sample.
  func institutionHint(_ sources: [ListSource]) -> String {
    let isSample = sources.contains(where: \.isSample)
    return (isSample ? words("clerk.hint.sample") + "  " : "") + words("clerk.hint.institution")
  }

  /// That the office has no list from which a field could be known, or that the list lacks what is
  /// described; `nil` where neither is so.
  func noList(_ question: Question, _ interview: Interview) -> String? {
    let isUnreadable = context.listsTrouble != nil
    return switch question {
    case .listed where isUnreadable, .networked where isUnreadable:
      words("clerk.hint.unreadable")
    case .listed where interview.lists.issuers(interview.careYear) == nil:
      words("clerk.hint.no_issuers", ["year": String(interview.careYear)])
    case .networked where interview.lists.networked == nil: words("clerk.hint.no_networked")
    case .issuer where interview.isNotListed(.issuerName): words("clerk.hint.not_listed")
    default: nil
    }
  }

  /// An option's words where there is little room.
  private func short(_ label: String) -> String {
    let key = "clerk.short.\(label)"
    return words(words.has(key) ? key : label)
  }

  /// Which field of how many, as wide whatever the field: the keys behind it keep their place.
  private func place(_ form: ClerkForm) -> String {
    func place(_ field: Question, _ number: Int, of count: Int) -> String {
      words(
        "clerk.form.place",
        ["field": label(of: field), "number": String(number), "count": String(count)])
    }
    let all = ClerkRows.order
    let widest = all.map { Terminal.columns(of: place($0, all.count, of: all.count)) }.max() ?? 0
    let fields = form.fields
    let number = (fields.firstIndex(of: form.focus) ?? 0) + 1
    return padded(place(form.focus, number, of: fields.count), columns: widest)
  }

  private func announced(_ form: ClerkForm) -> String {
    var sentences = [label(of: form.focus), ClerkValue(form, form.focus, self).text]
    if let fault = form.said.first(where: { $0.question == form.focus }) {
      sentences.append(words(fault.message))
    }
    if let notice { sentences.append(words(notice)) }
    return sentences.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func draw(
    _ layout: ClerkFormLayout, _ form: ClerkForm, on picture: inout ClerkPicture
  ) {
    let start = ClerkPicture.bodyStart
    let shown = layout.rows[layout.top...].prefix(max(0, picture.bodyEnd - start))
    for (offset, row) in shown.enumerated() {
      let line = start + offset
      switch row {
      case .blank: break
      case .fields(let boxes):
        for box in boxes { draw(box, form, row: line, on: &picture) }
      case .pointers(let box, let mark): point(at: mark, in: box, form, row: line, on: &picture)
      case .fault(let box, let fault):
        let text = "! " + words(fault.message)
        let column = max(2, min(box.input, layout.columns - Terminal.columns(of: text) - 1))
        picture.grid.put(
          truncated(text, columns: layout.columns - column - 1),
          at: Position(column: column, row: line), style: .error)
      }
    }
    let hidden = layout.rows.count - layout.top - shown.count
    if layout.top > 0 || hidden > 0 {
      let above = layout.top > 0 ? [words("clerk.form.above", ["rows": String(layout.top)])] : []
      let below = hidden > 0 ? [words("clerk.form.below", ["rows": String(hidden)])] : []
      let notice = " " + (above + below).joined(separator: " ") + " "
      let column = picture.grid.size.columns - Terminal.columns(of: notice) - 2
      picture.grid.put(notice, at: Position(column: column, row: picture.bodyEnd), style: .hint)
    }
  }

  /// Draws the pointers under the characters that are wrong, as many of them as are in sight.
  private func point(
    at mark: Range<Int>, in box: ClerkFormLayout.Box, _ form: ClerkForm, row: Int,
    on picture: inout ClerkPicture
  ) {
    let width = min(max(1, box.end - box.input - 1), ClerkValue(form, box.question, self).width)
    let hidden = form.line.caretColumn - form.line.window(columns: width + 1).caretColumn
    let ends = [mark.lowerBound, mark.upperBound].map {
      min(max(0, Terminal.columns(of: form.line.text.prefix($0)) - hidden), width)
    }
    picture.grid.put(
      String(repeating: "^", count: ends[1] - ends[0]),
      at: Position(column: box.input + ends[0], row: row), style: .error)
  }

  private func draw(
    _ box: ClerkFormLayout.Box, _ form: ClerkForm, row: Int, on picture: inout ClerkPicture
  ) {
    let value = ClerkValue(form, box.question, self)
    let isIdle = !form.interview.asked.contains(box.question)
    let hasFocus = form.focus == box.question
    let room = max(1, box.end - box.input - 1)
    picture.grid.put(
      truncated(label(of: box.question), columns: box.input - box.column - 1),
      at: Position(column: box.column, row: row), style: isIdle ? .hint : hasFocus ? .title : .text)
    let inputWidth = min(room, value.width)
    let window = hasFocus && !value.isPicked ? form.line.window(columns: inputWidth + 1) : nil
    let fits = Terminal.columns(of: value.text) <= inputWidth
    let text = window?.text ?? truncated(fits ? value.text : value.brief, columns: inputWidth)
    let blank = String(
      repeating: isIdle || value.isPicked && !text.isEmpty ? " " : "_",
      count: max(0, inputWidth - Terminal.columns(of: text)))
    let style: Style = hasFocus ? .focus : isIdle || value.isDefault ? .hint : .text
    picture.grid.put(text + blank, at: Position(column: box.input, row: row), style: style)
    drawGloss(
      box.fault.map { ("! " + words($0.message), .error) } ?? (value.gloss, .hint),
      at: Position(column: box.input + inputWidth + 2, row: row), columns: room - inputWidth - 2,
      on: &picture)
    picture.mark(
      row: row, columns: box.column..<box.end,
      .field(ClerkRows.order.firstIndex(of: box.question) ?? 0))
    guard hasFocus else { return }
    picture.grid.put(">", at: Position(column: box.column - 2, row: row), style: .title)
    picture.cursor = Position(
      column: box.input + min(window?.caretColumn ?? 0, inputWidth), row: row)
  }

  /// Fewer columns would leave a stump of most of what can be said behind a field.
  private static let glossColumnsMin = 12

  /// What is said behind what a field holds, if there is room for more than a stump of it.
  private func drawGloss(
    _ gloss: (text: String, style: Style), at position: Position, columns: Int,
    on picture: inout ClerkPicture
  ) {
    let isError = gloss.style == .error
    // Of several parts the last give way before one is cut.
    var parts = isError ? [gloss.text[...]] : gloss.text.split(separator: "  ")
    while parts.count > 1, Terminal.columns(of: parts.joined(separator: "  ")) > columns {
      parts.removeLast()
    }
    let text = parts.joined(separator: "  ")
    let isWhole = Terminal.columns(of: text) <= columns
    guard columns > (isError ? 2 : Self.glossColumnsMin) || isWhole else { return }
    picture.grid.put(truncated(text, columns: columns), at: position, style: gloss.style)
  }
}
