package import Rules

/// Filings on their way out.
extension Ledger {
  /// The days of filing an export is of; `nil` is without end.
  package struct Days: Equatable, Sendable {
    package var from: Day?
    package var to: Day?

    /// From that day to that one, both included.
    package init(from: Day? = nil, to: Day? = nil) {
      (self.from, self.to) = (from, to)
    }

    /// What stands for it behind WHERE.
    fileprivate var condition: String { "filing.day >= ? AND filing.day <= ?" }

    fileprivate var values: [Value] {
      // Days are stored as texts that sort as days do.
      [.text(from?.description ?? ""), .text(to?.description ?? "9999-12-31")]
    }
  }

  /// How many filings were made on those days.
  package func count(_ days: Days) throws(Failure) -> Int {
    let number = try store.first(
      "SELECT count(*) FROM filing WHERE \(days.condition)", days.values
    ) { row throws(Failure) in try row.number(0) }
    return Int(number ?? 0)
  }

  /// Gives the filings of those days in the order they were made, all as the ledger is at one moment,
  /// until `body` says no more; at most so many, since more than are on record as exported never leave.
  ///
  /// - Returns: How many were given.
  package func eachFiling(
    _ days: Days, atMost most: Int, _ body: (FiledFiling) -> Bool
  ) throws(Failure) -> Int {
    var count = 0
    guard most > 0 else { return 0 }
    try read { () throws(Failure) in
      try store.scan(
        """
        \(FiledFiling.select) WHERE \(days.condition) ORDER BY filing.filed, filing.no LIMIT ?
        """, days.values + [.number(Int64(most))]
      ) { row throws(Failure) in
        guard body(try filedFiling(row)) else { return false }
        count += 1
        return true
      }
    }
    return count
  }
}
