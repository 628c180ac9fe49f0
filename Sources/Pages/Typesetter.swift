internal import CPangoCairo

/// Lays text out in the type of papers, and owns what that needs of pango.
final class Typesetter {
  /// Noto, which alone has the rare characters of names, comes second: cairo 1.16 loses parts of its
  /// outlines (CFF) in a PDF, so that 如 comes out blank; TrueType outlines come out whole.
  ///
  /// Never plain "sans", which may bring a Japanese or a Taiwanese face with other strokes and other
  /// punctuation.
  static let families = "WenQuanYi Micro Hei,WenQuanYi Zen Hei,Noto Sans CJK SC"

  /// A kind of type.
  struct Face: Hashable {
    let size: Double
    var isBold = false
  }

  private let context: OpaquePointer
  private var descriptions: [Face: OpaquePointer] = [:]

  /// For text that will be drawn on that canvas.
  init(on cairo: OpaquePointer) throws(PageFault) {
    guard let context = pango_cairo_create_context(cairo), let options = cairo_font_options_create()
    else { throw .pango }
    self.context = context
    pango_context_set_language(context, pango_language_from_string("zh-cn"))
    // Widths are those of the outlines: lines then break alike at every size and on every machine.
    cairo_font_options_set_hint_style(options, UInt32(YIDI_CAIRO_HINT_STYLE_NONE))
    cairo_font_options_set_hint_metrics(options, UInt32(YIDI_CAIRO_HINT_METRICS_OFF))
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
  }

  deinit {
    descriptions.values.forEach { pango_font_description_free($0) }
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// The text in lines of at most `width` points; `isWhole` where it is one number and must not break.
  ///
  /// - Throws: the first character that no font has.
  func lay(
    _ text: String, _ face: Face, width: Double? = nil, isWhole: Bool = false
  ) throws(PageFault) -> LaidText {
    guard let layout = pango_layout_new(context) else { throw .pango }
    let laid = LaidText(layout)
    pango_layout_set_font_description(layout, description(of: face))
    pango_layout_set_text(layout, text, -1)
    if let width {
      pango_layout_set_wrap(layout, UInt32(YIDI_PANGO_WRAP_WORD_CHAR))
      pango_layout_set_width(layout, Int32(width * Double(YIDI_PANGO_SCALE)))
      laid.keep(isWhole ? [0..<text.utf8.count] : unbroken(in: text))
      // What is wider than the whole line has to break somewhere.
      if laid.widest > width + 0.5 { pango_layout_set_attributes(layout, nil) }
    }
    guard pango_layout_get_unknown_glyphs_count(layout) == 0 else { throw missing(in: text, face) }
    return laid
  }

  /// Which character it was that no font has, or that there is no font at all.
  private func missing(in text: String, _ face: Face) -> PageFault {
    guard hasFont(face) else { return .fonts }
    for character in text {
      guard let layout = pango_layout_new(context) else { return .pango }
      defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
      pango_layout_set_font_description(layout, description(of: face))
      pango_layout_set_text(layout, String(character), -1)
      if pango_layout_get_unknown_glyphs_count(layout) > 0 {
        return .missingCharacter(String(character))
      }
    }
    return .missingCharacter(text)
  }

  /// Whether the machine has one of the families that papers are set in.
  func hasFont(_ face: Face) -> Bool {
    family(of: face).map { Self.families.split(separator: ",").contains($0[...]) } ?? false
  }

  /// The family that this machine sets the face in.
  func family(of face: Face) -> String? {
    guard let font = pango_context_load_font(context, description(of: face)) else { return nil }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    guard let description = pango_font_describe(font) else { return nil }
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) }
  }

  private func description(of face: Face) -> OpaquePointer? {
    if let known = descriptions[face] { return known }
    guard let description = pango_font_description_new() else { return nil }
    pango_font_description_set_family(description, Self.families)
    pango_font_description_set_absolute_size(description, face.size * Double(YIDI_PANGO_SCALE))
    pango_font_description_set_weight(
      description, UInt32(face.isBold ? YIDI_PANGO_WEIGHT_BOLD : YIDI_PANGO_WEIGHT_NORMAL))
    descriptions[face] = description
    return description
  }
}

/// A text in lines, which lives as long as anything is to be drawn of it.
final class LaidText {
  private let layout: OpaquePointer

  /// Takes over a layout of pango's.
  init(_ layout: OpaquePointer) {
    self.layout = layout
  }

  deinit {
    g_object_unref(UnsafeMutableRawPointer(layout))
  }

  /// How many lines it takes; an empty text takes one.
  var count: Int { Int(pango_layout_get_line_count(layout)) }

  /// The width of its widest line.
  var widest: Double { (0..<count).map(width(ofLine:)).max() ?? 0 }

  /// What that line takes from its first to its last stroke, in points.
  func width(ofLine index: Int) -> Double {
    var logical = PangoRectangle()
    pango_layout_line_get_extents(line(index), nil, &logical)
    return Double(logical.width) / Double(YIDI_PANGO_SCALE)
  }

  /// Draws that line with its baseline beginning there.
  func draw(line index: Int, on cairo: OpaquePointer, x: Double, baseline: Double) {
    cairo_move_to(cairo, x, baseline)
    pango_cairo_show_layout_line(cairo, line(index))
  }

  /// Lets no line break fall into those ranges of UTF-8.
  func keep(_ ranges: [Range<Int>]) {
    guard !ranges.isEmpty, let list = pango_attr_list_new() else { return }
    for range in ranges {
      guard let attribute = pango_attr_allow_breaks_new(0) else { continue }
      attribute.pointee.start_index = UInt32(range.lowerBound)
      attribute.pointee.end_index = UInt32(range.upperBound)
      pango_attr_list_insert(list, attribute)
    }
    pango_layout_set_attributes(layout, list)
    pango_attr_list_unref(list)
  }

  private func line(_ index: Int) -> OpaquePointer? {
    pango_layout_get_line_readonly(layout, Int32(index))
  }
}
