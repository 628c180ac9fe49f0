internal import CPangoCairo
internal import Receipts

/// Lays text out in the type of papers, and owns what that needs of pango.
final class Typesetter {
  /// The type of papers: TrueType outlines, which cairo puts into a PDF whole.
  static let embedded = [own, "WenQuanYi Zen Hei"]
  private static let own = "WenQuanYi Micro Hei"

  /// Noto comes last, and has the rare characters of names; its letters are drawn (see `PaperFont`).
  ///
  /// Never plain "sans", which may bring a Japanese or a Taiwanese face with other strokes and other
  /// punctuation.
  static let families = embedded + ["Noto Sans CJK SC"]

  /// A kind of type.
  struct Face: Equatable {
    let size: Double
    var isBold = false
  }

  /// Pango's words for a face.
  private struct Description {
    let face: Face
    /// Whether they name the type of papers alone; where that has all letters, pango need not look
    /// through the others.
    let isOwn: Bool
    let pointer: OpaquePointer
  }

  /// What letters are measured on: the canvas, which lives longer than anything laid out for it.
  private let cairo: OpaquePointer
  private let context: OpaquePointer
  // A handful each, so they are looked through: in a program of this size the first use of a
  // dictionary's type takes longer than all look-ups of a paper.
  private var fonts: [PaperFont] = []
  private var descriptions: [Description] = []
  /// A text as it was laid before: labels are measured and then fit their column as they are, and
  /// whole papers are tried with their lines closer.
  private struct Known {
    let text: String
    let face: Face
    let width: Double?
    let isWhole: Bool
    let laid: LaidText

    /// Whether it is that text, laid as it would be again.
    func serves(_ text: String, _ face: Face, _ width: Double?, isWhole: Bool) -> Bool {
      // By their bytes: whether others mean the same costs more to tell than most texts to lay.
      guard self.face == face, self.text.utf8.elementsEqual(text.utf8) else { return false }
      if self.width == width { return self.isWhole == isWhole }
      guard self.width == nil, let width else { return false }
      return laid.count == 1 && laid.widest <= width
    }
  }

  private var known: [Known] = []
  /// Whether the type of papers is tried first; not where the machine turns out to have none of it.
  private var triesOwn = true

  /// For text that will be drawn on that canvas.
  init(on cairo: OpaquePointer) throws(PageFault) {
    guard let context = pango_cairo_create_context(cairo), let options = cairo_font_options_create()
    else { throw .pango }
    (self.cairo, self.context) = (cairo, context)
    pango_context_set_language(context, pango_language_from_string("zh-cn"))
    // Widths are those of the outlines: lines then break alike at every size and on every machine.
    cairo_font_options_set_hint_style(options, UInt32(YIDI_CAIRO_HINT_STYLE_NONE))
    cairo_font_options_set_hint_metrics(options, UInt32(YIDI_CAIRO_HINT_METRICS_OFF))
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    // Nor is a letter moved to the next whole point, as pango does it for the dots of a screen.
    pango_context_set_round_glyph_positions(context, 0)
  }

  deinit {
    for made in descriptions { pango_font_description_free(made.pointer) }
    g_object_unref(UnsafeMutableRawPointer(context))
  }

