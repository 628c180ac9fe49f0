internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Printers
internal import Receipts
internal import Rules

extension NewFiling {
  /// What the interview asks to be filed, as the ledger takes it.
  init(
    _ request: FilingRequest, id: Identifier, today: Day, months: Int, initials: NameInitials,
    language: Language, front: FilingFront, draft: String?
  ) {
    let person = request.person
    let filing = Filing(
      category: request.category, fileTo: request.decision.fileTo, effective: request.effective)
    self.init(
      id: id,
      person: Person(
        name: person.name, idNumber: person.identity.number,
        idKind: person.identity.kind.rawValue, phone: person.phone ?? "",
        initials: initials.initials(of: person.name)),
      agent: request.agent.map {
        Agent(
          name: $0.name, idNumber: $0.identity.number, phone: $0.phone ?? "",
          relation: $0.relation)
      },
      insurance: request.insurance, category: request.category, carePlace: request.carePlace,
      facts: request.facts, today: today, effective: request.effective,
      validThrough: filing.validity(months: months), method: FilingMethod(request.materials),
      policy: request.policy,
      policyHash: request.policyHash, decision: CodedDecision(request.decision),
      language: language.official.rawValue, front: front, draft: draft)
    if case .promised(let day) = request.materials { papersBy = day }
  }
}

extension FilingMethod {
  /// How the ledger calls it.
  init(_ materials: FilingRequest.Materials?) {
    switch materials {
    case .complete: self = .complete
    case .promised: self = .promise
    case nil: self = .notRecorded
    }
  }
}

extension NewFiling {
  /// What became of the materials, as it was asked.
  var materials: FilingRequest.Materials? {
    switch method {
    case .complete: .complete
    case .promise: .promised(by: papersBy)
    case .notRecorded: nil
    }
  }
}

extension Printing {
  /// A step on the way, `nil` for one that people need not see.
  init?(_ step: PrintProgress) {
    switch step {
    case .sending, .supplyLow: return nil
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
      fault: fault?.code.rawValue, paper: job.paper, copy: job.copy, begun: job.begun)
  }
}
