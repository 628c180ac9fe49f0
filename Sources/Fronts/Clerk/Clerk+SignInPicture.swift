import Messages
import Terminal

extension Clerk {
  /// A number and a PIN, what they are asked for, and what was not right.
  func signInPicture(_ size: Size) -> ClerkPicture {
    var picture = ClerkPicture(size)
    guard let ask = staff.ask else { return picture }
    let key = "clerk.sign_in.\(ask.textKey)"
    picture.drawHead(words("\(key).title"), aside: windowAside)
    let leave = ask.purpose == .unlock ? "clerk.key.sign_out" : "clerk.key.leave"
    var commands: [Command] = [.next, .nextField, .list, .help, .language]
    if !ask.locks { commands = [.next, .nextField, .back, .help, .language] }
    let isUnknown = ask.purpose == .signIn && staff.isNeeded == nil
    if isUnknown { commands.insert(.restore, at: 2) }
    picture.drawFoot(
      bar(
        commands,
        labels: [
          .next: words("clerk.key.next"), .list: words(leave), .restore: words("clerk.key.retry"),
        ]), lines: [(words("clerk.no_function_keys"), .hint)])
    var lead = words(isUnknown ? "clerk.sign_in.unknown" : "\(key).lead", ["who": who])
    if case .release(_, let why) = ask.purpose { lead = words(why) + "\n" + lead }
    var row = draw(lead.split(separator: "\n").map(String.init), on: &picture)
    let labels = [words("clerk.sign_in.number"), words("clerk.sign_in.pin")]
    let hidden = String(repeating: "*", count: ask.pin.text.count)
    let fields = [(ask.number.text, ask.number.caretColumn), (hidden, ask.pin.caretColumn)]
    let width = labels.map { Terminal.columns(of: $0) }.max() ?? 0
    for (index, field) in fields.enumerated() {
      let isHere = (index == 1) == ask.isAtPIN
      let text = padded(isHere ? "> \(labels[index])" : "  \(labels[index])", columns: width + 2)
      picture.grid.put(
        text, at: Position(column: 2, row: row), style: isHere ? .title : .text)
      let column = 2 + width + 4
      picture.grid.put("[", at: Position(column: column, row: row))
      picture.grid.put(
        filled(field.0, columns: Self.signInColumns),
        at: Position(column: column + 1, row: row), style: isHere ? .focus : .text)
      picture.grid.put("]", at: Position(column: column + 1 + Self.signInColumns, row: row))
      picture.mark(row: row, columns: 0..<size.columns, .field(index))
      if isHere { picture.cursor = Position(column: column + 1 + field.1, row: row) }
      row += 2
    }
    draw(ask.complaint, from: row, on: &picture)
    picture.announce = [lead, ask.isAtPIN ? labels[1] : labels[0], ask.complaint.map { words($0) }]
      .compactMap { $0 }.joined(separator: "\n")
    return picture
  }

  /// The usual reasons for seeing what is masked, and a line for another.
  func reasonPicture(_ size: Size) -> ClerkPicture {
    var picture = ClerkPicture(size)
    guard let reason = staff.reason else { return picture }
    picture.drawHead(words("clerk.unmask.title", ["number": reason.number]), aside: windowAside)
    picture.drawFoot(
      bar([.next, .back, .help, .language]), lines: [(words("clerk.no_function_keys"), .hint)])
    var row = draw([words("clerk.unmask.lead")], on: &picture)
    for (index, usual) in ClerkReason.usual.enumerated() {
      picture.grid.put(
        "\(index + 1)  \(words("clerk.unmask.reason.\(usual)"))", at: Position(column: 4, row: row))
      if reason.line.text.isEmpty {
        let digit = Character(String(index + 1))
        picture.mark(row: row, columns: 0..<size.columns, .key(.character(digit)))
      }
      row += 1
    }
    row += 1
    let label = words("clerk.unmask.other")
    picture.grid.put("> \(label)", at: Position(column: 2, row: row), style: .title)
    let column = 2 + Terminal.columns(of: label) + 3
    let width = min(32, size.columns - column - 3)
    let window = reason.line.window(columns: width)
    picture.grid.put("[", at: Position(column: column, row: row))
    picture.grid.put(
      filled(window.text, columns: width), at: Position(column: column + 1, row: row),
      style: .focus)
    picture.grid.put("]", at: Position(column: column + 1 + width, row: row))
    picture.cursor = Position(column: column + 1 + window.caretColumn, row: row)
    picture.mark(row: row, columns: 0..<size.columns, .command(.next))
    draw(reason.complaint ?? notice, from: row + 2, on: &picture)
    picture.announce = [words("clerk.unmask.lead"), (reason.complaint ?? notice).map { words($0) }]
      .compactMap { $0 }.joined(separator: "\n")
    return picture
  }

  /// Columns of a number or a PIN.
  private static let signInColumns = 20

  /// Number and name of whoever is signed in.
  private var who: String {
    staff.badge.map { [$0.number, $0.name].filter { !$0.isEmpty }.joined(separator: " ") } ?? ""
  }

  /// Draws paragraphs at the head of the body; gives the row for what follows.
  private func draw(_ paragraphs: [String], on picture: inout ClerkPicture) -> Int {
    var row = ClerkPicture.bodyStart + (picture.grid.size.rows < 22 ? 0 : 1)
    for line in paragraphs.flatMap({
      wrap(sentence($0), columns: picture.grid.size.columns - 6, lastAtLeast: lastLineMin)
    }) {
      picture.grid.put(line, at: Position(column: 2, row: row))
      row += 1
    }
    return row + 1
  }

  private func draw(_ complaint: Message?, from row: Int, on picture: inout ClerkPicture) {
    guard let complaint else { return }
    let columns = picture.grid.size.columns - 6
    let lines = wrap(
      sentence(words(complaint)), columns: columns - 2, lastAtLeast: lastLineMin)
    for (offset, line) in lines.enumerated()
    where row + offset < picture.bodyEnd {
      picture.grid.put(
        (offset == 0 ? "! " : "  ") + line, at: Position(column: 2, row: row + offset),
        style: .error)
    }
  }

  /// What is said behind a program's name as well, as a sentence of a page.
  private func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  private func filled(_ text: String, columns: Int) -> String {
    text + String(repeating: "_", count: max(0, columns - Terminal.columns(of: text)))
  }
}
