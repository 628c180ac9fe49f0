import Fronts
import Messages
import Shots
import Support
import Terminal
import Testing

@Suite("Words drawn large")
struct BigTextTests {
  private static let paths = [GuidedPath.result, .printing, .staff, .staffFiled]
  private static let large = Size(columns: 120, rows: 40)

  private func pilot(
    _ path: GuidedPath, _ language: Language = .zh, size: Size = Self.large, blocks: Bool = true,
    glyphs: Glyphs = handMadeGlyphs
  ) throws -> Pilot {
    var context = try testContext(language: language)
    context.glyphs = glyphs
    context.canDrawBlocks = blocks
    return path.pilot(context, size: size)
  }

  @Test("stand beside the words on a large screen, in both languages", arguments: Language.allCases)
  func pages(_ language: Language) throws {
    var text = ""
    for path in Self.paths {
      text += "\(path)\n\(try pilot(path, language).picture)\n"
    }
    #expect(golden(text, "FrontsTests/Golden/big/blocks.\(language.rawValue).txt") == nil)
  }

  @Test("are made of reversed blanks where the terminal draws no blocks and there is room")
  func reversed() throws {
    var text = ""
    for path in Self.paths {
      let grid = try pilot(path, blocks: false).frame.grid
      #expect(ambiguousWidth(in: grid.text).isEmpty)
      text += "\(path)\n\(grid.styles)\n"
    }
    #expect(golden(text, "FrontsTests/Golden/big/reversed.txt") == nil)
  }

  @Test("leave every page as it is without the font, however large the screen is")
  func withoutFont() throws {
    for path in GuidedPath.allCases {
      var context = try testContext()
      let plain = path.pilot(context, size: Self.large).picture
      context.canDrawBlocks = true
      #expect(path.pilot(context, size: Self.large).picture == plain, "\(path)")
    }
  }

  @Test("give way on a small screen, and are never the only copy of the words")
  func small() throws {
    for path in Self.paths {
      for (columns, rows) in [(60, 18), (80, 24), (120, 24), (120, 30), (200, 60)] {
        let size = Size(columns: columns, rows: rows)
        let drawn = try pilot(path, size: size).frame.grid
        let plain = try pilot(path, size: size, glyphs: .none).frame.grid
        for row in plain.rows where !row.isEmpty {
          #expect(drawn.rows.contains(row), "\(path) \(columns)x\(rows): \(row)")
        }
      }
    }
    let size = Size(columns: 60, rows: 18)
    #expect(
      try pilot(.result, size: size).picture
        == pilot(.result, size: size, glyphs: .none).picture)
  }

  @Test("keep the cursor on the words, and are not read aloud")
  func cursor() throws {
    let drawn = try pilot(.result).frame
    let plain = try pilot(.result, glyphs: .none).frame
    #expect(drawn.announce == plain.announce)
    #expect(drawn.grid.rows[drawn.cursor.row].contains("备案办好了"))
    #expect(drawn.grid.rows[2..<drawn.cursor.row].contains { $0.contains("█") })
  }

  @Test("are the only characters of ambiguous width on any page")
  func ambiguous() throws {
    let blocks: Set<Unicode.Scalar> = ["█", "▀", "▄"]
    for path in GuidedPath.allCases {
      let text = try pilot(path).frame.grid.text
      #expect(ambiguousWidth(in: text).isSubset(of: blocks), "\(path)")
    }
  }

  @Test("are refused of no size that fonts have")
  func sizes() {
    #expect(Glyphs.Glyph(columns: 8, rows: [0]) == nil)
    #expect(Glyphs.Glyph(columns: 12, rows: Array(repeating: 0, count: 16)) == nil)
    #expect(Glyphs.Glyph(columns: 8, rows: Array(repeating: 256, count: 16)) == nil)
    #expect(Glyphs.Glyph(columns: 8, rows: Array(repeating: 255, count: 16)) != nil)
  }
}
