import Glibc
import Printers
import Support
import Synchronization
import Testing

extension CupsIppTests {
  /// What came of one paper.
  private struct Tried {
    let seed: UInt64
    var outcomes: [PrintOutcome] = []
    /// Papers that were out when it was said what became of it.
    var then = 0
    /// Papers that were out in the end.
    var papers = 0
  }

  @Test(
    "seeded faults: no paper twice, none called printed that was not, none after it was called off")
  func seeded() async throws {
    let worlds = try Worlds()
    defer { worlds.stop() }
    let document = try receipt().document
    var kinds: Set<PrintOutcome.Kind> = []
    for seed in 0..<(triesAll ? 120 : 12) as Range<UInt64> {
      let before = worlds.printer.papers
      var tried = try await tryOut(seed, document, worlds)
      try worlds.comeToRest()
      tried.then -= before
      tried.papers = worlds.printer.papers - before
      expectTruth(tried)
      kinds.formUnion(tried.outcomes.map(\.kind))
    }
    // One that never knew would be right as well. The rest hangs on how busy the machine is.
    #expect(kinds.contains(.confirmed), "\(kinds)")
  }

  /// Prints as a clerk may without looking at the printer: again after "not sent", and never else.
  private func tryOut(
    _ seed: UInt64, _ document: PrintDocument, _ worlds: Worlds
  ) async throws -> Tried {
    var random = SeededRandom(seed: seed)
    try worlds.printer.setMode(
      random.pick(["ok", "ok", "fail", "media-empty-error", "media-jam-error", "cover-open-error"]))
    let (isMended, hangs) = (random.once(in: 2), random.once(in: 4))
    let looks = random.once(in: 2) ? Int(random.next() % 12) : nil
    let asked = Atomic(0)
    var tried = Tried(seed: seed)
    for _ in 0..<3 {
      tried.outcomes.append(
        await CupsPrinter(queue: "desk", server: worlds.service.server).print(
          document, patienceSeconds: 4,
          progress: { step in
            switch step {
            case .waiting where isMended: try? worlds.printer.setMode("ok")
            case .queued where hangs: worlds.service.freeze()
            default: break
            }
          },
          isAbandoned: {
            let count = asked.add(1, ordering: .relaxed).newValue
            return looks.map { count > $0 } ?? false
          }))
      worlds.service.thaw()
      guard case .notSent = tried.outcomes.last else { break }
    }
    tried.then = worlds.printer.papers
    return tried
  }

  private func expectTruth(_ tried: Tried) {
    let what: Comment = "seed \(tried.seed): \(tried.outcomes), \(tried.papers) papers"
    #expect(tried.papers <= 1, what)
    switch tried.outcomes.last {
    case .confirmed: #expect(tried.papers == 1, what)
    case .notSent, .cancelled: #expect(tried.papers == 0, what)
    case .unknown(let fault) where fault.code == .cancelledLate:
      #expect(tried.papers == tried.then, what)
    // It says of neither that there is a paper.
    case .sentUnconfirmed, .unknown: break
    case .saved, nil: Issue.record(what)
    }
  }
}

extension CupsIppTests.Worlds {
  /// Mends the printer and waits until neither it nor the service has anything left to print.
  fileprivate func comeToRest() throws {
    try printer.setMode("ok")
    let address = try #require(IppAddress(printer.address))
    for look in 0..<2000 {
      // What was given up without an answer is called off by hand.
      if look == 1000 { try service.cancelAll("desk") }
      let isIdle = IppPrinter(address).trouble() == nil
      if isIdle, try service.jobsLeft() == 0 { return try waitForLast() }
      usleep(10_000)
    }
    Issue.record("printer and service did not come to rest")
  }

  private func waitForLast() throws {
    // A paper the printer has begun comes out behind the queue's back.
    var papers = -1
    while papers != printer.papers {
      papers = printer.papers
      usleep(700_000)
    }
  }
}
