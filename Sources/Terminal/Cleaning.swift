/// Takes out of a text all that could move the cursor, hide or turn round what is read.
///
/// Everything a person, a file or another program gives passes here, as does everything written
/// outside of the grid. What goes: controls (line ends too), marks that set the direction, have no
/// width or are tags, private and unassigned code points, and more than two marks on one
/// character. What stays: `·` in names, all Chinese characters, rare ones too. Latin and kana
/// letters with their marks are put together (NFC), so that equal names have equal bytes.
package func cleaned(_ text: some StringProtocol) -> String {
  if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return String(text) }
  var kept = String.UnicodeScalarView()
  var marks = 0
  for scalar in text.unicodeScalars where isAllowed(scalar) {
    marks = isMark(scalar) ? marks + 1 : 0
    if marks <= marksMax { kept.append(scalar) }
  }
  return String(
    String(kept).map { character in
      character.unicodeScalars.count == 1 ? character : composed[character] ?? character
    })
}

/// Whether the code point may be in a text that is shown or stored.
func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
  let value = scalar.value
  if value < 0x7F { return value >= 0x20 }
  if (0x4E00...0x9FFF).contains(value) { return true }
  // Fillers that are letters to Unicode and blanks to the eye, selectors, and joiners of graphemes.
  if unseen.contains(where: { $0.contains(value) }) { return false }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
    return false
  default:
    return true
  }
}

/// More marks than this on one character only serve to draw over the lines above and below.
private let marksMax = 2

private func isMark(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x300 { return false }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .spacingMark: return true
  default: return false
  }
}

/// Without a shape of their own, though Unicode does not call them formats.
private let unseen: [ClosedRange<UInt32>] = [
  0x034F...0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x2800...0x2800,
  0x3164...0x3164, 0xFE00...0xFE0F, 0xFFA0...0xFFA0, 0xFFF9...0xFFFD, 0x1D173...0x1D17A,
  0xE0000...0xE0FFF,
]

/// Letters with marks by their own code point, looked up by what they are canonically equal to.
///
/// Swift compares characters by canonical equivalence, so the two-part form finds the one-part one.
private let composed: [Character: Character] = {
  let blocks: [ClosedRange<UInt32>] = [
    0x00C0...0x024F, 0x0386...0x03CE, 0x0400...0x045F, 0x1E00...0x1EF9, 0x304C...0x30FE,
  ]
  let letters = blocks.joined().compactMap(Unicode.Scalar.init).map(Character.init)
  return Dictionary(letters.map { ($0, $0) }) { first, _ in first }
}()
