/// Draws what a printer has no type for.
package protocol ThermalArtist: Sendable {
  /// Pictures of the lines, in their order.
  func draw(_ lines: [RasterLine]) throws -> [Bitmap]
  /// The QR code of that payload at level M, one dot a module, without the white around it.
  func code(_ payload: String) throws -> Bitmap
}

/// A line that is to be drawn.
package struct RasterLine: Hashable, Sendable {
  package let text: String
  /// How high a Chinese character is, in dots: 24, or 48 doubled.
  package let height: Int
  /// How wide it is: as high, or half of that where the line is set narrow.
  package let width: Int
  package let isBold: Bool
  /// The widest the picture may be, in dots.
  package let widthMax: Int
}

/// Why a paper could not be turned into bytes.
package enum ThermalFailure: Error, Hashable, Sendable {
  /// The code would be wider than the roll at 5 dots a module, the least that telephones read.
  case codeTooWide
  /// A line could not be drawn, or its picture is wider than the roll.
  case notDrawn(String)
}
