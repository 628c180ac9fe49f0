package import Fronts

/// A font in which every character is a frame, with its code point as dots inside: made by hand, since
/// a real one may not be copied here.
package let handMadeGlyphs = Glyphs { scalar in
  let columns = scalar.value < 0x80 ? 8 : 16
  let inner = columns - 4
  let full = UInt16(truncatingIfNeeded: (1 << (columns - 2)) - 1) << 1
  let sides = UInt16(1) << UInt16(columns - 2) | 2
  var rows = [UInt16](repeating: 0, count: Glyphs.height)
  for row in 1...14 { rows[row] = row == 1 || row == 14 ? full : sides }
  for bit in 0..<16 where scalar.value >> UInt32(bit) & 1 == 1 {
    rows[3 + bit / inner * 2] |= 1 << UInt16(2 + bit % inner)
  }
  return Glyphs.Glyph(columns: columns, rows: rows)
}
