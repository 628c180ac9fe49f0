internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Receipts
internal import Rules
internal import Voices

/// What befalls filings on record, and the day as a whole.
extension World {
  /// Puts something on record of a filing.
  func act(_ request: LifeRequest) -> EffectResult {
    guard let number = FilingNumber(request.number) else {
      return .notActed(Message("failure.ledger.no_such_filing"))
    }
    let second = takeSecond(for: .act(request))
    do {
      let ledger = try ledger(of: number)
      let grounds = Grounds(id: actID(request, ledger), reason: request.reason, second: second)
      switch request.deed {
      case .end(let day): try ledger.end(number, on: day, grounds)
      case .papers: try ledger.recordPapers(of: number, grounds)
      case .discharge(let day): try ledger.recordDischarge(of: number, on: day, grounds)
      case .correct(let name, let phone):
        var person = try ledger.filing(number).filing.person
        if let name { (person.name, person.initials) = (name, initials.value.initials(of: name)) }
        if let phone { person.phone = phone ?? "" }
        try ledger.correct(number, person, grounds)
      }
      unacknowledgedAct = nil
      return .acted(number: request.number)
    } catch .secondWanted {
      return wantSecond(for: .act(request))
    } catch {
      return .notActed(error.message)
    }
  }

  /// The same act tried again must be the same event.
  private func actID(_ request: LifeRequest, _ ledger: Ledger) -> Identifier {
    if let tried = unacknowledgedAct, tried.request == request { return tried.id }
    let id = ledger.newIdentifier()
    unacknowledgedAct = (request, id)
    return id
  }

  /// Puts on record that somebody read how their data are used, before they gave any.
  func recordNotice(_ language: Language) -> [EffectResult] {
    let grounds = Grounds(id: Identifier(SystemEntropy()))
    // A ledger that cannot be written says so at the first answer that is to be kept.
    try? goingOn { ledger throws(Ledger.Failure) in
      try sitting(at: .guided, ledger) { () throws(Ledger.Failure) in
        try ledger.recordNotice(language: language.rawValue, grounds)
      }
    }
    return []
  }

  /// The report of today; where the chains end is kept with it.
  func reportDay() -> EffectResult {
    do {
      let papers = try [Language.zh, .en].map { language throws(Ledger.Failure) in
        (language, try dayPaper(day, texts(language)))
      }
      return .dayReport(
        number: DayPaper.number(of: day),
        ReceiptPages(number: "\(DayPaper.number(of: day)).\(Environment.clock)") { kind in
          let paper = papers.first { $0.0 == kind.language.official }?.1
          return paper.flatMap { TextRenderer(columns: 56)?.lines($0) } ?? []
        })
    } catch {
      return .notFound(error.message)
    }
  }

  /// The report of a day as a paper.
  func dayPaper(_ day: Day, _ texts: Messages.Catalogue) throws(Ledger.Failure) -> Paper {
    let report = try ledger().reportDay(day, endingDays: Ledger.List.daysAhead)
    return DayPaper(
      report: report, office: filed.office, printedAt: .init(common.day, Environment.clock),
      endingDays: Ledger.List.daysAhead, voices: Voices(catalogue: texts)
    ).receipt
  }
}

extension ListRequest {
  /// What the ledger is asked for.
  func list(on day: Day) -> Ledger.List {
    switch work {
    case nil: .matching(text)
    case .ending: .ending(from: day, through: day.adding(days: Ledger.List.daysAhead))
    case .owed: .owed
    case .waiting: .waiting
    case .provisional: .provisional
    }
  }
}

extension Ledger.Turn {
  /// The turn to or from that filing.
  init(_ turn: ListRequest.Turn) throws(Ledger.Failure) {
    switch turn {
    case .first: self = .first
    case .after(let text):
      guard let number = FilingNumber(text) else { throw .noSuchFiling }
      self = .after(number)
    case .before(let text):
      guard let number = FilingNumber(text) else { throw .noSuchFiling }
      self = .before(number)
    }
  }
}

extension WorkLeft {
  /// How much the ledger says wants doing.
  init(_ work: Ledger.Work) {
    self = [
      .ending: work.ending, .owed: work.owed, .waiting: work.waiting,
      .provisional: work.provisional,
    ]
  }
}
