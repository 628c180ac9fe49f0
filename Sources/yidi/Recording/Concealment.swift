internal import Fronts
internal import Glibc
internal import Messages
internal import Terminal

/// Takes persons out of a frame: what is theirs becomes `*`, column for column.
///
/// What is known to be a person's is looked for in every row, masked forms too. Where something of
/// a person is being typed, all that is not a text of the program's own is hidden besides, so that
/// a list of characters to choose from gives no name away.
struct Concealment {
  /// Every text of the program, a line each, without digits and placeholders.
  private let words: [CChar]
  /// The same texts whole.
  private let texts: Set<String>

  /// Knows the texts of those languages as the program's own.
  init(_ catalogues: [Messages.Catalogue]) {
    var words = ""
    var texts: Set<String> = []
    for catalogue in catalogues {
      for key in catalogue.keys {
        let text = catalogue(key)
        texts.insert(text)
        words += Self.withoutValues(text) + "\n"
      }
    }
    self.words = Array(words.utf8CString)
    self.texts = texts
  }

  /// The frame without what is a person's; what would be read aloud is left out.
  func conceal(_ frame: Frame, _ personal: Personal) -> Frame {
    var grid = frame.grid
    for number in 0..<grid.size.rows {
      var row = ConcealedRow(frame.grid.row(number))
      row.hideMasked()
      row.hideNumbers(personal.numbers)
      row.hideNames(personal.names)
      switch personal.typing {
      case .nothing: break
      case .row: if number == frame.cursor.row { hideAllButTexts(&row) }
      case .page: hideAllButTexts(&row)
      }
      if row.tells(personal) { row.hideAll() }
      for index in row.hidden.indices where row.hidden[index] {
        let letter = row.letters[index]
        grid.put(
          String(repeating: "*", count: letter.columns),
          at: Position(column: letter.column, row: number), style: letter.style)
      }
    }
    return Frame(grid: grid, cursor: frame.cursor)
  }

  private func hideAllButTexts(_ row: inout ConcealedRow) {
    for segment in row.segments {
      let text = row.text(segment)
      if !isOurs(text) {
        row.hide(segment)
      } else if text.split(whereSeparator: { !$0.isNumber }).contains(where: { $0.count > 2 }) {
        row.hide(segment) { $0.isNumber }
      }
    }
  }

  /// Whether a piece of a row is a text of the program, whatever digits stand in it.
  private func isOurs(_ piece: String) -> Bool {
    // The marks of what is wrong and of what is chosen.
    let piece = String(piece.drop { "!> ".contains($0) })
    if piece.allSatisfy(\.isNumber) { return piece.count <= 2 }
    if piece.count > 1, texts.contains(piece) { return true }
    let bare = Self.trimmed(piece.filter { !$0.isNumber })
    // One Latin word may be a name in another's letters.
    let isOneWord = bare.allSatisfy { $0.isASCII && $0 != " " }
    guard bare.count >= 4, !isOneWord else { return false }
    return strstr(words, bare) != nil
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  private static func withoutValues(_ text: String) -> String {
    var result = ""
    var depth = 0
    for character in text {
      if character == "{" { depth += 1 }
      if depth == 0, !character.isNumber { result.append(character) }
      if character == "}" { depth = max(0, depth - 1) }
    }
    return result
  }
}
