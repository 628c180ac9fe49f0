internal import Seals

/// Those who work here: kept by supervisors; each change is an event that says who made it.
extension Ledger {
  /// Whether anybody has to sign in: somebody is on the list, or ever was.
  ///
  /// Nobody is ever taken off it: an emptied table does not open the ledger to everybody.
  package func hasOperators() throws(Failure) -> Bool {
    if hadOperators == true { return true }
    if hadOperators == false, isAlone { return false }
    if try store.first("SELECT 1 FROM operator LIMIT 1", [], { _ in true }) ?? false {
      hadOperators = true
      return true
    }
    if settings.isOutbox { return try seenOperators() ?? false }
    // On a server a look at events is in the way of who adds to them at another window.
    if hadOperators == false, store.dialect == .postgres { return false }
    let had =
      try store.first(
        "SELECT 1 FROM event WHERE filing_id > 'operator/' AND filing_id < 'operator0' LIMIT 1"
      ) { _ in true } ?? false
    hadOperators = had
    return had
  }

  /// Everybody on the list, by number.
  package func operators() throws(Failure) -> [Operator] {
    try store.all("\(StoredOperator.select) ORDER BY id") { row throws(Failure) in
      guard let known = OperatorRow(try StoredOperator(row))?.known else { throw row.damaged(2) }
      return known
    }
  }

  /// Puts somebody on the list; the first one must be a supervisor and answers for it alone.
  ///
  /// - Throws: `staff`, of a first one who is none `firstSupervisor`; `notSignedIn` or `notPermitted` where a
  ///   supervisor has to do it.
  package func addOperator(
    _ text: String, name: String, role: Role, pin: String
  ) throws(Failure) {
    let id = try checkedNumber(text)
    try check(name: name)
    try check(pin: pin)
    let event = newIdentifier()
    let box = try storedPIN(id).box(of: pin, work: settings.staff.pinWork)
    try write { () throws(Failure) in
      guard try !isRecorded(event) else { return }
      let isFirst = try !hasOperators()
      if isFirst {
        guard role == .supervisor else { throw .staff(.firstSupervisor) }
      } else {
        try require(.manage)
      }
      guard case .nobody = try standing(of: id) else { throw .staff(.taken) }
      var body = Fields()
      body.add("name", name)
      body.add("role", role.rawValue)
      let row = OperatorRow(
        known: Operator(id: id, name: name, role: role, isActive: true, lockedUntil: nil),
        box: box, failures: 0)
      _ = try recordStaff(.added, of: id, event, actor: isFirst ? id : actor, body: body) {
        (event) throws(Failure) in try put(row, changed: event.at)
      }
    }
    // To be asked anew: the answer of before is none any more.
    hadOperators = nil
  }

  /// Changes what is given of somebody on the list; whatever is changed, a lock ends.
  ///
  /// A row that was altered past the program is made anew as the events say, and wants a new PIN.
  ///
  /// - Throws: as `addOperator`; `staff(.lastSupervisor)` where nobody would be left to change the list;
  ///   `operatorAltered` where there is no new PIN for such a row.
  package func changeOperator(
    _ text: String, name: String? = nil, role: Role? = nil, pin: String? = nil,
    isActive: Bool? = nil
  ) throws(Failure) {
    let id = try checkedNumber(text)
    if let name { try check(name: name) }
    if let pin { try check(pin: pin) }
    let event = newIdentifier()
    let box: String? =
      if let pin { try storedPIN(id).box(of: pin, work: settings.staff.pinWork) } else { nil }
    try write { () throws(Failure) in
      guard try !isRecorded(event) else { return }
      // One's own PIN is one's own to change; all else is a supervisor's.
      let isOwn = id == signedIn?.id && pin != nil && name == nil && role == nil && isActive == nil
      if !isOwn { try require(.manage) }
      let before = try rowToChange(id, newBox: box)
      let row = OperatorRow(
        known: Operator(
          id: id, name: name ?? before.known.name, role: role ?? before.known.role,
          isActive: isActive ?? before.known.isActive, lockedUntil: nil),
        box: box ?? before.box, failures: 0)
      if row.known.role != .supervisor || !row.known.isActive { try keepASupervisor(besides: id) }
      var body = Fields()
      body.add("name", name)
      body.add("role", role?.rawValue)
      body.add("pin", pin == nil ? nil : "changed")
      let act: StaffAct =
        isActive.map { $0 ? .enabled : .disabled } ?? .changed
      _ = try recordStaff(act, of: id, event, actor: actor, body: body) {
        (event) throws(Failure) in try put(row, changed: event.at)
      }
    }
  }

  /// What is changed of a number: its row, or where that was altered what the events say.
  private func rowToChange(_ id: String, newBox: String?) throws(Failure) -> OperatorRow {
    switch try standing(of: id) {
    case .nobody: throw .staff(.unknown)
    case .whole(let row): return row
    case .altered:
      guard let newBox, let past = try operatorPast(id), let role = Role(rawValue: past.role)
      else { throw .operatorAltered(id) }
      return OperatorRow(
        known: Operator(
          id: id, name: past.name, role: role, isActive: past.state == OperatorRow.active,
          lockedUntil: nil),
        box: newBox, failures: 0)
    }
  }

