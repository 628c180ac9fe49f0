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
  /// The printer this window uses: as set, until another is chosen.
  var setup: PrinterSetup
  /// Papers on their way, by their number.
  private var running: [String: Task<Void, Never>] = [:]
  /// What goes on record of each of them at its end.
  private var jobs: [String: PrintJob] = [:]
  /// Tries that ended with nobody knowing whether the paper came, by its number, until somebody says
  /// what they saw.
  private var inDoubt: [String: Identifier] = [:]
  /// What the notice that is on its way is about.
  private var noticed: FilingRequest?

  /// Paper is fetched from another floor, and who leaves calls it off.
  private static let mendingSeconds: Double = 600
  private static let patienceAtEndMilliseconds = 6_000
  private static let pollMicroseconds: UInt32 = 20_000

  /// The printer of that office's window; what comes of its papers is left in the mailbox.
  init(
    _ office: OfficeToday, _ ledgers: WindowLedgers, _ source: PaperSource, _ mailbox: Mailbox
  ) {
    self.office = office
    self.ledgers = ledgers
    self.source = source
    self.mailbox = mailbox
    log = PrintLog(ledgers)
    setup = office.settings.setup
  }

  /// Whose job a paper is, by number; `nil` where nobody has one.
  var clerk: String? { ledgers.clerk }

  /// Whether a paper is on its way, or what became of one is not on record yet.
  var isBusy: Bool { !running.isEmpty || log.isBehind }

  /// Whether the paper of that number is on its way.
  func isRunning(_ number: String) -> Bool { running[number] != nil }

  /// Tries once more to put on record what could not be yet; `false` where there was nothing.
  func catchUp() -> Bool {
    guard log.isBehind else { return false }
    log.catchUp()
    return true
  }

  // MARK: - Printing

  /// Prints that paper of a filing or a day, on the window's printer or another queue.
  func print(
    _ number: String, _ choice: PaperChoice, _ language: Language, on queue: String? = nil
  ) -> [EffectResult] {
    // The paper that is on its way is the one that was asked for.
    guard !isRunning(number) else { return [] }
    do {
      guard let (paper, copy) = try paper(number, choice, language) else {
        return [.printing(number: number, .stopped([Message("receipt.no_such_paper")]))]
      }
      let texts = office.texts(choice.kind.language(for: language))
      let (printer, press) = setup.ready(queue: queue, for: clerk)
      let name = DayPaper.day(of: number) == nil ? choice.kind.nameOnRecord : DayPaper.nameOnRecord
      send(number, on: printer, PrintJob(format: press.kind, paper: name, copy: copy)) {
        () throws(PrintFault) in
        try press.document(paper, texts)
      }
      return [.printing(number: number, .started)]
    } catch {
      return [.printing(number: number, .stopped([error.message]))]
    }
  }

  /// Prints what is missing for what is not on record; it is on record of no filing.
  func printNotice(_ request: FilingRequest, _ language: Language) -> [EffectResult] {
    noticed = request
    return print(PaperChoice.missing.rawValue, .missing, language)
  }

  /// Prints behind the screen; what came of it arrives as the end of the attempt.
  func send(
    _ number: String, on printer: any Printer, _ job: PrintJob,
    _ make: @escaping @Sendable () throws(PrintFault) -> PrintDocument
  ) {
    mailbox.begin()
    let (mailbox, mendingSeconds) = (mailbox, Self.mendingSeconds)
    jobs[number] = job
    running[number] = Task.detached {
      let outcome: PrintOutcome
      do throws(PrintFault) {
        outcome = await printer.print(try make(), mendingSeconds: mendingSeconds) { step in
          if let printing = Printing(step) { mailbox.put(.progress(number: number, printing)) }
        }
      } catch {
        outcome = .notSent(error)
      }
      mailbox.end(with: .finished(number: number, outcome))
    }
  }

  /// Calls a paper off; what came of it arrives as the end of the attempt.
  func cancel(_ number: String) { running[number]?.cancel() }

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
    for number in running.keys {
      _ = finish(number, .unknown(PrintFault(.cancelUnconfirmed)))
    }
    log.catchUp()
  }

  /// Puts the attempt on record and says what came of it.
  func finish(_ number: String, _ outcome: PrintOutcome) -> [EffectResult] {
    running[number] = nil
    if number == PaperChoice.missing.rawValue { noticed = nil }
    let ended = EffectResult.printing(number: number, Printing(outcome))
    guard let job = jobs.removeValue(forKey: number) else { return [ended] }
    let record = PrintRecord(
      number: FilingNumber(number), act: .attempt(outcome.attempt(job)))
    inDoubt[number] = outcome.isInDoubt ? record.id : nil
    return [ended] + add(record)
  }

  /// Puts on record what somebody saw of the last paper of that number, where the printer left it open.
  func record(_ seen: PaperSeen, of number: String) -> [EffectResult] {
    guard let attempt = inDoubt.removeValue(forKey: number) else { return [] }
    return add(PrintRecord(number: FilingNumber(number), act: .seen(seen, of: attempt)))
  }

  private func add(_ record: PrintRecord) -> [EffectResult] {
    log.add(record) ? [] : [.notActed(Message("clerk.print.unrecorded"))]
  }

  // MARK: - Files

  /// Writes a paper to a file: drawn behind the screen, which goes on meanwhile.
  func save(
    _ number: String, _ choice: PaperChoice, _ language: Language
  ) -> [EffectResult] {
    do {
      guard let (paper, _) = try paper(number, choice, language) else {
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
    _ number: String, _ choice: PaperChoice, _ language: Language
  ) throws(Ledger.Failure) -> PaperSource.Made? {
    if number == choice.rawValue, let noticed {
      return source.notice(noticed, choice.kind, language)
    }
    if let day = DayPaper.day(of: number) {
      let texts = office.texts(choice.kind.language(for: language))
      return (try source.report(of: day, texts), copy: nil)
    }
    guard let filingNumber = FilingNumber(number) else { throw .noSuchFiling }
    return try source.paper(
      of: filingNumber, choice.kind, pending: log.copiesUnrecorded(of: filingNumber), language)
  }
}
