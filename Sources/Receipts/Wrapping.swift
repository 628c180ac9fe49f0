internal import Widths

/// The text in lines of at most `columnsMax`, broken where a Chinese typesetter would break it.
///
/// Only a piece that is by itself wider than the line is cut.
func wrap(_ text: String, columns columnsMax: Int) -> [String] {
  wrap(pieces: pieces(of: text, within: columnsMax), columns: columnsMax)
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

/// The least pieces a line of so many columns may be broken between.
///
/// A space belongs to the piece before it. Days and measures are whole, or where a day is wider than the
/// line, each of its numbers with its unit.
func pieces(of text: String, within columnsMax: Int) -> [String] {
  let pieces = pieces(of: text)
  // Most texts have none, and rolls are to be quick.
  guard text.utf8.contains(where: { (48...57).contains($0) }) else { return pieces }
  let ranges = unbroken(in: text).flatMap { range -> [Range<Int>] in
    let whole = String(decoding: Array(text.utf8)[range], as: UTF8.self)
    guard columns(of: whole) > columnsMax else { return [range] }
    return unbroken(in: text, inParts: true).filter {
      range.lowerBound <= $0.lowerBound && $0.upperBound <= range.upperBound
    }
  }
  guard !ranges.isEmpty else { return pieces }
  var joined: [String] = []
  var (start, end, next) = (0, 0, 0)
  for piece in pieces {
    if start < end, !joined.isEmpty {
      joined[joined.count - 1] += piece
    } else {
      joined.append(piece)
    }
    start += piece.utf8.count
    while next < ranges.count, ranges[next].lowerBound < start {
      end = ranges[next].upperBound
      next += 1
    }
  }
  return joined
}

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
  if first == " " { return !closesPhrase(second) }
  return Widths.mayBreak(between: first, and: second, columns: columns)
}

/// The text without blanks at its end.
func trimmingEnd(_ text: String) -> String {
  var text = text
  while text.last == " " { text.removeLast() }
  return text
}
