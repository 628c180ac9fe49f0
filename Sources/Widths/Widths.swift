/// How many columns of fixed-pitch type the text takes, in a single line.
///
/// Measured here and not by the C library, as that one answers by the locale: in zh_CN.GB18030 the
/// same mark is twice as wide as in UTF-8, and a rare name has no width at all.
package func columns(of text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + columns(of: $1) }
}

/// How many columns the grapheme takes: 0, 1 or 2.
///
/// Controls and lone combining marks take none; what East Asian Width calls ambiguous takes one.
package func columns(of character: Character) -> Int {
  if let ascii = character.asciiValue { return (0x20..<0x7F).contains(ascii) ? 1 : 0 }
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  let base = columns(of: first)
  guard base == 1, scalars.count > 1 else { return base }
  // A sign followed by the emoji selector, and a flag made of two letters, are drawn as emoji.
  return scalars.contains { $0.value == 0xFE0F || isRegionalIndicator($0) } ? 2 : 1
}

extension Character {
  /// The code point it is made of; `nil` where it is made of several.
  package var singleScalar: Unicode.Scalar? {
    let scalars = unicodeScalars
    guard let first = scalars.first, scalars.dropFirst().isEmpty else { return nil }
    return first
  }
}

/// How many columns a code point takes when it stands alone.
package func columns(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return (0x20..<0x7F).contains(value) || value > 0x9F && value != 0xAD ? 1 : 0 }
  if isWide(value) { return wideMarks.contains { $0.contains(value) } ? 0 : 2 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .surrogate, .lineSeparator,
    .paragraphSeparator:
    return 0
  default:
    // The vowels and finals of Hangul join the wide syllable before them.
    return (0x1160...0x11FF).contains(value) ? 0 : 1
  }
}

private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
  (0x1F1E6...0x1F1FF).contains(scalar.value)
}

/// Whether East Asian Width leaves it to the font: “ ” — … and their like, one column or two.
package func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
  scalar.value > 0x7F && contains(ambiguousRanges, scalar.value)
}

/// Tone and voicing marks that combine, though East Asian Width calls them wide.
private let wideMarks: [ClosedRange<UInt32>] = [0x302A...0x302F, 0x3099...0x309A]

/// Whether the code point is East Asian wide or full-width.
private func isWide(_ value: UInt32) -> Bool {
  if value < 0x1100 { return false }
  return (0x4E00...0x9FFF).contains(value) || contains(wideRanges, value)
}

/// Whether one of the ranges, which are in order, has the value.
private func contains(_ ranges: [ClosedRange<UInt32>], _ value: UInt32) -> Bool {
  var low = 0
  var high = ranges.count
  while low < high {
    let middle = (low + high) / 2
    if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
  }
  return low < ranges.count && ranges[low].contains(value)
}
