internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts

/// What is on its way to paper at a window: it is printed behind the screen, called off, saved, and each try
/// goes on record at its end.
final class WindowPapers {
  let office: OfficeToday
  let mailbox: Mailbox
  private let ledgers: WindowLedgers
  private let source: PaperSource
  private let log: PrintLog
  private let visitor: WindowVisitor
  /// The printer this window uses: as set, until another is chosen.
  var setup: PrinterSetup
  /// What is on its way.
  private var running: [PaperID: Task<Void, Never>] = [:]
  /// What goes on record of each of them at its end.
  private var jobs: [PaperID: PrintJob] = [:]
  /// Tries that ended with nobody knowing whether the paper came, until somebody says what they saw.
  private var inDoubt: [PaperID: Identifier] = [:]
  /// What the notice that is on its way is about.
  private var noticed: FilingRequest?

  /// Paper is fetched from another floor, and who leaves calls it off.
  private static let mendingSeconds: Double = 600
  private static let patienceAtEndMilliseconds = 6_000
  private static let pollMicroseconds: UInt32 = 20_000

  /// The printer of that office's window; what comes of its papers is left in the mailbox.
  init(
    _ office: OfficeToday, _ ledgers: WindowLedgers, _ source: PaperSource, _ mailbox: Mailbox,
    _ visitor: WindowVisitor
  ) {
    self.office = office
    self.ledgers = ledgers
    self.source = source
    self.mailbox = mailbox
    self.visitor = visitor
    log = PrintLog(ledgers)
    setup = office.settings.setup
  }

  /// Whose job a paper is, by number; `nil` where nobody has one.
  var clerk: String? { ledgers.clerk }

  /// Whether a paper is on its way, or what became of one is not on record yet.
  var isBusy: Bool { !running.isEmpty || log.isBehind }

  /// Whether it is on its way.
  func isRunning(_ id: PaperID) -> Bool { running[id] != nil }

  /// Tries once more to put on record what could not be yet; `false` where there was nothing.
  func catchUp() -> Bool {
    guard log.isBehind else { return false }
    log.catchUp()
    return true
  }

  // MARK: - Printing

  /// Prints it, of a filing that paper, on the window's printer or another queue.
  func print(
    _ id: PaperID, _ choice: PaperChoice, _ language: Language, on queue: String? = nil
  ) -> [EffectResult] {
    // The paper that is on its way is the one that was asked for.
    guard !isRunning(id) else { return [] }
    do {
      guard let (paper, copy) = try paper(id, choice, language) else {
        return [.printing(id, .stopped([Message("receipt.no_such_paper")]))]
      }
      let texts = office.texts(choice.kind.language(for: language))
      let (printer, press) = setup.ready(queue: queue, for: clerk)
      let job = PrintJob(format: press.kind, paper: id.nameOnRecord(choice.kind), copy: copy)
      send(id, on: printer, job) {
        () throws(PrintFault) in
        try press.document(paper, texts)
      }
      return [.printing(id, .started)]
    } catch {
      return [.printing(id, .stopped([error.message]))]
    }
  }

  /// Prints what is missing for what is not on record; it is on record of no filing.
  func printNotice(_ request: FilingRequest, _ language: Language) -> [EffectResult] {
    noticed = request
    return print(.notice, .missing, language)
  }

  /// Prints behind the screen; what came of it arrives as the end of the attempt.
  func send(
    _ id: PaperID, on printer: any Printer, _ job: PrintJob,
    _ make: @escaping @Sendable () throws(PrintFault) -> PrintDocument
  ) {
    mailbox.begin()
    let (mailbox, mendingSeconds) = (mailbox, Self.mendingSeconds)
    jobs[id] = job
    running[id] = Task.detached {
      let outcome: PrintOutcome
      var digest: String?
      do throws(PrintFault) {
        let document = try make()
        digest = document.digest
        outcome = await printer.print(document, mendingSeconds: mendingSeconds) { step in
          if let printing = Printing(step) { mailbox.put(.progress(id, printing)) }
          if let remark = PaperRemark(step) { mailbox.put(.result(.paperRemark(id, remark))) }
        }
      } catch {
        outcome = .notSent(error)
      }
      mailbox.end(with: .finished(id, outcome, digest: digest))
    }
  }

  /// The next clerk is somebody else: what the notice was about is nothing to them, unless it is on its way.
  func signOut() {
    if !isRunning(.notice) { noticed = nil }
  }

  /// Refuses what whoever is at the window may not do.
  func require(_ right: Right) throws(Ledger.Failure) { try ledgers.require(right) }

