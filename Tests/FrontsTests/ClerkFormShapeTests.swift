import Shots
import Terminal
import Testing

@Suite("What stands where on the clerk's form")
struct ClerkFormShapeTests {
  @Test("A whole number typed once more takes the place of the first; a stray letter does not")
  func typedOnceMore() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.type(ClerkPerson.wrong)
    pilot.press("up")
    pilot.type(ClerkPerson.identity)
    #expect(pilot.words.contains("男  1952-03-15"))
    #expect(pilot.words.contains("光标：姓名"))
    pilot.press("up", "n")
    #expect(pilot.words.contains("多 1 位：现在 19 位"))
    pilot.press("backspace", "up")
    pilot.handle(.paste(ClerkPerson.wrong))
    #expect(pilot.words.contains("校验位不符"))
    #expect(pilot.words.contains("光标：姓名"))
    pilot.press("ctrl-z")
    #expect(pilot.words.contains("男  1952-03-15"))
    // In the middle of it one mends.
    var mended = try desk()
    mended.press("f6")
    mended.type(ClerkPerson.wrong)
    mended.press("up", "home", "9")
    #expect(mended.words.contains("多 1 位：现在 19 位"))
  }

  @Test("Pointers stand under what is wrong, behind characters of two columns and in a moved text")
  func pointers() throws {
    var pilot = try desk()
    for (name, column) in [("张5丰", 2), ("欧阳娜娜欧阳娜娜欧阳娜5", 18)] {
      pilot.press("f6", "tab")
      pilot.type(name)
      pilot.press("tab", "backtab")
      let rows = pilot.frame.grid.rows
      let field = try #require(rows.firstIndex { $0.contains("> 姓名") })
      let pointers = rows[field + 1]
      #expect(pointers.filter { $0 != " " } == "^", "\(name)")
      let input = Terminal.columns(of: "> 姓名     ")
      #expect(Terminal.columns(of: pointers.prefix { $0 == " " }) == input + column, "\(name)")
    }
  }

  @Test("What is filled in stays in its row while fields come in below")
  func steady() throws {
    var pilot = try desk()
    pilot.press("f6")
    pilot.fillPerson()
    pilot.press("4")
    pilot.enter("bj")
    func row(of label: String) -> Int? { pilot.frame.grid.rows.firstIndex { $0.contains(label) } }
    let labels = ["证件号", "电话", "类别", "就医地", "转诊证明"]
    let before = labels.map(row)
    pilot.press("1", "1", "1", "tab", "tab", "2")
    pilot.type("20260729")
    #expect(labels.map(row) == before)
  }
}
