// Who signed in and saw whom while the server was away: in the end the server's audit has it.

extension Ledger {
  /// Up to which event of the window's chain the server was told who looked and signed in.
  static let looksThrough = "looks"

  /// What the server was not told yet of who looked, signed in and was shown the notice here, in its order.
  ///
  /// Who saw a filing in full goes with the filing; of one that was ended here, and never goes, it is told
  /// by itself.
  func keptLooks(of window: String) throws(Failure) -> [Event] {
    let columns = Event.columns.split(separator: ", ").map { "event.\($0)" }
    let (writer, last) = (
      Value.text(window), Value.number(try pushedThrough(window, Self.looksThrough))
    )
    return try store.all(
      """
      SELECT \(columns.joined(separator: ", ")) FROM event
      LEFT JOIN filing ON filing.id = event.filing_id
      WHERE event.writer = ?1 AND (
        event.seq > ?2 AND event.kind IN ('staff', 'looked_up', 'exported', 'notice_shown')
        OR event.kind = 'unmasked' AND filing.provisional = 1 AND filing.state = 'ended' AND (
          event.seq > ?2 OR EXISTS(SELECT 1 FROM event AS ending
            WHERE ending.filing_id = event.filing_id AND ending.kind = 'ended'
              AND (ending.writer <> ?1 OR ending.seq > ?2))))
      ORDER BY event.seq
      """, [writer, last]
    ) { row throws(Failure) in try Event(row) }
  }

  /// The identity number of whom an event is about, a filing's or a person's; `nil` where it is about
  /// none, or one who was erased.
  func idNumber(of subject: String) throws(Failure) -> String? {
    let person =
      if subject.hasPrefix("person/") { String(subject.dropFirst("person/".count)) } else {
        try viewRow("id = ?", [.text(subject)])?.person
      }
    // One that cannot be read is about nobody that can be named: it must not hold back the others.
    guard let person, let filed = (try? filings(ofPerson: person))?.last, !filed.isErased else {
      return nil
    }
    return filed.filing.person.idNumber
  }

  /// Puts on record who looked or signed in elsewhere, as the same event, at a person of that identity
  /// number where there is one; a look counts as one of the day's, released or not.
  func takeLook(_ event: Event, at idNumber: String?) throws(Failure) {
    let taken = try event.pushed()
    try write { () throws(Failure) in
      guard try !isRecorded(taken.id) else { return }
      let reading = try readClock()
      let subject: String
      if taken.kind == EventRecord.Kind.staff.rawValue {
        // Not among those that this ledger's list is made from: what was tried there changed nothing here.
        subject =
          event.subject.hasPrefix("operator/")
          ? "away/" + event.subject.dropFirst("operator/".count) : "window/\(window)"
      } else if let idNumber, let person = try reference(ofIDNumber: idNumber) {
        subject = "person/\(person)"
      } else {
        subject = "window/\(window)"
      }
      try chargeAway(taken, reading)
      _ = try recordNext(taken, subject: subject, reading)
    }
  }

  /// Takes a look or an export elsewhere from the day's allowance of who did it, within a transaction; it
  /// has happened, so that no ceiling refuses it.
  func chargeAway(_ event: Event, _ reading: Reading) throws(Failure) {
    guard let (ceiling, count) = try event.counted, try storedOperator(event.actor) != nil
    else { return }
    try addToAllowance(event.actor, ceiling, used: count, released: 0, reading.day)
  }
}

extension Event {
  /// What of whose ceiling it takes how much; `nil` where it takes none.
  var counted: (ceiling: Ceiling, count: Int)? {
    get throws(Ledger.Failure) {
      guard let ceiling = EventRecord.Kind(rawValue: kind)?.ceiling else { return nil }
      guard ceiling == .exports else { return (ceiling, 1) }
      guard let told = try fields().optional("count", { UInt32($0) }) else {
        throw .damaged(what: "count")
      }
      return (ceiling, Int(told))
    }
  }
}

extension EventRecord.Kind {
  /// What it is counted under for who did it.
  fileprivate var ceiling: Ceiling? {
    switch self {
    case .unmasked, .lookedUp: .lookUps
    case .exported: .exports
    default: nil
    }
  }
}

extension Event {
  /// The same event as another ledger takes it: of who did it then, and with when that was.
  func pushed() throws(Ledger.Failure) -> Event {
    guard let kind = EventRecord.Kind(rawValue: kind) else { throw .damaged(what: "kind") }
    var event = Event(id: id, kind: kind, body: try pushedFields(fields()))
    (event.actor, event.secondActor, event.reason) = (actor, secondActor, reason)
    (event.pack, event.packHash) = (pack, packHash)
    return event
  }

  /// Those fields, with when it happened and by whom.
  func pushedFields(_ fields: Fields) -> Fields {
    var fields = fields
    fields.add("pushed.at", at)
    fields.add("pushed.actor", actor)
    return fields
  }
}
