internal import Fronts
internal import Interview
internal import Ledger
internal import Messages
internal import Receipts
internal import Rules

/// Looks up what is on record, for a person or for the clerk's list, and has each look put on record too.
final class WindowLooks {
  let office: OfficeToday
  let ledgers: WindowLedgers
  private let papers: PaperSource
  private let visitor: WindowVisitor
  /// The identity number a clerk looked for last: to look again is no other look-up.
  private var lookedFor: String?

  /// As many rows of the clerk's list as are looked at before one searches on.
  private static let rowsMax = 50
  /// More than a window files in a day, as the clerk's list counts them.
  private static let rowsOfADayMax = 300

  /// Looks into those ledgers; nothing has been looked up.
  init(
    _ office: OfficeToday, _ ledgers: WindowLedgers, _ papers: PaperSource, _ visitor: WindowVisitor
  ) {
    self.office = office
    self.ledgers = ledgers
    self.papers = papers
    self.visitor = visitor
  }

  /// What is asked next of the person of that identity number is no other look-up: it is on record
  /// already that they were handed over.
  func note(_ identity: String) { lookedFor = identity }

  /// The next clerk is somebody else.
  func resetLooks() { lookedFor = nil }

  /// What is on record under a filing number, with the end of its person's own, or of an identity number,
  /// for a person.
  func lookUp(_ text: String, tail: String?, language: Language) -> EffectResult {
    do {
      let records = try visitor.look(text, tail: tail ?? "")
      return .found(records.map { found($0, language) })
    } catch .ceiling {
      return .notFound(
        Message("guided.found.ceiling", ["hotline": office.settings.hotline]))
    } catch {
      return .notFound(error.message)
    }
  }

  /// What the clerk's form says of a person: their filings in force, and the names they stand under.
  func known(_ identity: String) -> EffectResult {
    do {
      let ledger = try ledgers.ledger()
      try ledger.require(.look)
      try recordLookUp(of: identity, ledger)
      let records = try ledger.filings(of: identity)
      return .known(
        identity: identity, records.inForce, names: Set(records.map(\.filing.person.name)).sorted())
    } catch {
      // Not the same as none on record: an answer may hang on it.
      let why = error == .serverAway ? Message("clerk.form.not_looked_up") : error.message
      return ceiling(error, again: .knownFilings(identity: identity)) ?? .notFound(why)
    }
  }

  /// What stands in the way of a filing at the guided front; under which names is not told there.
  func own(_ identity: String) -> EffectResult {
    do {
      return .known(identity: identity, try visitor.standingInTheWay(of: identity).inForce)
    } catch {
      return .notFound(error.message)
    }
  }

  /// A page of the clerk's list, how much there is beside it, and what the clerk is to be told.
  func rows(_ request: ListRequest) -> [EffectResult] {
    let isSearch = request == ListRequest(text: request.text)
    let again: Effect = isSearch ? .findFilings(request.text) : .listFilings(request)
    do {
      // What could not be pushed is on this machine, whether the server answers or not.
      let outbox = request.work == .provisional ? try ledgers.outboxIfThere() : nil
      if let outbox { ledgers.seat(at: outbox) }
      let ledger = if let outbox { outbox } else { try ledgers.ledger() }
      // Asked anew each time: somebody may have been disabled while signed in.
      try ledger.require(.look)
      try recordLookUp(of: request.text, ledger)
      let page = try page(request, of: ledger)
      guard outbox == nil else {
        return page + ((try? tallies()) ?? []) + ledgers.firstConflict.map { .told($0) }
      }
      return page + (try tallies()) + (request.text.isEmpty ? news : []).map { .told($0) }
    } catch {
      // Not the same as none on record.
      let why = error == .serverAway ? Message("clerk.list.server_away") : error.message
      return [ceiling(error, again: again) ?? .notListed(why)]
    }
  }

  private func page(
    _ request: ListRequest, of ledger: Ledger
  ) throws(Ledger.Failure) -> [EffectResult] {
    let limit = request.text.isEmpty ? Self.rowsOfADayMax : Self.rowsMax
    // One more than is shown tells whether the list goes on.
    var records = try ledger.page(
      of: request.list(on: office.day), try Ledger.Turn(request.turn), limit: limit + 1)
    let goesOn = records.count > limit
    var (newer, older) = (request.turn != .first, goesOn)
    if case .before = request.turn {
      (newer, older) = (goesOn, true)
      records = records.suffix(limit)
    }
    return [
      .filings(records.prefix(limit).map { row($0) }), .listGoesOn(newer: newer, older: older),
    ]
  }

