internal import Widths

/// What stays together on a line: a word, a blank, or a Chinese character with its marks.
private struct Piece {
  var text: String
  var columns: Int
  var isBlank: Bool

  init(_ text: String, isBlank: Bool = false) {
    self.text = text
    self.isBlank = isBlank
    columns = Terminal.columns(of: text)
  }
}

/// Sets one paragraph in lines of at most so many columns, 2 or more.
func wrapParagraph(_ paragraph: Substring, _ limit: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  func endLine() {
    let line = withoutBlanksAtEnd(line)
    // An indent before what does not fit beside it is no line of its own.
    if !line.isEmpty { lines.append(line) }
  }
  for piece in pieces(of: paragraph) {
    if used + piece.columns <= limit {
      line += piece.text
      used += piece.columns
    } else if piece.isBlank {
      // The blank is the break: what follows goes to the next line even if it would fit.
      used = limit
    } else {
      endLine()
      (line, used) = ("", 0)
      // What is longer than a line has no good place to break, so it is broken anywhere.
      for character in piece.text {
        let width = columns(of: character)
        if used + width > limit {
          endLine()
          (line, used) = ("", 0)
        }
        line.append(character)
        used += width
      }
    }
  }
  endLine()
  return lines.isEmpty ? [""] : lines
}

/// Cuts a paragraph at all the places where a line may be broken.
private func pieces(of paragraph: Substring) -> [Piece] {
  var pieces: [Piece] = []
  var word = ""
  func endWord() {
    if !word.isEmpty { pieces.append(Piece(word)) }
    word = ""
  }
  for character in paragraph {
    if closesPhrase(character) {
      // The mark takes with it what it closes, even across a blank.
      if word.isEmpty { word = takeWord(from: &pieces) }
    } else if character.isWhitespace, !(word.last.map(opensPhrase) ?? false) {
      endWord()
      pieces.append(Piece(String(character), isBlank: true))
      continue
    } else if let last = word.last, mayBreak(between: last, and: character, columns: columns) {
      endWord()
    }
    word.append(character)
  }
  endWord()
  return pieces
}

/// Takes back the last word and the blanks after it; nothing if there are only blanks.
private func takeWord(from pieces: inout [Piece]) -> String {
  guard let last = pieces.lastIndex(where: { !$0.isBlank }) else { return "" }
  defer { pieces.removeSubrange(last...) }
  return pieces[last...].map(\.text).joined()
}

private func withoutBlanksAtEnd(_ line: String) -> String {
  var line = line
  while let last = line.last, last.isWhitespace { line.removeLast() }
  return line
}
