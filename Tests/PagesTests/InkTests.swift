import FoundationEssentials
import Messages
import Receipts
import Support
import Testing

@testable import Pages

/// What is on the page is not always what its text says: a glyph may come out blank.
@Suite("Ink on the page")
struct InkTests {
  @Test("every Chinese character of the base block leaves ink where it stands")
  func everyCharacter() throws {
    try expectInk(of: Array(0x4E00...0x9FA5))
  }

  /// Noto's outlines are of the kind that cairo loses parts of.
  @Test("rare characters that Noto alone has leave ink, in both weights", arguments: [false, true])
  func rareCharacters(_ isBold: Bool) throws {
    let type = try Typesetter.embedded.map { try characters(of: $0) }
    let rare = try characters(of: "Noto Sans CJK SC").filter { code in
      (code > 0x9FA5 && code < 0xA000 || code >= 0x20000) && !type.contains { $0.contains(code) }
    }
    #expect(rare.count > 2000)
    try expectInk(of: rare.sorted(), isBold: isBold, isWhole: true)
  }

  @Test("where Noto is the only font of the machine, its letters are drawn too")
  func notoAlone() throws {
    let folder = try Tool.text("fc-match", ["-f", "%{file}", "Noto Sans CJK SC"], on: [])
      .split(separator: "/").dropLast().map { "/" + $0 }.joined()
    let settings = URL.temporaryDirectory.appending(path: "\(UUID()).conf")
    defer { try? FileManager.default.removeItem(at: settings) }
    try Data(
      "<fontconfig><dir>\(folder)</dir><cachedir>/nowhere</cachedir></fontconfig>".utf8
    ).write(to: settings)
    let maker = PageMaker(
      program: "/usr/bin/env",
      arguments: ["FONTCONFIG_FILE=\(settings.path)", programPath(), PageMaker.argument])
    let words = "如果女好张李王备案回执"
    let paper = Paper(
      number: words, typeSize: .ordinary, language: .zh, blocks: [.paragraph(words)])
    let alone = try maker.pdf(paper, .a4, footer: "")
    #expect(!(try Tool.text("pdffonts", ["FILE"], on: alone)).contains("CID"))
    #expect(try Tool.text("pdftotext", ["-raw", "FILE", "-"], on: alone).contains(words))
    let picture = try Tool.run("pdftoppm", ["-gray", "-r", "72", "FILE"], on: alone)
    let inks = try #require(try Gray.all(pgm: picture).first)
    for index in words.indices {
      let x = 62 + 12 * Double(words.distance(from: words.startIndex, to: index))
      #expect(inks.ink(x, 54, x + 11, 72) > 8, "\(words[index])")
    }
  }

  @Test("a character whose font has no shape for it stops the page and is named")
  func shapeless() throws {
    for face in [Typesetter.Face(size: 10), .init(size: 20, isBold: true)] {
      let canvas = try PDFCanvas(width: 100, height: 100)
      let setter = try Typesetter(on: canvas.cairo)
      #expect(throws: PageFault.missingCharacter("\u{2800}")) { try setter.lay("张\u{2800}三", face) }
      #expect(try setter.lay("张 𬭊\u{3000}三", face).count == 1)
    }
  }

  /// The characters that a family has.
  private func characters(of family: String) throws -> Set<UInt32> {
    let ranges = try Tool.text("fc-match", ["-f", "%{charset}", family], on: [])
    return Set(
      ranges.split(separator: " ").flatMap { range -> [UInt32] in
        let ends = range.split(separator: "-").compactMap { UInt32($0, radix: 16) }
        guard let first = ends.first, let last = ends.last else { return [] }
        return Array(first...last)
      })
  }

  /// Ink for each character; where `isWhole`, about as much as its outline has, too.
  private func expectInk(of codes: [UInt32], isBold: Bool = false, isWhole: Bool = false) throws {
    let characters = codes.compactMap { Unicode.Scalar($0).map(String.init) }
    // Few at a time, as on a paper: what a font shares among many glyphs is left out with few.
    for start in stride(from: 0, to: characters.count, by: 150) {
      let some = Array(characters[start..<min(start + 150, characters.count)])
      let inks = try inks(of: some, in: grid(of: some, isBold: isBold))
      #expect(some.indices.filter { inks[$0] < 8 }.map { some[$0] } == [])
      guard isWhole else { continue }
      let shares = try zip(some, inks).map { character, ink in
        let outline = try LineDrawing.raster(
          DotLine(character, column: 24, height: 48, isBold: isBold))
        let dots = outline.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
        return Double(ink) / Double(max(1, dots))
      }
      let usual = shares.sorted()[shares.count / 2]
      let partial = some.indices.filter { !(0.7...1.4).contains(shares[$0] / usual) }
      #expect(partial.map { some[$0] } == [])
    }
  }

  /// The characters on one page, each in a square of its own; readers of PDF guess where a drawn one is.
  private func grid(of characters: [String], isBold: Bool) throws -> [UInt8] {
    let canvas = try PDFCanvas(width: 600, height: 400)
    let (setter, pen) = (try Typesetter(on: canvas.cairo), Pen(on: canvas.cairo))
    for (index, character) in characters.enumerated() {
      let laid = try setter.lay(character, .init(size: 20, isBold: isBold))
      laid.draw(
        line: 0, by: pen, x: Double(index % 15 * 40 + 10), baseline: Double(index / 15 * 40 + 28))
    }
    pen.lift()
    return try canvas.finished()
  }

  /// How many dots of ink stand in each square of the grid.
  private func inks(of characters: [String], in pdf: [UInt8]) throws -> [Int] {
    let picture = try #require(
      try Gray.all(pgm: Tool.run("pdftoppm", ["-gray", "-r", "144", "FILE"], on: pdf)).first)
    return characters.indices.map { index in
      let (x, y) = (index % 15 * 80, index / 15 * 80)
      return picture.ink(Double(x), Double(y), Double(x + 79), Double(y + 79))
    }
  }
}

/// A page in shades, one a dot.
private struct Gray {
  let width: Int
  let height: Int
  let dots: ArraySlice<UInt8>

  /// The dark dots in that box, counted from the upper left.
  func ink(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Int {
    (max(0, Int(top))..<min(height, Int(bottom) + 1)).reduce(0) { sum, row in
      sum
        + (max(0, Int(left))..<min(width, Int(right) + 1)).count {
          dots[dots.startIndex + row * width + $0] < 128
        }
    }
  }

  /// The pictures that follow each other as binary PGM.
  static func all(pgm bytes: [UInt8]) throws -> [Gray] {
    var pages: [Gray] = []
    var place = 0
    func word() -> String {
      while place < bytes.count, bytes[place] <= 32 { place += 1 }
      let start = place
      while place < bytes.count, bytes[place] > 32 { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }
    while place < bytes.count {
      guard word() == "P5", let width = Int(word()), let height = Int(word()), word() == "255",
        place + 1 + width * height <= bytes.count
      else { break }
      place += 1
      pages.append(Gray(width: width, height: height, dots: bytes[place..<place + width * height]))
      place += width * height
    }
    return pages
  }
}
