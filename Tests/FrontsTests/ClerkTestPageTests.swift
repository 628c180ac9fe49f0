import Fronts
import Messages
import Shots
import Support
import Terminal
import Testing

@Suite("What a clerk is asked of a printer's test page")
struct ClerkTestPageTests {
  private static let code = "YIDI TEST 03 2026-07-31 09:45"

  /// The page of a thermal printer's test page, of which the printer says that it is out, or nothing.
  private func printed(silently: Bool = false) throws -> Pilot {
    var pilot = try desk()
    pilot.press("ctrl-p", "1", "1", "2")
    pilot.enter("10.0.0.7:9100")
    pilot.press("p")
    let news: Printing =
      silently
      ? .unconfirmed([Message("print.sent_unconfirmed", ["printer": "10.0.0.7:9100"])])
      : .done(printer: "10.0.0.7:9100")
    pilot.receive(.printing(.test, news))
    return pilot
  }

  private func kept(_ pilot: Pilot) -> PrinterChoice? {
    pilot.effects.lazy.compactMap { effect in
      if case .keepPrinter(let choice) = effect { choice } else { nil }
    }.last
  }

  private var roll: PrinterChoice {
    PrinterChoice(kind: .tcp, address: "10.0.0.7:9100", sheets: .wide)
  }

  @Test("becomes the printer's settings, which F8 keeps")
  func answered() throws {
    var pilot = try printed()
    #expect(pilot.words.contains("第 1 个问题，共 5 个"))
    #expect(pilot.words.contains("[x]  已出纸"))
    pilot.press("2")
    #expect(pilot.words.contains("汉字，印得对不对"))
    pilot.press("9")
    #expect(pilot.words.contains("没有答案 9"))
    pilot.press("2", "2", "2")
    #expect(pilot.words.contains("哪些能用扫码枪读出来"))
    for size in ["5", "4"] { pilot.enter("\(Self.code) \(size)") }
    #expect(pilot.words.contains("读出来的  每格 5 点   每格 4 点"))
    pilot.enter("another code, of some other paper")
    #expect(pilot.words.contains("和这次印的不一样"))
    pilot.enter("")
    #expect(pilot.words.contains("设置按答的改了"))
    #expect(pilot.words.contains("每格最多 5 点"))
    #expect(kept(pilot) == nil, "nothing is kept unasked")
    pilot.press("f8")
    var choice = roll
    (choice.sheets, choice.hanzi, choice.doublesByCommand) = (.narrow, .gb2312, true)
    (choice.hasCutter, choice.codeDots) = (false, 5)
    #expect(kept(pilot) == choice)
  }

  @Test("changes nothing where all is right, and asks no more than the printer can do")
  func well() throws {
    var pilot = try printed()
    pilot.press("1", "1", "1", "1")
    pilot.enter("\(Self.code) 6")
    pilot.enter("")
    #expect(pilot.words.contains("按 F8 用它"))
    pilot.press("f8")
    var choice = roll
    choice.codeDots = 6
    #expect(kept(pilot) == choice)

    // Drawn type is doubled by whoever draws it, and nothing was to be cut.
    var drawn = try desk()
    drawn.press("ctrl-p", "1", "1", "2")
    drawn.enter("10.0.0.7:9100")
    drawn.press("5", "5", "5", "7", "p")
    drawn.receive(.printing(.test, .done(printer: "10.0.0.7:9100")))
    #expect(drawn.words.contains("共 3 个"))
    drawn.press("1", "2")
    drawn.enter("0")
    #expect(drawn.words.contains("汉字是画好送去的"))
    drawn.press("f8")
    #expect(kept(drawn)?.drawsCodes == false, "no code could be read")
  }

  @Test("of garbage the printer's own type is used no more, and its title is not asked about")
  func garbage() throws {
    var pilot = try printed()
    pilot.press("1", "3")
    #expect(pilot.words.contains("纸是不是自己切断的"))
    pilot.press("1")
    pilot.enter("")
    pilot.press("f8")
    #expect(kept(pilot)?.hanzi == PrinterChoice.Hanzi.none)
  }

