internal import Fronts
internal import Glibc
internal import Interview
internal import Ledger
internal import Messages
internal import Names
internal import Receipts
internal import Rules

/// What is on record, looked up for a person or for the clerk's list.
extension World {
  func lookUp(_ text: String, language: Language) -> EffectResult {
    do {
      let ledger = try ledger()
      let records =
        // A keypad has no letters, so the office's own two may be left out.
        if let number = FilingNumber(text) ?? FilingNumber(settings.prefix + text) {
          [try ledger.filing(number)]
        } else {
          try ownFilings(text, in: ledger)
        }
      return .found(records.map { found($0, language) })
    } catch .noSuchFiling {
      return .found([])
    } catch .ceiling {
      return .notFound(Message("guided.found.ceiling", ["hotline": settings.hotline]))
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
    let limits = settings.guidedLookUps
    if identity != ownLooks.last {
      guard ownLooks.count < limits.sitting else { throw .ceiling(.lookUps, limits.sitting) }
      try sitting(at: .guided, ledger) { () throws(Ledger.Failure) in
        try ledger.recordOwnLookUp(of: identity, perDay: limits.day)
      }
      ownLooks = (ownLooks.count + 1, identity)
    }
    return try ledger.filings(of: identity)
  }

  private func found(_ record: FiledFiling, _ language: Language) -> FoundFiling {
    let validity = filed.policy.validity(of: record.onRecord, on: common.day)
    var found = FoundFiling(
      number: record.number.text,
      name: record.isErased
        ? texts(language)("ledger.erased") : Mask.name(record.filing.person.name),
      filing: record.onRecord, validThrough: validity.validThrough,
      isInForce: validity.inForce && record.state == .active,
      isGoverned: validity.notes.isEmpty, receipt: pages(of: followed(record)),
      facts: record.filing.facts, decidedOn: record.filing.today)
    found.isEnded = record.state == .ended
    return found
  }

  func known(_ identity: String) -> EffectResult {
    do {
      let ledger = try ledger()
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

  func rows(_ request: ListRequest) -> [EffectResult] {
    let isSearch = request == ListRequest(text: request.text)
    let again: Effect = isSearch ? .findFilings(request.text) : .listFilings(request)
    do {
      // What could not be pushed is on this machine, whether the server answers or not.
      let outbox = request.work == .provisional ? try outbox(ifThere: true) : nil
      let ledger = if let outbox { outbox } else { try ledger() }
      // Whoever is at the window is so there too.
      if let outbox, outbox.signedIn == nil, let opened { outbox.carryOn(from: opened) }
      // Asked anew each time: somebody may have been disabled while signed in.
      try ledger.require(.look)
      try recordLookUp(of: request.text, ledger)
      let limit = request.text.isEmpty ? Self.rowsOfADayMax : Self.rowsMax
      // One more than is shown tells whether the list goes on.
      var records = try ledger.page(
        of: request.list(on: common.day), try Ledger.Turn(request.turn), limit: limit + 1)
      let goesOn = records.count > limit
      var (newer, older) = (request.turn != .first, goesOn)
      if case .before = request.turn {
        (newer, older) = (goesOn, true)
        records = records.suffix(limit)
      }
      let page: [EffectResult] = [
        .filings(records.prefix(limit).map { row($0) }), .listGoesOn(newer: newer, older: older),
      ]
      guard outbox == nil else { return page + ((try? tallies()) ?? []) + firstConflict }
      return page + (try tallies()) + (request.text.isEmpty ? leftHere + toldOnce() : [])
    } catch {
      // Not the same as none on record.
      let why = error == .serverAway ? Message("clerk.list.server_away") : error.message
      return [ceiling(error, again: again) ?? .notListed(why)]
    }
  }

  /// What was filed today and what wants doing; of what is not on the server yet this machine knows.
  private func tallies() throws(Ledger.Failure) -> [EffectResult] {
    let ledger = try ledger()
    var work = WorkLeft(
      try ledger.work(
        endingFrom: common.day, through: common.day.adding(days: Ledger.List.daysAhead)))
    if let outbox = try outbox(ifThere: true) {
      work[.provisional] = try outbox.provisionalCount()
    }
    return [.filedToday(try ledger.counts(on: common.day).day), .workLeft(work)]
  }

  /// Who files where no clerk is named in the settings.
  static let nobody = "window"

  /// As many rows of the clerk's list as are looked at before one searches on.
  private static let rowsMax = 50
  /// More than a window files in a day, as the clerk's list counts them.
  private static let rowsOfADayMax = 300

  /// A filing with what befell it since, as far as that can be read now.
  func followed(_ record: FiledFiling) -> FollowedFiling {
    (try? FollowedFiling(record, in: ledger(of: record.number))) ?? FollowedFiling(record, [])
  }

  private func row(_ record: FiledFiling) -> FiledRow {
    let followed = followed(record)
    var row = unreplaced(followed)
    row.isReplaced = record.state == .changed
    row.isEnded = record.state == .ended
    row.isErased = record.isErased
    (row.owes, row.waits) = (record.owes, record.waits)
    row.isProvisional = record.isProvisional
    let isOpen = !row.isReplaced && !row.isEnded
    row.details?.materials =
      record.filing.method == .promise && isOpen && !record.owes
      ? .complete : record.filing.materials
    row.details?.replaces = record.filing.replaces?.number.text
    row.details?.replacedBy = followed.successor?.text
    return row
  }

  private func unreplaced(_ followed: FollowedFiling) -> FiledRow {
    let record = followed.filed
    let filing = record.filing
    let validity = filed.policy.validity(of: record.onRecord, on: common.day)
    let details = FiledDetails(
      identity: record.isErased ? "" : Mask.firstSixLastFour(filing.person.idNumber),
      phone: filing.person.phone.isEmpty ? nil : Mask.phone(filing.person.phone),
      insuredPlace: filing.facts.insuredPlace, insurance: filing.insurance,
      carePlace: filing.carePlace, facts: filing.facts, decidedOn: filing.today,
      time: String(ReceiptDesk.moment(record.at, else: filing.today).time.prefix(5)),
      validThrough: filing.validThrough, prints: record.prints)
    return FiledRow(
      number: record.number.text, name: Mask.name(filing.person.name),
      category: filing.category, fileTo: filing.facts.fileTo,
      clerk: [Self.nobody, Self.guided].contains(record.actor) ? "" : record.actor,
      effective: filing.effective, isInForce: validity.inForce && record.state == .active,
      isGoverned: validity.notes.isEmpty, receipt: pages(of: followed), details: details)
  }
}
