import Interview
import Messages
import OfficeLists
import Screens
import Terminal

/// What became of several lines pasted at once.
struct ClerkPasted: Hashable, Sendable {
  /// Lines with words on them that went into a field.
  var count = 0
  /// The fields that cannot take theirs, in the order of the form.
  var wrong: [Question] = []
  /// Lines with words on them behind the last field.
  var left = 0

  /// What the clerk is told; nothing of one line, as that is seen in its field.
  func said(_ label: (Question) -> String) -> Message? {
    let counts = ["count": String(count), "left": String(left)]
    if left > 0 { return Message("clerk.form.pasted.left", counts) }
    guard count > 1 else { return nil }
    guard !wrong.isEmpty else { return Message("clerk.form.pasted", counts) }
    let fields = wrong.map(label).joined(separator: " ")
    return Message("clerk.form.pasted.wrong", counts.merging(["fields": fields]) { $1 })
  }
}

extension ClerkForm {
  /// Puts each line of a paste into a field of its own, from the one with the keyboard on.
  ///
  /// A line end goes on and never checks the form; a line without words passes its field by. What
  /// cannot be taken stays in its field as it came and is said there. All of it is undone at once.
  mutating func paste(_ text: String, words: Messages.Catalogue) -> ClerkPasted {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.trimmed }
    closeList()
    // What was typed before is a change of its own.
    settle()
    history = Array(history.suffix(Self.historyMax - ClerkRows.order.count))
    let first = history.count
    var pasted = ClerkPasted()
    var filled: [Question] = []
    for (index, text) in lines.enumerated() {
      guard index == 0 || goOn() else {
        pasted.left = lines[index...].count { !$0.isEmpty }
        break
      }
      guard !text.isEmpty else { continue }
      take(text, replacing: index > 0, words)
      filled.append(focus)
    }
    pasted.count = filled.count
    let isDone = lines.last?.isEmpty == false && pasted.left == 0 && isWhole
    if !isDone || !goOn() {
      settle()
      enter(focus)
    }
    for index in history.indices.dropFirst(first + 1) { history[index].isJoined = true }
    pasted.wrong = filled.filter { problems[$0] != nil }
    return pasted
  }

  /// Whether the field with the keyboard holds all it can, so that typing would have gone on.
  private var isWhole: Bool {
    isCoded(focus) ? entries[focus] != nil && problems[focus] == nil : isFull
  }

  /// Puts a line into the field: words as if they were typed, a value only where it is named.
  private mutating func take(_ text: String, replacing: Bool, _ words: Messages.Catalogue) {
    if isCoded(focus) {
      put(ClerkEntry(named(text, words) ?? text), in: focus)
      line = EditLine()
    } else {
      if replacing { line = EditLine() }
      _ = write(.paste(text))
    }
  }

  /// The value of the field that a text names whole: by its digit, its code or its name, if no other
  /// has the same.
  private func named(_ text: String, _ words: Messages.Catalogue) -> String? {
    let text = halfWidth(text)
    switch screens[focus]?.input {
    case .choice(let options):
      return options.first { option in
        let label = halfWidth(words(option.label))
        return [label, "\(option.digit)", "\(option.digit) \(label)"].contains(text)
      }?.value
    case .place(let scope): return place(called: text, scope)
    case .institution:
      let called = interview.institutions(focus).filter { $0.isCalled(text) }
      return called.count == 1 ? called.first?.key : nil
    case .text, nil: return nil
    }
  }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    let head = drop(while: \.isWhitespace)
    return String(head.reversed().drop(while: \.isWhitespace).reversed())
  }
}
