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

// MARK: - Where a line is best broken

/// A word of a paragraph with the blanks before it.
private struct Word {
  var blanks: String
  var text: String
  var columns: Int

  /// How much a reader is hindered by a break between this word and the next: least behind a
  /// sentence, most within a date or an amount, whose parts stand apart as in `7 月` or `20 个`.
  func hindrance(before next: Word) -> Int {
    guard let last = text.last, let first = next.text.first else { return 0 }
    if "。！？；：".contains(last) { return 0 }
    if last == "，" { return 10 }
    // One does not pause behind a bracket, yet less within one, where "、" mostly stands.
    if "）」".contains(last) { return 18 }
    if last == "、" || "（「".contains(first) { return 20 }
    guard !next.blanks.isEmpty else { return 80 }
    if ".?!;:".contains(last) { return 0 }
    if ",)".contains(last) { return 10 }
    let isChinese = (Terminal.columns(of: last) == 2, Terminal.columns(of: first) == 2)
    switch (last.isASCII && last.isNumber, first.isASCII && first.isNumber) {
    case (true, _) where isChinese.1, (_, true) where "年月".contains(last): return 150
    case (_, true) where isChinese.0: return 40
    case (true, false), (false, true): return 60
    default: return isChinese.0 && isChinese.1 ? 50 : 30
    }
  }
}

/// Sets one paragraph in as few lines as can be, and of those ways in the one that is read best: lines
/// end where sentences and clauses do, and the last has `least` columns or more if that can be had.
func setParagraph(_ paragraph: Substring, _ limit: Int, lastAtLeast least: Int) -> [String] {
  let widest = wrapParagraph(paragraph, limit)
  let words = words(of: paragraph)
  guard widest.count > 1, words.first?.blanks == "", words.allSatisfy({ $0.columns <= limit })
  else { return widest }
  // The best way to set the words before each place: its lines, how it reads, where its last begins.
  var ways: [(lines: Int, hindrance: Int, start: Int)] = [(0, 0, 0)]
  for end in words.indices {
    var best = (lines: Int.max, hindrance: Int.max, start: end)
    var used = 0
    for start in stride(from: end, through: 0, by: -1) {
      used += words[start].columns
      guard used <= limit else { break }
      let free = limit - used
      let hindrance: Int
      if end == words.count - 1 {
        hindrance = used < least ? 300 : 0
      } else {
        hindrance =
          words[end].hindrance(before: words[end + 1]) + 240 * free * free / (limit * limit)
      }
      let way = (lines: ways[start].lines + 1, hindrance: ways[start].hindrance + hindrance, start)
      if (way.lines, way.hindrance) < (best.lines, best.hindrance) { best = way }
      used += columns(of: words[start].blanks)
    }
    ways.append(best)
  }
  var lines: [String] = []
  var end = words.count
  while end > 0 {
    let start = ways[end].start
    let rest = words[(start + 1)..<end].map { $0.blanks + $0.text }
    lines.append(words[start].text + rest.joined())
    end = start
  }
  // Blanks as wide as a character may fit at the end of a line there, and are not counted here.
  return lines.count > widest.count ? widest : lines.reversed()
}

private func words(of paragraph: Substring) -> [Word] {
  var words: [Word] = []
  var blanks = ""
  for piece in pieces(of: paragraph) {
    if piece.isBlank {
      blanks += piece.text
    } else {
      words.append(Word(blanks: blanks, text: piece.text, columns: piece.columns))
      blanks = ""
    }
  }
  return words
}
