import Interview
import Messages
import Places
import Screens
import Terminal

extension ClerkChange {
  /// The field that has the keyboard; `nil` behind the question whether it is right.
  var field: ChangeField? {
    guard case .field(let field) = focus else { return nil }
    return field
  }

  /// Whether the list of values stands under the field: asked for, or opened by typing.
  var showsList: Bool { field != nil && (listIsOpen || !line.text.isEmpty) }

  /// What the field may take, narrowed by what is typed in it.
  func candidates(_ words: Catalogue) -> [ClerkCandidate] {
    switch field?.input {
    case .choice(let options): ClerkCandidate.options(options, meantBy: line.text, words)
    case .place(let scope):
      ClerkCandidate.places(scope, meantBy: line.text, in: places, words.language)
    case .institution:
      ClerkCandidate.institutions(issuers ?? [], meantBy: line.text, in: places, words)
    case .text, nil: []
    }
  }

  /// How many places are meant alike by what is typed, where Enter would take one of them by its
  /// code alone; 0 where it would not, or where the list has been looked at.
  func alike() -> Int {
    guard case .place(let scope) = field?.input, !line.text.isEmpty, !listIsOpen, mark == 0 else {
      return 0
    }
    return ClerkCandidate.alike(scope, line.text, in: places)
  }

  /// Types into the field that has the keyboard; `false` where the key means nothing to it.
  mutating func type(_ event: Event, _ words: Catalogue) -> Bool {
    if case .key(.character(let key)) = event, let digit = key.digit,
      isPickedByDigits
    {
      let picked = candidates(words).first { $0.digit == digit }
      if let picked { take(picked.value) }
      return picked != nil
    }
    if line.text.isEmpty, event == .key(.backspace) || event == .key(.delete) {
      listIsOpen = false
      put(nil)
      return true
    }
    let old = line.text
    guard line.handle(event) else { return false }
    if line.text != old { (mark, listIsOpen) = (0, false) }
    return true
  }

  /// Whether a digit picks a line of the list; in a place without letters it is one of a code.
  private var isPickedByDigits: Bool {
    guard case .place = field?.input else { return true }
    return line.text.contains { $0.digit == nil }
  }

  /// Enter: takes the line of the list that is marked, and goes on.
  ///
  /// - Returns: why it does neither, and what to do.
  mutating func confirm(_ words: Catalogue) -> Message? {
    guard let field else { return nil }
    if showsList {
      let list = candidates(words)
      guard list.indices.contains(mark) else {
        return Message("clerk.change.not_found", ["typed": line.text])
      }
      take(list[mark].value)
      return nil
    }
    guard isFilled(field) else { return missing(field) }
    move(by: 1)
    return nil
  }

  private func missing(_ field: ChangeField) -> Message {
    guard case .choice = field.input else { return Message("clerk.change.missing.find") }
    return Message("clerk.change.missing")
  }

  /// Puts a value into the field and goes on.
  private mutating func take(_ value: String) {
    put(value)
    move(by: 1)
  }

  private mutating func put(_ value: String?) {
    guard let field, values[field] != value else { return }
    history.append(Past(values: values, focus: focus))
    values[field] = value
  }

  /// To the field so many places on; behind the last stands the question whether it is right.
  mutating func move(by step: Int) {
    let stops = fields.map(Focus.field) + (isComplete ? [.answer] : [])
    let here = stops.firstIndex(of: focus) ?? 0
    enter(stops[max(0, min(stops.count - 1, here + step))])
  }

  /// To the question whether it is right, or to the first field that is empty.
  ///
  /// - Returns: what is missing there.
  mutating func goToEnd() -> Message? {
    let empty = fields.first { !isFilled($0) }
    enter(empty.map(Focus.field) ?? .answer)
    return empty.map(missing)
  }

  /// Brings the keyboard there.
  mutating func enter(_ stop: Focus) {
    focus = stop
    before = field.flatMap { values[$0] }
    stopSearching()
  }

  /// Moves the mark in the list.
  mutating func moveMark(by step: Int, _ words: Catalogue) {
    mark = max(0, min(candidates(words).count - 1, mark + step))
  }

  /// Opens the list of values with the mark on what the field holds, or closes it.
  mutating func toggleList(_ words: Catalogue) {
    guard let field else { return }
    guard !showsList else { return stopSearching() }
    listIsOpen = true
    mark = candidates(words).firstIndex { $0.value == values[field] } ?? 0
  }

  /// Closes the list; what was typed to find something in it goes.
  mutating func stopSearching() {
    line = EditLine()
    (mark, listIsOpen) = (0, false)
  }

  /// Puts back what the field held when the keyboard came to it.
  mutating func restore() {
    put(before)
    stopSearching()
  }

  /// Takes back what is typed, else the last value filled in, and goes to where that was.
  ///
  /// - Returns: whether there was anything to take back.
  mutating func undo() -> Bool {
    if showsList {
      stopSearching()
      return true
    }
    guard let past = history.popLast() else { return false }
    values = past.values
    enter(past.focus)
    return true
  }
}
