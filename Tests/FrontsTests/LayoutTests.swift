@testable import Fronts
import Terminal
import Testing

@Suite("The frame of a page")
struct LayoutTests {
  private let layout = PageLayout { above, below in "above \(above), below \(below)" }
  private let size = Size(columns: 60, rows: 18)

  private func page(_ body: [any Block], foot: [any Block] = []) -> Page {
    Page(
      title: "T", aside: "1 of 6", body: body, foot: foot,
      bar: [BarEntry(key: "Enter", label: "Next", target: .command(.next))], announce: "")
  }

  @Test("drops air first, and keeps every word while it can")
  func ranks() {
    let words = (1...13).map { Paragraph("line \($0)") }
    let body: [any Block] = [Gap(Rank.air), Gap(Rank.paragraph)] + words
    let laid = layout.layOut(page(body), size: size, scroll: 0)
    #expect(laid.maximumScroll == 0)
    #expect(laid.frame.grid.rows[2].isEmpty)
    #expect(laid.frame.grid.rows[3] == "  line 1")
    #expect(laid.frame.grid.rows[15] == "  line 13")
  }

  @Test("scrolls what does not fit, and says how much is hidden")
  func scrolling() {
    let body = (1...20).map { Paragraph("line \($0)") }
    let top = layout.layOut(page(body), size: size, scroll: 0)
    #expect(top.bodyRows == 13)
    #expect(top.maximumScroll == 7)
    #expect(top.frame.grid.rows[15] == "  above 0, below 7")
    let end = layout.layOut(page(body), size: size, scroll: 99)
    #expect(end.scroll == 7)
    #expect(end.frame.grid.rows[14] == "  line 20")
    #expect(end.frame.grid.rows[15] == "  above 7, below 0")
  }

  @Test("names the keys that turn the page only where it turns")
  func turning() {
    var short = page([Paragraph("line")])
    short.bar.append(BarEntry(key: "PgUp/PgDn", label: "turn", target: .command(.pageUp)))
    var long = short
    long.body = (1...20).map { Paragraph("line \($0)") }
    let bars = [short, long].map { layout.layOut($0, size: size, scroll: 0).frame.grid.rows[17] }
    #expect(!bars[0].contains("PgUp"))
    #expect(bars[1].contains("PgUp/PgDn turn"))
  }

  @Test("breaks a list of clauses between two of them only")
  func listed() {
    let block = Listed(["三（二）2", "四（五）", "三（一）1"], separator: "、")
    let rows = block.lines(columns: 22).map { $0.spans.map(\.text).joined() }
    #expect(rows == ["三（二）2、四（五）、", "三（一）1"])
    #expect(block.lines(columns: 60).count == 1)
  }

  @Test("draws the law's quotation marks as ones of two columns, the inner ones inside ours")
  func quotationMarks() {
    let quote = Quote(clause: "三（二）6", sentence: "普通门诊、“两病”门诊")
    let rows = quote.lines(columns: 40).map { $0.spans.map(\.text).joined() }
    #expect(rows == ["三（二）6", "  「普通门诊、『两病』门诊」"])
    let paragraph = Paragraph("没有写“两病”门诊").lines(columns: 40)
    #expect(paragraph.first?.spans.map(\.text).joined() == "没有写「两病」门诊")
  }

  @Test("never scrolls the foot away")
  func foot() {
    let body = (1...20).map { Paragraph("line \($0)") }
    let laid = layout.layOut(page(body, foot: [Paragraph("foot")]), size: size, scroll: 3)
    #expect(laid.frame.grid.rows[15] == "  foot")
    #expect(laid.frame.grid.rows[14] == "  above 3, below 5")
  }

  @Test("follows the focus where the body is scrolled")
  func focus() {
    let options = (1...9).map { ChoiceOption(number: $0, label: "answer \($0)", explanation: "x") }
    let body: [any Block] = [Heading("Which?"), Choice(options, marked: 9)]
    let laid = layout.layOut(page(body), size: size, scroll: 0)
    #expect(laid.frame.grid.rows[laid.frame.cursor.row].hasPrefix("> 9  answer 9"))
  }

