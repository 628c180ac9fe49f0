package import Messages
package import Terminal

/// The frame as a drawing for web pages.
///
/// Every wide character and every word has its own place, so that the columns stand whatever font
/// the reader has.
package struct SVGPicture {
  private let frame: Frame
  private let theme: Theme
  private let title: String
  private let language: Language
  private let page: Ink

  private static let column = 10
  private static let row = 20
  private static let margin = 10
  /// From the top of a row down to the line that letters stand on.
  private static let baseline = 15
  /// Letters that are placed at once.
  private static let piece = 10

  /// That frame under that title; its description is what would be read aloud.
  package init(_ frame: Frame, theme: Theme, title: String, language: Language) {
    self.frame = frame
    self.theme = theme
    self.title = title
    self.language = language
    page = Ink(.text, theme)
  }

  /// The whole file.
  package var text: String {
    let size = frame.grid.size
    let width = size.columns * Self.column + 2 * Self.margin
    let height = size.rows * Self.row + 2 * Self.margin
    var lines = [
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(width) \(height)" width="\(width)" \
      height="\(height)" role="img" aria-labelledby="title desc" xml:lang="\(language.official.rawValue)">
      """,
      "<title id=\"title\">\(escaped(title))</title>",
      "<desc id=\"desc\">\(escaped(frame.announce))</desc>", styleSheet,
      "<rect width=\"\(width)\" height=\"\(height)\" fill=\"\(page.ground)\"/>",
      "<g transform=\"translate(\(Self.margin) \(Self.margin))\">",
    ]
    for number in 0..<size.rows {
      let cells = Array(frame.grid.row(number))
      lines += grounds(cells, number) + words(cells, number)
    }
    lines += [cursor, "</g>", "</svg>"]
    return lines.joined(separator: "\n") + "\n"
  }

  /// One class a style that is on the page, and two for the width of a character.
  private var styleSheet: String {
    let size = frame.grid.size
    let used = Set((0..<size.rows).flatMap { frame.grid.row($0).map(\.style) })
    let rules = Style.allCases.filter(used.contains).map { style in
      let ink = Ink(style, theme)
      return ".\(name(style)){fill:\(ink.text)"
        + (ink.isBold ? ";font-weight:700" : "") + "}"
    }
    return """
      <style>
      text{font:16.6px "DejaVu Sans Mono",Menlo,Consolas,"Liberation Mono",monospace;white-space:pre}
      .w{font:18px "Noto Sans CJK SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",\
      "WenQuanYi Zen Hei",sans-serif}
      \(rules.joined(separator: "\n"))
      </style>
      """
  }

  private func name(_ style: Style) -> String { "s\(style.rawValue)" }

  /// What is behind the characters where it is not the page's own ground.
  private func grounds(_ cells: [Cell], _ number: Int) -> [String] {
    runs(cells) { Ink($0.style, theme).ground }.filter { $0.key != page.ground }.map { run in
      rectangle(run.range, number, "fill=\"\(run.key)\"")
    }
  }

  /// The characters of a row: a word a text, wide ones each at its own place.
  private func words(_ cells: [Cell], _ number: Int) -> [String] {
    runs(cells) { Ending(style: $0.style, isWide: $0.role != .single, isBlank: isBlank($0)) }
      .filter { !$0.key.isBlank }
      .flatMap { run -> [String] in
        let shown = cells[run.range].filter { $0.role != .trail }
        if run.key.isWide { return [wide(shown, run.range.lowerBound, number, run.key.style)] }
        if let blocks = blocks(shown, run.range.lowerBound, number) { return blocks }
        // In short pieces, as not every viewer heeds how long a text shall be.
        return stride(from: 0, to: shown.count, by: Self.piece).map { start in
          let piece = Array(shown[start..<min(shown.count, start + Self.piece)])
          return word(piece, run.range.lowerBound + start, number, run.key.style)
        }
      }
  }

  private func word(_ cells: [Cell], _ column: Int, _ number: Int, _ style: Style) -> String {
    let text = escaped(String(cells.map(\.character)))
    let fit =
      cells.count > 1
      ? " textLength=\"\(cells.count * Self.column)\" lengthAdjust=\"spacingAndGlyphs\"" : ""
    return "<text class=\"\(name(style))\" x=\"\(column * Self.column)\" y=\"\(base(number))\""
      + "\(fit)>\(text)</text>"
  }

  private func wide(_ cells: [Cell], _ column: Int, _ number: Int, _ style: Style) -> String {
    let spans = cells.enumerated().map { index, cell in
      // A character of 18 in two columns of 10 stands in their middle.
      let x = (column + 2 * index) * Self.column + 1
      return "<tspan x=\"\(x)\">\(escaped(String(cell.character)))</tspan>"
    }
    return "<text class=\"w \(name(style))\" y=\"\(base(number) + 1)\">\(spans.joined())</text>"
  }

  /// Half and whole blocks as rectangles, as fonts leave gaps between them; `nil` for other words.
  private func blocks(_ cells: [Cell], _ column: Int, _ number: Int) -> [String]? {
    let halves: [Character: (top: Int, height: Int)] = [
      "\u{2580}": (0, Self.row / 2), "\u{2584}": (Self.row / 2, Self.row / 2),
      "\u{2588}": (0, Self.row),
    ]
    guard cells.allSatisfy({ halves[$0.character] != nil }) else { return nil }
    return runs(cells) { $0.character }.compactMap { run in
      guard let half = halves[run.key] else { return nil }
      let x = (column + run.range.lowerBound) * Self.column
      let style = cells[run.range.lowerBound].style
      return "<rect class=\"\(name(style))\" x=\"\(x)\" y=\"\(number * Self.row + half.top)\" "
        + "width=\"\(run.range.count * Self.column)\" height=\"\(half.height)\"/>"
    }
  }

  private var cursor: String {
    let size = frame.grid.size
    let column = min(max(0, frame.cursor.column), max(0, size.columns - 1))
    let row = min(max(0, frame.cursor.row), max(0, size.rows - 1))
    let cell = frame.grid[Position(column: column, row: row)]
    let colour = Ink(cell.style, theme).text
    return rectangle(
      column..<column + (cell.role == .lead ? 2 : 1), row,
      "fill=\"\(colour)\" fill-opacity=\".35\" stroke=\"\(colour)\"")
  }

  private func rectangle(_ columns: Range<Int>, _ number: Int, _ look: String) -> String {
    "<rect x=\"\(columns.lowerBound * Self.column)\" y=\"\(number * Self.row)\" "
      + "width=\"\(columns.count * Self.column)\" height=\"\(Self.row)\" \(look)/>"
  }

  private func base(_ number: Int) -> Int { number * Self.row + Self.baseline }

  private func isBlank(_ cell: Cell) -> Bool { cell.role == .single && cell.character == " " }
}

/// What neighbouring cells have in common that are written at once.
private struct Ending: Hashable {
  var style: Style
  var isWide: Bool
  var isBlank: Bool
}

/// Neighbours that are alike, each run with where it is.
private func runs<Key: Equatable>(
  _ cells: [Cell], by key: (Cell) -> Key
) -> [(range: Range<Int>, key: Key)] {
  var runs: [(range: Range<Int>, key: Key)] = []
  for (index, cell) in cells.enumerated() {
    let key = key(cell)
    if let last = runs.last, last.key == key {
      runs[runs.count - 1].range = last.range.lowerBound..<index + 1
    } else {
      runs.append((index..<index + 1, key))
    }
  }
  return runs
}

/// The text with what means something in XML written as names, and without what it forbids.
private func escaped(_ text: String) -> String {
  var result = ""
  for character in text {
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n": result += "\n"
    default: result += cleaned(String(character))
    }
  }
  return result
}
