import Fronts
import Messages
import Shots
import Support
import Terminal
import Testing

@Suite("The printer's page at the window")
struct ClerkPrinterTests {
  @Test("is reached from every page by one key, and leads back to it with nothing lost")
  func reached() throws {
    var pilot = try desk()
    pilot.fillPlain()
    let form = pilot.picture
    pilot.press("ctrl-p")
    #expect(pilot.words.contains("打印机设置"))
    #expect(pilot.words.contains("2 打印机"))
    #expect(pilot.words.contains("HP-3"))
    pilot.press("ctrl-p")
    #expect(pilot.picture == form)
    pilot.press("f1", "ctrl-p", "escape")
    #expect(pilot.words.contains("帮助"))
  }

  @Test("keeps its rows where they are while one is changed after the other")
  func steady() throws {
    var pilot = try desk { effect in
      guard case .lookAtPrinter(let choice) = effect else { return clerkWorld(effect) }
      return [.printer(.looked(choice, .ready))]
    }
    pilot.press("ctrl-p")
    /// Row and column of what the first rows hold.
    func places() throws -> [Int] {
      let rows = pilot.frame.grid.rows
      let first = try #require(rows.firstIndex { $0.contains("1 怎么连") })
      let value = try #require(rows[first].firstRange(of: /(本|网|不|USB)/))
      let column = Terminal.columns(of: rows[first][..<value.lowerBound])
      let others = ["2 打印机", "3 纸", "4 回执"].map { label in
        rows.firstIndex { $0.contains(label) } ?? 0
      }
      return [first, column] + others
    }
    let before = try places()
    for key in ["3", "4", "1", "1", "3", "5"] {
      pilot.press(key)
      #expect(try places() == before, "after \(key)")
    }
  }

  @Test("asks each printer that is chosen how it is, and takes no answer about another")
  func asks() throws {
    var pilot = try desk()
    pilot.press("ctrl-p")
    #expect(pilot.words.contains("没有发现问题"))
    pilot.press("3")
    var a5 = deskPrinter
    a5.sheets = .a5
    #expect(pilot.effects.contains(.lookAtPrinter(a5)))
    #expect(pilot.words.contains("改了，还没有用上"))
    pilot.receive(.printer(.looked(deskPrinter, .trouble([Message("print.fault.media_empty")]))))
    #expect(!pilot.words.contains("缺纸"))
    pilot.receive(.printer(.looked(a5, .trouble([Message("print.fault.media_empty")]))))
    #expect(pilot.words.contains("! 打印机缺纸"))
    pilot.press("f5")
    #expect(!pilot.words.contains("改了"))
  }

  @Test("offers of each kind only what it can take, and keeps what was typed for another")
  func kinds() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "1")
    #expect(pilot.words.contains("IPP"))
    pilot.press("3")
    #expect(pilot.words.contains("A5"))
    pilot.press("3")
    #expect(!pilot.words.contains("80 毫米"))
    pilot.press("1")
    #expect(pilot.words.contains("80 毫米卷纸，每行 48 个字符，576 点"))
    #expect(pilot.words.contains("8 回报"))
    pilot.press("2")
    pilot.enter("10.0.0.7:9100")
    #expect(pilot.words.contains("! 打印机没有应答"))
    pilot.press("1", "1", "1", "1", "1")
    #expect(pilot.words.contains("10.0.0.7:9100"))
    pilot.press("0")
    #expect(pilot.words.contains("没有第 0 行"))
  }

  @Test("keeps the paper of each kind, and puts no roll where a thermal printer was only passed")
  func sheets() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "3", "1", "1", "3")
    #expect(pilot.words.contains("58 毫米"))
    pilot.press("1", "1")
    #expect(pilot.words.contains("文件夹"))
    #expect(pilot.words.contains("A4"))
    pilot.press("1")
    #expect(pilot.words.contains("A5"))
    pilot.press("1", "1")
    #expect(pilot.words.contains("58 毫米"))
  }

  @Test("neither prints nor keeps what has no address, and says what is wanted")
  func misfit() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "1", "p", "f8")
    #expect(pilot.words.contains("还没有打印机的地址"))
    #expect(
      !pilot.effects.contains {
        switch $0 {
        case .printTest, .keepPrinter: true
        default: false
        }
      })
  }

  @Test("a digit picks a queue of the list, 0 the default one, and a name can be typed")
  func queues() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "2", "2")
    #expect(pilot.words.contains("Hall"))
    pilot.press("f8")
    var hall = deskPrinter
    hall.address = "Hall"
    #expect(pilot.effects.contains(.keepPrinter(hall)))
    pilot.press("2", "9")
    #expect(pilot.words.contains("没有第 9 台"))
    pilot.press("0")
    #expect(pilot.words.contains("默认的队列"))
    pilot.press("2")
    pilot.enter("Attic")
    #expect(pilot.words.contains("Attic"))
  }

  @Test("a test page is one at a time, told truly, called off, and no filing's copy")
  func test() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "p", "p")
    #expect(pilot.effects.filter { $0 == .printTest(deskPrinter) }.count == 1)
    pilot.press("c", "c")
    #expect(pilot.effects.filter { $0 == .cancelPrint(.test) }.count == 1)
    pilot.receive(.printing(.test, .stopped([Message("print.cancelled")])))
    #expect(pilot.words.contains("打印已经取消，不会再出纸"))
    #expect(!pilot.words.contains("没有发现问题"), "a test page met something")
    pilot.press("3")
    #expect(!pilot.words.contains("打印已经取消"), "it says nothing of other paper")
    pilot.press("f5", "p")
    pilot.receive(.printing(.test, .done(printer: "HP-3")))
    #expect(pilot.words.contains("[x]  已出纸"))
    #expect(
      !pilot.effects.contains {
        switch $0 {
        case .print, .printOn: true
        default: false
        }
      })
    pilot.press("p", "escape")
    pilot.receive(
      .printing(.test, .waiting([Message("print.fault.media_empty")])))
    #expect(pilot.words.contains("测试页：打印机缺纸"))
  }

  @Test("the page's code is held to what a scanner reads", arguments: [true, false])
  func code(isSame: Bool) throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "r")
    #expect(!pilot.words.contains("读到的"))
    pilot.press("p")
    pilot.receive(.printing(.test, .done(printer: "HP-3")))
    // What is asked of the page can be left, and asked for again.
    pilot.press("r", "escape", "r")
    pilot.enter(isSame ? "yidi test 03 2026-07-31 09:45" : "YIDI TEST 03 2026-07-30 09:45")
    #expect(pilot.words.contains(isSame ? "二维码读得出来" : "和这次印的不一样"))
    // Behind what all of its codes hold stands which of them it is.
    for (size, said) in [("5", "每格 5 点的二维码读得出来"), ("0", "二维码读得出来"), ("55", "不一样")] {
      pilot.press("r")
      pilot.enter("YIDI TEST 03 2026-07-31 09:45 \(size)")
      #expect(pilot.words.contains(said))
    }
  }

  @Test("large type, once kept, is what receipts are printed in until somebody says otherwise")
  func large() throws {
    var pilot = try desk()
    pilot.press("ctrl-p", "4", "f8", "escape", "down", "6")
    #expect(pilot.effects.contains(.print(.filing("DZ2026073103004297"), .large)))
    pilot.receive(.printing(.filing("DZ2026073103004297"), .done(printer: "HP-3")))
    pilot.press("f2", "p")
    #expect(pilot.effects.contains(.print(.filing("DZ2026073103004297"), .receipt)))
  }
}
