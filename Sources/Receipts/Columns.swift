internal import Widths

/// How many columns of fixed-pitch type a text takes on paper; a Chinese character takes two.
///
/// Marks whose width differs between fonts (“ ” — … and their like, found in quotes of law) count
/// as two, so that a line never runs over the edge whichever way they are drawn.
func columns(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + columns(of: $1) }
}

/// How many columns one character takes: the widest of its scalars, since marks stack on a base.
func columns(of character: Character) -> Int {
  character.unicodeScalars.reduce(0) { widest, scalar in
    let width = Widths.columns(of: scalar)
    return max(widest, width == 1 && isAmbiguous(scalar) ? 2 : width)
  }
}
