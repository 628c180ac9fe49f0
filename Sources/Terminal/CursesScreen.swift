import CCurses
import Glibc

/// The terminal itself: the only type that shows a frame and reads keys, and all of curses' use.
///
/// Curses is used for what it does best, sending few bytes to any kind of terminal. Bytes are read
/// here and not by curses, which loses keys after a stray byte. Use it from one thread only, one at
/// a time; `close` leaves the terminal as it was found.
package final class CursesScreen {
  /// Why no screen could be opened; plain mode works in all these cases.
  package enum Failure: Error, Hashable {
    /// Input or output is a file or a pipe.
    case notATerminal
    /// The terminal cannot move its cursor, or nothing is known about it; the name in TERM.
    case notAScreen(String)
    /// The system gave no UTF-8 locale or no descriptors.
    case system
  }

  /// How a screen is opened.
  package struct Options: Sendable {
    /// Terminal that keys are read from.
    package var input: Int32 = STDIN_FILENO
    /// Terminal that is drawn on.
    package var output: Int32 = STDOUT_FILENO
    /// The kind of terminal, as TERM names it.
    package var terminal: String
    /// How the styles look; without 256 colours one with colours falls back to `plain`.
    package var theme: Theme
    /// Whether the environment has a NO_COLOR that is not empty.
    package var isColourless: Bool
    /// How the Esc key is read.
    package var timing: KeyParser.Timing

    /// Only the name of the terminal has no default.
    package init(
      terminal: String, theme: Theme = .plain, isColourless: Bool = false,
      timing: KeyParser.Timing = .withDigits
    ) {
      self.terminal = terminal
      self.theme = theme
      self.isColourless = isColourless
      self.timing = timing
    }
  }

  /// No terminal is drawn larger than this, whatever it says of itself.
  package static let sizeMax = Size(columns: 1_000, rows: 400)

  /// How much room there is now.
  package private(set) var size: Size

  /// How the styles look; a change is seen at the next `show`.
  package var theme: Theme {
    didSet {
      guard theme != oldValue else { return }
      painter.use(theme)
      repaint()
    }
  }

  /// How the Esc key is read.
  package var timing: KeyParser.Timing {
    get { keyboard.timing }
    set { keyboard.timing = newValue }
  }

  /// Whether `▀` is known to be one column wide here, so that large letters can be drawn of it.
  package private(set) var drawsBlocks = false

  /// The themes that can be told apart here; those with colours need 256 of them.
  package var themes: [Theme] {
    Theme.allCases.filter { painter.hasColours || !$0.hasColours }
  }

  private let output: Int32
  private let found: termios
  private let streams: [UnsafeMutablePointer<FILE>]
  private let curses: OpaquePointer
  private var painter: CellPainter
  private var keyboard: Keyboard
  private var isOpen = true
  private var wasAsked = false
  /// Until when an answer that has not come yet is waited for at an end, on the keyboard's clock.
  private var answerDue: Int?
  /// A terminal answers at once; a long line takes its time.
  private static let answerMilliseconds = 500

  /// Every key as it is pressed, paste and mouse reported; also after a stop.
  ///
  /// The application keypad would turn the digits of a keypad into sequences.
  private static let enterBytes = "\u{1B}>\u{1B}[?2004h\u{1B}[?1000h\u{1B}[?1006h"

  /// Takes the terminal over: alternate screen, every key as it is pressed, paste and mouse reported.
  package static func open(_ options: Options) throws(Failure) -> CursesScreen {
    guard isatty(options.input) == 1, isatty(options.output) == 1 else { throw .notATerminal }
    var found = termios()
    guard tcgetattr(options.output, &found) == 0 else { throw .notATerminal }
    // Before anything is changed, so that a key pressed now cannot kill the program half-way.
    let signals = yidi_signals_open()
    guard signals >= 0, useUTF8() else {
      yidi_signals_close()
      throw .system
    }
    guard let (curses, streams) = newTerminal(options) else {
      yidi_signals_close()
      throw .notAScreen(options.terminal)
    }
    return CursesScreen(options, found, signals, curses, streams)
  }

  private init(
    _ options: Options, _ found: termios, _ signals: Int32, _ curses: OpaquePointer,
    _ streams: [UnsafeMutablePointer<FILE>]
  ) {
    output = options.output
    self.found = found
    self.curses = curses
    self.streams = streams
    raw()
    noecho()
    nonl()
    typeahead(-1)
    theme = options.theme
    painter = CellPainter(isColourless: options.isColourless)
    keyboard = Keyboard(input: options.input, signals: signals, timing: options.timing)
    size = Self.measured(output)
    painter.use(theme)
    resizeterm(Int32(size.rows), Int32(size.columns))
    send(Self.enterBytes + painter.ground(of: theme))
    let leave = Array(Self.leaveBytes(hasOwnScreen: yidi_has_capability("rmcup") != 0).utf8CString)
    withUnsafePointer(to: found) { yidi_crash_guard_on(output, $0, leave, leave.count - 1) }
  }

  deinit { close() }

  /// Draws what differs from the frame before and puts the cursor in its place.
  package func show(_ frame: Frame) {
    guard isOpen else { return }
    painter.paint(frame.grid, size)
    let column = min(max(0, frame.cursor.column), size.columns - 1)
    let row = min(max(0, frame.cursor.row), size.rows - 1)
    wmove(yidi_window(), Int32(row), Int32(column))
    wrefresh(yidi_window())
  }

  /// Waits for something to happen, as long as it takes or as told; nothing if the time is over.
  ///
  /// After `closed` every call answers `closed` at once: there is nothing more to come.
  package func nextEvents(timeoutMilliseconds timeout: Int? = nil) -> [Event] {
    guard isOpen else { return [.closed] }
    var heard = keyboard.next(timeoutMilliseconds: timeout)
    heard.events.removeAll { event in
      guard case .report(let column) = event else { return false }
      drawsBlocks = wasAsked && column == 1
      answerDue = nil
      return !wasAsked
    }
    if heard.isToStop {
      stop()
    } else if heard.isBack {
      // Whoever stopped us without asking may have left the screen for us: curses enters it anew.
      endwin()
      takeBack()
    }
    let isLost = heard.isToStop || heard.isBack
    guard isLost || heard.isResized else { return heard.events }
    let now = Self.measured(output)
    if isLost || now != size {
      size = now
      resizeterm(Int32(size.rows), Int32(size.columns))
      repaint()
      heard.events.append(.resize(size))
    }
    return heard.events
  }

  /// Asks the terminal, the first time, how wide it draws `▀`; a `report` follows, or nothing.
  ///
  /// Asked after a frame is shown, so that nobody waits for it. It is drawn concealed in the last
  /// row, as an answer about the first would look like a key, and the row is written again.
  package func askForBlocks() {
    guard isOpen, !wasAsked, size.rows > 1, size.columns > 2 else { return }
    wasAsked = true
    answerDue = Keyboard.now() + Self.answerMilliseconds
    send("\u{1B}7\u{1B}[\(size.rows);1H\u{1B}[8m\u{2580}\u{1B}[6n\u{1B}8")
    wredrawln(yidi_window(), Int32(size.rows - 1), 1)
    wrefresh(yidi_window())
  }

  /// Gives the terminal back for as long as the program is stopped.
  private func stop() {
    send(Self.modesOff)
    endwin()
    send(Self.ownLook)
    withUnsafePointer(to: found) { _ = tcsetattr(output, TCSADRAIN, $0) }
    // Told to go on behind another program it stops again, rather than write over that one.
    while yidi_stop() != 0, isInBackground {}
    takeBack()
  }

  private var isInBackground: Bool {
    let group = tcgetpgrp(output)
    return group >= 0 && group != getpgrp()
  }

  /// Takes the terminal over again; the next `show` draws all of it.
  private func takeBack() {
    reset_prog_mode()
    send(Self.enterBytes)
  }

  /// Draws everything anew at the next `show`, as after another program wrote on the terminal.
  package func repaint() {
    painter.forget()
    send(painter.ground(of: theme))
    clearok(yidi_glass(), true)
  }

  /// Removes what was shown from the screen and from what can be scrolled back to.
  package func wipe() {
    guard isOpen else { return }
    werase(yidi_window())
    clearok(yidi_glass(), true)
    wrefresh(yidi_window())
    send("\u{1B}[3J")
    repaint()
  }

  /// Makes the terminal's small noise.
  package func bell() {
    if isOpen { send("\u{7}") }
  }

  /// Gives the terminal back as it was found; further calls do nothing.
  package func close() {
    guard isOpen else { return }
    hearAnswer()
    isOpen = false
    send(Self.modesOff)
    endwin()
    send(Self.ownLook)
    delscreen(curses)
    for stream in streams { fclose(stream) }
    // Keys typed ahead are dropped with it: they were not meant for the shell.
    withUnsafePointer(to: found) { _ = tcsetattr(output, TCSAFLUSH, $0) }
    yidi_crash_guard_off()
    yidi_signals_close()
  }

  /// Waits for the terminal's answer where it has just been asked: later it would go to the shell.
  private func hearAnswer() {
    while let due = answerDue, due > Keyboard.now() {
      let events = nextEvents(timeoutMilliseconds: due - Keyboard.now())
      if events.contains(.closed) { return }
    }
  }

  /// Writes to the terminal past curses; only sequences that leave no mark on the screen.
  private func send(_ sequence: String) {
    let bytes = Array(sequence.utf8)
    _ = write(output, bytes, bytes.count)
  }
}

