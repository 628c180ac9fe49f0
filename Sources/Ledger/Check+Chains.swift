/// The chains of the windows, from their first events to where they end.
extension Check {
  mutating func checkChains() throws(Stop) {
    let heads = try stopping("writer") { () throws(Ledger.Failure) in
      try ledger.store.all("SELECT id, seq, head FROM writer ORDER BY id") {
        row throws(Ledger.Failure) in (try row.text(0), try row.number(1), try row.bytes(2))
      }
    }
    var total = 0
    for (window, seq, head) in heads {
      let (count, hash) = try checkChain(of: window)
      total += Int(count)
      guard count == seq, hash == head else { throw .fault(.init(.end, window)) }
    }
    events = total
    if let fault = links.fault() { throw .fault(fault) }
    try expectNone(
      .end, "event",
      "SELECT writer FROM event WHERE writer NOT IN (SELECT id FROM writer) LIMIT 1")
    try expectNone(
      .missing, "event",
      """
      SELECT min(writer) || '/' || max(seq) FROM event GROUP BY filing_id
      HAVING count(*) <> max(n) OR min(n) <> 1 LIMIT 1
      """)
  }

  /// Follows one window's chain from its first event.
  private mutating func checkChain(of window: String) throws(Stop) -> ChainLinks.End {
    var fault: Verification.Fault?
    var walk = ChainLinks.Walk()
    do {
      try ledger.store.each(
        "SELECT \(Event.columns), hash FROM event WHERE writer = ? ORDER BY seq",
        [.text(window)]
      ) { row throws(Ledger.Failure) in
        if fault != nil { return }
        let place = "\(window)/\(walk.end.count + 1)"
        let seq = try row.number(1)
        guard seq == walk.end.count + 1 else {
          fault = .init(.missing, place)
          return
        }
        let event = try Event(row)
        let hash = try row.bytes(Event.columnCount)
        guard event.prev == walk.end.hash, try links.follow(event, hash, &walk) else {
          fault = .init(.altered, place)
          return
        }
        guard let fields = Fields(event.body), EventRecord.Kind(rawValue: event.kind) != nil,
          links.take(event, fields, walk)
        else {
          fault = .init(.unreadable, place)
          return
        }
      }
    } catch {
      guard case .damaged = error else { throw .failure(error) }
      fault = .init(.unreadable, "\(window)/\(walk.end.count + 1)")
    }
    if let fault { throw .fault(fault) }
    links.close(walk, of: window)
    return walk.end
  }

  /// Holds the chains to where they ended on earlier days, as kept here and as printed.
  func checkAnchors() throws(Stop) {
    let kept = try stopping("anchor") { () throws(Ledger.Failure) in
      try ledger.store.all("SELECT writer, seq, hash FROM anchor ORDER BY writer, seq") {
        row throws(Ledger.Failure) in (try row.text(0), try row.number(1), try row.bytes(2))
      }
    }
    let held = printed.map { (ledger.twoDigits($0.window), $0.seq, $0.hash) }
    for (window, seq, hash) in kept + held {
      let place = "\(window)/\(seq)"
      let stored = try stopping(place) { () throws(Ledger.Failure) in
        try ledger.store.first(
          "SELECT hash FROM event WHERE writer = ? AND seq = ?", [.text(window), .number(seq)]
        ) { row throws(Ledger.Failure) in try row.bytes(0) }
      }
      guard let stored, !hash.isEmpty, stored.starts(with: hash) else {
        throw .fault(.init(.anchor, place))
      }
    }
  }
}
