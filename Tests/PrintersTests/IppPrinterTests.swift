import FoundationEssentials
import Glibc
import Messages
import Support
import Synchronization
import Testing

@testable import Printers

@Suite("Printing by IPP, without a printing service", .serialized)
struct IppPrinterTests {
  private let document = PrintDocument(
    title: "DZ20260731020042", bytes: Array("%PDF-1.4\n%%EOF\n".utf8), mime: "application/pdf")

  @Test("a printer that finishes is believed, and got the document once")
  func confirmed() throws {
    let world = try IppWorld()
    defer { world.stop() }
    let printer = try printer(world)
    #expect(printer.trouble() == nil)
    #expect(printer.print(document, watch: PrintWatch()) == .confirmed(printer: "localhost"))
    #expect(world.papers == 1)
  }

  @Test("over ipps a paper comes out once, and nobody on the way reads a word of it")
  func secret() throws {
    let world = try IppWorld()
    defer { world.stop() }
    let open = try #require(IppAddress(world.address))
    for (address, isReadable) in [(world.secureAddress, false), (world.address, true)] {
      let way = try Wire(to: open.port)
      defer { way.become(.refusing) }
      let over = try #require(
        IppAddress(address.replacing(":\(open.port)/", with: ":\(way.port)/")))
      let printer = IppPrinter(over)
      #expect(printer.trouble() == nil)
      #expect(printer.print(document, watch: PrintWatch()) == .confirmed(printer: "localhost"))
      for word in [document.title, "%PDF-1.4"] {
        #expect(way.carried(word) == isReadable, "\(address) \(word)")
      }
    }
    #expect(world.papers == 2)
  }

  @Test("who does not speak TLS is sent nothing over ipps")
  func plain() throws {
    let server = try AskingServer()
    defer { server.stop() }
    let printer = IppPrinter(
      try #require(IppAddress("ipps://localhost:\(server.port)/ipp/print")))
    let outcome = printer.print(document, watch: PrintWatch())
    #expect(outcome == .notSent(PrintFault(.noAnswer, printer: "localhost")))
    #expect(server.refusals == 0)
  }

  @Test(
    "what it waits for is told, and it goes on once mended",
    arguments: [
      ("media-empty-error", PrintFault.Code.mediaEmpty), ("media-jam-error", .mediaJam),
      ("cover-open-error", .coverOpen),
    ])
  func mended(state: String, code: PrintFault.Code) throws {
    let world = try IppWorld()
    defer { world.stop() }
    try world.setMode(state)
    let told = Mutex<[PrintFault]>([])
    let outcome = try printer(world).print(
      document,
      watch: PrintWatch(progress: { step in
        guard case .waiting(let fault) = step else { return }
        told.withLock { $0.append(fault) }
        try? world.setMode("ok")
      }))
    #expect(outcome == .confirmed(printer: "localhost"))
    #expect(told.withLock { $0.contains(PrintFault(code, printer: "localhost")) })
    #expect(world.papers == 1)
  }

  @Test("a job given up before its turn is cancelled, and its paper never comes")
  func givenUp() async throws {
    let world = try IppWorld()
    defer { world.stop() }
    try world.setMode("media-jam-error")
    let printer = try printer(world)
    let other = PrintDocument(
      title: "DZ20260731020059", bytes: document.bytes + [0x0A], mime: document.mime)
    let (steps, told) = AsyncStream.makeStream(of: PrintProgress.self)
    let first = Task {
      defer { told.finish() }
      return await printer.print(other, progress: { told.yield($0) })
    }
    // The printer stops only once it is at work on a paper.
    for await step in steps {
      if case .waiting = step { break }
    }
    let gaveUp = await printer.print(document, patienceSeconds: 1)
    #expect([.notSent, .cancelled].contains(gaveUp.kind), "\(gaveUp)")
    try world.setMode("ok")
    #expect(await first.value == .confirmed(printer: "localhost"))
    #expect(world.documents == [other.bytes])
  }

  @Test("a job given up while the printer is at it is never called cancelled if its paper may come")
  func givenUpLate() throws {
    let world = try IppWorld()
    defer { world.stop() }
    try world.setMode("cover-open-error")
    let waits = Atomic(false)
    let outcome = try printer(world).print(
      document,
      watch: PrintWatch(
        progress: { if case .waiting = $0 { waits.store(true, ordering: .relaxed) } },
        isAbandoned: { waits.load(ordering: .relaxed) }))
    try world.setMode("ok")
    // The next paper comes out when the printer is through with that one.
    #expect(
      try printer(world).print(document, watch: PrintWatch()) == .confirmed(printer: "localhost"))
    #expect([.cancelUnconfirmed, .cancelledLate].contains(outcome.fault?.code), "\(outcome)")
  }

  @Test(
    "seeded faults: no paper twice, none called printed that was not, none after it was called off")
  func seeded() async throws {
    let world = try IppWorld()
    defer { world.stop() }
    let address = try #require(IppAddress(world.address))
    var tries: [(bytes: [UInt8], outcomes: [PrintOutcome], then: Int)] = []
    for seed in 0..<24 as Range<UInt64> {
      let bytes = Array("%PDF-1.4\n%\(seed)\n%%EOF\n".utf8)
      let outcomes = try await tryOut(seed, bytes, world)
      tries.append((bytes, outcomes, world.documents.count { $0 == bytes }))
      try world.setMode("ok")
      var isAtRest = false
      for _ in 0..<1000 where !isAtRest {
        let connection = try IppConnection(address)
        isAtRest = try connection.jobs().allSatisfy(\.state.isOver)
        if !isAtRest { usleep(10_000) }
      }
      #expect(isAtRest, "seed \(seed)")
    }
    // One that never knew would be right as well. The rest hangs on how busy the machine is.
    let kinds = Set(tries.flatMap(\.outcomes).map(\.kind))
    #expect(kinds.contains(.confirmed), "\(kinds)")
    for (seed, (bytes, outcomes, then)) in tries.enumerated() {
      let papers = world.documents.count { $0 == bytes }
      #expect(papers <= 1, "seed \(seed): \(outcomes)")
      switch outcomes.last {
      case .confirmed: #expect(papers == 1, "seed \(seed): \(outcomes)")
      case .notSent, .cancelled: #expect(papers == 0, "seed \(seed): \(outcomes)")
      case .unknown(let fault) where fault.code == .cancelledLate:
        #expect(papers == then, "seed \(seed): \(outcomes)")
      case .unknown: break
      default: Issue.record("seed \(seed): \(outcomes)")
      }
    }
  }

  /// Prints as a clerk may without looking at the printer: again after "not sent", and never else.
  private func tryOut(
    _ seed: UInt64, _ bytes: [UInt8], _ world: IppWorld
  ) async throws -> [PrintOutcome] {
    var random = SeededRandom(seed: seed)
    try world.setMode(
      random.pick(["ok", "ok", "fail", "media-empty-error", "media-jam-error", "cover-open-error"]))
    let (isMended, looks) = (random.once(in: 2), random.once(in: 2) ? Int(random.next() % 6) : nil)
    let address = try #require(IppAddress(world.address))
    let asked = Atomic(0)
    var outcomes: [PrintOutcome] = []
    for _ in 0..<3 {
      outcomes.append(
        await IppPrinter(address).print(
          PrintDocument(title: "DZ\(seed)", bytes: bytes, mime: "application/pdf"),
          patienceSeconds: 4,
          progress: { if case .waiting = $0, isMended { try? world.setMode("ok") } },
          isAbandoned: {
            let count = asked.add(1, ordering: .relaxed).newValue
            return looks.map { count > $0 } ?? false
          }))
      guard case .notSent = outcomes.last else { break }
    }
    return outcomes
  }

  @Test("a job that fails at the printer is not called printed")
  func failed() throws {
    let world = try IppWorld()
    defer { world.stop() }
    try world.setMode("fail")
    let failed = try printer(world).print(document, watch: PrintWatch())
    guard case .unknown(let fault) = failed else {
      Issue.record("\(failed)")
      return
    }
    #expect([.aborted, .cancelledElsewhere].contains(fault.code))
    #expect(world.papers == 0)
  }

  @Test("other documents are not sent; a printer that hangs or is off is told")
  func refused() throws {
    let world = try IppWorld()
    defer { world.stop() }
    let model = PrintDocument(title: "DZ", bytes: [1], mime: "model/stl")
    let printer = try printer(world)
    #expect(printer.print(model, watch: PrintWatch()).fault?.code == .wrongFormat)
    world.freeze()
    let off = PrintOutcome.notSent(PrintFault(.noAnswer, printer: "localhost"))
    #expect(printer.print(document, watch: PrintWatch()) == off)
    world.stop()
    #expect(printer.print(document, watch: PrintWatch()) == off)
    #expect(printer.trouble()?.code == .noAnswer)
    #expect(world.papers == 0)
  }

  @Test("a printer that asks for a password is told as such, and not as one that is off")
  func wantsPassword() throws {
    let asking = try AskingServer()
    defer { asking.stop() }
    let printer = IppPrinter(try #require(IppAddress("ipp://127.0.0.1:\(asking.port)/ipp/print")))
    let fault = PrintFault(.wantsPassword, printer: "127.0.0.1")
    #expect(printer.print(document, watch: PrintWatch()) == .notSent(fault))
    #expect(printer.trouble() == fault)
    #expect(asking.refusals > 1)
    let service = CupsPrinter(queue: "desk", server: "127.0.0.1:\(asking.port)")
    #expect(service.print(document, watch: PrintWatch()).fault?.code == .wantsPassword)
  }

  private func printer(_ world: IppWorld) throws -> IppPrinter {
    IppPrinter(try #require(IppAddress(world.address)))
  }
}

@Suite("Where a printer is")
struct IppAddressTests {
  @Test("addresses are taken apart, and what is none is refused")
  func addresses() {
    let address = IppAddress("ipps://10.0.0.9:8631/ipp/a")
    #expect(address?.host == "10.0.0.9" && address?.port == 8631 && address?.isSecure == true)
    #expect(address?.resource == "/ipp/a")
    #expect(IppAddress("ipp://printer")?.uri == "ipp://printer/ipp/print")
    #expect(IppAddress("ipp://[fe80::1]:99/x")?.host == "fe80::1")
    for text in ["", "http://a", "ipp://", "ipp:///x", "ipp://a:0", "ipp://a:b", "ipp://[a"] {
      #expect(IppAddress(text) == nil, "\(text)")
    }
  }
}

@Suite("A folder in the place of a printer")
struct FilePrinterTests {
  @Test("each paper is a file of its own, and never called printed")
  func saved() throws {
    try inFolder { folder in
      let printer = FilePrinter(folder: folder)
      #expect(printer.trouble() == nil)
      for (byte, name) in [(1, "DZ1.pdf"), (1, "DZ1.pdf"), (2, "DZ1-2.pdf")] {
        let document = PrintDocument(title: "DZ1", bytes: [UInt8(byte)], mime: "application/pdf")
        #expect(
          printer.print(document, watch: PrintWatch()) == .saved(path: "\(folder)/\(name)"))
      }
      let gone = FilePrinter(folder: "\(folder)/none")
      let document = PrintDocument(title: "DZ1", bytes: [1], mime: "application/pdf")
      #expect(gone.print(document, watch: PrintWatch()).fault?.code == .noFolder)
      #expect(gone.trouble()?.code == .noFolder)
    }
  }

  private func inFolder(_ body: (String) throws -> Void) throws {
    var template = Array("/tmp/yidi-file.XXXXXX".utf8CString)
    try #require(mkdtemp(&template) != nil)
    let folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }
}
