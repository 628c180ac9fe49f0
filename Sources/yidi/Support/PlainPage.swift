internal import Glibc
internal import Terminal

/// Text for standard output, broken at the width of the terminal, or at 80 columns without one.
struct PlainPage {
  let columns: Int
  private(set) var text = ""

  /// An empty page of that width.
  init(columns: Int = PlainPage.width) {
    self.columns = columns
  }

  /// Adds a paragraph that begins with `lead`; the rows below align after it.
  mutating func add(_ paragraph: String, indent: Int = 0, lead: String = "") {
    let hang = Terminal.columns(of: lead)
    let room = max(8, columns - indent - hang)
    for (number, row) in wrap(cleaned(paragraph), columns: room).enumerated() {
      let before = number == 0 ? lead : String(repeating: " ", count: hang)
      let whole = String(repeating: " ", count: indent) + before + row
      text += whole.hasSuffix(" ") ? whole.trimmedAtEnd + "\n" : whole + "\n"
    }
  }

  /// Draws a line across the page.
  mutating func rule(_ mark: Character) {
    text += String(repeating: mark, count: columns) + "\n"
  }

  /// Adds a line that is indented already; the rows it is broken into keep its indent.
  mutating func add(line: String) {
    let text = line.drop { $0 == " " }
    guard !text.isEmpty else { return gap() }
    add(String(text), indent: line.count - text.count)
  }

  /// Adds a line that is copied as a whole, such as a hash, however long it is.
  mutating func add(unbroken line: String) {
    text += cleaned(line) + "\n"
  }

  /// Leaves one row free, never two.
  mutating func gap() {
    if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
  }

  /// The terminal's columns; `COLUMNS` where the output goes elsewhere, else 80.
  static var width: Int {
    var size = winsize()
    if isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col > 0
    {
      return max(columnsMin, Int(size.ws_col))
    }
    let asked = Environment.value("COLUMNS").flatMap { Int($0) } ?? 80
    return min(max(columnsMin, asked), columnsMax)
  }

  /// Narrower than this, lines run over.
  private static let columnsMin = 40
  /// No terminal is wider; rules are drawn across all of it.
  private static let columnsMax = 1_000
}

extension String {
  /// Without the blanks at its end.
  var trimmedAtEnd: String {
    String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
  }
}
