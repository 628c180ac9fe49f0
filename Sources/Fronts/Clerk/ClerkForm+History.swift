import Interview
import Terminal

extension ClerkForm {
  /// Takes the last change back, field by field but a paste as a whole, and goes to where it was made.
  ///
  /// - Returns: whether there was anything to take back.
  @discardableResult
  mutating func undo() -> Bool {
    // Words that could not be taken are what the field holds, and nothing typed since.
    let isSearched = isCoded(focus) && !line.text.isEmpty && line.text != before?.text
    if entries[focus] != before || isSearched {
      restore()
      return true
    }
    guard var past = history.popLast() else { return false }
    takeBack(past)
    while past.isJoined, let before = history.popLast() {
      past = before
      takeBack(past)
    }
    let field = past.question == .identityKind ? .identity : past.question
    enter(fields.contains(field) ? field : focus)
    return true
  }

  private mutating func takeBack(_ past: Past) {
    put(past.entry, in: past.question)
    // An empty field is no fault before the check; nobody has left it empty.
    if past.entry == nil { complained.remove(past.question) }
  }

  /// Remembers what a field held, so that it can be taken back.
  mutating func remember(_ entry: ClerkEntry?, of question: Question) {
    history.append(Past(question: question, entry: entry))
    if history.count > Self.historyMax { history.removeFirst() }
  }

  /// Puts back what stood in the field when the keyboard came to it.
  mutating func restore() {
    put(before, in: focus)
    enter(focus)
  }

  /// Fills the field as it was in the record before and goes on.
  ///
  /// - Returns: whether that record had anything in this field.
  mutating func duplicate(from record: Answers) -> Bool {
    guard let answer = record[focus] else { return false }
    // A number is right or wrong by the kind of its paper.
    if focus == .identity, entries[.identityKind]?.text != record[.identityKind]?.value {
      remember(entries[.identityKind], of: .identityKind)
      put(record[.identityKind].map { ClerkEntry($0.value, source: .copied) }, in: .identityKind)
    }
    put(ClerkEntry(typed(answer.value, focus), source: .copied), in: focus)
    line = EditLine(isCoded(focus) ? "" : answer.value)
    advance()
    return true
  }
}
