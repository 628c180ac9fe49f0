/// Who may work at a window whose server is away: known here from when it was last there.
extension Ledger {
  /// The row of `meta` that stands there once another ledger's list has been seen, empty or not.
  private static let seen = "staff_seen"

  /// Knows those who sign in at another ledger here too; the PINs stay sealed as they are.
  package func keepOperators(of other: Ledger) throws(Failure) {
    let columns = "id, name, role, pin, state, failures, locked_until, changed"
    func rows(_ ledger: Ledger) throws(Failure) -> [[String?]] {
      try ledger.store.all("SELECT \(columns) FROM operator ORDER BY id") { row throws(Failure) in
        [
          try row.text(0), try row.text(1), try row.text(2), try row.text(3), try row.text(4),
          String(try row.number(5)), try row.textOrNull(6), try row.text(7),
        ]
      }
    }
    let (theirs, ours) = (try rows(other), try rows(self))
    let isKnown = try knowsOperators()
    guard theirs != ours || !isKnown else { return }
    try write { () throws(Failure) in
      try store.run("DELETE FROM operator")
      for row in theirs {
        try store.run(
          "INSERT INTO operator(\(columns)) VALUES(?, ?, ?, ?, ?, ?, ?, ?)",
          row.enumerated().map { index, text in
            index == 5 ? .number(text.flatMap { Int64($0) } ?? 0) : .optional(text)
          })
      }
      try store.run(
        "INSERT INTO meta VALUES(?, ?) ON CONFLICT(name) DO NOTHING",
        [.text(Self.seen), .bytes([1])])
    }
  }

  /// Whether it can be said here who may work: this is no outbox, or the server was met once.
  package func knowsOperators() throws(Failure) -> Bool {
    settings.isOutbox ? try hasSeenOperators() : true
  }

  /// Whether another ledger's list was taken over here.
  func hasSeenOperators() throws(Failure) -> Bool {
    try store.first("SELECT 1 FROM meta WHERE name = ?", [.text(Self.seen)]) { _ in true } ?? false
  }

  /// Has whoever signed in at the other ledger go on at this one.
  package func carryOn(from other: Ledger) {
    (signedIn, actor) = (other.signedIn, other.actor)
  }
}
