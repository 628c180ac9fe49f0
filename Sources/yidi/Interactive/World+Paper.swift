internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts
internal import Rules

/// What goes on record of a try to print, besides how it ended.
struct PrintJob: Sendable {
  /// `pdf` or `escpos`.
  let format: String
  /// Which paper it was; `nil` for the receipt, in either type.
  let paper: String?
  /// Which copy of the receipt it is; `nil` for another paper.
  var copy: Int?
  /// When it was begun: a paper may wait for hours, and the printer's own list has this time.
  let begun = Environment.moment
}

extension World {
  func print(
    _ number: String, _ choice: PaperChoice, _ language: Language, on queue: String? = nil
  ) -> [EffectResult] {
    // The paper that is on its way is the one that was asked for.
    guard papers[number] == nil else { return [] }
    do {
      guard let (receipt, copy) = try paper(number, choice, language) else {
        return [.printing(number: number, .stopped([Message("receipt.no_such_paper")]))]
      }
      let texts = texts(choice.kind.language(for: language))
      let (printer, press) = setup.ready(queue: queue, for: opened?.clerk)
      let job = PrintJob(format: press.kind, paper: paperName(number, choice), copy: copy)
      send(number, on: printer, job) { () throws(PrintFault) in
        try press.document(receipt, texts)
      }
      return [.printing(number: number, .started)]
    } catch {
      return [.printing(number: number, .stopped([error.message]))]
    }
  }

  /// Prints behind the screen; what came of it arrives as the end of the attempt.
  func send(
    _ number: String, on printer: any Printer, _ job: PrintJob,
    _ make: @escaping @Sendable () throws(PrintFault) -> PrintDocument
  ) {
    mailbox.begin()
    let (mailbox, mendingSeconds) = (mailbox, mendingSeconds)
    jobs[number] = job
    papers[number] = Task.detached {
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

  /// Paper is fetched from another floor, and who leaves calls it off.
  private var mendingSeconds: Double { 600 }

  /// How the ledger names a paper; the receipt alone, whose copies are counted, has no name.
  private func paperName(_ number: String, _ choice: PaperChoice) -> String? {
    DayPaper.day(of: number) == nil ? choice.kind.nameOnRecord : DayPaper.nameOnRecord
  }

  /// The notice of what is missing for what is not on record; it is on record of no filing.
  func printNotice(_ request: FilingRequest, _ language: Language) -> [EffectResult] {
    noticed = request
    return print(PaperChoice.missing.rawValue, .missing, language)
  }

  /// What came of it arrives as the end of the attempt.
  func cancelPrint(_ number: String) -> [EffectResult] {
    papers[number]?.cancel()
    return []
  }

  /// Gives up what is still on its way and waits some seconds until it is known what became of it:
  /// nothing is to come out when nobody is there any more to take it.
  func abandonPapers() {
    for paper in papers.values { paper.cancel() }
    let end = Milliseconds.now + Self.patienceAtEndMilliseconds
    while !papers.isEmpty, Milliseconds.now < end {
      _ = arrived()
      usleep(20_000)
    }
    // Nobody will learn any more what became of them, and that goes on record too.
    for number in papers.keys {
      _ = finish(number, .unknown(PrintFault(.cancelUnconfirmed)))
    }
    _ = putOnRecord()
  }

  private static var patienceAtEndMilliseconds: Int { 6_000 }

  /// The paper that is about to be printed or saved, and of a receipt which copy it is.
  private func paper(
    _ number: String, _ choice: PaperChoice, _ language: Language
  ) throws(Ledger.Failure) -> (Paper, copy: Int?)? {
    let kind = choice.kind
    let printedAt = ReceiptInput.Moment(common.day, Environment.clock)
    let texts = self.texts(kind.language(for: language))
    if number == choice.rawValue, let noticed {
      return Paper(
        filed.receipt(of: unfiled(noticed, language), noticed.decision, printedAt, texts), kind,
        catalogue: texts
      ).map { ($0, copy: nil) }
    }
    if let day = DayPaper.day(of: number) { return (try dayPaper(day, texts), copy: nil) }
    guard let filingNumber = FilingNumber(number) else { throw .noSuchFiling }
    let record = try FollowedFiling(filingNumber, in: try ledger(of: filingNumber))
    let copy = record.filed.prints + copiesUnrecorded(of: filingNumber) + 1
    var input = filed.receipt(of: record, copy: copy, printedAt: printedAt, texts: texts)
    input.tell(self.texts(language), of: kind)
    return Paper(input, kind, catalogue: texts).map {
      ($0, copy: kind.nameOnRecord == nil ? copy : nil)
    }
  }

  /// The request as a filing that nothing keeps.
  private func unfiled(_ request: FilingRequest, _ language: Language) -> NewFiling {
    NewFiling(
      request, id: Identifier(SystemEntropy()), today: common.day,
      months: filed.policy.monthsTemporary, initials: initials.value, language: language,
      front: .clerk, draft: nil)
  }

  /// Puts the attempt on record and says what came of it.
  func finish(_ number: String, _ outcome: PrintOutcome) -> [EffectResult] {
    papers[number] = nil
    if number == PaperChoice.missing.rawValue { noticed = nil }
    let ended = EffectResult.printing(number: number, Printing(outcome))
    guard let job = jobs.removeValue(forKey: number) else { return [ended] }
    let record = PrintRecord(
      id: Identifier(SystemEntropy()), number: FilingNumber(number),
      act: .attempt(outcome.attempt(job)))
    inDoubt[number] = outcome.isInDoubt ? record.id : nil
    unrecorded.append(record)
    return putOnRecord() == nil ? [ended] : [ended, .notActed(Message("clerk.print.unrecorded"))]
  }

  /// Drawn behind the screen, which goes on meanwhile.
  func saveReceipt(
    _ number: String, _ choice: PaperChoice, _ language: Language
  ) -> [EffectResult] {
    do {
      guard let (receipt, _) = try paper(number, choice, language) else {
        return [.receiptNotSaved(Message("receipt.no_such_paper"))]
      }
      let texts = texts(choice.kind.language(for: language))
      let folder = Environment.value("HOME") ?? "."
      mailbox.begin()
      let mailbox = mailbox
      Task.detached {
        let result: EffectResult
        do {
          let file = try ReceiptFile.keep(
            try Press().pdf(receipt, texts), folder: folder, number: receipt.number,
            paper: choice.kind, kind: "pdf")
          result = .receiptSaved(path: file.path)
        } catch let failure as ReceiptFile.Failure {
          result = .receiptNotSaved(failure.message)
        } catch let fault as PrintFault {
          result = .receiptNotSaved(fault.messages[0])
        } catch {
          result = .receiptNotSaved(PrintFault(.notDrawn).messages[0])
        }
        mailbox.end(with: .result(result))
      }
      return []
    } catch {
      return [.receiptNotSaved(error.message)]
    }
  }
}
