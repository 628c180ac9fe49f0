internal import Widths

/// How many columns of a terminal the text takes, in a single line.
///
/// Controls and lone combining marks take none; what East Asian Width calls ambiguous takes one.
package func columns(of text: some StringProtocol) -> Int { Widths.columns(of: text) }

/// How many columns of a terminal the grapheme takes: 0, 1 or 2.
package func columns(of character: Character) -> Int { Widths.columns(of: character) }
