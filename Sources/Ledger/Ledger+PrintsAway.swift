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

  /// Whether the server still has to be told of papers of this window, or of who looked and signed in.
  package func keepsRecords() throws(Failure) -> Bool {
    guard try keptPrints(of: window).isEmpty else { return true }
    return try !keptLooks(of: window).isEmpty
  }

  /// Tells the server of papers of no filing that was made here, and of who looked and signed in.
  func pushRest(to server: Ledger) throws(Failure) {
    // Read first: what happens here meanwhile is for the next time.
    let end = try heads().first { $0.window == server.settings.window }?.seq ?? 0
    let (prints, looks) = (
      try keptPrints(of: server.window), try keptLooks(of: server.window)
    )
    guard !prints.isEmpty || !looks.isEmpty else { return }
    for event in prints {
      try server.take(event, of: event.fields().text("number").flatMap { FilingNumber($0) })
    }
    for event in looks { try server.takeLook(event, at: try idNumber(of: event.subject)) }
    var body = Fields()
    let before = try pushedThrough(server.window, Self.through)
    body.add(Self.through, String(prints.last?.n ?? before))
    body.add(Self.looksThrough, String(end))
    let done = Event(.pushed, Grounds(id: newIdentifier()), body: body)
    try write { () throws(Failure) in
      _ = try recordNext(done, subject: "window/\(server.window)")
    }
  }

  /// What happened to papers of none of the filings here since the last push.
  private func keptPrints(of window: String) throws(Failure) -> [Event] {
    try store.all(
      """
      SELECT \(Event.columns) FROM event
      WHERE filing_id = ? AND kind IN \(Self.ofPapers) AND n > ? ORDER BY n
      """,
      [.text("window/\(window)"), .number(try pushedThrough(window, Self.through))]
    ) { row throws(Failure) in try Event(row) }
  }

  /// Up to where the server was told at the last push, as that field of it says; 0 where there was none.
  func pushedThrough(_ window: String, _ field: String) throws(Failure) -> Int64 {
    let last = try store.first(
      """
      SELECT \(Event.columns) FROM event WHERE filing_id = ? AND kind = 'pushed'
      ORDER BY n DESC LIMIT 1
      """, [.text("window/\(window)")]
    ) { row throws(Failure) in try Event(row).fields().optional(field) { Int64($0) } }
    return (last ?? nil) ?? 0
  }

  /// Puts on record what was written down of a paper elsewhere, as the same event, with when and by whom.
  func take(_ event: Event, of number: FilingNumber?) throws(Failure) {
    let taken = try event.pushed()
    let body = try taken.fields()
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

  /// Up to which event about the window itself the server was told of papers.
  private static let through = "through"
  private static let ofPapers = "('printed', 'paper_seen')"
}
