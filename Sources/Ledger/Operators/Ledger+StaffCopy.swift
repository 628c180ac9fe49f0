import Seals

/// Who may work at a window whose server is away: known here from when it was last there.
extension Ledger {
  /// The row of `meta` that stands there once another ledger's list has been seen, empty or not.
  private static let seen = "staff_seen"
  private static var seenPlace: BoxPlace { BoxPlace(table: "meta", row: seen, field: "value") }

  /// Knows those who sign in at another ledger here too; the PINs stay sealed as they are, and what was
  /// altered there lets nobody in here.
  ///
  /// With them goes how much they have used of today's ceilings there.
  package func keepOperators(of other: Ledger) throws(Failure) {
    try keepAllowances(of: other)
    func rows(_ ledger: Ledger) throws(Failure) -> [(row: StoredOperator, isWhole: Bool)] {
      let stored = try ledger.store.all("\(StoredOperator.select) ORDER BY id") {
        row throws(Failure) in try StoredOperator(row)
      }
      var rows: [(row: StoredOperator, isWhole: Bool)] = []
      for var row in stored {
        let isWhole = try ledger.isNewest(row)
        row.seal = ""
        rows.append((row, isWhole))
      }
      return rows
    }
    let ours = try rows(self)
    var theirs = try rows(other)
    for index in theirs.indices {
      guard let here = ours.first(where: { $0.row.id == theirs[index].row.id }) else { continue }
      theirs[index].row = try theirs[index].row.after(here.row, failures: failuresHere(here.row))
    }
    let isKnown = try knowsOperators()
    guard !theirs.elementsEqual(ours, by: ==) || !isKnown else { return }
    try write { () throws(Failure) in
      try store.run("DELETE FROM operator")
      for (row, isWhole) in theirs {
        try store.run(
          """
          INSERT INTO operator(id, name, role, pin, state, failures, locked_until, changed, seal)
          VALUES(?, ?, ?, ?, ?, ?, ?, ?, '')
          """,
          [
            .text(row.id), .text(row.name), .text(row.role), .text(row.box), .text(row.state),
            .number(row.failures), .optional(row.lockedUntil), .text(row.changed),
          ])
        if isWhole { try sealOperator(row.id) }
      }
      try recordSeen(!theirs.isEmpty)
    }
  }

  /// How many wrong PINs in a row were typed here, where the row says that there were any.
  private func failuresHere(_ row: StoredOperator) throws(Failure) -> Int64 {
    guard row.failures > 0 else { return 0 }
    var count: Int64 = 0
    try store.query(
      "SELECT \(Event.columns) FROM event WHERE filing_id = ? AND kind = 'staff' ORDER BY n DESC",
      [.text("operator/\(row.id)")]
    ) { row throws(Failure) in
      switch try Event(row).fields().word("act", as: StaffAct.self) {
      case .failed: count += 1
      case .signedIn, .seconded, .released, .locked: return false
      default: break
      }
      return true
    }
    return min(count, row.failures)
  }

  /// Forgets who was known from another ledger, within a transaction: it has to be seen again.
  func forgetOperators() throws(Failure) {
    try store.run("DELETE FROM operator")
    try store.run("DELETE FROM meta WHERE name = ?", [.text(Self.seen)])
  }

  /// Whether it can be said here who may work: this is no outbox, or the server was met once.
  package func knowsOperators() throws(Failure) -> Bool {
    settings.isOutbox ? try hasSeenOperators() : true
  }

  /// Whether another ledger's list was taken over here.
  func hasSeenOperators() throws(Failure) -> Bool { try seenOperators() != nil }

  /// Whether anybody was on another ledger's list when it was taken over here; `nil` where none was.
  func seenOperators() throws(Failure) -> Bool? {
    let box = try store.first("SELECT value FROM meta WHERE name = ?", [.text(Self.seen)]) {
      row throws(Failure) in try row.bytes(0)
    }
    guard let box else { return nil }
    do { return try PersonalSeal.shared(keys).open(box, in: Self.seenPlace) != [0] } catch {
      // Laid there by somebody without the keys.
      guard case .sealed = error else { throw error }
      return nil
    }
  }

  /// Seals by the master key in use that another ledger's list was seen; what does not open stays as it is.
  func rewrapSeen() throws(Failure) {
    guard let isSomebody = try seenOperators() else { return }
    try write { () throws(Failure) in try recordSeen(isSomebody) }
  }

  /// Notes that another ledger's list was seen, with somebody on it or not, within a transaction.
  private func recordSeen(_ isSomebody: Bool) throws(Failure) {
    let seen = try PersonalSeal.shared(keys).seal([isSomebody ? 1 : 0], in: Self.seenPlace)
    try store.run(
      "INSERT INTO meta VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
      [.text(Self.seen), .bytes(seen)])
  }

  /// Has whoever signed in at the other ledger go on at this one.
  package func carryOn(from other: Ledger) {
    (signedIn, actor) = (other.signedIn, other.actor)
    countOn(from: other)
  }

  /// Counts at an outbox what was looked up and exported at its server meanwhile, whoever did.
  package func countOn(from other: Ledger) {
    if settings.isOutbox { charged = other.charged }
  }
}

extension StoredOperator {
  /// What is known of them where the server's row met this one: a lock, and wrong PINs typed here, end by
  /// a supervisor's hand, a right PIN here or their time, and not because the server came back.
  fileprivate func after(_ here: StoredOperator, failures: Int64) -> StoredOperator {
    guard changed == here.changed else { return self }
    var row = self
    row.failures = max(row.failures, failures)
    row.lockedUntil = [row.lockedUntil, here.lockedUntil].compactMap(\.self).max()
    return row
  }
}
