import Rules
import Seals

extension Ledger {
  /// Puts a filing on record; it is on the disk, and the draft gone, when this returns.
  ///
  /// Called again with the same `id` it gives back what the first call filed. At a window it is filed by
  /// whoever is signed in, and where two are asked for, also by `second`.
  ///
  /// - Throws: `alreadyFiled` with the other's number where the same person has a filing to the
  ///   same place, of the same kind, for a time that overlaps; `numbersUsedUp`; `notSignedIn`,
  ///   `notPermitted`, `secondWanted`; the disk's failures.
  package func append(
    _ filing: NewFiling, second: String? = nil
  ) throws(Failure) -> FiledFiling {
    try append(try preparer.prepare(filing), second: second)
  }

  /// As the other, of a filing that was made ready before.
  package func append(
    _ ready: PreparedFiling, second: String? = nil
  ) throws(Failure) -> FiledFiling {
    try append(ready, second: second, as: nil)
  }

  /// As `append`; under the number that was given out while the server was away, where there is one:
  /// whether it was allowed was seen to then.
  func append(
    _ ready: PreparedFiling, second: String? = nil, as given: FiledFiling?
  ) throws(Failure) -> FiledFiling {
    let filing = ready.filing
    return try write { () throws(Failure) -> FiledFiling in
      if store.mayHaveRun, let done = try filed(by: filing.id) { return done }
      if filing.front == .clerk, given == nil { try require(.file) }
      // Nobody signs at the guided front: where two are asked for it never files alone.
      var answering = given == nil ? nil : second
      if filing.isLate, given == nil {
        answering = try requireSecond(.late, filing.front == .clerk ? second : nil)
      }
      // Another window may have renewed the keys since.
      let ready = ready.fits(keys) ? ready : try preparer.prepare(filing)
      let filer = try filer(ready)
      let replaced = try replaced(by: filing, person: filer.reference)
      if !filer.isNew { try refuseOverlap(of: filing, person: filer.reference) }
      let reading = try readClock()
      let number = if let given { try take(given.number) } else { try nextNumber(filing.today) }
      let said = try body(fields(of: ready, by: filer, number), of: given)
      var new = Event(
        id: filing.id, subject: ready.subject, n: 1, kind: filing.kind, pack: filing.policy,
        packHash: filing.policyHash, body: said)
      new.secondActor = answering
      // Whoever pushes it did not file it.
      if let given { new.actor = given.actor }
      let event = try record(new, reading)
      if let replaced {
        let policy = PolicyMark(id: filing.policy, hash: filing.policyHash)
        try supersede(replaced, by: number, of: policy, reading)
      }
      let row = try ViewRow(filed: event, said)
      let state = try addToView(
        row, tokens: ready.tokens.union(try index.tokens(of: number)), isOnly: filer.isNew)
      if let draft = filing.draft {
        try store.run("DELETE FROM draft WHERE id = ?", [.text(draft)])
      }
      return FiledFiling(
        number: number, at: event.at, clock: reading.state, actor: event.actor, state: state,
        prints: 0, owes: row.owes, waits: row.waits, isProvisional: row.isProvisional,
        filing: filing.asStored)
    }
  }

