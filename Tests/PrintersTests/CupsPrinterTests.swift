import Foundation
import Messages
import Pages
import Printers
import Receipts
import Support
import Synchronization
import Testing

@Suite("Printing through a real cupsd")
struct CupsPrinterTests {
  private let document = PrintDocument(
    title: "DZ20260731020042", bytes: Array("异地就医备案回执\n".utf8), mime: "text/plain")

  @Test("the printer gets the bytes and the number alone, and what its queue says is not its word")
  func sent() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "desk"))
    #expect(world.received(by: "desk") == document.bytes)
    #expect(world.told("desk").contains(" DZ20260731020042 "))
    #expect(try world.jobsLeft() == 0)
    // CUPS left to itself keeps every document for a day.
    #expect(try world.documentsKept() == [])
  }

  @Test("the service is told whose job it is by the clerk's number; without one it is the system's")
  func user() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    let printer = CupsPrinter(queue: "desk", server: world.server)
    for (number, user) in [("0217", "0217"), (nil, "root")] {
      let document = PrintDocument(
        title: document.title, bytes: document.bytes, mime: document.mime, user: number)
      #expect(printer.print(document, watch: PrintWatch()) == .sentUnconfirmed(printer: "desk"))
      #expect(world.told("desk").contains(" \(user) DZ20260731020042 "))
    }
    // Whoever owns the job may have it forgotten.
    #expect(try world.documentsKept() == [])
  }

  @Test("a queue that is for users of the machine alone still prints, as theirs")
  func allowed() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.allow("root", on: "desk")
    let document = PrintDocument(
      title: document.title, bytes: document.bytes, mime: document.mime, user: "0217")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "desk"))
    #expect(world.told("desk").contains(" root DZ20260731020042 "))
  }

  @Test("a queue that asks for a password is told, and nothing is sent to it")
  func wantsPassword() throws {
    let world = try PrintWorld(onLoopback: true)
    defer { world.stop() }
    try world.addQueue("locked")
    try world.lock("locked", wholly: false)
    try world.addQueue("shut")
    try world.lock("shut", wholly: true)
    let away = "127.0.0.1:\(world.port)"
    for queue in ["locked", "shut"] {
      for user in ["0217", nil] {
        let document = PrintDocument(
          title: document.title, bytes: document.bytes, mime: document.mime, user: user)
        let outcome = CupsPrinter(queue: queue, server: away).print(document, watch: PrintWatch())
        #expect(outcome == .notSent(PrintFault(.wantsPassword, printer: queue)))
      }
      // So does a queue that is spoken to as a printer.
      let address = try #require(IppAddress("ipp://\(away)/printers/\(queue)"))
      let outcome = IppPrinter(address).print(document, watch: PrintWatch())
      #expect(outcome == .notSent(PrintFault(.wantsPassword, printer: "127.0.0.1")))
      #expect(world.received(by: queue) == nil)
    }
    let shut = CupsPrinter(queue: "shut", server: away).trouble()
    #expect(shut == PrintFault(.wantsPassword, printer: "shut"))
    #expect(try world.jobsLeft() == 0)
  }

  @Test("a queue that knows this machine's users without a password prints as theirs")
  func known() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("locked")
    try world.lock("locked", wholly: false)
    let document = PrintDocument(
      title: document.title, bytes: document.bytes, mime: document.mime, user: "0217")
    let outcome = CupsPrinter(queue: "locked", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "locked"))
    #expect(world.told("locked").contains(" root DZ20260731020042 "))
  }

  @Test("a printer that only takes bytes is never said to have printed")
  func onlyBytes() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("thermal", .socket)
    let outcome = CupsPrinter(queue: "thermal", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "thermal"))
    #expect(world.received(by: "thermal") == document.bytes)
  }

  @Test("the default printer serves when none is named")
  func defaultPrinter() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.makeDefault("desk")
    let outcome = CupsPrinter(server: world.server).print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "desk"))
  }

  @Test("a machine without a default printer says so")
  func noDefault() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    let outcome = CupsPrinter(server: world.server).print(document, watch: PrintWatch())
    #expect(outcome.fault?.code == .noDefault)
  }

  @Test("a queue that is not there is named")
  func noQueue() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    let outcome = CupsPrinter(queue: "gone", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome.fault?.code == .noPrinter)
    #expect(outcome.fault?.printer == "gone")
  }

  @Test("a printing service that is not running is told from one that hangs")
  func serviceDown() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    let printer = CupsPrinter(queue: "desk", server: world.server)
    world.freeze()
    #expect(printer.print(document, watch: PrintWatch()).fault?.code == .serviceSilent)
    world.stop()
    #expect(printer.print(document, watch: PrintWatch()).fault?.code == .serviceDown)
  }

  @Test("a service that hangs at any moment: what is said not to be printed never comes out")
  func hangs() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    let long = PrintDocument(
      title: "DZ20260731020042", bytes: [UInt8](repeating: 0x41, count: 30_000_000),
      mime: "text/plain")
    for milliseconds in [0, 15, 60] as [UInt32] {
      let queue = "desk\(milliseconds)"
      try world.addQueue(queue)
      let thread = Thread {
        usleep(milliseconds * 1000)
        world.freeze()
      }
      thread.start()
      let outcome = CupsPrinter(queue: queue, server: world.server)
        .print(long, watch: PrintWatch(patienceSeconds: 1))
      while !thread.isFinished { usleep(1000) }
      world.thaw()
      // What it still held it may print now.
      for _ in 0..<200 {
        if try world.jobsLeft() == 0 { break }
        usleep(10_000)
      }
      let came = world.received(by: queue)
      switch outcome {
      case .notSent: #expect(came == nil, "\(milliseconds) ms")
      case .sentUnconfirmed: #expect(came == long.bytes, "\(milliseconds) ms")
      // It says of neither that there is a paper; of half of one nothing comes.
      case .unknown: #expect(came == nil || came == long.bytes, "\(milliseconds) ms")
      case .confirmed, .cancelled, .saved: Issue.record("\(milliseconds) ms: \(outcome)")
      }
      try world.cancelAll(queue)
    }
  }

  @Test("nothing is handed to a queue that is paused, and its reason is passed on")
  func paused() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.pause("desk", reason: "carriage return")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch())
    let fault = PrintFault(.paused, printer: "desk", reason: "carriage return")
    #expect(outcome == .notSent(fault))
    #expect(try world.jobsLeft() == 0)
  }

  @Test("a queue that takes no jobs is told")
  func rejecting() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.reject("desk")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome.fault?.code == .notAccepting)
    #expect(try world.jobsLeft() == 0)
  }

  @Test("a kind of document the queue does not take is not sent")
  func wrongFormat() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    let model = PrintDocument(title: "DZ20260731020042", bytes: [1], mime: "model/stl")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(model, watch: PrintWatch())
    #expect(outcome.fault?.code == .wrongFormat)
    #expect(try world.jobsLeft() == 0)
  }

  @Test(
    "what the printer waits for is told, and it goes on once mended",
    arguments: [
      ("media-empty-error", PrintFault.Code.mediaEmpty), ("media-jam-warning", .mediaJam),
      ("cover-open-report", .coverOpen),
    ])
  func mended(state: String, code: PrintFault.Code) throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.setMode(state, of: "desk")
    let seen = Mutex<[PrintFault.Code]>([])
    let watch = PrintWatch(progress: { step in
      guard case .waiting(let fault) = step else { return }
      seen.withLock { $0.append(fault.code) }
      world.openGate(of: "desk")
    })
    let outcome = CupsPrinter(queue: "desk", server: world.server).print(document, watch: watch)
    #expect(outcome == .sentUnconfirmed(printer: "desk"))
    #expect(seen.withLock { $0 } == [code])
  }

  @Test("a job that is given up is gone from the queue, and whether the printer has it stays open")
  func abandoned() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.setMode("media-empty-error", of: "desk")
    let enough = Atomic(false)
    let watch = PrintWatch(
      progress: { if case .waiting = $0 { enough.store(true, ordering: .relaxed) } },
      isAbandoned: { enough.load(ordering: .relaxed) })
    let outcome = CupsPrinter(queue: "desk", server: world.server).print(document, watch: watch)
    #expect(outcome == .unknown(PrintFault(.beyondRecall, printer: "desk")))
    #expect(try world.jobsLeft() == 0)
  }

  @Test("a job that does not finish in time is cancelled, and whether paper came stays open")
  func tooSlow() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.setMode("media-jam-error", of: "desk")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch(patienceSeconds: 6))
    #expect(outcome == .unknown(PrintFault(.mediaJam, printer: "desk")))
    #expect(try world.jobsLeft() == 0)
  }

  @Test(
    "a printer that gives the job up leaves nothing in the queue",
    arguments: ["exit1", "exit3", "exit4", "exit5", "exit6"])
  func aborted(mode: String) throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    try world.setMode(mode, of: "desk")
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch(patienceSeconds: 3))
    guard case .unknown = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(try world.jobsLeft() == 0)
  }

  @Test("a task that is cancelled gives its job up")
  func asynchronous() async throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk")
    let printer = CupsPrinter(queue: "desk", server: world.server)
    #expect(await printer.print(document) == .sentUnconfirmed(printer: "desk"))
    try world.setMode("cover-open-error", of: "desk")
    let (steps, told) = AsyncStream.makeStream(of: PrintProgress.self)
    let task = Task {
      defer { told.finish() }
      return await printer.print(document, progress: { told.yield($0) })
    }
    for await step in steps {
      if case .waiting = step { break }
    }
    task.cancel()
    #expect(await task.value == .unknown(PrintFault(.beyondRecall, printer: "desk")))
    #expect(try world.jobsLeft() == 0)
  }

  @Test("a queue with a filter of its own gets a PDF as it was laid out, on its sheet")
  func laidOut() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    try world.addQueue("desk", ppd: "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd")
    let paper = try SamplePaper(sample: .lateFiling, language: .zh, typeSize: .large).receipt
    let document = PrintDocument(
      title: paper.number, bytes: try PageDrawing.pdf(paper, .a4, footer: "{page}"),
      mime: "application/pdf", media: PageFormat.a4.media)
    let outcome = CupsPrinter(queue: "desk", server: world.server)
      .print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "desk"))
    let page = String(decoding: world.received(by: "desk") ?? [], as: UTF8.self)
    #expect(page.contains("%PDF"))
    #expect(page.contains(/MediaBox \[ ?0 0 595(\.\d+)? 84[12]/))
    #expect(world.told("desk").contains("print-scaling=none"))
  }

  @Test("a dot-matrix queue is asked for its finer dots on A4, and its filters draw it so")
  func dots() throws {
    let world = try PrintWorld()
    defer { world.stop() }
    let ppd = "\(world.folder)/dots.ppd"
    try Data(DotMatrix.ppd.utf8).write(to: URL(filePath: ppd))
    try world.addQueue("dots", ppd: ppd)
    var input = try PaperSample.lateFiling.input(.zh)
    let code =
      "HTTPS://YB.EXAMPLE/V/" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 7)
    input.signature = .init(payload: code, code: "7K3M-9QXT")
    let paper = Paper(input, catalogue: try texts(.zh))
    let bytes = try PageDrawing.pdf(paper, .a4, footer: "{page}")
    let printer = CupsPrinter(queue: "dots", server: world.server)
    for (resolution, expected) in [("180dpi", 180), (nil, 60)] {
      let document = PrintDocument(
        title: paper.number, bytes: bytes, mime: "application/pdf", media: PageFormat.a4.media,
        resolution: resolution)
      #expect(printer.print(document, watch: PrintWatch()) == .sentUnconfirmed(printer: "dots"))
      let told = world.told("dots")
      #expect(told.contains("Resolution=180dpi") == (resolution != nil), "\(told)")
      #expect(told.contains("print-scaling=none"))
      let raster = try #require(DotMatrix.Raster(world.received(by: "dots") ?? []))
      #expect(raster.dotsPerInch == [expected, expected])
      // A4 in points; the PPD's usual sheet is another.
      #expect(raster.sheet == [595, 842])
      // Part of a dot is one more or one less.
      for (dots, points) in zip(raster.dots, raster.sheet) {
        #expect(abs(dots * 72 - points * expected) < 72)
      }
      guard resolution != nil else { continue }
      // What the needles draw: the code is read, and there is as much ink as another program finds.
      #expect(try Tool.text("zbarimg", ["--raw", "-q", "FILE"], on: raster.picture).contains(code))
      let other = try Tool.run(
        "pdftoppm", ["-r", "180", "-gray", "-singlefile", "FILE"], on: bytes)
      let (ink, otherInk) = (
        raster.shades.count { $0 < 128 }, other.suffix(raster.shades.count).count { $0 < 128 }
      )
      #expect(ink > 10_000 && abs(ink - otherInk) < otherInk / 5, "\(ink) against \(otherInk)")
    }
  }
}
