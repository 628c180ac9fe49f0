internal import Fronts
internal import Ledger
internal import Messages
internal import Printers
internal import Receipts

extension Printing {
  /// A step on the way, `nil` for one that people need not see.
  init?(_ step: PrintProgress) {
    switch step {
    case .sending, .supplyLow, .long: return nil
    // Also once what was waited for is there: nobody is to go on looking for paper.
    case .queued(let printer, _), .printing(let printer): self = .sent(printer: printer)
    case .waiting(let fault): self = .waiting(fault.messages)
    }
  }

  /// How it ended.
  init(_ outcome: PrintOutcome) {
    switch outcome {
    case .confirmed(let printer): self = .done(printer: printer)
    // Whoever is told that nothing came prints again, here or elsewhere.
    case .sentUnconfirmed, .unknown: self = .unconfirmed(outcome.messages)
    case .saved(let path): self = .saved(path: path)
    case .notSent, .cancelled: self = .stopped(outcome.messages)
    }
  }
}

extension PaperRemark {
  /// What a step says beside how far the paper is, `nil` for most.
  init?(_ step: PrintProgress) {
    switch step {
    case .supplyLow: self = .supplyLow
    case .long: self = .long
    case .sending, .queued, .printing, .waiting: return nil
    }
  }
}

extension PaperChoice {
  /// The paper that is meant.
  var kind: PaperKind {
    switch self {
    case .receipt: .receipt
    case .large: .large
    case .hospital: .hospital
    case .missing: .missing
    case .form: .form
    case .promise: .promise
    }
  }
}

extension PaperKind {
  /// How the ledger names it; the receipt, in either type, has no name.
  var nameOnRecord: String? { self == .receipt || self == .large ? nil : rawValue }
}

extension Messages.Catalogue {
  /// Which paper was tried to be printed; `nil` for the receipt, and for what has no name yet.
  func nameOfPaper(_ print: PrintAttempt) -> String? {
    guard let paper = print.paper, has("ledger.paper.\(paper)") else { return nil }
    return self("ledger.paper.\(paper)")
  }
}

extension PaperSeen {
  /// What somebody at the window saw.
  init(_ sight: PaperSight) {
    self =
      switch sight {
      case .out: .out
      case .notOut: .notOut
      case .spoiled: .spoiled
      }
  }
}

extension PrintOutcome {
  /// Whether only somebody who looks can tell whether there is paper.
  var isInDoubt: Bool {
    switch self {
    case .sentUnconfirmed, .unknown: true
    case .confirmed, .notSent, .saved, .cancelled: false
    }
  }

  /// The attempt as the ledger keeps it.
  func attempt(_ job: PrintJob) -> PrintAttempt {
    let (kind, printer): (PrintAttempt.Outcome, String?) =
      switch self {
      case .confirmed(let printer): (.confirmed, printer)
      case .sentUnconfirmed(let printer): (.sent, printer)
      case .notSent(let fault): (.notSent, fault.printer)
      case .unknown(let fault): (.unknown, fault.printer)
      // A file is no paper, and counts as no copy.
      case .saved: (.notSent, nil)
      case .cancelled: (.cancelled, nil)
      }
    return PrintAttempt(
      outcome: kind, format: job.format, printer: printer.flatMap { $0.isEmpty ? nil : $0 },
      fault: fault?.code.rawValue, paper: job.paper, copy: job.copy, begun: job.begun,
      digest: job.digest)
  }
}
