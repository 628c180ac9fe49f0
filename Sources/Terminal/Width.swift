internal import Widths

/// How many columns of a terminal the text takes as it is drawn, in a single line.
///
/// Controls and lone combining marks take none; what East Asian Width calls ambiguous takes one,
/// but for the marks that are drawn as their wide twins.
package func columns(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + columns(of: $1) }
}

/// How many columns of a terminal the grapheme takes as it is drawn: 0, 1 or 2.
package func columns(of character: Character) -> Int {
  if character.isASCII { return Widths.columns(of: character) }
  return Widths.columns(of: drawn(character))
}
