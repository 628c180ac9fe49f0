extension Grid {
  /// The rows as plain text: each wide character once, blanks at the end of a row left out.
  package var rows: [String] {
    (0..<size.rows).map { number in
      var line = ""
      for cell in row(number) where cell.role != .trail { line.append(cell.character) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// All rows, each ended by a line feed; what golden files hold.
  package var text: String { rows.map { $0 + "\n" }.joined() }

  /// A second picture, of one letter a column, that tells which style is where.
  ///
  /// Blanks in the style of text are blanks here too, so that only what matters is seen.
  package var styles: String {
    (0..<size.rows).map { number in
      var line = ""
      for cell in row(number) {
        let isPage = cell.style == .text && cell.character == " " && cell.role == .single
        line.append(isPage ? " " : cell.style.letter)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
