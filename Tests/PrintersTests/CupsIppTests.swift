import Glibc
import Messages
import Pages
import Printers
import Receipts
import Support
import Synchronization
import Testing

@Suite("Printing through a real cupsd to a real IPP printer", .serialized)
struct CupsIppTests {
  /// Both, and a queue between them.
  struct Worlds {
    let service: PrintWorld
    let printer: IppWorld

    init() throws {
      printer = try IppWorld()
      service = try PrintWorld(.own)
      try service.addQueue("desk", at: printer.address)
    }

    func stop() {
      service.stop()
      printer.stop()
    }

    func print(_ document: PrintDocument, _ watch: PrintWatch = PrintWatch()) -> PrintOutcome {
      CupsPrinter(queue: "desk", server: service.server).print(document, watch: watch)
    }
  }

  /// As long as a signature with its body.
  private static let payload =
    "%YBBA1:" + String(repeating: "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", count: 7)

  func receipt() throws -> (paper: Paper, document: PrintDocument) {
    var input = try PaperSample.lateFiling.input(.zh)
    input.signature = .init(payload: Self.payload, code: "7K3M-9QXT")
    let paper = Paper(input, catalogue: try texts(.zh))
    let bytes = try PageDrawing.pdf(paper, .a4, footer: "{page}")
    let document = PrintDocument(
      title: paper.number, bytes: bytes, mime: "application/pdf", media: PageFormat.a4.media)
    return (paper, document)
  }

  @Test("the printer gets the receipt once, on its sheet, with all its words")
  func confirmed() throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    let (paper, document) = try receipt()
    #expect(worlds.print(document) == .confirmed(printer: "desk"))
    #expect(worlds.printer.documents.count == 1)
    let printed = try #require(worlds.printer.documents.first)
    let facts = try Tool.text("pdfinfo", ["FILE"], on: printed)
    #expect(facts.contains(/Page size: +59[45](\.\d+)? x 84[12]/), "\(facts)")
    let words = try Tool.text("pdftotext", ["FILE", "-"], on: printed).filter { !$0.isWhitespace }
    let own = try Tool.text("pdftotext", ["FILE", "-"], on: document.bytes)
    #expect(words == own.filter { !$0.isWhitespace })
    #expect(words.contains(paper.number))
    let dots = try Tool.run("pdftoppm", ["-r", "203", "-gray", "FILE"], on: printed)
    let code = try Tool.text("zbarimg", ["--raw", "-q", "--nodbus", "FILE"], on: dots)
    #expect(code == Self.payload + "\n")
    #expect(try worlds.service.jobsLeft() == 0)
    #expect(try worlds.service.documentsKept() == [])
  }

  @Test(
    "what it waits for is told, and it goes on once mended",
    arguments: [
      ("media-empty-error", PrintFault.Code.mediaEmpty), ("media-jam-error", .mediaJam),
      ("cover-open-error", .coverOpen),
    ])
  func mended(state: String, code: PrintFault.Code) throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    try worlds.printer.setMode(state)
    let told = Mutex<[PrintFault.Code]>([])
    let outcome = worlds.print(
      try receipt().document,
      PrintWatch(progress: { step in
        guard case .waiting(let fault) = step else { return }
        told.withLock { $0.append(fault.code) }
        if fault.code == code { try? worlds.printer.setMode("ok") }
      }))
    #expect(outcome == .confirmed(printer: "desk"))
    #expect(told.withLock { $0.contains(code) })
    #expect(worlds.printer.papers == 1)
    #expect(try worlds.service.jobsLeft() == 0)
  }

  @Test("a printer that gives the paper up is not called printed, and nothing stays in the queue")
  func failed() throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    try worlds.printer.setMode("fail")
    let outcome = worlds.print(try receipt().document, PrintWatch(patienceSeconds: 5))
    guard case .unknown = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(worlds.printer.papers == 0)
    #expect(try worlds.service.jobsLeft() == 0)
  }

  @Test("a printer that is off is told, and no job is left that could come when it is switched on")
  func off() throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    worlds.printer.stop()
    #expect(CupsPrinter(queue: "desk", server: worlds.service.server).trouble()?.code == .noAnswer)
    let told = Mutex<[PrintFault.Code]>([])
    let outcome = worlds.print(
      try receipt().document,
      PrintWatch(
        patienceSeconds: 8,
        progress: { step in
          if case .waiting(let fault) = step { told.withLock { $0.append(fault.code) } }
        }))
    #expect(outcome.fault?.code == .noAnswer, "\(outcome)")
    #expect(told.withLock { $0.contains(.noAnswer) })
    #expect(try worlds.service.jobsLeft() == 0)
  }

  @Test("a printer that is off is told as such, whatever the queue remembers of the job before")
  func offSince() throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    try worlds.printer.setMode("media-empty-error")
    let waits = Atomic(false)
    _ = worlds.print(
      try receipt().document,
      PrintWatch(
        progress: { if case .waiting = $0 { waits.store(true, ordering: .relaxed) } },
        isAbandoned: { waits.load(ordering: .relaxed) }))
    worlds.printer.stop()
    let told = Mutex<Set<PrintFault.Code>>([])
    let outcome = worlds.print(
      try receipt().document,
      PrintWatch(
        patienceSeconds: 8,
        progress: { step in
          if case .waiting(let fault) = step { told.withLock { _ = $0.insert(fault.code) } }
        }))
    #expect(told.withLock { $0 } == [.noAnswer])
    #expect(outcome.fault?.code == .noAnswer, "\(outcome)")
    #expect(try worlds.service.jobsLeft() == 0)
  }

  @Test("a job given up while the printer is stuck is gone from the queue, and its paper may come")
  func givenUp() throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    try worlds.printer.setMode("media-jam-error")
    let waits = Atomic(false)
    let outcome = worlds.print(
      try receipt().document,
      PrintWatch(
        progress: { if case .waiting = $0 { waits.store(true, ordering: .relaxed) } },
        isAbandoned: { waits.load(ordering: .relaxed) }))
    // This printer goes on with what it has begun.
    #expect(outcome.fault?.code == .beyondRecall, "\(outcome)")
    #expect(try worlds.service.jobsLeft() == 0)
    try worlds.printer.setMode("ok")
    // The queue still tells of the jam; the printer, which is asked, does not.
    let printer = CupsPrinter(queue: "desk", server: worlds.service.server)
    for _ in 0..<500 {
      if printer.trouble() == nil { break }
      usleep(10_000)
    }
    #expect(printer.trouble() == nil)
    #expect(worlds.print(try receipt().document) == .confirmed(printer: "desk"))
    #expect(worlds.printer.papers == 2)
  }

  @Test("a damaged document is told, and does not stay in the queue for ever")
  func damaged() throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    let document = PrintDocument(
      title: "DZ20260731020042", bytes: Array("%PDF-1.7\nnothing that is a page\n".utf8),
      mime: "application/pdf")
    let outcome = worlds.print(document, PrintWatch(patienceSeconds: 10))
    // The queue's filter gives it up when the printer may have begun with nothing.
    guard case .unknown(let fault) = outcome, fault.code == .aborted else {
      Issue.record("\(outcome)")
      return
    }
    #expect(worlds.printer.documents.allSatisfy { $0.isEmpty })
    #expect(try worlds.service.jobsLeft() == 0)
  }
}
