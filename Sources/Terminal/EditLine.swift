/// A field of one line being edited, whose unit is what a person sees as one character.
package struct EditLine: Hashable, Sendable {
  /// What is in the field.
  package private(set) var text: String {
    didSet { count = text.count }
  }
  /// How many characters stand before the caret.
  package private(set) var caret: Int
  /// How many characters the field takes; without it, `EditLine.charactersMax`.
  package let maximum: Int

  /// No field is longer, so that a paste of a whole book cannot make typing slow.
  package static let charactersMax = 1_000
  /// So many edits can be taken back.
  private static let undoMax = 100

  private var count: Int
  private var past: [Step] = []

  /// What an edit changed.
  private struct Step: Hashable, Sendable {
    var text: String
    var caret: Int
  }

  /// The caret stands at the end; text beyond the maximum is left out.
  package init(_ text: String = "", maximum: Int? = nil) {
    self.maximum = min(max(0, maximum ?? Self.charactersMax), Self.charactersMax)
    self.text = String(text.prefix(self.maximum))
    count = self.text.count
    caret = count
  }

  /// Whether no more characters can be typed.
  package var isFull: Bool { count >= maximum }

  /// How many columns are before the caret.
  package var caretColumn: Int { columns(of: text.prefix(caret)) }

  /// Puts text in at the caret and the caret after it; tells whether all of it went in.
  ///
  /// A mark that combines joins the character before it. What is over the maximum is left out at
  /// its end. Controls and the like are taken out first, see `cleaned`.
  @discardableResult
  package mutating func insert(_ new: String) -> Bool {
    let new = cleaned(new)
    guard !new.isEmpty else { return true }
    let before = text.prefix(caret)
    let after = text.dropFirst(caret)
    var head = String(before)
    var isWhole = true
    for character in new {
      let longer = head + String(character)
      // Measured together, as characters may join with those on either side.
      guard (longer + after).count <= maximum else {
        isWhole = false
        break
      }
      head = longer
    }
    guard head.utf8.count > before.utf8.count else { return false }
    remember()
    text = cleaned(head + after)
    caret = min(cleaned(head).count, count)
    return isWhole
  }

  /// Removes the character before the caret; false if there is none.
  @discardableResult
  package mutating func backspace() -> Bool {
    guard caret > 0 else { return false }
    remember()
    remove(caret - 1..<caret)
    return true
  }

  /// Removes the character after the caret; false if there is none.
  @discardableResult
  package mutating func delete() -> Bool {
    guard caret < count else { return false }
    remember()
    remove(caret..<caret + 1)
    return true
  }

  /// Removes all before the caret.
  package mutating func deleteToStart() {
    guard caret > 0 else { return }
    remember()
    remove(0..<caret)
  }

  /// Removes all after the caret.
  package mutating func deleteToEnd() {
    guard caret < count else { return }
    remember()
    remove(caret..<count)
  }

  /// Puts another text in the place of the whole, as one edit, with the caret at its end.
  package mutating func replace(with new: String) {
    let new = String(cleaned(new).prefix(maximum))
    guard new != text else { return }
    remember()
    text = new
    caret = count
  }

  /// One character to the left; false at the start.
  @discardableResult
  package mutating func moveLeft() -> Bool {
    guard caret > 0 else { return false }
    caret -= 1
    return true
  }

  /// One character to the right; false at the end.
  @discardableResult
  package mutating func moveRight() -> Bool {
    guard caret < count else { return false }
    caret += 1
    return true
  }

  /// Before the first character.
  package mutating func moveHome() { caret = 0 }

  /// After the last character.
  package mutating func moveEnd() { caret = count }

  /// Puts the caret at the character shown in the column, counted from the start of the text.
  package mutating func move(toColumn column: Int) {
    var used = 0
    caret = 0
    for character in text {
      used += columns(of: character)
      guard used <= column else { return }
      caret += 1
    }
  }

  /// Takes back the last edit; false if there is none.
  @discardableResult
  package mutating func undo() -> Bool {
    guard let step = past.popLast() else { return false }
    text = step.text
    caret = step.caret
    return true
  }

  /// What of the text a field of so many columns shows, and the caret's column in it.
  ///
  /// A text that is too long is moved so that the caret, which may stand after the last character,
  /// is always seen.
  package func window(columns limit: Int) -> (text: String, caretColumn: Int) {
    let limit = max(1, limit)
    var start = text.startIndex
    var caretColumn = caretColumn
    while caretColumn >= limit, start < text.endIndex {
      caretColumn -= columns(of: text[start])
      start = text.index(after: start)
    }
    return (truncated(text[start...], columns: limit, mark: ""), caretColumn)
  }

  /// Whether a field of so many columns hides a part of the text before what it shows, or behind it.
  package func hides(columns limit: Int) -> (before: Bool, after: Bool) {
    let window = window(columns: limit)
    let before = caretColumn - window.caretColumn
    return (before > 0, before + Terminal.columns(of: window.text) < Terminal.columns(of: text))
  }

  private mutating func remember() {
    past.append(Step(text: text, caret: caret))
    if past.count > Self.undoMax { past.removeFirst() }
  }

  /// Takes the characters out; the caret goes where they were.
  private mutating func remove(_ range: Range<Int>) {
    let head = text.prefix(range.lowerBound)
    text = String(head) + text.dropFirst(range.upperBound)
    caret = min(range.lowerBound, count)
  }
}