extension CursesScreen {
  /// Sent once the screen is left, too: leaving brings back the look in which it was entered.
  private static let ownLook = "\u{1B}[m"

  private static let modesOff = ownLook + "\u{1B}[?1006l\u{1B}[?1000l\u{1B}[?2004l"

  /// What leaves the screen without the help of curses, after a crash: all modes off.
  ///
  /// CAN ends a sequence that was cut. The scroll region is reset before the screen is left, as that
  /// moves the cursor; a terminal with one screen only gets a fresh line at its foot.
  static func leaveBytes(hasOwnScreen: Bool) -> String {
    let modes =
      "\u{18}" + modesOff + "\u{1B}[r\u{1B}(B\u{0F}\u{1B}[?25h"
    return modes + (hasOwnScreen ? "\u{1B}[?1049l" : "\u{1B}[999;1H\r\n") + ownLook
  }

  /// The size that the terminal says, kept in bounds; 80x24 if it says none.
  private static func measured(_ terminal: Int32) -> Size {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard yidi_size(terminal, &columns, &rows) != 0 else { return Size(columns: 80, rows: 24) }
    return Size(
      columns: min(Int(columns), sizeMax.columns), rows: min(Int(rows), sizeMax.rows))
  }

  /// Makes the C library read and measure UTF-8, whatever the locale; false if it cannot.
  private static func useUTF8() -> Bool {
    let isUTF8 = { nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } == "UTF-8" }
    if setlocale(LC_CTYPE, "") != nil, isUTF8() { return true }
    return setlocale(LC_CTYPE, "C.UTF-8") != nil && isUTF8()
  }

  /// Opens the terminal as what it says it is, or else as one of the common kinds.
  private static func newTerminal(
    _ options: Options
  ) -> (OpaquePointer, [UnsafeMutablePointer<FILE>])? {
    if isScreenless(options.terminal) { return nil }
    // LINES and COLUMNS of the environment may be absurd; the terminal itself is asked.
    use_env(false)
    let input = fdopen(dup(options.input), "r")
    let output = fdopen(dup(options.output), "w")
    let streams = [input, output].compactMap(\.self)
    if streams.count == 2 {
      for name in kinds(for: options.terminal) {
        let entry = TerminalEntry.found(name)?.inFewBytes?.variable
        let opened = entry.map { yidi_newterm(name, output, input, $0) }
        guard let curses = opened ?? newterm(name, output, input) else { continue }
        if yidi_has_capability("cup") != 0 { return (curses, streams) }
        endwin()
        delscreen(curses)
      }
    }
    for stream in streams { fclose(stream) }
    return nil
  }
}
