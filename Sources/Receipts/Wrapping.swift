internal import Widths

/// The text in lines of at most `columnsMax`, broken where a Chinese typesetter would break it.
///
/// Only a piece that is by itself wider than the line is cut.
func wrap(_ text: String, columns columnsMax: Int) -> [String] {
  wrap(pieces: pieces(of: text), columns: columnsMax)
}

/// Lines filled with pieces none of which may be broken, unless wider than a whole line.
func wrap(pieces: [String], columns columnsMax: Int) -> [String] {
  precondition(columnsMax >= 2, "a line must hold one Chinese character")
  var lines: [String] = []
  var line = ""
  var width = 0
  for piece in pieces {
    let pieceWidth = columns(of: piece)
    if width + columns(of: trimmingEnd(piece)) <= columnsMax {
      line += piece
      width += pieceWidth
      continue
    }
    if !line.isEmpty { lines.append(trimmingEnd(line)) }
    (line, width) = ("", 0)
    for character in piece {
      let characterWidth = columns(of: character)
      if width + characterWidth > columnsMax, character != " " {
        lines.append(trimmingEnd(line))
        (line, width) = ("", 0)
      }
      line.append(character)
      width += characterWidth
    }
  }
  if !trimmingEnd(line).isEmpty { lines.append(trimmingEnd(line)) }
  return lines
}

/// The least pieces a line may be broken between; a space belongs to the piece before it.
func pieces(of text: String) -> [String] {
  var pieces: [String] = []
  var last: Character?
  for character in text {
    if let last, !mayBreak(between: last, and: character) {
      pieces[pieces.count - 1].append(character)
    } else {
      pieces.append(String(character))
    }
    last = character
  }
  return pieces
}

private func mayBreak(between first: Character, and second: Character) -> Bool {
  if second == " " { return false }
  if first == " " { return !closesPhrase(second) }
  return Widths.mayBreak(between: first, and: second, columns: columns)
}

/// The text without blanks at its end.
func trimmingEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
