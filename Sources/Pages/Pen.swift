internal import CPangoCairo

/// Puts text on a canvas, all that follows in one font at once: every call takes cairo through its
/// record of the page twice, which for short lines is more work than their letters.
final class Pen {
  /// What it writes on.
  let cairo: OpaquePointer
  /// What is not on the canvas yet.
  private var written = Written()

  /// A value by itself, as each look at a part of an object is watched over and costs as much as a letter.
  fileprivate struct Written {
    /// Held, as its layout may go before.
    var font: OpaquePointer?
    var text: [CChar] = []
    var glyphs: [cairo_glyph_t] = []
    var clusters: [cairo_text_cluster_t] = []
  }

  /// For that canvas.
  init(on cairo: OpaquePointer) {
    self.cairo = cairo
  }

  deinit {
    if let font = written.font { g_object_unref(UnsafeMutableRawPointer(font)) }
  }

  /// Writes a stretch of that text with its baseline beginning there; it comes onto the canvas no later
  /// than the pen is lifted.
  func write(_ run: Run, of text: UnsafePointer<CChar>, x: Double, baseline: Double) {
    let item = run.item.pointee.item.pointee
    // Odd levels run from right to left: their clusters do not follow the text.
    guard item.analysis.level & 1 == 0, let font = item.analysis.font else {
      lift()
      cairo_move_to(cairo, x, baseline)
      pango_cairo_show_glyph_item(cairo, text, run.item)
      return
    }
    if font != written.font { take(font) }
    written.add(run, of: text, x: x, baseline: baseline)
  }

  /// Brings onto the canvas what was written: before anything else is drawn there, and at a page's end.
  func lift() {
    guard let font = written.font else { return }
    cairo_set_scaled_font(cairo, pango_cairo_font_get_scaled_font(font))
    cairo_show_text_glyphs(
      cairo, written.text, Int32(written.text.count), written.glyphs, Int32(written.glyphs.count),
      written.clusters, Int32(written.clusters.count), 0)
    written.clear()
    g_object_unref(UnsafeMutableRawPointer(font))
  }

  private func take(_ font: OpaquePointer) {
    lift()
    g_object_ref(UnsafeMutableRawPointer(font))
    written.font = font
  }
}

extension Pen.Written {
  /// Adds a stretch of that text with its baseline beginning there.
  fileprivate mutating func add(
    _ run: Run, of text: UnsafePointer<CChar>, x: Double, baseline: Double
  ) {
    let (item, string) = (run.item.pointee.item.pointee, run.item.pointee.glyphs.pointee)
    self.text.append(
      contentsOf: UnsafeBufferPointer(start: text + Int(item.offset), count: Int(item.length)))
    let (count, scale) = (Int(string.num_glyphs), Double(YIDI_PANGO_SCALE))
    var (index, width) = (0, 0)
    while index < count {
      let (start, shapes) = (string.log_clusters[index], glyphs.count)
      repeat {
        let glyph = string.glyphs[index]
        if glyph.glyph != UInt32(YIDI_PANGO_GLYPH_EMPTY) {
          glyphs.append(
            cairo_glyph_t(
              index: UInt(glyph.glyph), x: x + Double(width + Int(glyph.x_offset)) / scale,
              y: baseline + Double(glyph.y_offset) / scale))
        }
        width += Int(glyph.width)
        index += 1
      } while index < count && string.log_clusters[index] == start
      let end = index < count ? string.log_clusters[index] : item.length
      clusters.append(
        cairo_text_cluster_t(num_bytes: end - start, num_glyphs: Int32(glyphs.count - shapes)))
    }
  }

  /// Makes room for the next, and keeps its memory.
  fileprivate mutating func clear() {
    font = nil
    text.removeAll(keepingCapacity: true)
    glyphs.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
  }
}
