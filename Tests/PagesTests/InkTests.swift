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
    let characters = (0x4E00...0x9FA5).compactMap { Unicode.Scalar($0).map(String.init) }
    // Few at a time, as on a paper: what a font shares among many glyphs is left out with few.
    for start in stride(from: 0, to: characters.count, by: 150) {
      let some = characters[start..<min(start + 150, characters.count)]
      #expect(try blank(among: Array(some)) == [])
    }
  }

  /// Those characters that leave no ink.
  private func blank(among characters: [String]) throws -> [String] {
    // A space between keeps one character's box clear of the next one's ink.
    let paper = Paper(
      number: "ink", typeSize: .ordinary, language: .zh,
      blocks: [.paragraph(characters.joined(separator: " "))])
    let pdf = try PageDrawing.pdf(paper, .a4, footer: "")
    let words = try Tool.text("pdftotext", ["-bbox", "FILE", "-"], on: pdf).components("<word ")
    let picture = try #require(
      try Gray.all(pgm: Tool.run("pdftoppm", ["-gray", "-r", "72", "FILE"], on: pdf)).first)
    var wanted = Set(characters)
    for word in words.dropFirst() {
      let corners = word.split(separator: "\"").compactMap { Double($0) }
      let text = word.components(">").dropFirst().first.map { String($0.prefix { $0 != "<" }) }
      guard corners.count >= 4, let text else { continue }
      if picture.hasInk(corners[0], corners[1], corners[2], corners[3]) { wanted.remove(text) }
    }
    return wanted.sorted()
  }
}

/// A page in shades, one a dot.
private struct Gray {
  let width: Int
  let height: Int
  let dots: ArraySlice<UInt8>

  /// Whether something dark stands in that box, in points from the upper left.
  func hasInk(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) -> Bool {
    for row in max(0, Int(top))..<min(height, Int(bottom) + 1) {
      for column in max(0, Int(left))..<min(width, Int(right) + 1)
      where dots[dots.startIndex + row * width + column] < 160 {
        return true
      }
    }
    return false
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

extension String {
  /// The parts between that separator.
  fileprivate func components(_ separator: String) -> [String] {
    var parts: [String] = [""]
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts[parts.count - 1] = String(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
      parts.append("")
    }
    parts[parts.count - 1] = String(rest)
    return parts
  }
}
