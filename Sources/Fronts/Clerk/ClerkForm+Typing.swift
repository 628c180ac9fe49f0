import Interview
import Messages
import Places
import Screens
import Terminal

/// What a key did to the field it was typed in.
enum ClerkTyped: Hashable, Sendable {
  /// The key means nothing to a field.
  case nothing
  /// The field holds something else now, or the caret moved.
  case edited
  /// The field is full, or its value picked: the keyboard has gone on.
  case wentOn
  /// No option of the field has that digit.
  case noSuchOption(Int)
}

extension ClerkForm {
  /// Types into the field that has the keyboard.
  mutating func type(_ event: Event, words: Catalogue) -> ClerkTyped {
    if isCoded(focus) { return typeCode(event, words) }
    if listIsOpen, case .key = event { return typeKind(event, words) }
    let wasFull = isFull && !startsAnew(with: event)
    let unedited = line.text
    guard write(event) else { return .nothing }
    guard line.text != unedited else { return .edited }
    // Filled by this key, the field goes on; mended where it was full, it stays under the eye.
    guard isFull, !wasFull, line.caretColumn == columns(of: line.text) else { return .edited }
    advance()
    return .wentOn
  }

  /// Lets an event edit the words of the field; `false` where it means nothing to them.
  mutating func write(_ event: Event) -> Bool {
    if event.isText {
      listIsOpen = false
      if startsAnew(with: event) { line = EditLine() }
    }
    let unedited = line
    guard line.handle(asWritten(event), isName: isName) else { return false }
    if isNumber, line.text.contains(where: \.isWhitespace) {
      // Blanks that part the digits of a card would push its last ones out of sight.
      if case .paste = event {
        line = EditLine(line.text.filter { !$0.isWhitespace })
      } else {
        line = unedited
      }
    }
    if line.text != unedited.text {
      put(line.text.isEmpty ? nil : ClerkEntry(line.text), in: focus)
    }
    return true
  }

  /// A letter of an ID number as it is on the card: a capital.
  private func asWritten(_ event: Event) -> Event {
    guard case .text(.identity, _) = screens[focus]?.input else { return event }
    return switch event {
    case .key(.character("x")): .key(.character("X"))
    case .paste(let text): .paste(text.replacing("x", with: "X"))
    default: event
    }
  }

  /// How many places are meant alike by what is typed, where Enter would take one of them by its
  /// code alone; 0 where it would not, or where the list has been looked at.
  func alike() -> Int {
    guard case .place(let scope) = screens[focus]?.input, !line.text.isEmpty, !listIsOpen,
      mark == 0
    else { return 0 }
    return ClerkCandidate.alike(scope, line.text, in: places)
  }

  /// Takes what Enter means in the field and goes on.
  ///
  /// - Returns: whether there was a field to go on to.
  mutating func confirm(words: Catalogue) -> Bool {
    takeMarked(words)
    guard isCoded(focus) || !listIsOpen else {
      enter(focus)
      return true
    }
    return advance()
  }

  /// Takes the line of the list that the mark is on.
  mutating func takeMarked(_ words: Catalogue) {
    guard showsList, let listed else { return }
    let list = candidates(words)
    guard list.indices.contains(mark) else { return }
    if listed != focus { remember(entries[listed], of: listed) }
    put(ClerkEntry(list[mark].value), in: listed)
    if isCoded(focus) { line = EditLine() }
  }

  /// Opens the list of values, or closes it; what was typed into it goes with it.
  mutating func toggleList(words: Catalogue) {
    guard let listed else { return }
    guard !showsList else { return closeList() }
    listIsOpen = true
    let held = entries[listed]?.text
    mark = candidates(words).firstIndex { $0.value == held } ?? 0
  }

  /// Closes the list; what was typed to search in it goes, what stood in the field stays.
  mutating func closeList() {
    if isCoded(focus) { put(before, in: focus) }
    listIsOpen = false
    mark = 0
    if isCoded(focus) { line = EditLine() }
  }

