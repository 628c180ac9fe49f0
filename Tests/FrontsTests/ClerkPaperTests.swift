import Fronts
import Messages
import Shots
import Terminal
import Testing

@Suite("Paper at the window")
struct ClerkPaperTests {
  @Test("offers to call off a paper that waits, and says that it will not come any more")
  func cancelPrint() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    let number = "DZ2026073103004297"
    pilot.receive(.printing(.filing(number), .waiting([Message("print.fault.media_empty")])))
    #expect(pilot.words.contains("! 打印机缺纸"))
    #expect(pilot.words.contains("C 取消打印"))
    pilot.press("c", "c")
    #expect(pilot.effects.filter { $0 == .cancelPrint(.filing(number)) }.count == 1)
    #expect(pilot.words.contains("正在取消打印"))
    pilot.receive(.printing(.filing(number), .stopped([Message("print.cancelled")])))
    #expect(pilot.words.contains("打印已经取消，不会再出纸"))
    #expect(pilot.words.contains("P 再打印"))
  }

  @Test(
    "prints the receipt in large type where F2 asked for it before the filing, and for that one")
  func largeBeforeFiling() throws {
    var pilot = try desk()
    let number = "DZ2026073103004297"
    for (keys, choice) in [(["f2", "y"], PaperChoice.large), (["f2", "f2", "y"], .receipt)] {
      pilot.fillPlain()
      pilot.press("f8")
      let before = pilot.effects.count
      for key in keys { pilot.press(key) }
      #expect(pilot.effects.dropFirst(before).contains(.print(.filing(number), choice)))
      pilot.receive(.printing(.filing(number), .done(printer: "HP-3")))
    }
  }

  @Test("Esc gives up the choice of a paper, and stays with the filing")
  func givesUpChoice() throws {
    var pilot = try desk()
    pilot.press("down", "5", "t")
    #expect(pilot.words.contains("打印哪一张"))
    pilot.press("escape")
    #expect(!pilot.words.contains("打印哪一张") && pilot.words.contains("T 其他单据"))
  }

  @Test("names the right one of two papers, and asks before leaving while one is on its way")
  func twoPapers() throws {
    var pilot = try desk()
    pilot.press("down", "6", "f3", "down", "down", "6", "f3")
    let first = "DZ2026073103004297"
    pilot.receive(
      .printing(
        .filing(first), .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])]))
    )
    #expect(pilot.words.contains("\(first)：已经发送到打印机「HP-3」，它不报告结果。"))
    #expect(!pilot.words.contains("已出纸"))
    for key in ["f12", "down", "up", "f3"] { pilot.press(key) }
    #expect(pilot.words.contains("还有 1 份没有打完"))
    #expect(!pilot.effects.contains(.leave))
    // What the next key would do stays to be read, whatever comes in meanwhile.
    let second = try #require(pilot.effects.compactMap(\.printed).last { $0 != first })
    pilot.receive(.printing(.filing(second), .waiting([Message("print.fault.media_empty")])))
    #expect(pilot.words.contains("还有 1 份没有打完"))
    pilot.press("f3")
    #expect(pilot.effects.contains(.leave))
  }

  @Test("waits on W, and goes to another printer on S once the first has let go of the paper")
  func switchesPrinter() throws {
    let number = "DZ2026073103004297"
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    pilot.receive(.printing(.filing(number), .waiting([Message("print.fault.media_empty")])))
    #expect(pilot.words.contains("W 等待"))
    pilot.press("w")
    #expect(pilot.words.contains("装好以后"))
    #expect(!pilot.effects.contains(.cancelPrint(.filing(number))))
    pilot.press("s")
    #expect(pilot.effects.contains(.listPrinters))
    pilot.receive(.printers(["HP-3", "Hall"]))
    #expect(pilot.words.contains("1 HP-3  2 Hall"))
    pilot.press("9")
    #expect(pilot.words.contains("没有第 9 台"))
    pilot.press("2")
    #expect(pilot.effects.contains(.cancelPrint(.filing(number))))
    let on = Effect.printOn(printer: "Hall", .filing(number), .receipt)
    #expect(!pilot.effects.contains(on), "it might come out twice")
    pilot.receive(.printing(.filing(number), .stopped([Message("print.cancelled")])))
    #expect(pilot.effects.contains(on))
    pilot.receive(.printing(.filing(number), .done(printer: "Hall")))
    #expect(pilot.words.contains("已出纸"))
  }

  @Test("goes to no other printer by itself where the first may have the paper")
  func staysInDoubt() throws {
    let number = "DZ2026073103004297"
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    pilot.receive(.printing(.filing(number), .waiting([Message("print.fault.media_jam")])))
    pilot.press("s")
    pilot.receive(.printers(["HP-3", "Hall"]))
    pilot.press("2")
    pilot.receive(
      .printing(
        .filing(number),
        .unconfirmed([Message("print.fault.beyond_recall"), Message("print.unknown")])))
    #expect(pilot.words.contains("先看出纸口，再决定补打"))
    let on = Effect.printOn(printer: "Hall", .filing(number), .receipt)
    #expect(!pilot.effects.contains(on))
    pilot.press("s")
    pilot.receive(.printers(["HP-3", "Hall"]))
    pilot.press("2")
    #expect(pilot.effects.contains(on))
  }

  @Test("takes the clerk's word on O for a paper that no printer vouches for, and only there")
  func seenOut() throws {
    let number = "DZ2026073103004297"
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    pilot.receive(.printing(.filing(number), .sent(printer: "HP-3")))
    pilot.press("o")
    #expect(pilot.words.contains("[ ]  出纸"))
    pilot.receive(
      .printing(
        .filing(number), .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])])))
    #expect(pilot.words.contains("O 出来了   N 没有出来   X 印坏了"))
    pilot.press("o", "o", "n")
    #expect(pilot.words.contains("[x]  已出纸"))
    #expect(!pilot.words.contains("O 出来了"))
    // Said once it is on record once.
    #expect(pilot.effects.compactMap(\.seen) == [.out])
  }

  @Test("takes the clerk's word on X that a paper is spoilt, and offers to print again")
  func seenSpoiled() throws {
    let number = "DZ2026073103004297"
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y", "x")
    pilot.receive(
      .printing(
        .filing(number), .unconfirmed([Message("print.sent_unconfirmed", ["printer": "HP-3"])])))
    pilot.press("x", "n")
    #expect(pilot.effects.compactMap(\.seen) == [.spoiled])
    #expect(pilot.words.contains("记下了：这张印坏了") && pilot.words.contains("P 再打印"))
    #expect(!pilot.words.contains("X 印坏了"))
    pilot.press("p")
    #expect(pilot.effects.filter { $0.printed == number }.count == 2)
  }

  @Test("takes the clerk's word on N that no paper came, and offers to print again")
  func seenNotOut() throws {
    let number = "DZ2026073103004297"
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y", "n")
    let lost = [Message("print.fault.connection_lost"), Message("print.unknown")]
    pilot.receive(.printing(.filing(number), .unconfirmed(lost)))
    pilot.press("n", "o")
    #expect(pilot.effects.compactMap(\.seen) == [.notOut])
    #expect(pilot.words.contains("记下了：纸没有出来"))
    #expect(pilot.words.contains("[ ]  出纸") && pilot.words.contains("P 再打印"))
    pilot.press("p")
    #expect(pilot.effects.filter { $0.printed == number }.count == 2)
  }

  @Test("prints the filing's other papers on T, one at a time")
  func otherPapers() throws {
    let number = "DZ2026073103004297"
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "p", "t")
    #expect(pilot.words.contains("1 交医院说明"))
    pilot.press("9")
    #expect(!pilot.words.contains("1 交医院说明"))
    pilot.press("t", "1")
    #expect(pilot.effects.contains(.print(.filing(number), .hospital)))
    pilot.press("t", "4")
    #expect(pilot.words.contains("上一张还没有打完"))
    #expect(!pilot.effects.contains(.print(.filing(number), .promise)))
    pilot.receive(.printing(.filing(number), .done(printer: "HP-3")))
    pilot.press("t", "4")
    #expect(pilot.effects.contains(.print(.filing(number), .promise)))
  }

  @Test("prints what carries the full number only after a reason was given")
  func maskedPapers() throws {
    var pilot = try desk()
    pilot.press("down", "5", "t", "3")
    #expect(pilot.words.contains("先按 7 "))
    #expect(!pilot.effects.contains { if case .print = $0 { true } else { false } })
    pilot.press("t", "2")
    #expect(pilot.effects.contains { if case .print(_, .missing) = $0 { true } else { false } })
  }

  @Test("prints what is missing before anything is filed, and files nothing by it")
  func notice() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "m", "m")
    #expect(pilot.words.contains("备案还没有提交"))
    let notices = pilot.effects.filter { if case .printNotice = $0 { true } else { false } }
    #expect(notices.count == 1)
    #expect(!pilot.effects.contains { if case .file = $0 { true } else { false } })
    pilot.receive(.printing(.notice, .done(printer: "HP-3")))
    #expect(pilot.words.contains("一次性告知单已出纸"))
    pilot.press("y")
    #expect(pilot.effects.contains { if case .file = $0 { true } else { false } })
  }

  @Test("asks of a notice that no printer vouches for, and of that one alone")
  func noticeSeen() throws {
    var pilot = try desk()
    pilot.fillPlain()
    let unconfirmed = EffectResult.printing(
      .notice,
      .unconfirmed([Message("print.sent_unconfirmed", ["printer": "10.0.0.7:9100"])]))
    var seen: [PaperSight] = []
    for (key, sight, said) in [
      ("n", PaperSight.notOut, "告知单没有出来"), ("x", .spoiled, "告知单印坏了"),
      ("o", .out, "一次性告知单已出纸"),
    ] {
      pilot.press("f8", "o", "x")
      #expect(pilot.effects.compactMap(\.seen) == seen)
      pilot.press("m")
      pilot.receive(unconfirmed)
      #expect(pilot.words.contains("告知单出来了吗") && pilot.words.contains("它不报告结果"))
      pilot.press(key)
      seen.append(sight)
      #expect(pilot.effects.compactMap(\.seen) == seen)
      #expect(pilot.words.contains(said) && pilot.words.contains("N 回去改"))
      pilot.press("n")
      #expect(!pilot.words.contains("N 回去改"))
    }
    // Of a notice to somebody before nothing is asked.
    pilot.press("f8", "m")
    pilot.receive(unconfirmed)
    pilot.press("p", "f3")
    pilot.fillPlain()
    pilot.press("f8")
    #expect(pilot.words.contains("N 回去改") && !pilot.words.contains("告知单出来了吗"))
  }

  @Test("tells calmly that a window whose printer is a folder has kept the paper there")
  func keptAsFile() throws {
    let number = "DZ2026073103004297"
    let kept = EffectResult.printing(.filing(number), .saved(path: "/srv/papers/\(number).pdf"))
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    pilot.receive(kept)
    #expect(pilot.words.contains("[x]  本窗口不打印，已存为文件：/srv/papers/\(number).pdf"))
    #expect(pilot.words.contains("P 再打印") && !pilot.words.contains("!"))
    pilot.press("p", "f6")
    pilot.receive(kept)
    #expect(pilot.words.contains("\(number) 已存为文件：/srv/papers/\(number).pdf"))
    #expect(!pilot.words.contains("单据待看"))
    pilot.press("tab", "f3")
    #expect(pilot.words.contains("已存为文件"))
    pilot.press("down")
    #expect(!pilot.words.contains("已存为文件"))
    pilot.press("f3")
    #expect(pilot.effects.last == .leave, "nothing is on its way")
  }

  @Test("says where there is no printer to go to")
  func noPrinters() throws {
    var pilot = try desk()
    pilot.press("down", "5", "s")
    pilot.receive(.printers([]))
    #expect(pilot.words.contains("没有打印机"))
    pilot.press("s")
    pilot.receive(.noPrinters([Message("print.fault.service_down")]))
    #expect(pilot.words.contains("打印服务没有运行"))
    // A paper that met the same already says so once, not twice.
    let stopped = [Message("print.fault.service_down"), Message("print.not_sent")]
    pilot.receive(.printing(.filing("DZ2026073103004297"), .stopped(stopped)))
    #expect(pilot.words.split(separator: "打印服务没有运行").count == 2)
    pilot.press("s")
    pilot.receive(.noPrinters([Message("print.fault.service_down")]))
    #expect(pilot.words.split(separator: "打印服务没有运行").count == 2)
  }

  @Test("tells on the list what came out meanwhile, until the next key there")
  func toldLater() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y", "f6")
    pilot.receive(.printing(.filing("DZ2026073103004297"), .done(printer: "HP-3")))
    pilot.press("tab")
    #expect(!pilot.words.contains("已出纸"))
    pilot.press("f3")
    #expect(pilot.words.contains("DZ2026073103004297 的回执已出纸"))
    pilot.press("down", "up")
    #expect(!pilot.words.contains("已出纸"))
  }

  @Test("says that toner or paper runs low, beside the paper or on whatever page there is")
  func low() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    let paper = PaperID.filing("DZ2026073103004297")
    pilot.receive(.paperRemark(paper, .supplyLow))
    #expect(pilot.words.contains("快用完了"))
    pilot.receive(.printing(paper, .done(printer: "HP-3")))
    #expect(pilot.words.contains("快用完了") && pilot.words.contains("已出纸"))
    pilot.press("f6")
    #expect(!pilot.words.contains("快用完了"))
    pilot.receive(.paperRemark(paper, .supplyLow))
    pilot.press("5")
    #expect(pilot.words.contains("快用完了"), "once the notice before it was read")
  }

  @Test("asks whether to wait on where a paper takes long, and calls nothing off meanwhile")
  func long() throws {
    var pilot = try desk()
    pilot.fillPlain()
    pilot.press("f8", "y")
    let paper = PaperID.filing("DZ2026073103004297")
    pilot.receive(.paperRemark(paper, .long))
    #expect(pilot.words.contains("还没有打完") && pilot.words.contains("C 取消打印"))
    pilot.press("w")
    #expect(!pilot.effects.contains(.cancelPrint(paper)))
    pilot.receive(.printing(paper, .done(printer: "HP-3")))
    #expect(pilot.words.contains("已出纸") && !pilot.words.contains("还没有打完"))
  }

  @Test("keeps the number in groups and the telephone on the page at every size")
  func inReach() throws {
    for size in [Size(columns: 60, rows: 18), Size(columns: 80, rows: 24)] {
      var pilot = try desk(size: size)
      pilot.fillPlain()
      pilot.press("f8", "y")
      let trouble = Message("print.fault.media_empty")
      pilot.receive(.printing(.filing("DZ2026073103004297"), .waiting([trouble])))
      #expect(pilot.words.contains("备案号 DZ 2026 0731 0300 4297   电话 12393"))
    }
  }

  @Test("says before Y what the printer has said, and asks none that takes one caller only")
  func before() throws {
    let empty = Message("print.fault.media_empty")
    func confirmed(_ kind: PrinterChoice.Kind) throws -> Pilot {
      var choice = deskPrinter
      choice.kind = kind
      let inUse = choice
      var pilot = try desk { effect in
        switch effect {
        case .askPrinter: [.printer(.inUse(inUse))]
        case .lookAtPrinter(let choice): [.printer(.looked(choice, .trouble([empty])))]
        default: clerkWorld(effect)
        }
      }
      pilot.fillPlain()
      pilot.press("f8")
      return pilot
    }
    var told = try confirmed(.cups)
    #expect(told.words.contains("打印机缺纸。按 P 照样能备案"))
    told.press("y")
    #expect(told.effects.contains { if case .file = $0 { true } else { false } })
    let untold = try confirmed(.tcp)
    #expect(!untold.words.contains("打印机缺纸"))
  }
}

extension Effect {
  /// The filing whose paper is to be printed.
  fileprivate var printed: String? {
    if case .print(.filing(let number), _) = self { number } else { nil }
  }

  /// What was seen of a paper.
  fileprivate var seen: PaperSight? {
    if case .sawPaper(_, let sight) = self { sight } else { nil }
  }
}
