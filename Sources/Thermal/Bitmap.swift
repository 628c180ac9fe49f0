/// Black dots on white, as a thermal head burns them.
package struct Bitmap: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// Row by row from the top, eight dots a byte, the leftmost in the highest bit; 1 is black.
  package private(set) var bytes: [UInt8]

  /// An empty picture of that size.
  package init(width: Int, height: Int) {
    (self.width, self.height) = (max(0, width), max(0, height))
    bytes = [UInt8](repeating: 0, count: (self.width + 7) / 8 * self.height)
  }

  /// The picture those bytes are, or `nil` where they are too many or too few.
  package init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, bytes.count == (width + 7) / 8 * height else { return nil }
    (self.width, self.height, self.bytes) = (width, height, bytes)
  }

  /// Bytes a row takes.
  package var stride: Int { (width + 7) / 8 }

  /// Whether that dot, counted from the upper left corner, is black.
  package subscript(column: Int, row: Int) -> Bool {
    get { bytes[row * stride + column / 8] & (0x80 >> UInt8(column % 8)) != 0 }
    set {
      let bit: UInt8 = 0x80 >> UInt8(column % 8)
      if newValue {
        bytes[row * stride + column / 8] |= bit
      } else {
        bytes[row * stride + column / 8] &= ~bit
      }
    }
  }

  /// Each dot as a square of so many dots.
  package func scaled(by factor: Int) -> Bitmap {
    var large = Bitmap(width: width * factor, height: height * factor)
    for row in 0..<large.height {
      for column in 0..<large.width where self[column / factor, row / factor] {
        large[column, row] = true
      }
    }
    return large
  }

  /// The picture on a sheet of that size, its upper left corner at that place.
  func placed(onWidth width: Int, height: Int, column: Int, row: Int) -> Bitmap {
    var sheet = Bitmap(width: width, height: height)
    for y in 0..<min(self.height, max(0, height - row)) {
      for x in 0..<min(self.width, max(0, width - column)) where self[x, y] {
        sheet[column + x, row + y] = true
      }
    }
    return sheet
  }
}
