import Rules

extension Ledger {
  /// Throws away how often who looked people up or exported on days that long ago, and puts on record that
  /// it did.
  ///
  /// The events that say who saw whom are of the chain, and stay.
  package func discardOldCounts(days: Int) throws(Failure) {
    let now = Moment(secondsSince1970: outside.clock.now() &- Int64(days) &* 86_400)
    let first = now.day.description
    guard try countsBefore(first) > 0 else { return }
    let event = newIdentifier()
    try write { () throws(Failure) in
      guard try !isRecorded(event) else { return }
      let count = try countsBefore(first)
      // Another window may have been faster.
      guard count > 0 else { return }
      var body = Fields()
      body.add("before", first)
      body.add("count", String(count))
      _ = try recordStaff(.discarded, of: nil, event, actor: settings.actor, body: body)
      try store.run("DELETE FROM allowance WHERE day < ?", [.text(first)])
    }
  }

  private func countsBefore(_ day: String) throws(Failure) -> Int64 {
    try store.first("SELECT count(*) FROM allowance WHERE day < ?", [.text(day)]) {
      row throws(Failure) in try row.number(0)
    } ?? 0
  }
}
