import CCurses
import Glibc
package import Terminal

/// A terminal without a screen: what is drawn can be read, and keys typed, at its other end.
package final class PseudoTerminal {
  /// The system has no terminal to give.
  package struct Missing: Error {}

  private var keyboard: Int32
  private let line: Int32

  /// 60 columns and 18 rows, the least the program is laid out for.
  package init() throws {
    var drawing: Int32 = -1
    var program: Int32 = -1
    guard yidi_pseudo_terminal(&drawing, &program) == 0 else { throw Missing() }
    (keyboard, line) = (drawing, program)
    // Reading takes what there is and does not wait.
    _ = fcntl(keyboard, F_SETFL, O_NONBLOCK)
    resize(60, 18)
  }

  deinit {
    hangUp()
    close(line)
  }

  /// A screen on this terminal.
  package func open(
    terminal: String = "xterm-256color", theme: Theme = .plain, isColourless: Bool = false,
    timing: KeyParser.Timing = .withDigits
  ) throws -> CursesScreen {
    var options = CursesScreen.Options(
      terminal: terminal, theme: theme, isColourless: isColourless, timing: timing)
    options.input = line
    options.output = line
    return try CursesScreen.open(options)
  }

  /// What has been drawn since it was asked last.
  package func written() -> String {
    var all: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65_536)
    while case let count = read(keyboard, &bytes, bytes.count), count > 0 {
      all += bytes.prefix(count)
    }
    return String(decoding: all, as: UTF8.self)
  }

  /// Presses keys.
  package func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  /// Makes the window another size, without telling anyone.
  package func resize(_ columns: Int, _ rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &size)
  }

  /// Breaks the line, as a dropped connection does.
  package func hangUp() {
    if keyboard >= 0 { close(keyboard) }
    keyboard = -1
  }

  /// Its name among the devices, by which another process can open it.
  package var name: String { String(cString: ttyname(line)) }

  /// The line's settings, to be compared.
  package func settings() -> [UInt32] {
    var found = termios()
    tcgetattr(line, &found)
    return [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag]
  }
}
