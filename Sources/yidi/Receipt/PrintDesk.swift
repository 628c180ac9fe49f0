internal import Glibc
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts
internal import Terminal

/// Prints from the command line: says on standard error how it goes, and records the attempt.
struct PrintDesk {
  /// Where the tries to print a paper that is no filing's go on record, and under which name.
  struct Record {
    let name: String
    let ledger: Ledger
  }

  let printer: any Printer
  let press: Press
  /// In which is said what becomes of a paper.
  let texts: Messages.Catalogue
  /// Those of the paper.
  let written: Messages.Catalogue

  /// Prints the paper and puts the attempt on record, however it ends.
  ///
  /// - Throws: a stop with the reason where the paper is not out, or may not be.
  func print(
    _ receipt: Paper, _ kind: PaperKind, copy: Int, of number: FilingNumber, in ledger: Ledger,
    patienceSeconds: Double
  ) throws {
    let paper = kind.nameOnRecord
    var job = PrintJob(format: press.kind, paper: paper, copy: paper == nil ? copy : nil)
    let (outcome, digest) = sent(
      receipt, for: ledger.clerk, patienceSeconds: patienceSeconds)
    job.digest = digest
    try tell(outcome) { () throws(Ledger.Failure) in
      try ledger.recordPrint(
        of: number, outcome.attempt(job), id: ledger.newIdentifier())
    }
  }

  /// Prints a paper that is no filing's; the attempt goes on record where there is one.
  ///
  /// - Throws: a stop with the reason where the paper is not out, or may not be.
  func print(
    _ receipt: Paper, recordedIn record: Record?, patienceSeconds: Double
  ) throws {
    var job = PrintJob(format: press.kind, paper: record?.name)
    let (outcome, digest) = sent(
      receipt, for: record?.ledger.clerk, patienceSeconds: patienceSeconds)
    job.digest = digest
    try tell(outcome) { () throws(Ledger.Failure) in
      guard let record else { return }
      try record.ledger.recordPrint(
        outcome.attempt(job), Grounds(id: record.ledger.newIdentifier()))
    }
  }

  /// Says what came of the paper, also where that cannot be put on record.
  private func tell(
    _ outcome: PrintOutcome, onceRecorded record: () throws(Ledger.Failure) -> Void
  ) throws {
    var failure: Ledger.Failure?
    do throws(Ledger.Failure) { try record() } catch { failure = error }
    let sentences = said(of: outcome)
    let isOut =
      switch outcome {
      case .confirmed, .sentUnconfirmed, .saved: true
      case .notSent, .unknown, .cancelled: false
      }
    var lost: Stop?
    if isOut {
      do throws(Stop) { try Output.write(sentences + "\n", texts) } catch { lost = error }
    }
    if let failure {
      if !isOut { Output.complain(sentences) }
      throw Stop(
        failure.status, texts("receipt.unrecorded", ["reason": texts(failure.message)]))
    }
    if !isOut { throw Stop(.tryLater, sentences) }
    if let lost { throw lost }
  }

  /// What came of a paper, in sentences; a queue is called what somebody in the network calls it.
  func said(of outcome: PrintOutcome) -> String {
    cleaned(outcome.messages.map { texts($0) }.joined(separator: " "))
  }

  /// How it ended, and the hash of what was sent; `nil` where nothing could be made.
  private func sent(
    _ receipt: Paper, for clerk: String?, patienceSeconds: Double
  ) -> (PrintOutcome, digest: String?) {
    do {
      var press = press
      press.user = clerk
      let document = try press.document(receipt, written)
      let interruption = Interruption()
      let texts = texts
      let watch = PrintWatch(
        patienceSeconds: patienceSeconds,
        progress: { step in step.messages.forEach { Output.complain(texts($0)) } },
        isAbandoned: { interruption.isWanted })
      return (printer.print(document, watch: watch), document.digest)
    } catch {
      return (.notSent(error), nil)
    }
  }
}
