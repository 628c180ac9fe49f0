/// The text in lines of at most `columnsMax`, broken where a Chinese typesetter would break it.
///
/// Words and numbers in Latin letters stay whole; between Chinese characters any place will do,
/// except that no line begins with a closing mark or ends with an opening one (避头尾). Only a
/// piece that is by itself wider than the line is cut.
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
private func pieces(of text: String) -> [String] {
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
  if closing.contains(second) || opening.contains(first) { return false }
  if first == " " { return true }
  // A clause's number stays in one piece: 三（二）1.
  if second == "（" && numerals.contains(first) { return false }
  if first == "）" && second.isASCII && second.isNumber { return false }
  return columns(of: first) == 2 || columns(of: second) == 2
}

private func trimmingEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}

/// Marks that no line begins with.
private let closing: Set<Character> = [
  "，", "。", "、", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "”", "’", "…", "％",
  "・", ",", ".", ";", ":", "?", "!", ")", "]", "%",
]

/// The numerals at the head of a clause's number.
private let numerals: Set<Character> = Set("一二三四五六七八九十")

/// Marks that no line ends with.
private let opening: Set<Character> = ["（", "《", "〈", "「", "『", "【", "〔", "“", "‘", "(", "["]
