/// Whether a line may end between two characters that have no blank between them.
///
/// Words and numbers in Latin letters stay whole; between Chinese characters any place will do,
/// except that no line begins with a closing mark or ends with an opening one (避头尾), and that the
/// number of a clause stays in one piece: 三（二）1. How wide a character is depends on where it is
/// drawn, so that is asked.
package func mayBreak(
  between first: Character, and second: Character, columns: (Character) -> Int
) -> Bool {
  if closesPhrase(second) || opensPhrase(first) { return false }
  if second == "（" && numerals.contains(first) { return false }
  if first == "）" && second.isASCII && second.isNumber { return false }
  return columns(first) == 2 || columns(second) == 2
}

/// Whether no line begins with the mark.
package func closesPhrase(_ mark: Character) -> Bool {
  mark.singleScalar.map(closing.contains) ?? false
}

/// Whether no line ends with the mark.
package func opensPhrase(_ mark: Character) -> Bool {
  mark.singleScalar.map(opening.contains) ?? false
}

// Sets of code points: of characters they would be put in their normal form at each look, which is
// most of what setting a page takes.
private let closing = Set(
  "、。，．・：；？！·…‥）〕］｝〉》」』】〙〗’”％‰℃°々ー,.;:!?)]}%'\"".unicodeScalars)

private let opening = Set("（〔［｛〈《「『【〘〖‘“￥$([{".unicodeScalars)

/// What the number of a clause begins with.
private let numerals: Set<Character> = Set("一二三四五六七八九十")
