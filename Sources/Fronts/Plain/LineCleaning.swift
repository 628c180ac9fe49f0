import Terminal

/// A line as it was meant: keys that write nothing taken out whole, such as arrows, then all else
/// that is not text, and the blanks around what is left.
func lineCleaned(_ text: String) -> String {
  var kept = String.UnicodeScalarView()
  for scalar in withoutSequences(text).unicodeScalars {
    switch scalar {
    case "\t": kept.append(" ")
    case "\u{8}", "\u{7F}": _ = kept.popLast()
    default: kept.append(scalar)
    }
  }
  var words = cleaned(String(kept))[...]
  while words.first?.isWhitespace == true { words.removeFirst() }
  while words.last?.isWhitespace == true { words.removeLast() }
  return String(words)
}
