import Fronts
import Messages
import Testing

@Suite("Paper at the window")
struct ClerkPaperTests {
  @Test("offers to call off a paper that waits, and says that it will not come any more")
  func cancelPrint() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    let number = "DZ2026073103004297"
    pilot.receive(.printing(number: number, .waiting([Message("print.fault.media_empty")])))
    #expect(pilot.words.contains("! 打印机缺纸"))
    #expect(pilot.words.contains("C 取消打印"))
    pilot.press("c", "c")
    #expect(pilot.effects.filter { $0 == .cancelPrint(number: number) }.count == 1)
    #expect(pilot.words.contains("正在取消打印"))
    pilot.receive(.printing(number: number, .stopped([Message("print.cancelled")])))
    #expect(pilot.words.contains("打印已经取消，不会再出纸"))
    #expect(pilot.words.contains("P 再打印"))
  }

  @Test("names the right one of two papers, and asks before leaving while one is on its way")
  func twoPapers() throws {
    var pilot = try desk()
    pilot.press("down", "6", "f3", "down", "down", "6", "f3")
    let first = "DZ2026073103004297"
    pilot.receive(
      .printing(
        number: first, .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])]))
    )
    #expect(pilot.words.contains("\(first)：已经发送到打印机「HP-3」，它不报告结果。"))
    #expect(!pilot.words.contains("已出纸"))
    for key in ["f12", "down", "up", "f3"] { pilot.press(key) }
    #expect(pilot.words.contains("还有 1 份回执没有打完"))
    #expect(!pilot.effects.contains(.leave))
    pilot.press("f3")
    #expect(pilot.effects.contains(.leave))
  }
}
