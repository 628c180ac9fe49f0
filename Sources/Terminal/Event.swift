/// A key of the keyboard by what it does, however the terminal spells it.
package enum Key: Hashable, Sendable {
  /// Something that writes itself; a combining mark comes alone, after its base.
  case character(Character)
  /// Also the keypad's.
  case enter
  /// Pressed alone; `Esc 3` and `Alt-3` are `function(3)` instead.
  case escape
  case tab
  /// Shift and Tab.
  case backTab
  case backspace
  case delete
  case insert
  case up
  case down
  case left
  case right
  case home
  case end
  case pageUp
  case pageDown
  /// F1 is 1; `Esc 0` is 10, as `Esc 1` to `Esc 9` are the first nine.
  case function(Int)
  /// A small Latin letter held with Ctrl.
  case control(Character)
}

/// Something that happened at the terminal.
package enum Event: Hashable, Sendable {
  case key(Key)
  /// Text that came at once, cleaned, with `\n` between its lines; it never submits anything.
  case paste(String)
  /// What a scanner typed, from its first sign to its end.
  case scan(String)
  /// Characters came faster than hands press them, where one of them would have decided something:
  /// none of them did.
  case tooFast
  /// The pointer's main button went down here; a finger's touch is the same.
  case click(Position)
  /// Esc was pressed alone, and for a moment a digit makes a function key of both; the key follows.
  case escapeHeld
  /// Where the cursor is, counted from 0 at the left edge, as the terminal tells when it is asked.
  case report(column: Int)
  /// There is now this much room, or the picture was lost and has to be drawn anew.
  case resize(Size)
  /// The terminal is gone or the program was asked to end: save and leave.
  case closed
}
