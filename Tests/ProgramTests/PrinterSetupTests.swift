import FoundationEssentials
import Fronts
import Glibc
import Messages
import Pages
import Printers
import Receipts
import Rules
import Support
import Testing
import Thermal

@testable import yidi

@Suite("The printer of a window")
struct PrinterSetupTests {
  @Test("every setting is taken, and a name or value that is none is refused")
  func settings() throws {
    var settings = Settings()
    try settings.read(
      """
      [printer]
      kind = "tcp"
      address = "10.0.0.7"
      paper = 58
      large = true
      charset = "gbk"
      hanzi = false
      hanzi_size = true
      native_qr = false
      code_dots = 5
      cutter = false
      status_back = false
      """, file: "yidi.toml")
    #expect(settings.setup.misfit == nil && settings.setup.isLarge)
    let wanted = ThermalProfile(
      roll: .mm58, charset: .gbk, hasHanzi: false, hasNativeQR: false, codeDots: 5,
      hasCutter: false, needsHanziSize: true)
    #expect(settings.setup.thermal == wanted)
    let printer = try #require(settings.setup.printer() as? ThermalPrinter)
    #expect(printer.name == "10.0.0.7:9100")
    for line in [
      "paper = \"a3\"", "kind = \"lpt\"", "colour = true", "cutter = \"no\"", "code_dots = 3",
    ] {
      #expect(throws: Settings.Failure.self) {
        var settings = Settings()
        try settings.read("[printer]\n\(line)\n", file: "yidi.toml")
      }
    }
    for dots in [1, 2, 3, 9] {
      #expect(
        throws: Settings.Failure.setting(
          file: "yidi.toml", name: "printer.code_dots", fitting: "0, 4 - 8")
      ) { try settings.read("[printer]\ncode_dots = \(dots)\n", file: "yidi.toml") }
    }
  }

  @Test(
    "what does not fit together is named",
    arguments: [
      (PrinterSetup.Kind.cups, nil, PrinterSetup.Sheets.a4, nil), (.cups, "desk", .wide, nil),
      (.tcp, nil, .wide, .address), (.tcp, "10.0.0.7:9100", .a4, .paper),
      (.device, "lp0", .wide, .address), (.device, "/dev/usb/lp0", .narrow, nil),
      (.ipp, "ipp://10.0.0.7", .a4, nil), (.ipp, "10.0.0.7", .a4, .address),
      (.file, "/tmp", .a4, nil), (.file, "here", .a4, .address),
    ] as [(PrinterSetup.Kind, String?, PrinterSetup.Sheets, PrinterSetup.Misfit?)])
  func misfits(
    kind: PrinterSetup.Kind, address: String?, sheets: PrinterSetup.Sheets,
    misfit: PrinterSetup.Misfit?
  ) {
    var setup = PrinterSetup()
    (setup.kind, setup.address, setup.sheets) = (kind, address, sheets)
    #expect(setup.misfit == misfit)
  }

  @Test(
    "each fault is said with what to do, and what may be out is never called not printed",
    arguments: [
      (PrintFault.Code.mediaEmpty, "装好纸后会自动继续"), (.mediaJam, "取出卡纸"),
      (.coverOpen, "盖板没有合上"), (.supplyEmpty, "换上新的"), (.noAnswer, "看看电源和网线"),
      (.paused, "要管理员恢复"), (.notAccepting, "换一台打印机"), (.noPrinter, "换一台打印机"),
      (.noDevice, "打印机没有开"),
      (.serviceDown, "打印服务没有运行"), (.serviceSilent, "打印服务没有应答"),
      (.aborted, "不会自己再打"), (.wantsPassword, "换一台打印机"), (.beyondRecall, "收不回来"),
      (.cancelledLate, "不会再出纸"),
    ])
  func sentences(code: PrintFault.Code, words: String) throws {
    let texts = try Program.catalogue(.zh)
    let fault = PrintFault(code, printer: "desk")
    #expect(fault.messages.map { texts($0) }.joined().contains(words))
    let unknown = PrintOutcome.unknown(fault).messages.map { texts($0) }.joined()
    #expect(unknown.contains("先看出纸口") && !unknown.contains("没有打印，"))
    let notSent = PrintOutcome.notSent(fault).messages.map { texts($0) }.joined()
    #expect(notSent.contains("没有打印，也不会再出纸"))
    // What may be out was taken, whatever became of it then.
    #expect(!unknown.contains("没有接受"))
  }

  @Test("the test page of a roll has a code as long as a signed paper's in each size that fits")
  func testCodes() throws {
    let texts = try Program.catalogue(.zh)
    for (sheets, dots, sizes) in [
      (PrinterSetup.Sheets.wide, 576, [6, 5, 4]), (.narrow, 384, [5, 4]),
    ] {
      for drawsCodes in [true, false] {
        var setup = PrinterSetup()
        (setup.kind, setup.address, setup.sheets) = (.tcp, "10.0.0.7", sheets)
        setup.profile.hasNativeQR = drawsCodes
        let page = TestPaper(
          setup: setup, printer: "10.0.0.7", office: .init(name: "", window: "03"),
          printedAt: .init(try #require(Day("2026-07-31")), "09:45"), texts: texts, chinese: texts)
        var press = setup.press()
        press.codeDots = page.codeDots
        press.maker = PageMaker(program: programPath())
        let bytes = try press.document(page.paper(), texts).bytes
        let read = try RollReading(bytes, dots: dots)
        #expect(read.codes == sizes.map { page.code + String($0) })
        #expect(page.code.count == 310)
        if drawsCodes { #expect(read.sizes == sizes) }
        #expect(read.texts.contains("每格 \(sizes[0]) 点，回执上的码不比这小"))
        #expect(read.texts.contains("每格 4 点"))
      }
    }
  }

  @Test("the test page says of the size that papers have, not of the largest, that they have it")
  func testCodesKept() throws {
    let texts = try Program.catalogue(.zh)
    var setup = PrinterSetup()
    (setup.kind, setup.address, setup.sheets) = (.tcp, "10.0.0.7", .wide)
    setup.profile.codeDots = 5
    let page = TestPaper(
      setup: setup, printer: "10.0.0.7", office: .init(name: "", window: "03"),
      printedAt: .init(try #require(Day("2026-07-31")), "09:45"), texts: texts, chinese: texts)
    let rows = TextRenderer.forPaper(page.paper())
    #expect(rows.contains("每格 5 点，回执上的码不比这小"))
    #expect(rows.contains("每格 6 点") && !rows.contains("每格 6 点，"))
  }

  @Test("a queue that is named instead gets pages, whatever the window's printer takes")
  func elsewhere() {
    var setup = PrinterSetup()
    (setup.kind, setup.address, setup.sheets) = (.tcp, "10.0.0.7", .wide)
    #expect(setup.press().kind == "escpos")
    #expect(setup.press(queue: "desk").kind == "pdf")
    #expect((setup.printer(queue: "desk") as? CupsPrinter)?.queue == "desk")
  }
}

/// A roll as another program than ours reads it.
private struct RollReading {
  let texts: [String]
  /// Dots to a module of each code the printer draws.
  let sizes: [Int]
  /// What is read off the paper's picture, from the top.
  let codes: [String]

  init(_ bytes: [UInt8], dots: Int) throws {
    let reader = "\(repositoryPath())/Tests/ThermalTests/Data/escpos.py"
    let folder = "/tmp/yidi-roll-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = "\(folder)/roll"
    try Data(bytes).write(to: URL(filePath: file))
    try ChildProgram.run("/usr/bin/python3", [reader, String(dots), file], log: "\(folder)/log")
    func lines(_ path: String) throws -> [String] {
      try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
    }
    let rows = try lines("\(file).txt").map { $0.split(separator: "\t").map(String.init) }
    texts = rows.filter { $0[0] == "text" }.map { $0[2] }
    sizes = rows.filter { $0[0] == "code" }.compactMap { Int($0[2]) }
    // Which it finds first is its own affair.
    codes = Tool.codes(in: Array(try Data(contentsOf: URL(filePath: "\(file).pbm")))).sorted(by: >)
  }
}
