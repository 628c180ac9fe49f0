import Support
import Terminal
import Testing

@Suite("Grid") struct GridTests {
  private func grid(_ columns: Int, _ rows: Int = 1) -> Grid {
    Grid(Size(columns: columns, rows: rows))
  }

  private func place(_ column: Int, _ row: Int = 0) -> Position {
    Position(column: column, row: row)
  }

  @Test("Text is written and tells its columns, a wide character twice as many")
  func writes() {
    var page = grid(10, 2)
    #expect(page.put("备案 ok", at: place(1)) == 7)
    #expect(page.text == " 备案 ok\n\n")
    #expect(page[place(1)].role == .lead)
    #expect(page[place(2)].role == .trail)
    #expect(page[place(5)].role == .single)
  }

  @Test("A wide character is not begun in the last column")
  func lastColumn() {
    var page = grid(3)
    #expect(page.put("备案", at: place(0)) == 2)
    #expect(page.text == "备\n")
  }

  @Test("Writing over one half of a wide character blanks the other", arguments: [1, 2])
  func halves(column: Int) {
    var page = grid(4)
    page.put("备", at: place(1))
    page.put("x", at: place(column))
    #expect(page.text == (column == 1 ? " x\n" : "  x\n"))
    #expect(page[place(1)].role == .single)
    #expect(page[place(2)].role == .single)
  }

  @Test("What starts left of the grid shows only its whole characters inside")
  func leftEdge() {
    var page = grid(4)
    page.put("备案ab", at: place(-1))
    #expect(page.text == " 案a\n")
  }

  @Test("A limit of columns cuts before the character that would cross it")
  func limit() {
    var page = grid(10)
    #expect(page.put("备案人", at: place(0), columns: 5) == 4)
    #expect(page.put("abc", at: place(8), columns: -3) == 0)
    #expect(page.text == "备案\n")
  }

  @Test("Places outside of the grid are blank to read and nothing to write")
  func outside() {
    var page = grid(2, 2)
    for spot in [place(0, -1), place(0, 2), place(5, 0), place(-9, 1)] { page.put("a", at: spot) }
    page.fill(at: place(-5, -5), Size(columns: 3, rows: 3), style: .focus)
    #expect(page == grid(2, 2))
    #expect(page[place(7, 7)].character == " ")
    #expect(grid(0, 0).text == "")
  }

  @Test("Controls are not written")
  func controls() {
    var page = grid(6)
    #expect(page.put("a\u{1B}\n\u{8}b\u{301}", at: place(0)) == 2)
    #expect(page.rows == ["ab\u{301}"])
  }

  @Test("Filling blanks a rectangle, and restyling keeps its text whole")
  func rectangles() {
    var page = grid(6, 3)
    for row in 0..<3 { page.put("备案好", at: place(0, row)) }
    page.fill(at: place(1, 1), Size(columns: 2, rows: 1), style: .hint)
    page.restyle(at: place(3, 2), Size(columns: 1, rows: 9), style: .focus)
    #expect(page.text == "备案好\n    好\n备案好\n")
    #expect(page.styles == "......\n hh ..\n..FF..\n")
  }

  @Test("A rule goes from edge to edge")
  func rule() {
    var page = grid(5, 2)
    page.rule(row: 0)
    page.rule(row: 1, "－")
    #expect(page.text == "=====\n－－\n")
    #expect(page.styles == "-----\n----\n")
  }

  @Test("200,000 random writes never leave half a character")
  func pairs() {
    var random = SeededRandom(seed: 118)
    var page = grid(23, 7)
    let texts = (0..<200).map { _ in
      randomText(Int.random(in: 1...6, using: &random), using: &random)
    }
    for number in 0..<200_000 {
      let spot = place(
        Int.random(in: -3...25, using: &random), Int.random(in: -1...7, using: &random))
      if number % 97 == 0 {
        page.fill(at: spot, Size(columns: 3, rows: 2))
      } else {
        page.put(texts.randomElement(using: &random) ?? "", at: spot, columns: number % 9)
      }
      // Only the rows that were written can have changed.
      guard isWhole(page, spot.row), isWhole(page, spot.row + 1) else {
        Issue.record("half a character after write \(number)")
        return
      }
    }
  }

  private func isWhole(_ page: Grid, _ row: Int) -> Bool {
    var isLead = false
    for cell in page.row(row) {
      if (cell.role == .trail) != isLead { return false }
      isLead = cell.role == .lead
    }
    return !isLead
  }
}
