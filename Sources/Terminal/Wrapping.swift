/// Sets text in lines of at most so many columns, as Chinese is set.
///
/// A closing mark never begins a line and an opening one never ends it; Latin words and numbers
/// stay whole where they fit. Each `\n` begins a new line. Blanks at which a line is broken are
/// left out; nothing else is. An empty text is one empty line. Less than 2 columns count as 2, as a
/// Chinese character must fit.
package func wrap(_ text: String, columns limit: Int) -> [String] {
  let limit = max(2, limit)
  return text.split(omittingEmptySubsequences: false) { $0.isNewline }
    .flatMap { wrapParagraph($0, limit) }
}

/// The same in no more lines, but broken where it is read best: behind sentences and clauses rather
/// than within a word, and with `least` columns or more in the last line where that can be had.
package func wrap(_ text: String, columns limit: Int, lastAtLeast least: Int) -> [String] {
  let limit = max(2, limit)
  return text.split(omittingEmptySubsequences: false) { $0.isNewline }
    .flatMap { setParagraph($0, limit, lastAtLeast: least) }
}

/// Cuts the text to the columns; what was cut ends with the mark, if that fits.
package func truncated(
  _ text: some StringProtocol, columns limit: Int, mark: String = ".."
) -> String {
  if columns(of: text) <= limit { return String(text) }
  let markColumns = columns(of: mark)
  let hasMark = markColumns < limit
  let room = hasMark ? limit - markColumns : limit
  var result = ""
  var used = 0
  for character in text {
    let width = columns(of: character)
    guard used + width <= room else { break }
    result.append(character)
    used += width
  }
  return hasMark ? result + mark : result
}

/// Fills the text with blanks, or cuts it, to exactly so many columns.
package func padded(_ text: some StringProtocol, columns limit: Int) -> String {
  let limit = max(0, limit)
  let text = truncated(text, columns: limit)
  return text + String(repeating: " ", count: limit - columns(of: text))
}