  @Test("a printer that said nothing is asked again or not, as the clerk says")
  func silent() throws {
    var pilot = try printed(silently: true)
    #expect(!pilot.words.contains("第 1 个问题"), "nobody knows yet whether it came")
    pilot.press("o")
    #expect(pilot.words.contains("第 1 个问题，共 6 个"))
    pilot.press("1", "1", "1", "1")
    #expect(pilot.words.contains("打印机没有说打完了没有"))
    pilot.press("2")
    pilot.enter("")
    pilot.press("f8")
    #expect(kept(pilot)?.answers == false)
  }

  @Test("a sheet is measured and its code read, which no setting mends")
  func sheet() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "p")
    pilot.receive(.printing(.test, .done(printer: "HP-3")))
    #expect(pilot.words.contains("第 1 个问题，共 2 个"))
    pilot.press("2")
    pilot.enter("\(Self.code) 0")
    pilot.enter("")
    #expect(pilot.words.contains("页面缩放了"))
    pilot.press("f8")
    #expect(kept(pilot) == deskPrinter)
  }

  @Test("can be left and begun again, and is not asked of another printer's page")
  func left() throws {
    var pilot = try printed()
    pilot.press("2", "escape")
    #expect(pilot.words.contains("T 看着测试页回答几个问题"))
    #expect(pilot.words.contains("80 毫米卷纸"), "what was answered by halves is not taken over")
    pilot.press("t")
    #expect(pilot.words.contains("第 1 个问题"))
    pilot.press("escape", "7")
    #expect(!pilot.words.contains("T 看着测试页"))
    pilot.press("t")
    #expect(!pilot.words.contains("第 1 个问题"))
    pilot.press("p", "5")
    pilot.receive(.printing(.test, .done(printer: "10.0.0.7:9100")))
    #expect(!pilot.words.contains("第 1 个问题"), "it was printed before something was changed")
  }

  @Test("a page in large type has no line to compare its title with, and nothing is asked of it")
  func large() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "1", "1", "2")
    pilot.enter("10.0.0.7:9100")
    pilot.press("4", "p")
    pilot.receive(.printing(.test, .done(printer: "10.0.0.7:9100")))
    #expect(pilot.words.contains("第 1 个问题，共 4 个"))
    pilot.press("1", "1")
    #expect(pilot.words.contains("纸是不是自己切断的"))
  }

  @Test("questions are counted as they are asked, where one falls away too")
  func counted() throws {
    var pilot = try printed()
    pilot.press("1", "3")
    #expect(pilot.words.contains("第 3 个问题，共 4 个"))
  }

  @Test("a code that is scanned too early answers nothing, and R asks about it at once")
  func scannedEarly() throws {
    var pilot = try printed()
    pilot.enter("\(Self.code) 6")
    #expect(pilot.words.contains("第 1 个问题，共 5 个"))
    #expect(pilot.words.contains("两头不缺"), "still the width")
    pilot.press("r")
    #expect(pilot.words.contains("哪些能用扫码枪读出来"))
    pilot.enter("\(Self.code) 6")
    pilot.enter("")
    #expect(pilot.words.contains("第 2 个问题，共 5 个"))
    pilot.press("1", "1", "1", "1", "f8")
    #expect(kept(pilot)?.codeDots == 6)
    #expect(kept(pilot)?.sheets == .wide)
  }

  @Test("all that is to be done is said, and nothing is called right that nobody looked at")
  func advice() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "p")
    pilot.receive(.printing(.test, .done(printer: "HP-3")))
    pilot.press("2")
    pilot.enter("0")
    #expect(pilot.words.contains("页面缩放了") && pilot.words.contains("码是程序画的"))
    pilot.press("t", "1")
    pilot.enter("")
    #expect(pilot.words.contains("码没有扫") && !pilot.words.contains("印得都对"))
  }

  @Test("for GB 2312 the GBK line is drawn, so that it is not asked about")
  func oldest() throws {
    var pilot = try printed()
    pilot.press("escape", "5", "5", "p")
    pilot.receive(.printing(.test, .done(printer: "10.0.0.7:9100")))
    pilot.press("1")
    #expect(pilot.words.contains("汉字，印得对不对"))
    #expect(!pilot.words.contains("只有 GBK"))
    pilot.press("2", "1")
    pilot.enter("")
    pilot.press("f8")
    #expect(kept(pilot)?.hanzi == PrinterChoice.Hanzi.none)
  }
}
