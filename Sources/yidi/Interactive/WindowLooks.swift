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
  /// The identity number a clerk looked for last: to look again is no other look-up.
  private var lookedFor: String?
  /// How many identity numbers were looked up at the guided front in this sitting, and the last of
  /// them.
  private var ownLooks: (count: Int, last: String?) = (0, nil)

  /// As many rows of the clerk's list as are looked at before one searches on.
  private static let rowsMax = 50
  /// More than a window files in a day, as the clerk's list counts them.
  private static let rowsOfADayMax = 300

  /// Looks into those ledgers; nothing has been looked up.
  init(_ office: OfficeToday, _ ledgers: WindowLedgers, _ papers: PaperSource) {
    self.office = office
    self.ledgers = ledgers
    self.papers = papers
  }

  /// The next person at the guided front is somebody else.
  func resetOwnLooks() { ownLooks = (0, nil) }

  /// The next clerk is somebody else.
  func resetLooks() { lookedFor = nil }

  /// What is on record under a filing number, or of an identity number, for a person.
  func lookUp(_ text: String, language: Language) -> EffectResult {
    do {
      let ledger = try ledgers.ledger()
      let records =
        // A keypad has no letters, so the office's own two may be left out.
        if let number = FilingNumber(text) ?? FilingNumber(office.settings.prefix + text) {
          [try ledger.filing(number)]
        } else {
          try ownFilings(text, in: ledger)
        }
      return .found(records.map { found($0, language) })
    } catch .noSuchFiling {
      return .found([])
    } catch .ceiling {
      return .notFound(
        Message("guided.found.ceiling", ["hotline": office.settings.hotline]))
    } catch {
      return .notFound(error.message)
    }
  }

  /// What the person of that identity number has on record, for whoever stands at the guided front.
  ///
  /// Nobody has signed in there, and a number is known to others too: each one is on record, and nobody goes
  /// through many.
  private func ownFilings(
    _ identity: String, in ledger: Ledger
  ) throws(Ledger.Failure) -> [FiledFiling] {
    let limits = office.settings.guidedLookUps
    if identity != ownLooks.last {
      guard ownLooks.count < limits.sitting else { throw .ceiling(.lookUps, limits.sitting) }
      try ledger.acting(at: .guided) { () throws(Ledger.Failure) in
        try ledger.recordOwnLookUp(of: identity, perDay: limits.day)
      }
      ownLooks = (ownLooks.count + 1, identity)
    }
    return try ledger.filings(of: identity)
  }

  /// What the clerk's form says of a person: their filings in force, and the names they stand under.
  func known(_ identity: String) -> EffectResult {
    do {
      let ledger = try ledgers.ledger()
      try recordLookUp(of: identity, ledger)
      let records = try ledger.filings(of: identity)
      return .known(
        identity: identity, records.filter { $0.state == .active }.map(\.onRecord),
        names: Set(records.map(\.filing.person.name)).sorted())
    } catch {
      // Not the same as none on record: an answer may hang on it.
      return ceiling(error, again: .knownFilings(identity: identity)) ?? .notFound(error.message)
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
      let news = request.text.isEmpty ? ledgers.scarceRoom + ledgers.leftHere + toldOnce() : []
      return page + (try tallies()) + news.map { .told($0) }
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

  /// What a clerk is told once: that a ledger was begun, that papers are not signed any more.
  private func toldOnce() -> [Message] { ledgers.takeNews() + office.takeNews() }

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

  /// What is on record of a filing that is to be changed, and beside it.
  func open(_ number: String) -> EffectResult {
    guard let filingNumber = FilingNumber(number) else {
      return .notFound(Message("failure.ledger.no_such_filing"))
    }
    do {
      let ledger = try ledgers.ledger()
      let record = try ledger.filing(filingNumber)
      let others = try ledger.filings(of: record.filing.person.idNumber)
        .filter { $0.state == .active && $0.number != filingNumber }
      return .opened(
        number: number,
        OpenedFiling(answers: Answers(of: record.filing), others: others.map(\.onRecord)))
    } catch {
      return .notFound(error.message)
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
