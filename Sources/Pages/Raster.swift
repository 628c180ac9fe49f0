/// One line of text to be drawn in dots, for a printer that lacks a character of it.
///
/// Each character keeps the columns it has among lines in the printer's own type.
package struct DotLine: Hashable, Sendable {
  package let text: String
  /// Dots a column is wide: 12, or 24 in double width; a Chinese character has two columns.
  package let column: Int
  /// Dots the line is high: 24, or 48 in double height.
  package let height: Int
  package let isBold: Bool
  /// The most dots it may be wide; a longer line is made narrower.
  package let widthMax: Int

  /// That text, in dots of that size.
  package init(
    _ text: String, column: Int = 12, height: Int = 24, isBold: Bool = false, widthMax: Int = 576
  ) {
    self.text = text
    self.widthMax = widthMax
    self.column = column
    self.height = height
    self.isBold = isBold
  }
}

/// Dots, one bit each, 1 for ink.
///
/// Rows begin at a byte, the leftmost dot is the highest bit.
package struct Raster: Hashable, Sendable {
  package let width: Int
  package let height: Int
  package let bytes: [UInt8]

  /// Bytes a row takes.
  package var stride: Int { (width + 7) / 8 }

  /// Those dots, or `nil` where there are too few or too many of them.
  package init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width >= 0, height >= 0, bytes.count == (width + 7) / 8 * height else { return nil }
    (self.width, self.height, self.bytes) = (width, height, bytes)
  }

  /// Whether there is ink; nothing is outside.
  package func isInk(_ x: Int, _ y: Int) -> Bool {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return false }
    return bytes[y * stride + x / 8] & (0x80 >> UInt8(x % 8)) != 0
  }
}

extension Raster {
  /// The dots as a plain bitmap (PBM, P4); several stand one after another.
  var pbm: [UInt8] { Array("P4\n\(width) \(height)\n".utf8) + bytes }

  /// The bitmaps that fill `bytes`, or `nil` where anything else is among them.
  static func all(pbm bytes: [UInt8]) -> [Raster]? {
    var rasters: [Raster] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let head = rest.split(
        separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
      guard head.count == 3, head[0].elementsEqual("P4".utf8) else { return nil }
      let numbers = String(decoding: head[1], as: UTF8.self).split(separator: " ").map { Int($0) }
      guard numbers.count == 2, let width = numbers[0], let height = numbers[1],
        (0...0xFFFF).contains(width), (0...0xFFFF).contains(height)
      else { return nil }
      let count = (width + 7) / 8 * height
      guard let raster = Raster(width: width, height: height, bytes: Array(head[2].prefix(count)))
      else { return nil }
      rasters.append(raster)
      rest = head[2].dropFirst(count)
    }
    return rasters
  }
}