  /// Calls a paper off; what came of it arrives as the end of the attempt.
  func cancel(_ id: PaperID) { running[id]?.cancel() }

  /// Gives up what is still on its way and waits some seconds until it is known what became of it:
  /// nothing is to come out when nobody is there any more to take it.
  ///
  /// `arrived` takes in what was left in the mailbox meanwhile.
  func abandon(_ arrived: () -> Void) {
    for paper in running.values { paper.cancel() }
    let end = Milliseconds.now + Self.patienceAtEndMilliseconds
    while !running.isEmpty, Milliseconds.now < end {
      arrived()
      usleep(Self.pollMicroseconds)
    }
    // Nobody will learn any more what became of them, and that goes on record too.
    for id in running.keys {
      _ = finish(id, .unknown(PrintFault(.cancelUnconfirmed)))
    }
    log.catchUp()
  }

  /// Puts the attempt on record and says what came of it.
  func finish(
    _ id: PaperID, _ outcome: PrintOutcome, digest: String? = nil
  ) -> [EffectResult] {
    running[id] = nil
    if id == .notice { noticed = nil }
    let ended = EffectResult.printing(id, Printing(outcome))
    guard var job = jobs.removeValue(forKey: id) else { return [ended] }
    job.digest = digest
    let record = PrintRecord(number: id.filing, act: .attempt(outcome.attempt(job)))
    inDoubt[id] = outcome.isInDoubt ? record.id : nil
    return [ended] + add(record)
  }

  /// Puts on record what somebody saw of the last try to print it, where the printer left it open.
  func record(_ seen: PaperSeen, of id: PaperID) -> [EffectResult] {
    guard let attempt = inDoubt.removeValue(forKey: id) else { return [] }
    return add(PrintRecord(number: id.filing, act: .seen(seen, of: attempt)))
  }

  private func add(_ record: PrintRecord) -> [EffectResult] {
    log.add(record) ? [] : [.notActed(Message("clerk.print.unrecorded"))]
  }

  // MARK: - Files

  /// Writes a paper to a file: drawn behind the screen, which goes on meanwhile.
  func save(
    _ id: PaperID, _ choice: PaperChoice, _ language: Language
  ) -> [EffectResult] {
    do {
      guard let (paper, _) = try paper(id, choice, language) else {
        return [.receiptNotSaved(Message("receipt.no_such_paper"))]
      }
      let texts = office.texts(choice.kind.language(for: language))
      let folder = Environment.value("HOME") ?? "."
      mailbox.work {
        do {
          let file = try ReceiptFile.keep(
            try Press().pdf(paper, texts), folder: folder, number: paper.number,
            paper: choice.kind, kind: "pdf")
          return .receiptSaved(path: file.path)
        } catch let failure as ReceiptFile.Failure {
          return .receiptNotSaved(failure.message)
        } catch let fault as PrintFault {
          return .receiptNotSaved(fault.messages[0])
        } catch {
          return .receiptNotSaved(PrintFault(.notDrawn).messages[0])
        }
      }
      return []
    } catch {
      return [.receiptNotSaved(error.message)]
    }
  }

  private func paper(
    _ id: PaperID, _ choice: PaperChoice, _ language: Language
  ) throws(Ledger.Failure) -> PaperSource.Made? {
    let kind = choice.kind
    switch id {
    case .filing:
      guard let number = id.filing else { throw .noSuchFiling }
      let isInFull = choice.isInFull
      if isInFull || !visitor.has(number) {
        try ledgers.require(isInFull ? .unmask : .look, of: number)
      }
      let pending = log.copiesUnrecorded(of: number)
      return try source.paper(of: number, kind, pending: pending, language)
    case .day(let day):
      try require(.look)
      let texts = office.texts(kind.language(for: language))
      return (try source.report(of: day, texts), copy: nil)
    case .notice:
      try require(.look)
      return noticed.flatMap { source.notice($0, kind, language) }
    // It depends on the printer that is tried.
    case .test: return nil
    }
  }
}

extension PaperID {
  /// The number of the filing it is a paper of; `nil` for any other, and for no number of ours.
  fileprivate var filing: FilingNumber? {
    if case .filing(let number) = self { FilingNumber(number) } else { nil }
  }

  /// How the ledger names it, of a filing that paper; the receipt, whose copies are counted, has no
  /// name.
  fileprivate func nameOnRecord(_ kind: PaperKind) -> String? {
    switch self {
    case .filing, .notice: kind.nameOnRecord
    case .day: DayPaper.nameOnRecord
    case .test: TestPaper.nameOnRecord
    }
  }
}