  /// What a clerk is told: once that a ledger was begun or papers are not signed any more, and what goes on
  /// until somebody sees to it.
  private var news: [Message] {
    ledgers.takeNews() + office.takeNews() + ledgers.clockBehind + ledgers.scarceRoom
      + ledgers.leftHere
  }

  /// What was filed today and what wants doing; of what is not on the server yet this machine knows.
  private func tallies() throws(Ledger.Failure) -> [EffectResult] {
    let ledger = try ledgers.ledger()
    var work = WorkLeft(
      try ledger.work(
        endingFrom: office.day, through: office.day.adding(days: Ledger.List.daysAhead)))
    if let outbox = try ledgers.outboxIfThere() {
      work[.provisional] = try outbox.provisionalCount()
    }
    return [.filedToday(try ledger.counts(on: office.day).day), .workLeft(work)]
  }

  /// What is on record beside a filing that is to be changed.
  func open(_ number: String) -> EffectResult {
    guard let filingNumber = FilingNumber(number) else {
      return .notFound(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledgers.ledger()
      try ledger.require(.file)
      let record = try ledger.filing(filingNumber)
      let others = try ledger.filings(of: record.filing.person.idNumber)
        .filter { $0.number != filingNumber }
      return .opened(number: number, OpenedFiling(others: others.inForce))
    } catch {
      return .notFound(error.message)
    }
  }

  /// Puts on record that a filing is made anew from one on record, then hands over what that says in full.
  func copy(_ number: String, _ reason: String) -> EffectResult {
    guard let filingNumber = FilingNumber(number) else {
      return .notFound(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledgers.ledger()
      try ledger.require(.file)
      let grounds = Grounds(id: ledger.newIdentifier(), reason: reason)
      try ledger.recordUnmasking(of: filingNumber, grounds)
      let filing = try ledger.filing(filingNumber).filing
      // The form asks at once what else the person has on record: that is no other look-up.
      note(filing.person.idNumber)
      return .copied(number: number, Answers(of: filing))
    } catch {
      return ceiling(error, again: .copyFiling(number: number, reason: reason))
        ?? .notFound(error.message)
    }
  }

  /// Puts on record why somebody wants to see what is masked of a filing, then shows it.
  func unmask(_ number: String, _ reason: String) -> EffectResult {
    guard let filingNumber = FilingNumber(number) else {
      return .notFound(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledgers.ledger(of: filingNumber)
      try ledger.recordUnmasking(
        of: filingNumber, Grounds(id: ledger.newIdentifier(), reason: reason))
      let person = try ledger.filing(filingNumber).filing.person
      return .unmasked(
        number: number,
        Unmasked(
          name: person.name, identity: person.idNumber,
          phone: person.phone.isEmpty ? nil : person.phone))
    } catch {
      return ceiling(error, again: .unmask(number: number, reason: reason))
        ?? .notFound(error.message)
    }
  }

  /// The report of today; where the chains end is kept with it.
  func reportDay() -> EffectResult {
    do {
      try ledgers.ledger().require(.look)
      let reports = try [Language.zh, .en].map { language throws(Ledger.Failure) in
        (language, try papers.report(of: office.day, office.texts(language)))
      }
      return .dayReport(office.day, office.pages(ofReport: reports))
    } catch {
      return .notFound(error.message)
    }
  }

  /// Puts a look-up by an identity number on record for whoever is signed in; what has been looked for
  /// just now is none again.
  private func recordLookUp(of text: String, _ ledger: Ledger) throws(Ledger.Failure) {
    guard text != lookedFor, try ledger.recordLookUp(of: text) else { return }
    lookedFor = text
  }

  /// That a supervisor has to let something be done; `nil` for any other failure.
  private func ceiling(_ failure: Ledger.Failure, again: Effect) -> EffectResult? {
    guard case .ceiling = failure else { return nil }
    return .ceilingReached(again: again, failure.message)
  }
}

extension [FiledFiling] {
  /// Those that count, as the law sees them.
  fileprivate var inForce: [Filing] { filter { $0.state == .active }.map(\.onRecord) }
}