  /// The text in lines of at most `width` points; `isWhole` where it is one number and must not break.
  ///
  /// - Throws: the first character that no font has, or none has a shape of.
  func lay(
    _ text: String, _ face: Face, width: Double? = nil, isWhole: Bool = false
  ) throws(PageFault) -> LaidText {
    if let before = known.first(where: { $0.serves(text, face, width, isWhole: isWhole) }) {
      return before.laid
    }
    guard let layout = pango_layout_new(context) else { throw .pango }
    let laid = LaidText(layout)
    pango_layout_set_text(layout, text, -1)
    if let width {
      pango_layout_set_wrap(layout, UInt32(YIDI_PANGO_WRAP_WORD_CHAR))
      pango_layout_set_width(layout, Int32(width * Double(YIDI_PANGO_SCALE)))
    }
    pango_layout_set_font_description(layout, description(of: face, isOwn: triesOwn))
    var isOwn = triesOwn
    if triesOwn, try !isInOwnType(laid, layout) {
      isOwn = false
      pango_layout_set_font_description(layout, description(of: face))
      triesOwn = family(of: face, among: Self.own) == Self.own
    }
    if let width, laid.count > 1 {
      // Only where a line broke into one, as pango takes each such stretch for a piece of its own.
      let ranges = isWhole ? [0..<text.utf8.count] : unbroken(in: text)
      if laid.breaks(into: ranges) {
        laid.keep(ranges)
        // What is wider than the whole line has to break somewhere.
        if laid.widest > width + 0.5 { pango_layout_set_attributes(layout, nil) }
      }
    }
    if !isOwn { try findFonts(of: laid, layout, text, face) }
    known.append(Known(text: text, face: face, width: width, isWhole: isWhole, laid: laid))
    return laid
  }

  private func isInOwnType(
    _ laid: LaidText, _ layout: OpaquePointer
  ) throws(PageFault) -> Bool {
    guard pango_layout_get_unknown_glyphs_count(layout) == 0 else { return false }
    for run in laid.runs where try font(of: run).family != Self.own { return false }
    return true
  }

  /// Notes those of its fonts whose letters are drawn.
  ///
  /// - Throws: the first character that no font has, or none has a shape of.
  private func findFonts(
    of laid: LaidText, _ layout: OpaquePointer, _ text: String, _ face: Face
  ) throws(PageFault) {
    guard pango_layout_get_unknown_glyphs_count(layout) == 0 else { throw missing(in: text, face) }
    for run in laid.runs {
      let font = try font(of: run)
      guard font.isDrawn else { continue }
      if !laid.fonts.contains(where: { $0 === font }) { laid.fonts.append(font) }
      if let blank = font.firstBlank(of: run, in: laid.text, on: cairo) {
        throw .missingCharacter(blank)
      }
    }
  }

  private func font(of run: Run) throws(PageFault) -> PaperFont {
    guard let font = run.font else { throw .pango }
    if let known = fonts.first(where: { $0.font == font }) { return known }
    let family = family(of: font) ?? ""
    guard let made = PaperFont(font, family, isDrawn: !Self.embedded.contains(family)) else {
      throw .pango
    }
    fonts.append(made)
    return made
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
    family(of: face).map { Self.families.contains($0) } ?? false
  }

  /// The family that this machine sets the face in; of those given, or of all that papers are set in.
  func family(of face: Face, among families: String? = nil) -> String? {
    guard let description = families.map({ made(face, $0) }) ?? description(of: face) else {
      return nil
    }
    defer { if families != nil { pango_font_description_free(description) } }
    guard let font = pango_context_load_font(context, description) else { return nil }
    defer { g_object_unref(UnsafeMutableRawPointer(font)) }
    return family(of: font)
  }

  private func family(of font: OpaquePointer) -> String? {
    guard let description = pango_font_describe(font) else { return nil }
    defer { pango_font_description_free(description) }
    return pango_font_description_get_family(description).map { String(cString: $0) }
  }

  private func description(of face: Face, isOwn: Bool = false) -> OpaquePointer? {
    if let known = descriptions.first(where: { $0.face == face && $0.isOwn == isOwn }) {
      return known.pointer
    }
    let families = isOwn ? Self.own : Self.families.joined(separator: ",")
    guard let made = made(face, families) else { return nil }
    descriptions.append(Description(face: face, isOwn: isOwn, pointer: made))
    return made
  }

  private func made(_ face: Face, _ families: String) -> OpaquePointer? {
    guard let description = pango_font_description_new() else { return nil }
    pango_font_description_set_family(description, families)
    pango_font_description_set_absolute_size(description, face.size * Double(YIDI_PANGO_SCALE))
    pango_font_description_set_weight(
      description, UInt32(face.isBold ? YIDI_PANGO_WEIGHT_BOLD : YIDI_PANGO_WEIGHT_NORMAL))
    return description
  }
}
