import Fronts
import Foundation
import Support
import Testing

@testable import yidi

@Suite("The font of large letters")
struct UnifontTests {
  private func glyph(_ scalar: Unicode.Scalar, path: String = Unifont.path) -> Glyphs.Glyph? {
    Unifont(path: path).glyphs[scalar]
  }

  /// The lines of the file, read from its beginning.
  private func lines() throws -> [(code: UInt32, rows: Substring)] {
    let text = try String(contentsOfFile: Unifont.path, encoding: .utf8)
    return text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: ":")
      return UInt32(parts[0], radix: 16).map { ($0, parts[1]) }
    }
  }

  @Test("finds characters at its beginning, its end and between, as they stand in the file")
  func finds() throws {
    let lines = try lines()
    #expect(lines.count > 50_000)
    let font = Unifont().glyphs
    let places = [0, 1, 2, lines.count - 2, lines.count - 1]
    for place in places + Array(stride(from: 3, to: lines.count, by: 997)) {
      let (code, rows) = lines[place]
      guard let scalar = Unicode.Scalar(code) else { continue }
      let digits = rows.count / Glyphs.height
      let glyph = font[scalar]
      #expect(glyph?.columns == digits * 4)
      let written = glyph?.rows.map { row in
        let text = String(row, radix: 16, uppercase: true)
        return String(repeating: "0", count: digits - text.count) + text
      }.joined()
      #expect(written == String(rows))
    }
  }

  @Test("has what the pages draw large, and nothing for what it lacks")
  func has() {
    for scalar in "备案成功".unicodeScalars { #expect(glyph(scalar)?.columns == 16) }
    for scalar in "DZ0123456789Filed".unicodeScalars { #expect(glyph(scalar)?.columns == 8) }
    #expect(glyph("\u{10FFFF}") == nil)
    #expect(glyph("\u{E0001}") == nil)
  }

  @Test("is none where there is no such file, or another one")
  func absent() throws {
    #expect(glyph("1", path: "/nonexistent/unifont.hex") == nil)
    #expect(glyph("1", path: "/tmp") == nil)
    for name in ["README.md", "Locales/zh.po", "Tests/Support/Golden.swift"] {
      #expect(glyph("1", path: repositoryPath() + "/" + name) == nil)
    }
    let file = NSTemporaryDirectory() + "yidi-font-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: file) }
    for text in ["", "\n", "0031:", "0031:00", "0031:" + String(repeating: "G", count: 32)] {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      #expect(glyph("1", path: file) == nil, "\(text)")
    }
    try ("0031:" + String(repeating: "7F", count: 16)).write(
      toFile: file, atomically: true, encoding: .utf8)
    #expect(glyph("1", path: file)?.rows.first == 0x7F)
  }
}
