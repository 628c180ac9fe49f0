import Rules

extension Ledger {
  /// When it is now, and whether the clock had gone back since this window's last event.
  struct Reading {
    let at: Moment
    let state: ClockState
    /// The clock's day, whatever day somebody said: ceilings go by it.
    let day: Day
  }

  /// Where a window's chain ends.
  struct ChainEnd {
    let seq: Int64
    let head: [UInt8]
  }

  /// The last moment on a chain that the clock gave, of the chain that ends with that hash.
  struct LastMoment {
    let at: String?
    var end: [UInt8]
  }

  /// What the clock says, whatever day the program was told: locks and ceilings go by it.
  var now: Moment { Moment(secondsSince1970: outside.clock.now()) }

  /// Reads the clock, and puts on record that it went back if it did.
  ///
  /// To be called once inside a transaction, before its events.
  func readClock() throws(Failure) -> Reading {
    let now = now
    if let told = outside.today, told != now.day {
      return Reading(at: now.on(told), state: .told, day: now.day)
    }
    let last = try momentBefore()
    guard let last, now.description < last else {
      return Reading(at: now, state: .steady, day: now.day)
    }
    let reading = Reading(at: now, state: .back, day: now.day)
    var body = Fields()
    body.add("before", last)
    _ = try recordNext(
      Event(id: newIdentifier(), kind: .clockBack, body: body), subject: "window/\(window)", reading
    )
    return reading
  }

  /// Adds the event to this window's chain and gives it back as it was stored.
  func record(_ event: Event, _ reading: Reading) throws(Failure) -> Event {
    let end = try endOfChain()
    var event = event
    let (seq, overflow) = end.seq.addingReportingOverflow(1)
    guard !overflow else { throw .damaged(what: "seq") }
    event.writer = window
    event.seq = seq
    event.prev = end.head
    event.at = reading.at.description
    event.clock = reading.state.rawValue
    if event.actor.isEmpty { event.actor = actor }
    let hash = try event.hash(chainKey)
    try store.run(Event.insert, event.values(hash: hash))
    if end.seq == 0 {
      try store.run(
        """
        INSERT INTO writer VALUES(?, ?, ?)
        ON CONFLICT(id) DO UPDATE SET seq = excluded.seq, head = excluded.head
        """, [.text(window), .number(seq), .bytes(hash)])
    } else {
      try store.run(
        "UPDATE writer SET seq = ?, head = ? WHERE id = ?",
        [.number(seq), .bytes(hash), .text(window)])
    }
    chainEnd = ChainEnd(seq: seq, head: hash)
    if reading.state != .told {
      lastMoment = LastMoment(at: event.at, end: hash)
    } else if let known = lastMoment, known.end == end.head {
      lastMoment?.end = hash
    }
    return event
  }

  /// Where this window's chain ends; from here on nobody else adds to it until the transaction ends.
  private func endOfChain() throws(Failure) -> ChainEnd {
    if let chainEnd { return chainEnd }
    let found = try store.first(
      "SELECT seq, head FROM writer WHERE id = ?\(store.dialect.lock)", [.text(window)]
    ) { row throws(Failure) in ChainEnd(seq: try row.number(0), head: try row.bytes(1)) }
    let end = found ?? ChainEnd(seq: 0, head: Event.noHash)
    chainEnd = end
    return end
  }

  /// The last moment on this window's chain that the clock gave; `nil` where there is none.
  ///
  /// Read from the events only where somebody else has added to the chain: see `Store.mayHaveRun`.
  private func momentBefore() throws(Failure) -> String? {
    let end = try endOfChain()
    if end.seq == 0 { return nil }
    if let lastMoment, lastMoment.end == end.head { return lastMoment.at }
    let last = try lastMomentOnRecord()
    lastMoment = LastMoment(at: last, end: end.head)
    return last
  }

  /// The same as the events have it.
  private func lastMomentOnRecord() throws(Failure) -> String? {
    try store.first(
      "SELECT at FROM event WHERE writer = ? AND clock <> ? ORDER BY seq DESC LIMIT 1",
      [.text(window), .text(ClockState.told.rawValue)]
    ) { row throws(Failure) in try row.text(0) }
  }

  /// The last moment on this window's chain that the clock gave, where that says an earlier one now; `nil`
  /// where it does not.
  package func momentAhead() throws(Failure) -> String? {
    try lastMomentOnRecord().flatMap { $0 > now.description ? $0 : nil }
  }

  /// Where the chain of each window ends.
  package func heads() throws(Failure) -> [ChainHead] {
    try store.all("SELECT id, seq, head FROM writer ORDER BY id") { row throws(Failure) in
      guard let window = Int(try row.text(0)) else { throw .damaged(what: "writer") }
      return ChainHead(window: window, seq: try row.number(1), hash: try row.bytes(2))
    }
  }

  /// Everything that happened to a filing, in order.
  ///
  /// - Throws: `noSuchFiling`.
  package func events(of number: FilingNumber) throws(Failure) -> [EventRecord] {
    let events = try storedEvents(of: number)
    guard !events.isEmpty else { throw .noSuchFiling }
    var records: [EventRecord] = []
    for event in events { records.append(try EventRecord(event)) }
    return records
  }

  /// The same as they are stored; none where no filing has that number.
  func storedEvents(of number: FilingNumber) throws(Failure) -> [Event] {
    try store.all(
      """
      SELECT \(Event.columns) FROM event
      WHERE filing_id = (SELECT id FROM filing WHERE no = ?) ORDER BY n
      """, [.text(number.text)]
    ) { row throws(Failure) in try Event(row) }
  }
}

extension EventRecord {
  init(_ event: Event) throws(Ledger.Failure) {
    guard let window = Int(event.writer) else { throw .damaged(what: "writer") }
    guard let kind = Kind(rawValue: event.kind) else { throw .damaged(what: "kind") }
    guard let clock = ClockState(rawValue: event.clock) else { throw .damaged(what: "clock") }
    let attempt = kind == .printed ? try PrintAttempt(event.fields()) : nil
    let by = kind == .superseded ? try event.successor() : nil
    let fields = try event.fields()
    self.init(
      window: window, seq: event.seq, kind: kind, at: event.at, clock: clock, actor: event.actor,
      reason: event.reason, print: attempt, seen: kind == .paperSeen ? try event.seen() : nil,
      by: by, second: event.secondActor, day: try fields.optional("on") { Day($0) },
      away: fields.text("pushed.at"),
      policy: event.pack.isEmpty ? nil : PolicyMark(id: event.pack, hash: event.packHash))
  }
}