  @Test("makes the whole of an answer a target, three rows high, and each key of the bar one")
  func targets() {
    let options = (1...2).map { ChoiceOption(number: $0, label: "answer \($0)", explanation: "x") }
    let laid = layout.layOut(page([Choice(options, marked: nil)]), size: size, scroll: 0)
    let rows = (0..<18).filter {
      laid.target(at: Position(column: 59, row: $0)) == .choose(1)
    }
    #expect(rows.count >= 3)
    #expect(laid.target(at: Position(column: 2, row: 17)) == .command(.next))
    #expect(laid.target(at: Position(column: 2, row: 16)) == nil)
  }

  @Test("puts the cursor on the first words of a page without focus")
  func noFocus() {
    let laid = layout.layOut(page([Gap(), Heading("Read this")]), size: size, scroll: 0)
    #expect(laid.frame.cursor == Position(column: 2, row: 3))
  }
}

@Suite("The parts of a page")
struct BlockTests {
  @Test("a number in groups has a place for every figure, and the caret on the next")
  func cells() throws {
    let field = CellField(EditLine("51170", maximum: 18), groups: [6, 4, 4, 4])
    let line = try #require(field.lines(columns: 56).first)
    #expect(line.spans.map(\.text).joined() == "     5 1 1 7 0 _   _ _ _ _   _ _ _ _   _ _ _ _")
    #expect(line.caret == 15)
  }

  @Test("a masked number shows the last four alone")
  func masked() throws {
    let line = EditLine("511700195503120015", maximum: 18)
    let field = CellField(line, groups: [6, 4, 4, 4], isMasked: true)
    let row = try #require(field.lines(columns: 56).first)
    #expect(row.spans.map(\.text).joined() == "     * * * * * *   * * * *   * * * *   0 0 1 5")
  }

  @Test("what is wrong in a number is pointed at from below", arguments: [0, 5, 6, 17])
  func wrong(_ place: Int) {
    let line = EditLine("511700195503120017", maximum: 18)
    let field = CellField(line, groups: [6, 4, 4, 4], wrong: place..<place + 1)
    let rows = field.lines(columns: 56).map { Array($0.spans.map(\.text).joined()) }
    let mark = rows[1].firstIndex(of: "=")
    #expect(mark.map { rows[0][$0] } == Array(line.text)[place])
  }

  @Test("a step up or down from no answer leads to the last or the first, and stops at the ends")
  func moving() {
    let options = [1, 2, 9].map { ChoiceOption(number: $0, label: "") }
    #expect(Choice(options, marked: nil).moved(by: 1) == 1)
    #expect(Choice(options, marked: nil).moved(by: -1) == 9)
    #expect(Choice(options, marked: 2).moved(by: 1) == 9)
    #expect(Choice(options, marked: 9).moved(by: 1) == 9)
    #expect(Choice(options, marked: 1).moved(by: -1) == 1)
  }

  @Test("no row of any part is wider than the columns it is given", arguments: [20, 33, 56, 100])
  func widths(_ columns: Int) {
    let long = "打拼音的第一个字母，比如 成都 打 CD，也可以 type the whole name of the place here"
    let blocks: [any Block] = [
      Heading(long), Paragraph(long, lead: "1  "), ErrorNote([long]),
      Quote(clause: "三（二）1", sentence: long),
      Choice([ChoiceOption(number: 1, label: long, explanation: long)], marked: 1),
      Summary([SummaryRow(number: 1, label: "险种", value: long)]), Steps([(long, true)]),
      TextField(EditLine(long)),
    ]
    for block in blocks {
      for line in block.lines(columns: columns) {
        let width = line.spans.reduce(0) { $0 + Terminal.columns(of: $1.text) }
        #expect(width <= columns, "\(type(of: block))")
      }
    }
  }
}

@Suite("The keys")
struct KeyTableTests {
  @Test("full-width forms count as the keys they come from")
  func narrowed() {
    #expect("１２ＡＸ，？－　、。".narrowed == "12AX,?- /.")
    #expect("张三丰".narrowed == "张三丰")
  }

