package import Rules

/// What happens to a filing after it was made.
extension Ledger {
  /// Ends a filing on request, from that day on.
  ///
  /// The notice says nothing of ending a filing: it is recorded as what was asked for, and is shown as a
  /// reading.
  ///
  /// - Throws: `noSuchFiling`; `hasEnded`; the disk's failures.
  package func end(
    _ number: FilingNumber, on day: Day, _ grounds: Grounds
  ) throws(Failure) {
    var body = Fields()
    body.add("on", day.description)
    try act(
      on: number, Event(.ended, grounds, body: body), where: { $0.closing == nil },
      first: { _ throws(Failure) in try requireSecond(.end, grounds.second) })
  }

  /// Puts on record that the papers promised for a filing were shown.
  ///
  /// - Throws: `hasEnded` where none are owed; `noSuchFiling`; the disk's failures.
  package func recordPapers(of number: FilingNumber, _ grounds: Grounds) throws(Failure) {
    try act(on: number, Event(.papersShown, grounds)) { $0.owes }
  }

  /// Puts on record the discharge from the stay a filing was made late for.
  ///
  /// - Throws: `hasEnded` where none is waited for; `noSuchFiling`; the disk's failures.
  package func recordDischarge(
    of number: FilingNumber, on day: Day, _ grounds: Grounds
  ) throws(Failure) {
    var body = Fields()
    body.add("on", day.description)
    try act(on: number, Event(.discharged, grounds, body: body)) { $0.waits }
  }

  /// Puts right what was written down of the person (个人信息保护法 46); the number stays whose it is.
  ///
  /// - Throws: `notTheSamePerson` where the identity number is another's; `noSuchFiling`;
  ///   the disk's failures.
  package func correct(
    _ number: FilingNumber, _ person: Person, _ grounds: Grounds
  ) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(grounds.id) else { return }
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      try require(.file)
      guard try reference(ofIDNumber: person.idNumber) == row.person else {
        throw .notTheSamePerson
      }
      let codec = FilingCodec(
        seal: try seal(of: row.person), event: grounds.id, person: row.person)
      var body = Fields()
      try codec.add(person, to: &body)
      try correct(row, by: Event(.corrected, grounds, body: body), person)
    }
  }

  /// Adds an event to a filing that `condition` lets it happen to, once; `first` can still refuse it.
  func act(
    on number: FilingNumber, _ event: Event, needs right: Right = .file,
    where condition: (ViewRow) -> Bool = { _ in true },
    first: (Reading) throws(Failure) -> Void = { _ throws(Failure) in }
  ) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      guard condition(row) else { throw .hasEnded(number) }
      try require(right)
      let reading = try readClock()
      try first(reading)
      try add(event, to: row, reading)
    }
  }

  /// Whether that event is on record already: a try before this one got through.
  func isRecorded(_ id: Identifier) throws(Failure) -> Bool {
    guard store.mayHaveRun else { return false }
    return try store.first("SELECT 1 FROM event WHERE event_id = ?", [.text(id.text)]) { _ in true }
      ?? false
  }
}
