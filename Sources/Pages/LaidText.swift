internal import CPangoCairo

/// A text in lines, which lives as long as anything is to be drawn of it.
final class LaidText {
  private let layout: OpaquePointer
  /// Those of its fonts whose letters are drawn; mostly none.
  var fonts: [PaperFont] = []

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
  var widest: Double {
    var widest = 0.0
    for index in 0..<count { widest = max(widest, width(ofLine: index)) }
    return widest
  }

  /// What that line takes, in points: its letters are added up, as pango would measure each of them.
  func width(ofLine index: Int) -> Double {
    var width = 0.0
    for run in runs(ofLine: index) { width += run.width }
    return width
  }

  /// Draws that line with its baseline beginning there.
  func draw(line index: Int, by pen: Pen, x: Double, baseline: Double) {
    guard let text else { return }
    var x = x
    for run in runs(ofLine: index) {
      if let font = fonts.first(where: { $0.font == run.font }) {
        pen.lift()
        font.show(run, of: text, on: pen.cairo, x: x, baseline: baseline)
      } else {
        pen.write(run, of: text, x: x, baseline: baseline)
      }
      x += run.width
    }
  }

  /// Whether a line begins within one of those ranges of UTF-8.
  func breaks(into ranges: [Range<Int>]) -> Bool {
    (1..<max(1, count)).contains { index in
      guard let start = line(index)?.pointee.start_index else { return false }
      return ranges.contains { $0.lowerBound < start && start < $0.upperBound }
    }
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

  /// Its UTF-8, which is the layout's own.
  var text: UnsafePointer<CChar>? { pango_layout_get_text(layout) }

  /// What all its lines consist of.
  var runs: AllRuns { AllRuns(of: self) }

  fileprivate func runs(ofLine index: Int) -> Runs { Runs(rest: line(index)?.pointee.runs) }

  private func line(_ index: Int) -> UnsafeMutablePointer<PangoLayoutLine>? {
    pango_layout_get_line_readonly(layout, Int32(index))
  }
}

/// The stretches of all lines, from the first on.
///
/// Written out, as a chain of the standard library's lazy sequences has its types made anew for each text,
/// which took a fiftieth of a page.
struct AllRuns: Sequence, IteratorProtocol {
  private let text: LaidText
  private let count: Int
  private var index = 0
  private var line = Runs(rest: nil)

  /// Those of that text.
  init(of text: LaidText) {
    self.text = text
    count = text.count
  }

  mutating func next() -> Run? {
    while true {
      if let run = line.next() { return run }
      guard index < count else { return nil }
      line = text.runs(ofLine: index)
      index += 1
    }
  }
}

/// The stretches of a line, from the left.
private struct Runs: Sequence, IteratorProtocol {
  fileprivate var rest: UnsafeMutablePointer<GSList>?

  mutating func next() -> Run? {
    while let link = rest {
      rest = link.pointee.next
      if let item = link.pointee.data {
        return Run(item.assumingMemoryBound(to: PangoGlyphItem.self))
      }
    }
    return nil
  }
}

/// A stretch of a line in one font; it lives as long as its layout.
struct Run {
  /// What pango holds of it.
  let item: UnsafeMutablePointer<PangoGlyphItem>

  /// That stretch.
  init(_ item: UnsafeMutablePointer<PangoGlyphItem>) { self.item = item }

  /// The font it is set in.
  var font: OpaquePointer? { item.pointee.item.pointee.analysis.font }

  /// What it takes of its line, in points.
  var width: Double {
    Double(pango_glyph_string_get_width(item.pointee.glyphs)) / Double(YIDI_PANGO_SCALE)
  }

  /// Letters that belong together: the bytes of the text, and their shapes placed from its beginning.
  struct Cluster {
    let bytes: Range<Int>
    var glyphs: [cairo_glyph_t] = []
  }

  /// All of it, from the left.
  var clusters: [Cluster] {
    let (text, string) = (item.pointee.item.pointee, item.pointee.glyphs.pointee)
    let starts = (0..<Int(string.num_glyphs)).map { Int(string.log_clusters[$0]) }
    let edges = Set(starts).union([Int(text.length)]).sorted()
    let (offset, scale) = (Int(text.offset), Double(YIDI_PANGO_SCALE))
    var clusters: [Cluster] = []
    var x = 0.0
    for (index, start) in starts.enumerated() {
      if index == 0 || starts[index - 1] != start {
        let end = edges.first { $0 > start } ?? start
        clusters.append(Cluster(bytes: offset + start..<offset + end))
      }
      let glyph = string.glyphs[index]
      if glyph.glyph != UInt32(YIDI_PANGO_GLYPH_EMPTY) {
        clusters[clusters.count - 1].glyphs.append(
          cairo_glyph_t(
            index: UInt(glyph.glyph), x: x + Double(glyph.x_offset) / scale,
            y: Double(glyph.y_offset) / scale))
      }
      x += Double(glyph.width) / scale
    }
    return clusters
  }
}