  @Test("no key means two commands")
  func oneMeaning() {
    for table in [GuidedKeys.table, ClerkKeys.table] {
      var seen: [Key: Command] = [:]
      for binding in table.bindings {
        for key in binding.keys {
          #expect(seen[key] == nil, "\(key)")
          seen[key] = binding.command
        }
      }
    }
  }
}

@Suite("The program as a whole")
struct AppTests {
  @Test("says so below 60x18, and shows the page again above it")
  func tooSmall() throws {
    var pilot = try Pilot()
    pilot.choose(1, 1)
    let before = pilot.picture
    pilot.handle(.resize(Size(columns: 59, rows: 18)))
    #expect(pilot.words.contains("现在 59 列 18 行"))
    // What nobody sees happen does not happen.
    pilot.press("3", "enter", "f1")
    pilot.handle(.resize(Size(columns: 80, rows: 24)))
    #expect(pilot.picture == before)
  }

  @Test(
    "counts pages up whatever is shown, and drops what is typed ahead in the guided front alone")
  func pageNumber() throws {
    var pilot = try Pilot(only: nil)
    #expect(!pilot.app.dropsTypeAhead)
    var numbers = [pilot.app.pageNumber]
    for name in ["1", "enter", "1", "enter", "escape", "f1", "escape", "escape"] {
      pilot.press(name)
      numbers.append(pilot.app.pageNumber)
    }
    #expect(numbers == numbers.sorted())
    #expect(numbers[1] == numbers[0])
    #expect(Set(numbers).count == 6)
    pilot.choose(1)
    #expect(pilot.app.dropsTypeAhead)
  }

  @Test("leaves at once when the terminal is gone")
  func closed() throws {
    var pilot = try Pilot()
    pilot.choose(1, 1)
    pilot.handle(.closed)
    #expect(pilot.effects.last == .leave)
  }

  @Test("a click marks an answer, and a click on the one marked goes on")
  func clicks() throws {
    var pilot = try Pilot()
    pilot.choose(1)
    let row = try #require(pilot.frame.grid.rows.firstIndex { $0.contains("给我自己办") })
    pilot.handle(.click(Position(column: 50, row: row)))
    #expect(pilot.words.contains("> 1"))
    pilot.handle(.click(Position(column: 5, row: row)))
    #expect(pilot.words.contains("第 2 步"))
    pilot.handle(.click(Position(column: 22, row: 23)))
    #expect(pilot.words.contains("第 1 步"))
  }
}

@Suite("The cursor, all through a filing")
struct CursorTests {
  @Test("stands on the focus of every page", arguments: [60, 80, 120])
  func cursor(_ columns: Int) throws {
    var pilot = try Pilot(size: Size(columns: columns, rows: columns == 60 ? 18 : 24))
    /// The row the cursor is in, from the cursor on.
    func there() -> String {
      let frame = pilot.frame
      let cells = frame.grid.row(frame.cursor.row).dropFirst(frame.cursor.column)
      return String(cells.filter { $0.role != .trail }.map(\.character))
    }
    #expect(there().hasPrefix("外地看病"))
    pilot.press("1")
    #expect(there().hasPrefix("1 "))
    pilot.press("enter", "1", "enter", "2")
    #expect(there().hasPrefix("2 "))
    pilot.press("enter")
    #expect(there().hasPrefix(" "))
    pilot.type("cd")
    #expect(there().hasPrefix(" "))
    pilot.press("1")
    #expect(there().hasPrefix("1 "))
    pilot.press("enter")
    pilot.type("dachuanqu")
    pilot.choose(1, 1)
    #expect(there().hasPrefix("您的信息怎么用"))
    pilot.press("enter")
    #expect(there().hasPrefix("_ _ _"))
    pilot.type("5117")
    #expect(there().hasPrefix("_ _   _"))
    pilot.type("00195503120015")
    pilot.press("enter")
    pilot.enter("张三丰")
    pilot.enter("13800138000")
    #expect(there().hasPrefix("核对一遍"))
    pilot.press("enter")
    #expect(there().hasPrefix("备案办好了"))
  }
}
