internal import CPangoCairo
internal import Widths

/// Draws lines in dots in this process; see `PageMaker`.
package enum LineDrawing {
  /// The line in dots, as wide as its columns.
  ///
  /// - Throws: the first character that no font has.
  package static func raster(_ line: DotLine) throws(PageFault) -> Raster {
    guard yidi_has_pango() != 0 else { throw .pango }
    let natural = line.column * columns(of: line.text)
    let width = min(natural, line.widthMax)
    guard
      let surface = cairo_image_surface_create(
        UInt32(YIDI_CAIRO_FORMAT_A8), Int32(max(width, 1)), Int32(line.height))
    else { throw .pango }
    defer { cairo_surface_destroy(surface) }
    guard let cairo = cairo_create(surface) else { throw .pango }
    defer { cairo_destroy(cairo) }
    if natural > width { cairo_scale(cairo, Double(width) / Double(natural), 1) }
    try draw(line, on: cairo)
    cairo_surface_flush(surface)
    guard cairo_status(cairo) == 0, let data = cairo_image_surface_get_data(surface) else {
      throw .failed(.ended)
    }
    let raster = Raster(
      width: width, height: line.height,
      bytes: dots(
        data, stride: Int(cairo_image_surface_get_stride(surface)), width: width,
        height: line.height))
    guard let raster else { throw .failed(.ended) }
    return raster
  }

  /// Words and Chinese stretches one by one, each where a printer's own type would begin it.
  private static func draw(_ line: DotLine, on cairo: OpaquePointer) throws(PageFault) {
    let (setter, pen) = (try Typesetter(on: cairo), Pen(on: cairo))
    let height = Double(line.height)
    // Descending strokes stay within the line.
    let face = Typesetter.Face(size: height * 0.92, isBold: line.isBold)
    var column = 0
    for stretch in stretches(of: line.text) {
      let laid = try setter.lay(stretch.text, face)
      let room = Double(stretch.columns * line.column)
      // Chinese fills its square; Latin letters are wider than their column, and are made narrower.
      let natural = stretch.isWide ? face.size * Double(stretch.columns) / 2 : laid.widest
      let wanted =
        stretch.isWide ? room * 0.92 : min(room, natural * Double(2 * line.column) / height)
      cairo_save(cairo)
      cairo_translate(cairo, Double(column * line.column) + (room - wanted) / 2, height * 0.84)
      if natural > 0 { cairo_scale(cairo, wanted / natural, 1) }
      laid.draw(line: 0, by: pen, x: 0, baseline: 0)
      pen.lift()
      cairo_restore(cairo)
      column += stretch.columns
    }
  }

  private struct Stretch {
    var text: String
    var columns: Int
    let isWide: Bool
  }

  private static func stretches(of text: String) -> [Stretch] {
    var stretches: [Stretch] = []
    for character in text {
      let columns = columns(of: String(character))
      let isWide = columns == 2
      // A blank begins anew, so that columns after blanks stand under each other.
      if let last = stretches.last, last.isWide == isWide, !isWide,
        (character == " ") == (last.text.last == " ")
      {
        stretches[stretches.count - 1].text.append(character)
        stretches[stretches.count - 1].columns += columns
      } else {
        stretches.append(Stretch(text: String(character), columns: columns, isWide: isWide))
      }
    }
    return stretches
  }

  /// Marks like “ and ” are as wide as a Chinese character here, as they are in GB 18030.
  private static func columns(of text: String) -> Int {
    text.reduce(0) { sum, character in
      let isWide = character.unicodeScalars.contains { isAmbiguous($0) }
      return sum + (isWide ? 2 : Widths.columns(of: character))
    }
  }

  /// Ink is what is more than half covered.
  private static func dots(
    _ data: UnsafeMutablePointer<UInt8>, stride: Int, width: Int, height: Int
  ) -> [UInt8] {
    let bytes = (width + 7) / 8
    var dots = [UInt8](repeating: 0, count: bytes * height)
    for y in 0..<height {
      for x in 0..<width where data[y * stride + x] > 110 {
        dots[y * bytes + x / 8] |= 0x80 >> UInt8(x % 8)
      }
    }
    return dots
  }
}