  /// Writes all of a row, and seals it, within a transaction; no lock is left.
  private func put(_ row: OperatorRow, changed: String) throws(Failure) {
    try store.run(
      """
      INSERT INTO operator(id, name, role, pin, state, failures, locked_until, changed, seal)
      VALUES(?, ?, ?, ?, ?, 0, NULL, ?, '') ON CONFLICT(id) DO UPDATE SET name = excluded.name,
        role = excluded.role, pin = excluded.pin, state = excluded.state, failures = 0,
        locked_until = NULL, changed = excluded.changed
      """,
      [
        .text(row.known.id), .text(row.known.name), .text(row.known.role.rawValue), .text(row.box),
        .text(row.known.isActive ? OperatorRow.active : OperatorRow.disabled), .text(changed),
      ])
    try sealOperator(row.known.id)
  }

  /// Refuses what the one signed in may not do; where nobody is on the list, everything may be done.
  package func require(_ right: Right) throws(Failure) {
    // Read anew: somebody may have been disabled since.
    guard let id = signedIn?.id, let row = try operatorRow(id) else {
      if try hasOperators() { throw .notSignedIn }
      return
    }
    guard row.known.isActive else { throw .notSignedIn }
    guard row.known.role.may(right) else { throw .notPermitted(right) }
  }

  /// Refuses what the office wants two people for where the second one is missing, or the same one; gives
  /// who answers for it, `nil` where one alone may do it.
  @discardableResult
  func requireSecond(_ what: FourEyes, _ second: String?) throws(Failure) -> String? {
    guard settings.staff.fourEyes.contains(what), try hasOperators() else { return nil }
    guard let second, second != actor, let row = try operatorRow(second), row.known.isActive,
      row.known.role.may(.second)
    else { throw .secondWanted }
    return second
  }

  /// The row of that number.
  ///
  /// - Throws: `operatorAltered` where it is not as it was sealed.
  func operatorRow(_ id: String) throws(Failure) -> OperatorRow? {
    guard let stored = try storedOperator(id) else { return nil }
    guard let row = OperatorRow(stored), try isSealed(stored) else { throw .operatorAltered(id) }
    return row
  }

  /// Adds an event about somebody who works here, within a transaction, then does what changes their
  /// row; a row that was whole before is sealed again.
  func recordStaff(
    _ act: StaffAct, of id: String?, _ event: Identifier, actor: String, body: Fields = Fields(),
    _ reading: Reading? = nil, _ change: (Event) throws(Failure) -> Void = { _ throws(Failure) in }
  ) throws(Failure) -> Event {
    var body = body
    body.add("act", act.rawValue)
    body.add("operator", id)
    var event = Event(id: event, kind: .staff, body: body)
    event.actor = actor
    var isWhole = false
    // One that was altered must not become whole by what happens to it.
    if let id, case .whole = try standing(of: id) { isWhole = true }
    let recorded = try recordNext(
      event, subject: id.map { "operator/\($0)" } ?? "window/\(window)", reading)
    try change(recorded)
    if isWhole, let id { try sealOperator(id) }
    return recorded
  }

  /// Seals PINs that another master key sealed, and with them their rows; gives how many.
  func rewrapPINs() throws(Failure) -> Int {
    try write { () throws(Failure) in
      let rows = try store.all(StoredOperator.select) { row throws(Failure) in
        try StoredOperator(row)
      }
      var count = 0
      for row in rows {
        let box = try storedPIN(row.id).rewrapped(row.box)
        // The version, the suite and the key: only those of the master key in use stay.
        guard box.prefix(8) != row.box.prefix(8) else { continue }
        let isWhole = try isNewest(row)
        try store.run("UPDATE operator SET pin = ? WHERE id = ?", [.text(box), .text(row.id)])
        if isWhole { try sealOperator(row.id) }
        count += 1
      }
      return count
    }
  }

  /// Where the PIN of that number lies.
  func storedPIN(_ id: String) -> StoredPIN { StoredPIN(seal: .shared(keys), id: id) }

  private func keepASupervisor(besides id: String) throws(Failure) {
    let others = try store.all(
      "\(StoredOperator.select) WHERE id <> ? AND role = ? AND state = ?",
      [.text(id), .text(Role.supervisor.rawValue), .text(OperatorRow.active)]
    ) { row throws(Failure) in try StoredOperator(row) }
    for other in others where try isNewest(other) { return }
    throw .staff(.lastSupervisor)
  }

  private func checkedNumber(_ text: String) throws(Failure) -> String {
    guard let id = Operator.number(text) else { throw .staff(.number) }
    return id
  }

  private func check(name: String) throws(Failure) {
    guard (1...40).contains(name.count) else { throw .staff(.name) }
  }

  private func check(pin: String) throws(Failure) {
    if let fault = PINFault.of(pin) { throw .staff(.pin(fault)) }
  }
}