  /// Puts on record how a try to print a filing's receipt ended.
  ///
  /// - Throws: `noSuchFiling`; the disk's failures.
  package func recordPrint(
    of number: FilingNumber, _ attempt: PrintAttempt, id: Identifier
  ) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(id) else { return }
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      try add(Event(id: id, kind: .printed, body: attempt.fields), to: row, try readClock())
    }
  }

  /// The filing an event put on record, or `nil` where there is no such event.
  private func filed(by event: Identifier) throws(Failure) -> FiledFiling? {
    try store.first(
      "\(FiledFiling.select) WHERE event.event_id = ?", [.text(event.text)]
    ) { row throws(Failure) in try filedFiling(row) }
  }

  /// Who files, as the ledger knows them.
  private struct Filer {
    let reference: String
    let seal: PersonalSeal
    /// Whether nothing was on record of them before.
    let isNew: Bool
  }

  /// The person, put on record at the first filing.
  ///
  /// The row stays this transaction's until it ends: whoever files the same person at another window
  /// waits, and then sees what was filed here.
  private func filer(_ ready: PreparedFiling) throws(Failure) -> Filer {
    let known = try store.first(
      """
      INSERT INTO person(ref, bidx, dek, key_id, erased_at) VALUES(?, ?, ?, ?, NULL)
      ON CONFLICT(bidx) DO UPDATE SET key_id = person.key_id RETURNING ref, dek
      """,
      [
        .text(ready.person), .bytes(ready.token), .bytes(ready.wrapped),
        .number(Int64(keys.keyring.masterID)),
      ]
    ) { row throws(Failure) in (reference: try row.text(0), key: try row.bytesOrNull(1)) }
    guard let known else { throw .damaged(what: "person") }
    if known.reference == ready.person {
      return Filer(reference: known.reference, seal: .person(ready.key), isNew: true)
    }
    let own =
      if let wrapped = known.key { try keys.open(wrapped, of: known.reference) } else {
        try giveKey(to: known.reference)
      }
    return Filer(reference: known.reference, seal: .person(own), isNew: false)
  }

  /// Gives a person on record since before there were ciphers a key, for what is filed from now on.
  private func giveKey(to person: String) throws(Failure) -> DataKey {
    let (key, wrapped) = try newPersonKey(person)
    try store.run(
      "UPDATE person SET dek = ?, key_id = ? WHERE ref = ?",
      [.bytes(wrapped), .number(Int64(keys.keyring.masterID)), .text(person)])
    return key
  }

  private func refuseOverlap(of filing: NewFiling, person: String) throws(Failure) {
    let ends: Value =
      switch filing.validThrough {
      case .open: .null
      case .through(let day): .text(day.description)
      }
    let other = try store.first(
      """
      SELECT no FROM filing
      WHERE person = ?1 AND slot = ?2 AND state NOT IN ('changed', 'ended') AND no <> ?5
        AND (ends IS NULL OR ends >= ?3) AND (CAST(?4 AS TEXT) IS NULL OR starts <= ?4) ORDER BY starts LIMIT 1
      """,
      [
        .text(person), .text(ViewRow.slot(filing.category, fileTo: filing.facts.fileTo)),
        .text(filing.effective.description), ends, .text(filing.replaces?.number.text ?? ""),
      ]
    ) { row throws(Failure) in try filingNumber(row, 0) }
    if let other { throw .alreadyFiled(other) }
  }

  /// The values of a filing that got that number; of who was filed before, sealed with the key they have.
  private func fields(
    of ready: PreparedFiling, by filer: Filer, _ number: FilingNumber
  ) throws(Failure) -> Fields {
    var fields = ready.fields
    if !filer.isNew {
      let codec = FilingCodec(
        seal: filer.seal, event: ready.filing.id, person: filer.reference)
      fields = try codec.fields(of: ready.filing)
    }
    fields.add("number", number.text)
    return fields
  }

  /// What else is said of a filing that is provisional, or was.
  private func body(_ fields: Fields, of given: FiledFiling?) -> Fields {
    var fields = fields
    if settings.isOutbox { fields.add("provisional", "yes") }
    if let given {
      fields.add("pushed.at", given.at)
      fields.add("pushed.actor", given.actor)
    }
    return fields
  }

  /// Sees that nobody else has a number that was given out elsewhere, and that the counter never falls
  /// behind it.
  ///
  /// - Throws: `numberTaken`: two machines went on alone as the same window.
  private func take(_ number: FilingNumber) throws(Failure) -> FilingNumber {
    let isTaken = try store.first("SELECT 1 FROM filing WHERE no = ?", [.text(number.text)]) { _ in
      true
    }
    guard isTaken == nil else { throw .numberTaken(number) }
    try store.run(
      """
      INSERT INTO number VALUES(?, ?) ON CONFLICT(scope) DO UPDATE
      SET last = CASE WHEN number.last < excluded.last THEN excluded.last ELSE number.last END
      """,
      [
        .text("\(number.prefix) \(number.day) \(twoDigits(number.window))+"),
        .number(Int64(number.serial)),
      ])
    return number
  }

  /// The next number of this window on that day; a number once given out never comes again.
  private func nextNumber(_ day: Day) throws(Failure) -> FilingNumber {
    let serials = settings.isOutbox ? Limits.provisionalSerials : Limits.serials
    let serial = try store.first(
      """
      INSERT INTO number VALUES(?, ?) ON CONFLICT(scope) DO UPDATE SET last = number.last + 1
      RETURNING last
      """,
      [
        .text("\(settings.prefix) \(day) \(window)\(settings.isOutbox ? "+" : "")"),
        .number(serials.lowerBound),
      ]
    ) { row throws(Failure) in try row.number(0) }
    guard let serial, serial <= serials.upperBound else { throw .numbersUsedUp(day) }
    guard
      let number = FilingNumber(
        prefix: settings.prefix, day: day, window: settings.window, serial: Int(serial))
    else { throw .damaged(what: "number") }
    return number
  }
}

extension PrintAttempt {
  var fields: Fields {
    var fields = Fields()
    fields.add("outcome", outcome.rawValue)
    fields.add("format", format)
    fields.add("printer", printer)
    fields.add("fault", fault)
    fields.add("paper", paper)
    fields.add("copy", copy.map { String($0) })
    fields.add("begun", begun)
    fields.add("digest", digest)
    return fields
  }

  init(_ fields: Fields) throws(Ledger.Failure) {
    self.init(
      outcome: try fields.word("outcome"), format: try fields.required("format"),
      printer: fields.text("printer"), fault: fields.text("fault"), paper: fields.text("paper"),
      copy: try fields.optional("copy") { Int($0) }, begun: fields.text("begun"),
      digest: fields.text("digest"))
  }
}
