/// What is put on record of those who look, and of the ledger itself.
extension Ledger {
  /// Puts on record that somebody saw what is masked of a filing, before it is shown.
  ///
  /// Where somebody is signed in, it counts as one of the day's look-ups.
  ///
  /// - Throws: `noSuchFiling`; `notSignedIn`, `notPermitted`, `ceiling`; the disk's failures.
  package func recordUnmasking(of number: FilingNumber, _ grounds: Grounds) throws(Failure) {
    try act(
      on: number, Event(.unmasked, grounds), needs: .unmask,
      first: { reading throws(Failure) in try charge(.lookUps, 1, reading.day) })
  }

  /// Puts on record an export of that many filings, before it is written; each counts as one of the
  /// day's exports of whoever is signed in.
  ///
  /// - Throws: `notSignedIn`, `notPermitted`, `ceiling`; the disk's failures.
  package func recordExport(
    count: Int, format: String, isMasked: Bool, _ grounds: Grounds
  ) throws(Failure) {
    var body = Fields()
    body.add("count", String(count))
    body.add("format", format)
    body.add("masked", isMasked ? "yes" : "no")
    let event = Event(.exported, grounds, body: body)
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      try require(.export)
      if !isMasked { try require(.unmask) }
      let reading = try readClock()
      try charge(.exports, count, reading.day)
      _ = try recordNext(event, subject: "window/\(window)", reading)
    }
  }

  /// Puts on record that the notice on personal data was shown, in that language.
  package func recordNotice(language: String, _ grounds: Grounds) throws(Failure) {
    var body = Fields()
    body.add("language", language)
    try recordAtWindow(Event(.noticeShown, grounds, body: body))
  }

  /// Puts on record how a try to print what is no filing's ended: a day's report, a notice of what is
  /// missing, a printer's test page.
  package func recordPrint(_ attempt: PrintAttempt, _ grounds: Grounds) throws(Failure) {
    try recordAtWindow(Event(.printed, grounds, body: attempt.fields))
  }

  /// Puts on record that the ledger was moved or brought to another version, with what is said of it.
  package func recordMove(_ what: String, _ grounds: Grounds) throws(Failure) {
    var body = Fields()
    body.add("what", what)
    try recordAtWindow(Event(.moved, grounds, body: body))
  }

  /// Destroys a person's key, so that nothing sealed with it can ever be read again.
  ///
  /// Events stay as they are, and so does the chain. The index that found the person goes too, and every
  /// draft and call with that number in it, or with the number of a filing of theirs. Of a person who was
  /// erased before, what was left behind goes.
  ///
  /// - Throws: `noSuchFiling`; `busy` where another window's look still keeps the key, `serverRefuses` where
  ///   the tables are another user's: to be called again; the disk's failures.
  package func erasePerson(of number: FilingNumber, _ grounds: Grounds) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(grounds.id) else { return }
      try require(.keep)
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      let filings = try filings(ofPerson: row.person)
      guard filings.contains(where: { !$0.isErased }) else { return }
      let event = try recordNext(Event(.erased, grounds), subject: "person/\(row.person)")
      try store.run(
        "UPDATE person SET bidx = NULL, dek = NULL, erased_at = ? WHERE ref = ?",
        [.text(event.at), .text(row.person)])
      // That of a change names its filing, and the person's own number only where it is typed anew.
      try discardDrafts(
        naming: Set(filings.flatMap { [$0.filing.person.idNumber, $0.number.text] }))
      for filed in filings where !filed.isErased {
        try find(
          filed.number, filed: filed.at, by: try index.tokens(of: filed.number),
          not: try tokens(of: filed.filing.person, filed.number))
      }
    }
    keys.forget()
    try store.scrub()
  }

  /// Adds an event that belongs to this window and to no filing, once.
  func recordAtWindow(_ event: Event) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      _ = try recordNext(event, subject: "window/\(window)")
    }
  }

  /// Adds an event as the next of that subject, within a transaction.
  func recordNext(
    _ event: Event, subject: String, _ reading: Reading? = nil
  ) throws(Failure) -> Event {
    let reading = if let reading { reading } else { try readClock() }
    var event = event
    let n = try store.first(
      "SELECT max(n) FROM event WHERE filing_id = ? HAVING max(n) IS NOT NULL", [.text(subject)]
    ) { row throws(Failure) in try row.number(0) }
    (event.subject, event.n) = (subject, (n ?? 0) &+ 1)
    return try record(event, reading)
  }
}
