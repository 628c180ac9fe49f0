internal import CPangoCairo

/// A font on papers, and how its letters come onto them.
///
/// The cairo of Debian 12 (1.16) puts fonts with CFF outlines, such as Noto, into a PDF without the
/// outlines that several letters share: 如 comes out blank, though its text is there. So the letters of
/// any font but the type of papers are drawn one by one, as shapes with their text behind them.
final class PaperFont {
  /// Pango's font.
  let font: OpaquePointer
  /// The name of its family.
  let family: String
  private let face: OpaquePointer?
  private var matrix = cairo_matrix_t()

  /// That font, drawn or embedded.
  init?(_ font: OpaquePointer, _ family: String, isDrawn: Bool) {
    face = isDrawn ? yidi_drawn_face(font) : nil
    guard !isDrawn || face != nil else { return nil }
    // Held, so that no other font comes to stand at its address.
    g_object_ref(UnsafeMutableRawPointer(font))
    (self.font, self.family) = (font, family)
    guard isDrawn else { return }
    cairo_scaled_font_get_font_matrix(pango_cairo_font_get_scaled_font(font), &matrix)
  }

  deinit {
    if let face { cairo_font_face_destroy(face) }
    g_object_unref(UnsafeMutableRawPointer(font))
  }

  /// Whether its letters are drawn.
  var isDrawn: Bool { face != nil }

  /// Draws the run with its baseline beginning there.
  func show(
    _ run: Run, of text: UnsafePointer<CChar>?, on cairo: OpaquePointer, x: Double, baseline: Double
  ) {
    guard let text else { return }
    choose(on: cairo)
    for cluster in run.clusters where !cluster.glyphs.isEmpty {
      let glyphs = cluster.glyphs.map {
        cairo_glyph_t(index: $0.index, x: $0.x + x, y: $0.y + baseline)
      }
      var counts = cairo_text_cluster_t(
        num_bytes: Int32(cluster.bytes.count), num_glyphs: Int32(glyphs.count))
      cairo_show_text_glyphs(
        cairo, text + cluster.bytes.lowerBound, Int32(cluster.bytes.count), glyphs,
        Int32(glyphs.count), &counts, 1, 0)
    }
  }

  /// The first letters of the run that would leave no ink where there should be some.
  func firstBlank(
    of run: Run, in text: UnsafePointer<CChar>?, on cairo: OpaquePointer
  ) -> String? {
    guard let text else { return nil }
    choose(on: cairo)
    for cluster in run.clusters {
      let bytes = UnsafeBufferPointer(
        start: text + cluster.bytes.lowerBound, count: cluster.bytes.count)
      let letters = String(decoding: bytes.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let isBlank = letters.unicodeScalars.allSatisfy {
        $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
          || $0.properties.generalCategory == .control
      }
      guard !isBlank else { continue }
      var extents = cairo_text_extents_t()
      cairo_glyph_extents(cairo, cluster.glyphs, Int32(cluster.glyphs.count), &extents)
      if extents.width <= 0 || extents.height <= 0 { return letters }
    }
    return nil
  }

  private func choose(on cairo: OpaquePointer) {
    cairo_set_font_face(cairo, face)
    cairo_set_font_matrix(cairo, &matrix)
  }
}
