/// What somebody saw of a paper that no printer vouched for.
package enum PaperSeen: String, CaseIterable, Sendable {
  case out
  case notOut = "not_out"
  /// It came, and nobody can use it: who holds it has a copy all the same.
  case spoiled
}

/// Which tries to print a filing's receipt somebody may hold the paper of, from its events in turn.
struct CopiesOut {
  private struct Copy {
    /// The receipt's copies alone are counted.
    let isReceipt: Bool
    /// Whether it may come after somebody saw none.
    let mayStillCome: Bool
    var isCounted: Bool
  }

  /// By the identifier of the try.
  private var copies: [String: Copy] = [:]

  /// Takes in a try; how many more copies there are by it.
  mutating func take(printed event: Event) throws(Ledger.Failure) -> Int64 {
    let attempt = try PrintAttempt(event.fields())
    let copy = Copy(
      isReceipt: attempt.paper == nil, mayStillCome: attempt.mayStillCome,
      isCounted: attempt.isCopy)
    copies[event.id.text] = copy
    return copy.isCounted ? 1 : 0
  }

  /// Takes in what somebody saw of a try before it; how many more copies there are by it.
  mutating func take(seen event: Event) throws(Ledger.Failure) -> Int64 {
    let attempt = try event.fields().required("of")
    guard let copy = copies[attempt] else { throw .damaged(what: "of") }
    let mayBeOut = try event.seen() != .notOut || copy.mayStillCome
    let isCounted = copy.isReceipt && mayBeOut
    copies[attempt]?.isCounted = isCounted
    return (isCounted ? 1 : 0) - (copy.isCounted ? 1 : 0)
  }
}

extension Event {
  /// What was seen, in a `paperSeen`.
  func seen() throws(Ledger.Failure) -> PaperSeen { try fields().word("seen") }
}

extension Ledger {
  /// Puts on record what somebody saw of the paper of an earlier try to print, of a filing or of none.
  ///
  /// Said again of the same try, the last word counts.
  ///
  /// - Throws: `noSuchFiling` where this ledger has no such try; the disk's failures.
  package func recordSeen(
    _ seen: PaperSeen, of attempt: Identifier, id: Identifier
  ) throws(Failure) {
    var body = Fields()
    body.add("of", attempt.text)
    body.add("seen", seen.rawValue)
    let event = Event(id: id, kind: .paperSeen, body: body)
    try write { () throws(Failure) in
      guard try !isRecorded(id) else { return }
      guard let subject = try subject(ofPrint: attempt.text) else { throw .noSuchFiling }
      try add(event, toPaperOf: subject)
    }
  }

  /// The filing or the window that a try to print is on record of, `nil` where it is of none here.
  func subject(ofPrint attempt: String) throws(Failure) -> String? {
    try store.first(
      "SELECT filing_id FROM event WHERE event_id = ? AND kind = ?",
      [.text(attempt), .text(EventRecord.Kind.printed.rawValue)]
    ) { row throws(Failure) in try row.text(0) }
  }

  /// Adds what was seen of one of its papers to a filing or a window, within a transaction.
  func add(_ event: Event, toPaperOf subject: String) throws(Failure) {
    if let row = try viewRow("id = ?", [.text(subject)]) {
      try add(event, to: row, try readClock())
    } else {
      _ = try recordNext(event, subject: subject)
    }
  }

  /// The tries to print that filing on record so far.
  func copiesOut(of filing: String) throws(Failure) -> CopiesOut {
    let events = try store.all(
      "SELECT \(Event.columns) FROM event WHERE filing_id = ? AND kind IN (?, ?) ORDER BY n",
      [
        .text(filing), .text(EventRecord.Kind.printed.rawValue),
        .text(EventRecord.Kind.paperSeen.rawValue),
      ]
    ) { row throws(Failure) in try Event(row) }
    var copies = CopiesOut()
    for event in events {
      if event.kind == EventRecord.Kind.printed.rawValue {
        _ = try copies.take(printed: event)
      } else {
        _ = try copies.take(seen: event)
      }
    }
    return copies
  }
}
