extension EditLine {
  /// Does what an event asks of a field and tells whether it meant one.
  ///
  /// Left, right, home, end, the two deleting keys, Ctrl-A, E, U, K and Z, characters and pastes;
  /// all the others are left to the page. Full-width letters and digits become ASCII unless the
  /// field is for a name.
  package mutating func handle(_ event: Event, isName: Bool = false) -> Bool {
    switch event {
    case .key(.character(let character)):
      insert(String(isName ? character : halfWidth(character)))
    case .paste(let text): insert(isName ? text.onOneLine : halfWidth(text.onOneLine))
    case .key(.backspace): backspace()
    case .key(.delete): delete()
    case .key(.left): moveLeft()
    case .key(.right): moveRight()
    case .key(.home), .key(.control("a")): moveHome()
    case .key(.end), .key(.control("e")): moveEnd()
    case .key(.control("u")): deleteToStart()
    case .key(.control("k")): deleteToEnd()
    case .key(.control("z")): undo()
    default: return false
    }
    return true
  }
}
