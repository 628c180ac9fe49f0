// Papers that were printed while the server was away: in the end their copies are counted there.

extension Ledger {
  /// Puts on record here how a try to print ended that the server cannot be told of, until `push`; of a
  /// filing that is on the server, or of none.
  package func keepPrint(
    of number: FilingNumber?, _ attempt: PrintAttempt, id: Identifier
  ) throws(Failure) {
    var body = attempt.fields
    body.add("number", number?.text)
    try recordAtWindow(Event(.printed, Grounds(id: id), body: body))
  }

  /// Whether the server still has to be told of papers of this window.
  package func keepsPrints() throws(Failure) -> Bool { try !keptPrints(of: window).isEmpty }

  /// Tells the server of papers of no filing that was made here.
  func pushPrints(to server: Ledger) throws(Failure) {
    let kept = try keptPrints(of: server.window)
    guard let last = kept.last else { return }
    for event in kept {
      try server.take(event, of: event.fields().text("number").flatMap { FilingNumber($0) })
    }
    var body = Fields()
    body.add(Self.through, String(last.n))
    let done = Event(.pushed, Grounds(id: newIdentifier()), body: body)
    try write { () throws(Failure) in
      _ = try recordNext(done, subject: "window/\(server.window)")
    }
  }

  /// Tells the server of the papers of a filing that was made here and is there now.
  func pushPrints(of number: FilingNumber, to server: Ledger) throws(Failure) {
    let events = try store.all(
      """
      SELECT \(Event.columns) FROM event
      WHERE filing_id = (SELECT id FROM filing WHERE no = ?) AND kind IN \(Self.ofPapers) ORDER BY n
      """, [.text(number.text)]
    ) { row throws(Failure) in try Event(row) }
    for event in events { try server.take(event, of: number) }
  }

  /// What happened to papers of none of the filings here since the last push.
  private func keptPrints(of window: String) throws(Failure) -> [Event] {
    let subject = Value.text("window/\(window)")
    let pushed = try store.first(
      """
      SELECT \(Event.columns) FROM event WHERE filing_id = ? AND kind = 'pushed'
      ORDER BY n DESC LIMIT 1
      """, [subject]
    ) { row throws(Failure) in try Event(row).fields().optional(Self.through) { Int64($0) } }
    return try store.all(
      """
      SELECT \(Event.columns) FROM event
      WHERE filing_id = ? AND kind IN \(Self.ofPapers) AND n > ? ORDER BY n
      """, [subject, .number((pushed ?? nil) ?? 0)]
    ) { row throws(Failure) in try Event(row) }
  }

  /// Puts on record what was written down of a paper elsewhere, as the same event, with when and by whom.
  private func take(_ event: Event, of number: FilingNumber?) throws(Failure) {
    guard let kind = EventRecord.Kind(rawValue: event.kind) else { throw .damaged(what: "kind") }
    var body = try event.fields()
    body.add("pushed.at", event.at)
    body.add("pushed.actor", event.actor)
    let taken = Event(id: event.id, kind: kind, body: body)
    try write { () throws(Failure) in
      guard try !isRecorded(taken.id) else { return }
      if let attempt = body.text("of") {
        // Of a try that is only there nothing can be said here.
        guard let subject = try subject(ofPrint: attempt) else { return }
        try add(taken, toPaperOf: subject)
      } else if let number, let row = try viewRow("no = ?", [.text(number.text)]) {
        try add(taken, to: row, try readClock())
      } else {
        _ = try recordNext(taken, subject: "window/\(window)")
      }
    }
  }

  /// Up to which of the window's events the server was told.
  private static let through = "through"
  private static let ofPapers = "('printed', 'paper_seen')"
}
