import Glibc
import Messages
import Support
import Synchronization
import Testing

@testable import Printers

@Suite("A thermal printer over the network")
struct ThermalPrinterTests {
  private let document = PrintDocument(
    title: "DZ20260731020042", bytes: [0x1B, 0x40] + Array("12393\n".utf8),
    mime: PrintDocument.thermalType)
  /// More than any buffer on the way holds.
  private let long = PrintDocument(
    title: "DZ20260731020042", bytes: [UInt8](repeating: 0x41, count: 4_000_000),
    mime: PrintDocument.thermalType)

  /// One that waits far longer for an answer than it takes on a machine that is busy with other tests.
  private func printer(_ fake: FakeThermalPrinter, answers: Bool = true) -> ThermalPrinter {
    var printer = ThermalPrinter(
      fake.device.isEmpty
        ? .network(host: "127.0.0.1", port: fake.port) : .device(fake.device), answers: answers)
    printer.limits.answerSeconds = 5
    return printer
  }

  @Test("one that reports the end is believed, and gets the document once")
  func confirmed() throws {
    for fault in [FakeThermalPrinter.Fault.none, .nearEnd] {
      let fake = try FakeThermalPrinter(fault)
      defer { fake.stop() }
      let steps = Mutex<[PrintProgress]>([])
      let outcome = printer(fake).print(
        document, watch: PrintWatch(progress: { step in steps.withLock { $0.append(step) } }))
      #expect(outcome == .confirmed(printer: "127.0.0.1:\(fake.port)"))
      #expect(fake.jobs == [.init(printed: document.bytes, isReported: true)])
      #expect(steps.withLock { $0.contains(.supplyLow) } == (fault == .nearEnd))
    }
  }

  @Test(
    "what is wrong is found before anything is sent, and it goes on once mended",
    arguments: [
      (FakeThermalPrinter.Fault.paperOut, PrintFault.Code.mediaEmpty), (.coverOpen, .coverOpen),
      (.offLine, .offline),
    ])
  func mended(fault: FakeThermalPrinter.Fault, code: PrintFault.Code) throws {
    let fake = try FakeThermalPrinter(fault)
    defer { fake.stop() }
    let steps = Mutex<[PrintProgress]>([])
    let outcome = printer(fake).print(
      document,
      watch: PrintWatch(progress: { step in
        steps.withLock { $0.append(step) }
        guard case .waiting = step else { return }
        #expect(fake.jobs[0].printed.isEmpty)
        fake.mend()
      }))
    #expect(outcome == .confirmed(printer: "127.0.0.1:\(fake.port)"))
    #expect(fake.jobs[0].printed == document.bytes)
    let name = "127.0.0.1:\(fake.port)"
    #expect(steps.withLock { $0.contains(.waiting(PrintFault(code, printer: name))) })
  }

