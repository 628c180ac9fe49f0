import Rules

extension Ledger {
  /// Throws away how often who looked people up or exported on days that long ago.
  ///
  /// The events that say who saw whom are of the chain, and stay.
  package func discardOldCounts(days: Int) throws(Failure) {
    let now = Moment(secondsSince1970: outside.clock.now() &- Int64(days) &* 86_400)
    try write { () throws(Failure) in
      try store.run("DELETE FROM allowance WHERE day < ?", [.text(now.day.description)])
    }
  }
}
