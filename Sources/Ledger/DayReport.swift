package import Rules

/// What was done on one day at all windows (日结单), and where their chains end.
package struct DayReport: Equatable, Sendable {
  package let day: Day
  /// How often each kind of event happened.
  package private(set) var events: [EventRecord.Kind: Int] = [:]
  /// How many filings were made, by what they were and where.
  package private(set) var filed: [Filed: Int] = [:]
  /// How the tries to print ended.
  package private(set) var prints: [PrintAttempt.Outcome: Int] = [:]
  /// What was seen of papers that no printer vouched for.
  package private(set) var seen: [PaperSeen: Int] = [:]
  /// By window, in their order; a window that did nothing since is named for its chain.
  package private(set) var windows: [Window] = []
  /// What waits to be done.
  package private(set) var work: Ledger.Work
  /// Drafts that windows have not finished, calls for help among them.
  package private(set) var drafts: Int

  /// A kind of filing.
  package struct Filed: Hashable, Sendable {
    package let category: Category
    package let front: FilingFront

    /// Filings of that category, made there.
    package init(category: Category, front: FilingFront) {
      (self.category, self.front) = (category, front)
    }
  }

  /// One window's day.
  package struct Window: Equatable, Sendable {
    package let number: Int
    /// How many events each who worked there has caused.
    package let actors: [String: Int]
    /// Where its chain ended then.
    package let head: ChainHead
  }

  /// What is filed as a day goes on, events in any order.
  fileprivate init(day: Day, work: Ledger.Work, drafts: Int) {
    (self.day, self.work, self.drafts) = (day, work, drafts)
  }

  fileprivate mutating func add(_ event: Event) throws(Ledger.Failure) {
    guard let kind = EventRecord.Kind(rawValue: event.kind) else { throw .damaged(what: "kind") }
    events[kind, default: 0] += 1
    if kind == .printed {
      prints[try event.fields().word("outcome"), default: 0] += 1
    } else if kind == .paperSeen {
      seen[try event.seen(), default: 0] += 1
    } else if kind.isFiling {
      let fields = try event.fields()
      let filing = Filed(category: try fields.word("category"), front: try fields.word("front"))
      filed[filing, default: 0] += 1
    }
  }

  fileprivate mutating func add(_ window: Window) { windows.append(window) }
}

extension Ledger {
  /// The report of a day; where each window's chain ended is kept, told to the system's log, and `verify`
  /// holds the chains to it.
  ///
  /// Asked again it reports again: what has happened since is in it, and one more end is kept.
  package func reportDay(_ day: Day, endingDays: Int) throws(Failure) -> DayReport {
    var new: [ChainHead] = []
    let report = try write { () throws(Failure) in
      try require(.look)
      let report = try dayReport(day, endingDays: endingDays)
      new = []
      for head in report.windows.map(\.head) where try !isKept(head) {
        try store.run(
          "INSERT INTO anchor(writer, seq, hash, day) VALUES(?, ?, ?, ?) ON CONFLICT DO NOTHING",
          [
            .text(twoDigits(head.window)), .number(head.seq), .bytes(head.hash),
            .text(day.description),
          ])
        new.append(head)
      }
      return report
    }
    // Behind the commit: who may change the ledger's disk has no hand in that log, or in where it is sent.
    for head in new { outside.log.write(head.logLine(on: day)) }
    return report
  }

  /// Whether that end of a chain was put down before.
  private func isKept(_ head: ChainHead) throws(Failure) -> Bool {
    try store.first(
      "SELECT 1 FROM anchor WHERE writer = ? AND seq = ?",
      [.text(twoDigits(head.window)), .number(head.seq)]
    ) { _ in true } ?? false
  }

  private func dayReport(_ day: Day, endingDays: Int) throws(Failure) -> DayReport {
    var report = DayReport(
      day: day, work: try work(endingFrom: day, through: day.adding(days: endingDays)),
      drafts: try unfinished())
    let heads = try heads()
    for head in heads {
      var actors: [String: Int] = [:]
      try store.each(
        """
        SELECT \(Event.columns) FROM event WHERE writer = ? AND at >= ? AND at < ? ORDER BY at, seq
        """,
        [
          .text(twoDigits(head.window)), .text(day.description),
          .text(day.adding(days: 1).description),
        ]
      ) { row throws(Failure) in
        let event = try Event(row)
        actors[event.actor, default: 0] += 1
        try report.add(event)
      }
      guard let end = try end(of: head, on: day) else { continue }
      report.add(DayReport.Window(number: head.window, actors: actors, head: end))
    }
    return report
  }

  /// Where the chain of that window ended on a day; `nil` where it had not begun.
  private func end(of head: ChainHead, on day: Day) throws(Failure) -> ChainHead? {
    let window = Value.text(twoDigits(head.window))
    let next = Value.text(day.adding(days: 1).description)
    let isLast = try store.first(
      "SELECT 1 FROM event WHERE writer = ? AND at >= ? LIMIT 1", [window, next]
    ) { _ in true }
    if isLast == nil { return head }
    return try store.first(
      "SELECT seq, hash FROM event WHERE writer = ? AND at < ? ORDER BY at DESC, seq DESC LIMIT 1",
      [window, next]
    ) { row throws(Failure) in
      ChainHead(window: head.window, seq: try row.number(0), hash: try row.bytes(1))
    }
  }

  /// How many drafts wait at windows and were handed over at calls.
  private func unfinished() throws(Failure) -> Int {
    let now = Moment(secondsSince1970: outside.clock.now()).description
    let count = try store.first(
      """
      SELECT count(*) FROM draft
      WHERE expires >= ? AND (owner LIKE 'window/%' OR owner LIKE 'call/%')
      """, [.text(now)]
    ) { row throws(Failure) in try row.number(0) }
    return Int(count ?? 0)
  }
}
