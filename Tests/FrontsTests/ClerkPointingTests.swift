import Fronts
import Messages
import Support
import Terminal
import Testing

@Suite("The mouse at the window")
struct ClerkPointingTests {
  /// What a page says of a key, and that key.
  static let named: [(screen: ClerkScreen, language: Language, words: String, key: String)] = [
    (.confirm, .zh, "Y 提交并打印", "y"), (.confirm, .zh, "P 只提交", "p"),
    (.confirm, .zh, "N 回去改", "n"), (.confirm, .zh, "M 告知单", "m"),
    (.confirm, .en, "Y file and print", "y"), (.confirm, .en, "N back", "n"),
    (.changeAllowed, .zh, "P 只变更", "p"), (.changeAllowed, .zh, "N 回去改", "n"),
    (.life, .zh, "1 变更", "1"), (.life, .zh, "2 按申请结束", "2"),
    (.life, .en, "2 End on request", "2"), (.lifeEnd, .zh, "Y 记下", "y"),
    (.record, .zh, "T 其他单据", "t"), (.record, .zh, "回车 返回", "enter"),
    (.record, .en, "Enter back", "enter"), (.printed, .zh, "C 取消打印", "c"),
    (.paperWaits, .zh, "W 等待", "w"), (.printerList, .zh, "2 Brother-1", "2"),
    (.day, .zh, "P 打印", "p"), (.printer, .zh, "3 纸", "3"), (.printer, .zh, "P 打测试页", "p"),
    (.printerTyped, .zh, "2 Hall", "2"), (.help, .zh, "2  大家常问的", "2"),
    (.reason, .zh, "1  和证件核对", "1"), (.conditions, .zh, "8 快到期", "8"),
    (.conditions, .zh, "V 核对回执", "v"), (.conditions, .en, "2 Today", "2"),
    (.list, .zh, "5 查看", "5"), (.list, .en, "3 more", "3"),
  ]

  @Test("does what the key does that is clicked on", arguments: named.indices)
  func keys(_ index: Int) throws {
    let (screen, language, words, name) = Self.named[index]
    for size in ClerkScreenTests.sizes.prefix(2) {
      var clicked = try screen.pilot(testContext(language: language), size: size)
      var pressed = clicked
      let before = (clicked.picture, clicked.effects.count)
      clicked.click(words)
      pressed.press(name)
      #expect(clicked.picture == pressed.picture, "\(words) at \(size)")
      #expect(clicked.effects == pressed.effects, "\(words) at \(size)")
      #expect(
        clicked.picture != before.0 || clicked.effects.count > before.1, "\(words) does nothing")
    }
  }

  @Test("is Enter on the field that has the keyboard")
  func secondClick() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.click("张三丰")
    #expect(pilot.words.contains("光标：姓名"))
    pilot.click("张三丰")
    #expect(pilot.words.contains("光标：参保地"))
  }

  @Test("goes to the fields of a change, picks a line of its list, and is Enter the second time")
  func change() throws {
    var pilot = try ClerkScreen.changeAllowed.pilot(
      testContext(), size: Size(columns: 80, rows: 24))
    pilot.click("新就医地")
    #expect(pilot.row(of: "新就医地").contains(">"))
    pilot.click("新就医地")
    #expect(pilot.row(of: "有关资料").contains(">"))
    pilot = try ClerkScreen.changePlaces.pilot(testContext(), size: Size(columns: 80, rows: 24))
    pilot.click("承德市")
    #expect(pilot.row(of: "新就医地").contains("承德市"))
    #expect(pilot.row(of: "有关资料").contains(">"))
  }

  @Test("goes to the fields of what is corrected, forward only past what can be taken")
  func life() throws {
    var pilot = try ClerkScreen.lifeCorrect.pilot(
      testContext(), size: Size(columns: 80, rows: 24))
    pilot.click("张三峰")
    #expect(pilot.row(of: "张三峰").contains(">"))
    pilot.click("电话  ____")
    #expect(pilot.row(of: "电话  ____").contains(">"))
  }

  @Test("does nothing more with the second half of a double click that turned the page")
  func doubleClick() throws {
    var pilot = try ClerkScreen.confirm.pilot(testContext(), size: Size(columns: 80, rows: 24))
    let place = try #require(pilot.place(of: "Y 提交并打印"))
    pilot.handle(.click(place))
    let (picture, effects) = (pilot.picture, pilot.effects)
    #expect(pilot.words.contains("已保存"))
    pilot.handle(.click(place))
    #expect(pilot.picture == picture && pilot.effects == effects)
  }

  @Test("goes to a row of the list and to the search, and opens them the second time")
  func list() throws {
    var pilot = try desk()
    pilot.click("赵*")
    #expect(pilot.row(of: "赵*").contains(">"))
    pilot.click("找：")
    #expect(!pilot.row(of: "赵*").contains(">"))
    pilot.click("赵*")
    pilot.click("赵*")
    #expect(pilot.words.contains("备案号 DZ2026073103004135"))
  }
}

extension Pilot {
  /// Where the words begin on the screen.
  func place(of words: String) -> Position? {
    let rows = frame.grid.rows
    let row = rows.firstIndex { $0.contains(words) }
    guard let row, let range = rows[row].firstRange(of: words) else { return nil }
    let column = columns(of: rows[row][..<range.lowerBound])
    return Position(column: column, row: row)
  }

  /// Clicks on words.
  mutating func click(_ words: String) {
    guard let place = place(of: words) else {
      Issue.record("not on the screen: \(words)\n\(picture)")
      return
    }
    handle(.click(Position(column: place.column + 1, row: place.row)))
  }

  /// The row with those words.
  func row(of words: String) -> String { frame.grid.rows.first { $0.contains(words) } ?? "" }
}