  @Test("nobody mends it: nothing was sent, whether patience or the watcher ends it")
  func notMended() throws {
    let fake = try FakeThermalPrinter(.paperOut)
    defer { fake.stop() }
    let fault = PrintFault(.mediaEmpty, printer: "127.0.0.1:\(fake.port)")
    #expect(
      printer(fake).print(document, watch: PrintWatch(patienceSeconds: 0)) == .notSent(fault))
    let waits = Atomic(false)
    let outcome = printer(fake).print(
      document,
      watch: PrintWatch(
        progress: { step in
          if case .waiting = step { waits.store(true, ordering: .releasing) }
        }, isAbandoned: { waits.load(ordering: .acquiring) }))
    #expect(outcome == .cancelled)
    #expect(fake.jobs.allSatisfy { $0.printed.isEmpty })
  }

  @Test(
    "one that answers nothing, or sends back what it gets, is never said to have printed",
    arguments: [FakeThermalPrinter.Fault.mute, .echo])
  func unconfirmed(fault: FakeThermalPrinter.Fault) throws {
    let fake = try FakeThermalPrinter(fault)
    defer { fake.stop() }
    let outcome = printer(fake).print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "127.0.0.1:\(fake.port)"))
    fake.stop()
    #expect(fake.jobs.map(\.printed) == [document.bytes])
  }

  @Test("one that is said not to answer is not asked")
  func notAsked() throws {
    let fake = try FakeThermalPrinter(.none)
    defer { fake.stop() }
    let outcome = printer(fake, answers: false).print(document, watch: PrintWatch())
    #expect(outcome == .sentUnconfirmed(printer: "127.0.0.1:\(fake.port)"))
    fake.stop()
    #expect(fake.jobs == [.init(printed: document.bytes)])
  }

  @Test("a roll that ends with the paper may have cut it short")
  func lateOut() throws {
    let fake = try FakeThermalPrinter(.lateOut)
    defer { fake.stop() }
    #expect(
      printer(fake).print(document, watch: PrintWatch())
        == .unknown(PrintFault(.paperRanOut, printer: "127.0.0.1:\(fake.port)")))
  }

  @Test("what a printer says unasked is not the answer that the paper is out")
  func unasked() throws {
    // Paper enough for several groups; a reset comes first, as in every paper.
    let document = PrintDocument(
      title: "DZ", bytes: [0x1B, 0x40] + [UInt8](repeating: 0x41, count: 1000),
      mime: PrintDocument.thermalType)
    for (obeys, reports) in [(true, true), (false, true), (false, false)] {
      let fake = try FakeThermalPrinter(.unasked(obeys: obeys, reports: reports))
      defer { fake.stop() }
      let outcome = printer(fake)
        .print(document, watch: PrintWatch(patienceSeconds: reports ? 60 : 5))
      let name = "127.0.0.1:\(fake.port)"
      #expect(
        outcome
          == (reports ? .confirmed(printer: name) : .unknown(PrintFault(.noAnswer, printer: name))))
      #expect(fake.jobs == [.init(printed: document.bytes, isReported: reports)])
      #expect(fake.unasked > 1)
    }
  }

  @Test("one that is told to say nothing unasked says nothing before its paper, nor after it")
  func hushed() throws {
    let fake = try FakeThermalPrinter(.unasked(obeys: true, reports: true))
    defer { fake.stop() }
    // Without a reset it stays as it was told.
    let document = PrintDocument(
      title: "DZ", bytes: [UInt8](repeating: 0x41, count: 1000), mime: PrintDocument.thermalType)
    let outcome = printer(fake).print(document, watch: PrintWatch())
    #expect(outcome == .confirmed(printer: "127.0.0.1:\(fake.port)"))
    #expect(fake.unasked == 0)
  }

  @Test("a connection lost, or a printer that stalls, leaves open what came out")
  func unknown() throws {
    for (fault, code) in [
      (FakeThermalPrinter.Fault.reset(after: 1000), PrintFault.Code.connectionLost),
      (.stall(after: 1000), .noAnswer), (.unfinished, .noAnswer),
    ] {
      let fake = try FakeThermalPrinter(fault)
      defer { fake.stop() }
      let sent = fault == .unfinished ? document : long
      let patience = code == .noAnswer ? 3.0 : 60
      let outcome = printer(fake).print(sent, watch: PrintWatch(patienceSeconds: patience))
      #expect(outcome == .unknown(PrintFault(code, printer: "127.0.0.1:\(fake.port)")), "\(fault)")
    }
  }

  @Test("what has left cannot be called back, and that is said")
  func beyondRecall() throws {
    for fault in [FakeThermalPrinter.Fault.stall(after: 1000), .unfinished] {
      let fake = try FakeThermalPrinter(fault)
      defer { fake.stop() }
      let sent = fault == .unfinished ? document : long
      let outcome = printer(fake).print(
        sent, watch: PrintWatch(isAbandoned: { (fake.jobs.first?.printed.count ?? 0) > 5 }))
      let wanted = PrintFault(.beyondRecall, printer: "127.0.0.1:\(fake.port)")
      #expect(outcome == .unknown(wanted), "\(fault)")
    }
  }

  @Test("where a name leads is waited for as long as for the printer; a number is not asked about")
  func names() throws {
    let fake = try FakeThermalPrinter(.none)
    defer { fake.stop() }
    func outcome(at host: String, _ resolver: Resolver) -> PrintOutcome {
      var printer = ThermalPrinter(.network(host: host, port: fake.port))
      printer.resolver = resolver
      return printer.print(document, watch: PrintWatch())
    }
    let isOver = Atomic(false)
    defer { isOver.store(true, ordering: .releasing) }
    let hanging = Resolver { _, _ in
      for _ in 0..<600 where !isOver.load(ordering: .acquiring) { usleep(50_000) }
      return []
    }
    let named = "printer.example:\(fake.port)"
    #expect(
      outcome(at: "printer.example", hanging) == .notSent(PrintFault(.nameSilent, printer: named)))
    let address = try #require(IppAddress("ipp://printer.example/ipp/print"))
    var direct = IppPrinter(address)
    direct.resolver = hanging
    #expect(
      direct.print(document, watch: PrintWatch())
        == .notSent(PrintFault(.nameSilent, printer: "printer.example")))
    #expect(direct.trouble()?.code == .nameSilent)
    #expect(
      outcome(at: "printer.example", Resolver { _, _ in [] })
        == .notSent(PrintFault(.noPrinter, printer: named)))
    #expect(fake.jobs.isEmpty)
    let here = Resolver { _, port in Resolver.addresses(of: "127.0.0.1", port: port) }
    #expect(outcome(at: "printer.example", here) == .confirmed(printer: named))
    #expect(outcome(at: "127.0.0.1", hanging) == .confirmed(printer: "127.0.0.1:\(fake.port)"))
  }

  @Test("a printer that is off or not there is told, and other documents are refused")
  func absent() throws {
    let fake = try FakeThermalPrinter(.none)
    fake.stop()
    let off = printer(fake).print(document, watch: PrintWatch())
    #expect(off == .notSent(PrintFault(.noAnswer, printer: "127.0.0.1:\(fake.port)")))
    let pdf = PrintDocument(title: "DZ", bytes: [1], mime: "application/pdf")
    #expect(printer(fake).print(pdf, watch: PrintWatch()).fault?.code == .wrongFormat)
    for (path, code) in [
      ("/dev/yidi-none", PrintFault.Code.noDevice), ("/dev", .noAnswer),
      ("/etc/passwd", .noPrinter),
    ] {
      let outcome = ThermalPrinter(.device(path)).print(document, watch: PrintWatch())
      #expect(outcome == .notSent(PrintFault(code, printer: path)))
    }
  }

  @Test("a device file is written to raw, asked and believed as the network is")
  func device() throws {
    let bytes = PrintDocument(
      title: "DZ", bytes: Array(0...255).filter { $0 != 0x10 && $0 != 0x1D },
      mime: PrintDocument.thermalType)
    let fake = try FakeThermalPrinter(device: .none)
    defer { fake.stop() }
    let outcome = printer(fake).print(bytes, watch: PrintWatch())
    #expect(outcome == .confirmed(printer: fake.device))
    #expect(fake.jobs[0].printed == bytes.bytes)
    let empty = try FakeThermalPrinter(device: .paperOut)
    defer { empty.stop() }
    let none = printer(empty).print(bytes, watch: PrintWatch(patienceSeconds: 0))
    #expect(none == .notSent(PrintFault(.mediaEmpty, printer: empty.device)))
  }

  @Test(
    "a device file that goes wrong is told as the network is",
    arguments: [
      (FakeThermalPrinter.Fault.lateOut, PrintFault.Code.paperRanOut), (.unfinished, .noAnswer),
      (.mute, nil), (.coverOpen, .coverOpen),
    ] as [(FakeThermalPrinter.Fault, PrintFault.Code?)])
  func deviceFaults(fault: FakeThermalPrinter.Fault, code: PrintFault.Code?) throws {
    let fake = try FakeThermalPrinter(device: fault)
    defer { fake.stop() }
    // One that is mute is believed to be only after all that patience with its answer.
    let patience = fault == .lateOut || fault == .mute ? 60.0 : 3
    let outcome = printer(fake).print(document, watch: PrintWatch(patienceSeconds: patience))
    let isHeldBack = fault == .coverOpen
    let failed = code.map { PrintFault($0, printer: fake.device) }
    let wanted = failed.map { isHeldBack ? PrintOutcome.notSent($0) : .unknown($0) }
    #expect(outcome == wanted ?? .sentUnconfirmed(printer: fake.device))
    let printed = isHeldBack ? [] : document.bytes
    for _ in 0..<1000 {
      if fake.jobs[0].printed.count >= printed.count { break }
      usleep(5000)
    }
    #expect(fake.jobs[0].printed == printed)
  }

  /// Where in a print a fault comes.
  private enum Phase: CaseIterable { case asking, before, during, after, silent, never }

  private static func phase(_ fault: FakeThermalPrinter.Fault) -> Phase {
    switch fault {
    case .hangUp: .asking
    case .paperOut, .coverOpen, .offLine: .before
    case .reset(let after), .stall(let after): after < length ? .during : .after
    case .lateOut, .unfinished, .unasked(obeys: _, reports: false): .after
    case .mute, .echo: .silent
    case .none, .nearEnd, .unasked: .never
    }
  }

  private static let length = 2000

  /// What goes wrong at the first, second and third try of that seed.
  private static func faults(_ random: inout SeededRandom) -> [FakeThermalPrinter.Fault] {
    (0..<3).map { _ in
      let after = Int(random.next() % UInt64(length))
      return random.pick([
        .none, .paperOut, .coverOpen, .offLine, .nearEnd, .mute, .echo, .reset(after: after),
        .stall(after: after), .lateOut, .unfinished, .reset(after: 0), .hangUp,
        .reset(after: length), .stall(after: length), .unasked(obeys: true, reports: true),
        .unasked(obeys: false, reports: true), .unasked(obeys: false, reports: false),
      ])
    }
  }

  @Test("the seeded faults come in every phase of a print")
  func phases() {
    var count: [Phase: Int] = [:]
    for seed in 0..<200 as Range<UInt64> {
      var random = SeededRandom(seed: seed)
      count[Self.phase(Self.faults(&random)[0]), default: 0] += 1
    }
    for phase in Phase.allCases { #expect(count[phase, default: 0] >= 5, "\(phase)") }
  }

  @Test("200 seeded faults: nothing is printed twice, nothing called printed that was not")
  func seeded() async throws {
    let outcomes = await withTaskGroup(of: [PrintOutcome].self) { group in
      var outcomes: [PrintOutcome] = []
      for seed in 0..<200 as Range<UInt64> {
        // Many at once, each on threads of its own: most of them wait.
        if seed >= 32, let some = await group.next() { outcomes += some }
        group.addTask { await Self.tryOut(seed) }
      }
      for await some in group { outcomes += some }
      return outcomes
    }
    // One that never knew would be right as well. How often it knows hangs on how busy it is here.
    for kind in [PrintOutcome.Kind.confirmed, .notSent, .sent, .unknown] {
      #expect(outcomes.contains { $0.kind == kind }, "\(kind)")
    }
  }

  /// Prints as a clerk may without looking at the printer: again after "not sent", and never else.
  private static func tryOut(_ seed: UInt64) async -> [PrintOutcome] {
    var random = SeededRandom(seed: seed)
    let document = PrintDocument(
      title: "DZ", bytes: [0x1B, 0x40] + (2..<length).map { UInt8(0x20 + $0 % 64) },
      mime: PrintDocument.thermalType)
    let wrong = Self.faults(&random)
    guard let fake = try? FakeThermalPrinter(wrong[0], wrong[1], wrong[2]) else {
      Issue.record("no printer for seed \(seed)")
      return []
    }
    defer { fake.stop() }
    var printer = ThermalPrinter(.network(host: "127.0.0.1", port: fake.port))
    // Far more than an answer takes beside all the others.
    printer.limits.answerSeconds = 2
    let abandonsAfter = random.once(in: 4) ? Int(random.next() % 2001) : Int.max
    var outcomes: [PrintOutcome] = []
    for _ in 0..<3 {
      let before = fake.jobs.count
      outcomes.append(
        await printer.print(
          document, patienceSeconds: 5,
          isAbandoned: { (fake.jobs.dropFirst(before).first?.printed.count ?? 0) > abandonsAfter }))
      guard case .notSent = outcomes.last else { break }
    }
    fake.stop()
    let papers = fake.jobs.filter { !$0.printed.isEmpty }
    #expect(papers.count <= 1, "seed \(seed): \(outcomes)")
    for (outcome, job) in zip(outcomes, fake.jobs) {
      switch outcome {
      case .confirmed:
        #expect(job.isReported && job.printed == document.bytes, "seed \(seed): \(outcomes)")
      case .notSent, .cancelled:
        #expect(job.printed.isEmpty, "seed \(seed): \(outcomes)")
      case .sentUnconfirmed:
        #expect(!job.isReported, "seed \(seed): \(outcomes)")
      case .unknown: break
      case .saved: Issue.record("seed \(seed): \(outcome)")
      }
    }
    return outcomes
  }
}