  /// Moves the mark in the list.
  mutating func moveMark(by step: Int, words: Catalogue) {
    let count = candidates(words).count
    mark = max(0, min(count - 1, mark + step))
    if isCoded(focus) { preview(words) }
  }

  /// Whether an event replaces what the field holds: a default, or a whole number behind whose last digit
  /// nothing could be added, so that it is typed once more.
  private func startsAnew(with event: Event) -> Bool {
    if entries[focus]?.isDefault ?? false { return true }
    guard isFull, line.caretColumn == columns(of: line.text) else { return false }
    // A stray letter must not take a number away.
    if case .key(.character(let key)) = event { return key.digit != nil }
    return true
  }

  /// Whether a name: what an input method writes in full width is meant so.
  private var isName: Bool {
    guard case .text(.name, _) = screens[focus]?.input else { return false }
    return true
  }

  /// Whether digits and letters that are written without blanks between them.
  private var isNumber: Bool {
    guard case .text(let kind, _) = screens[focus]?.input else { return false }
    return kind != .name
  }

  /// Whether a field of fixed length has all its digits.
  var isFull: Bool {
    guard let length = fixedLength(focus) else { return false }
    // A landline begins with 0 and has no fixed length; old and foreign numbers are shorter.
    if case .text(.phone, _) = screens[focus]?.input, !line.text.hasPrefix("1") { return false }
    return line.text.count { !$0.isWhitespace } == length
  }

  /// A digit picks the kind of paper from the list beside the number.
  private mutating func typeKind(_ event: Event, _ words: Catalogue) -> ClerkTyped {
    guard case .key(.character(let key)) = event, let digit = key.digit else {
      return .nothing
    }
    guard let picked = candidates(words).first(where: { $0.digit == digit }) else {
      return .noSuchOption(digit)
    }
    remember(entries[.identityKind], of: .identityKind)
    put(ClerkEntry(picked.value), in: .identityKind)
    closeList()
    return .edited
  }

  private mutating func typeCode(_ event: Event, _ words: Catalogue) -> ClerkTyped {
    if case .key(.character(let key)) = event, let digit = key.digit,
      let typed = typeDigit(digit, words)
    {
      return typed
    }
    switch event {
    case .key(.backspace) where line.text.isEmpty, .key(.delete) where line.text.isEmpty:
      put(nil, in: focus)
      return .edited
    default: break
    }
    let old = line.text
    guard line.handle(event) else { return .nothing }
    guard line.text != old else { return .edited }
    mark = 0
    preview(words)
    guard case .place = screens[focus]?.input, line.text.count == 6, let code = exact(line.text),
      code == line.text
    else { return .edited }
    _ = confirm(words: words)
    return .wentOn
  }

  /// A digit picks: the option with its code, or the line of the list that letters opened.
  private mutating func typeDigit(_ digit: Int, _ words: Catalogue) -> ClerkTyped? {
    if case .choice = screens[focus]?.input {
      guard let option = option(digit) else { return .noSuchOption(digit) }
      return take(option.value)
    }
    if case .institution = screens[focus]?.input {
      // Names are found by letters, so a digit can only mean a line of the list.
      let picked = candidates(words).first { $0.digit == digit }
      guard let picked, digit == 0 || showsList else { return .noSuchOption(digit) }
      return take(picked.value)
    }
    let isSearching = line.text.contains { $0.digit == nil }
    guard isSearching else { return nil }
    guard let picked = candidates(words).first(where: { $0.digit == digit }) else {
      return .noSuchOption(digit)
    }
    return take(picked.value)
  }

  private mutating func take(_ value: String) -> ClerkTyped {
    put(ClerkEntry(value), in: focus)
    line = EditLine()
    return advance() ? .wentOn : .edited
  }

  /// Lets the decision beside the form show what Enter would take.
  mutating func preview(_ words: Catalogue) {
    guard !line.text.isEmpty || listIsOpen else {
      put(before, in: focus)
      return
    }
    let list = candidates(words)
    let text = list.indices.contains(mark) ? list[mark].value : line.text
    put(text.isEmpty ? before : ClerkEntry(text), in: focus)
  }
}
