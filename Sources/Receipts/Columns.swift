/// How many columns of fixed-pitch type a text takes; a Chinese character takes two.
///
/// Marks whose width differs between fonts (“ ” — … and their like, found in quotes of law) count
/// as two, so that a line never runs over the edge whichever way they are drawn.
func columns(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + columns(of: $1) }
}

/// How many columns one character takes: the widest of its scalars, since marks stack on a base.
func columns(of character: Character) -> Int {
  character.unicodeScalars.reduce(0) { max($0, columns(of: $1)) }
}

private func columns(of scalar: Unicode.Scalar) -> Int {
  if (0x20...0x7E).contains(scalar.value) { return 1 }
  switch scalar.properties.generalCategory {
  case .control, .format, .nonspacingMark, .enclosingMark: return 0
  default: break
  }
  return twoColumns.contains { $0.contains(scalar.value) } ? 2 : 1
}

/// East Asian Wide and Fullwidth (UAX #11), and the Ambiguous marks met in Chinese documents.
private let twoColumns: [ClosedRange<UInt32>] = [
  0x00B7...0x00B7, 0x00D7...0x00D7, 0x1100...0x115F, 0x2010...0x2027, 0x2030...0x203B,
  0x2100...0x2BFF, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C,
  0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60,
  0xFFE0...0xFFE6, 0x1F000...0x1FAFF, 0x20000...0x3FFFD,
]
