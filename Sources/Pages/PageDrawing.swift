internal import CPangoCairo
package import Receipts

/// Draws papers as PDF in this process; a fault in a library ends it, so see `PageMaker`.
package enum PageDrawing {
  /// The paper on sheets of that format: searchable, and the same bytes for the same paper.
  ///
  /// `footer` is what stands at each page's foot, with {page} and {pages} for the numbers.
  package static func pdf(
    _ paper: Paper, _ format: PageFormat, footer: String
  ) throws(PageFault) -> [UInt8] {
    guard yidi_has_pango() != 0 else { throw .pango }
    let (width, height) = format.points
    let canvas = try PDFCanvas(width: width, height: height)
    canvas.describe(title: paper.number, day: paper.dayOfNumber)
    let layout = try layOut(paper, format, Typesetter(on: canvas.cairo))
    let pen = Pen(on: canvas.cairo)
    for (index, page) in layout.pages.enumerated() {
      draw(page, layout.composer, by: pen)
      let said = filled(footer, page: index + 1, pages: layout.pages.count)
      try drawFooter(said, layout.composer, isFirst: index == 0, by: pen)
      pen.lift()
      cairo_show_page(canvas.cairo)
    }
    return try canvas.finished()
  }

  /// By hand, as the standard library's way begins with more work than all of a page's words are.
  private static func filled(_ footer: String, page: Int, pages: Int) -> String {
    let parts = footer.split(separator: "{", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts[0])) { said, part in
      for (name, number) in [("page}", page), ("pages}", pages)] where part.hasPrefix(name) {
        return said + "\(number)" + part.dropFirst(name.count)
      }
      return said + "{" + part
    }
  }

  /// The type that this machine sets papers in.
  static func type() throws(PageFault) -> PaperType {
    guard yidi_has_pango() != 0 else { throw .pango }
    let canvas = try PDFCanvas(width: 100, height: 100)
    return PaperType.found(by: try Typesetter(on: canvas.cairo))
  }

  /// The layout with the fewest pages, unless there are many; of several, one whose first sheet is a
  /// whole by itself, and of those the one in the largest type.
  private static func layOut(
    _ paper: Paper, _ format: PageFormat, _ setter: Typesetter
  ) throws(PageFault) -> (composer: Composer, pages: [[Row]]) {
    var code: QRCode?
    for case .proof(let proof) in paper.blocks { code = try QRCode(proof.payload) }
    var best: (composer: Composer, pages: [[Row]], areApart: Bool)?
    for body in Sheet.bodies(format, paper.typeSize, paper.language) {
      let sheet = Sheet(format, paper.typeSize, body)
      let composer = try Composer(sheet: sheet, setter: setter, paper: paper, code: code)
      let (pages, areApart) = Row.sheets(of: try composer.rows(), height: sheet.textHeight)
      let isBetter =
        best.map {
          pages.count < $0.pages.count
            || (pages.count == $0.pages.count && areApart && !$0.areApart)
        } ?? true
      if isBetter { best = (composer, pages, areApart) }
      // Small type saves a second sheet; a letter of many is only harder to read in it.
      if pages.count == 1 || pages.count > sheetsMax { break }
    }
    guard let best else { throw .failed(.ended) }
    let height = best.composer.sheet.textHeight
    return (best.composer, best.pages.map { $0.writtenOn(downTo: height) })
  }

  /// How many sheets a paper may have whose type gives way.
  private static let sheetsMax = 4

  private static func draw(_ page: [Row], _ composer: Composer, by pen: Pen) {
    let x = composer.sheet.side
    var y = composer.sheet.top
    for (index, row) in page.enumerated() {
      if index > 0 { y += row.gap }
      for mark in row.marks { draw(mark, by: pen, x: x, y: y) }
      y += row.height
    }
  }

  private static func draw(_ mark: Row.Mark, by pen: Pen, x: Double, y: Double) {
    let cairo = pen.cairo
    switch mark {
    case .line(let text, let index, let dx, let baseline):
      text.draw(line: index, by: pen, x: x + dx, baseline: y + baseline)
    case .stroke(let from, let to, let dy):
      pen.lift()
      cairo_set_line_width(cairo, 0.5)
      cairo_move_to(cairo, x + from, y + dy)
      cairo_line_to(cairo, x + to, y + dy)
      cairo_stroke(cairo)
    case .code(let code, let dx, let dy, let side):
      pen.lift()
      let module = side / Double(code.side)
      for run in code.runs {
        cairo_rectangle(
          cairo, x + dx + Double(run.column) * module, y + dy + Double(run.row) * module,
          Double(run.length) * module, module)
      }
      // One filling for all: seams between modules would be drawn by some printers.
      cairo_fill(cairo)
    }
  }

  /// Its number and whose it is at the left, which page it is at the right; between them, from the
  /// second sheet on and where there is room, what paper it belongs to.
  private static func drawFooter(
    _ said: String, _ composer: Composer, isFirst: Bool, by pen: Pen
  ) throws(PageFault) {
    let (sheet, face) = (composer.sheet, composer.small)
    let page = try composer.setter.lay(said, face)
    let edge = sheet.width - sheet.side - page.widest
    let paper = composer.paper
    var number = try composer.setter.lay(paper.footName, face)
    for shorter in [paper.footNameAlone, paper.number]
    where sheet.side + number.widest + face.size > edge {
      number = try composer.setter.lay(shorter, face)
    }
    number.draw(line: 0, by: pen, x: sheet.side, baseline: sheet.footerBaseline)
    if !isFirst, let title = paper.title, title != paper.footNameAlone {
      let name = try composer.setter.lay(title, face)
      let x = sheet.side + number.widest + face.size
      if x + name.widest + face.size <= edge {
        name.draw(line: 0, by: pen, x: x, baseline: sheet.footerBaseline)
      }
    }
    page.draw(line: 0, by: pen, x: edge, baseline: sheet.footerBaseline)
  }
}

extension Paper {
  /// What it is called at its head.
  var title: String? {
    for case .title(let text) in blocks { return text }
    return nil
  }

  /// What its foot calls it, with whose it is.
  var footName: String { holder.isEmpty ? footNameAlone : footNameAlone + "  " + holder }

  /// What its foot calls it: its number, or its title where it is no filing's and has but a file's name.
  var footNameAlone: String {
    let isFiled = number.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) }
    return isFiled ? number : title ?? number
  }

  /// The day in its number, as YYYY-MM-DD: a PDF needs a date, and the clock's would differ each time.
  var dayOfNumber: String {
    let digits = number.utf8.filter { (48...57).contains($0) }.prefix(8)
    guard digits.count == 8 else { return "2000-01-01" }
    func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
    return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))"
  }
}
