/// Turns the bytes of a terminal into events, whatever kind of terminal it is.
///
/// Pure: it neither reads nor waits. Whoever reads calls `feed` with the bytes in pieces of any size
/// and `idle` when none came for `waitMilliseconds`; the events do not depend on how the bytes were
/// cut. Sequences that are not known are swallowed whole, so that none types itself into a field.
package struct KeyParser: Hashable, Sendable {
  /// How long the Esc key waits for what belongs to it.
  package struct Timing: Hashable, Sendable {
    /// Milliseconds in which the rest of a sequence comes from the terminal itself.
    package var sequence: Int
    /// Milliseconds in which a digit pressed after Esc makes a function key of both.
    package var escapeDigit: Int
    /// Whether Esc does not wait for the digit, of which then only 0 makes a function key.
    package var isEscapeAtOnce: Bool

    /// For guided mode: Esc goes back at once; `Esc 0` also calls the staff, where 0 is no answer.
    package static let atOnce = Timing(sequence: 25, escapeDigit: 600, isEscapeAtOnce: true)
    /// For its pages on which 0 does something: Esc goes back, and no key belongs to it.
    package static let alone = Timing(sequence: 25, escapeDigit: 0, isEscapeAtOnce: true)
    /// For clerks: Esc and then a digit, in their own time, is a function key.
    package static let withDigits = Timing(sequence: 25, escapeDigit: 600)

    /// A sequence needs a few milliseconds over a slow line; a digit may be given none.
    package init(sequence: Int, escapeDigit: Int, isEscapeAtOnce: Bool = false) {
      self.sequence = sequence
      self.escapeDigit = escapeDigit
      self.isEscapeAtOnce = isEscapeAtOnce
    }

    fileprivate var takesDigit: Bool { escapeDigit > sequence }
  }

  /// May be changed at any time, as when the other front is opened.
  package var timing: Timing

  private var state = State.ground
  private var decoder = UTF8Decoder()
  private var pasted: [UInt8] = []

  /// A paste is cut after so many bytes; the rest of it is swallowed.
  static let pasteBytesMax = 65_536
  /// A sequence longer than this is read to its end but not kept.
  static let sequenceBytesMax = 64
  /// A paste whose end has been lost is taken as ended after so many milliseconds without a byte.
  private static let pasteWait = 1_000

  /// What the bytes so far are the beginning of.
  private enum State: Hashable, Sendable {
    case ground
    /// Just after Esc, which may be the key or the start of a sequence; whether it is the second.
    case escape(isSecond: Bool)
    /// Esc was the key, told already or not, but a digit may still follow.
    case escapeHeld(isTold: Bool)
    /// After `ESC [`, with the bytes since.
    case control([UInt8])
    /// After `ESC O`, with the digits since.
    case keypad([UInt8])
    /// After `ESC [ [`, the Linux console's F1 to F5.
    case console
    /// In the old mouse report, of which so many bytes are still to come.
    case oldMouse(Int)
    /// In a terminal's answer that ends with `ESC \` or BEL; whether the last byte was ESC.
    case answer(afterEscape: Bool)
    case paste
  }

  /// Begins with nothing read.
  package init(timing: Timing = .withDigits) { self.timing = timing }

  /// How long to wait for more bytes before `idle` is due; nothing if there is nothing to wait for.
  package var waitMilliseconds: Int? {
    switch state {
    case .ground: decoder.isInside ? timing.sequence : nil
    case .escapeHeld: max(0, timing.escapeDigit - timing.sequence)
    case .paste: Self.pasteWait
    default: timing.sequence
    }
  }

  /// Takes bytes as they come.
  package mutating func feed(_ bytes: some Collection<UInt8>) -> [Event] {
    var events: [Event] = []
    for byte in bytes { take(byte, &events) }
    return events
  }

  /// Ends what no more bytes came for: Esc was a key, a cut sequence is dropped.
  package mutating func idle() -> [Event] {
    defer { decoder.reset() }
    switch state {
    case .escape(isSecond: true):
      state = .ground
      return [.key(.function(12))]
    case .escape where timing.takesDigit:
      state = .escapeHeld(isTold: timing.isEscapeAtOnce)
      return [timing.isEscapeAtOnce ? .key(.escape) : .escapeHeld]
    case .escape, .escapeHeld(isTold: false):
      state = .ground
      return [.key(.escape)]
    case .paste:
      return endPaste()
    default:
      state = .ground
      return []
    }
  }

  private mutating func take(_ byte: UInt8, _ events: inout [Event]) {
    switch state {
    case .ground: takeText(byte, &events)
    case .escape(let isSecond): takeAfterEscape(byte, isSecond: isSecond, &events)
    case .escapeHeld(let isTold):
      state = .ground
      if byte == 0x1B {
        state = .escape(isSecond: !isTold)
      } else if let digit = digit(byte), !isTold || (digit == 10 && timing.takesDigit) {
        events.append(.key(.function(digit)))
      } else {
        if !isTold { events.append(.key(.escape)) }
        take(byte, &events)
      }
    case .control(let body): takeControl(byte, body, &events)
    case .keypad(let digits):
      if (0x30...0x3B).contains(byte), digits.count < Self.sequenceBytesMax {
        state = .keypad(digits + [byte])
      } else {
        state = .ground
        end(byte, isFinal: (0x20...0x7E).contains(byte), keypadKey(byte), &events)
      }
    case .console:
      state = .ground
      let key: Key? = (0x41...0x45).contains(byte) ? .function(Int(byte) - 0x40) : nil
      end(byte, isFinal: (0x20...0x7E).contains(byte), key, &events)
    case .oldMouse(let left): state = left > 1 ? .oldMouse(left - 1) : .ground
    case .answer(let afterEscape): takeAnswer(byte, afterEscape: afterEscape)
    case .paste: takePaste(byte, &events)
    }
  }

  private mutating func takeText(_ byte: UInt8, _ events: inout [Event]) {
    switch decoder.feed(byte) {
    case .pending, .stray: return
    case .again: takeText(byte, &events)
    case .scalar("\u{1B}"): state = .escape(isSecond: false)
    case .scalar(let scalar):
      if let key = plainKey(scalar) { events.append(.key(key)) }
    }
  }

  private mutating func takeAfterEscape(
    _ byte: UInt8, isSecond: Bool, _ events: inout [Event]
  ) {
    state = .ground
    if isSecond {
      // A third one follows two that were F12; anything else belongs to the second alone.
      events.append(.key(byte == 0x1B ? .function(12) : .escape))
      if byte == 0x1B {
        state = .escape(isSecond: false)
        return
      }
    }
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .keypad([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      state = .answer(afterEscape: false)
    case 0x1B:
      // Two of them are F12 to a clerk, unless the second begins a sequence.
      if timing.isEscapeAtOnce { events.append(.key(.escape)) }
      state = .escape(isSecond: !timing.isEscapeAtOnce)
    default:
      if let digit = digit(byte) {
        events.append(.key(.function(digit)))
      } else {
        events.append(.key(.escape))
        take(byte, &events)
      }
    }
  }

  private mutating func takeControl(_ byte: UInt8, _ body: [UInt8], _ events: inout [Event]) {
    let isParameter = (0x20...0x3F).contains(byte)
    if byte == UInt8(ascii: "["), body.isEmpty {
      state = .console
    } else if isParameter, !endsInRxvt(byte, body) {
      state = .control(body.count < Self.sequenceBytesMax ? body + [byte] : body)
    } else if byte == UInt8(ascii: "M"), body.isEmpty {
      state = .oldMouse(3)
    } else {
      state = .ground
      let sequence = ControlSequence(body: body, final: byte)
      if sequence.startsPaste {
        pasted = []
        state = .paste
      } else if let click = sequence.click {
        events.append(.click(click))
      } else if let column = sequence.reportedColumn {
        events.append(.report(column: column))
      } else {
        end(byte, isFinal: isParameter || (0x40...0x7E).contains(byte), sequence.key, &events)
      }
    }
  }

  /// Whether `$` is rxvt's last byte for Shift, as in `ESC [ 3 $`, and not part of an answer.
  private func endsInRxvt(_ byte: UInt8, _ body: [UInt8]) -> Bool {
    byte == UInt8(ascii: "$") && !body.isEmpty && body.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Ends a sequence: its key if it is one we know; a byte that cannot end it is read on its own.
  private mutating func end(
    _ byte: UInt8, isFinal: Bool, _ key: Key?, _ events: inout [Event]
  ) {
    if !isFinal { return take(byte, &events) }
    if let key { events.append(.key(key)) }
  }

  private mutating func takeAnswer(_ byte: UInt8, afterEscape: Bool) {
    switch byte {
    case 0x07, 0x18, 0x1A: state = .ground
    case UInt8(ascii: "\\") where afterEscape: state = .ground
    default: state = .answer(afterEscape: byte == 0x1B)
    }
  }

  private mutating func takePaste(_ byte: UInt8, _ events: inout [Event]) {
    pasted.append(byte)
    let end = Array("\u{1B}[201~".utf8)
    if byte == UInt8(ascii: "~"), pasted.suffix(end.count) == end[...] {
      pasted.removeLast(end.count)
      events += endPaste()
    } else if pasted.count > Self.pasteBytesMax + end.count {
      // Only as much is kept as is needed to see the end.
      pasted.removeSubrange(Self.pasteBytesMax..<Self.pasteBytesMax + 1)
    }
  }

  private mutating func endPaste() -> [Event] {
    state = .ground
    defer { pasted = [] }
    var decoder = UTF8Decoder()
    var scalars = String.UnicodeScalarView()
    for byte in pasted.prefix(Self.pasteBytesMax) {
      var result = decoder.feed(byte)
      if result == .again { result = decoder.feed(byte) }
      if case .scalar(let scalar) = result { scalars.append(scalar) }
    }
    let text = pastedLines(withoutSequences(String(scalars)))
    return text.allSatisfy(\.isNewline) ? [] : [.paste(text)]
  }

  private func digit(_ byte: UInt8) -> Int? {
    guard (0x30...0x39).contains(byte) else { return nil }
    return byte == 0x30 ? 10 : Int(byte) - 0x30
  }
}
