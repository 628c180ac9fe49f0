internal import Seals

/// Those who work here: kept by supervisors; each change is an event that says who made it.
extension Ledger {
  /// Whether anybody has to sign in: somebody is on the list.
  package func hasOperators() throws(Failure) -> Bool {
    try store.first("SELECT 1 FROM operator LIMIT 1") { _ in true } ?? false
  }

  /// Everybody on the list, by number.
  package func operators() throws(Failure) -> [Operator] {
    try store.all("\(OperatorRow.select) ORDER BY id") { row throws(Failure) in
      try OperatorRow(row).known
    }
  }

  /// Puts somebody on the list; the first one must be a supervisor and answers for it alone.
  ///
  /// - Throws: `staff`; `notSignedIn` or `notPermitted` where a supervisor has to do it.
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
        guard role == .supervisor else { throw .staff(.lastSupervisor) }
      } else {
        try require(.manage)
      }
      guard try operatorRow(id) == nil else { throw .staff(.taken) }
      var body = Fields()
      body.add("name", name)
      body.add("role", role.rawValue)
      let stored = try recordStaff(
        .added, of: id, event, actor: isFirst ? id : actor, body: body)
      try store.run(
        """
        INSERT INTO operator(id, name, role, pin, state, failures, locked_until, changed)
        VALUES(?, ?, ?, ?, ?, 0, NULL, ?)
        """,
        [
          .text(id), .text(name), .text(role.rawValue), .text(box), .text(OperatorRow.active),
          .text(stored.at),
        ])
    }
  }

  /// Changes what is given of somebody on the list; whatever is changed, a lock ends.
  ///
  /// - Throws: as `addOperator`; `staff(.lastSupervisor)` where nobody would be left to change the list.
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
      guard let row = try operatorRow(id) else { throw .staff(.unknown) }
      let (newRole, newActive) = (role ?? row.known.role, isActive ?? row.known.isActive)
      if newRole != .supervisor || !newActive { try keepASupervisor(besides: id) }
      var body = Fields()
      body.add("name", name)
      body.add("role", role?.rawValue)
      body.add("pin", pin == nil ? nil : "changed")
      let act: StaffAct =
        isActive.map { $0 ? .enabled : .disabled } ?? .changed
      let stored = try recordStaff(act, of: id, event, actor: actor, body: body)
      try store.run(
        """
        UPDATE operator SET name = ?, role = ?, pin = ?, state = ?, failures = 0,
          locked_until = NULL, changed = ? WHERE id = ?
        """,
        [
          .text(name ?? row.known.name), .text(newRole.rawValue), .text(box ?? row.box),
          .text(newActive ? OperatorRow.active : OperatorRow.disabled), .text(stored.at), .text(id),
        ])
    }
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

  /// Refuses what the office wants two people for where the second one is missing, or the same one.
  func requireSecond(_ what: FourEyes, _ second: String?) throws(Failure) {
    guard settings.staff.fourEyes.contains(what), try hasOperators() else { return }
    guard let second, second != actor, let row = try operatorRow(second), row.known.isActive,
      row.known.role.may(.second)
    else { throw .secondWanted }
  }

  /// The row of that number.
  func operatorRow(_ id: String) throws(Failure) -> OperatorRow? {
    try store.first("\(OperatorRow.select) WHERE id = ?", [.text(id)]) { row throws(Failure) in
      try OperatorRow(row)
    }
  }

  /// Adds an event about somebody who works here, within a transaction.
  func recordStaff(
    _ act: StaffAct, of id: String?, _ event: Identifier, actor: String, body: Fields = Fields(),
    _ reading: Reading? = nil
  ) throws(Failure) -> Event {
    var body = body
    body.add("act", act.rawValue)
    body.add("operator", id)
    var event = Event(id: event, kind: .staff, body: body)
    event.actor = actor
    return try recordNext(
      event, subject: id.map { "operator/\($0)" } ?? "window/\(window)", reading)
  }

  /// Seals PINs that another master key sealed; gives how many.
  func rewrapPINs() throws(Failure) -> Int {
    try write { () throws(Failure) in
      let rows = try store.all(OperatorRow.select) { row throws(Failure) in try OperatorRow(row) }
      var count = 0
      for row in rows {
        let box = try storedPIN(row.known.id).rewrapped(row.box)
        // The version, the suite and the key: only those of the master key in use stay.
        guard box.prefix(8) != row.box.prefix(8) else { continue }
        try store.run(
          "UPDATE operator SET pin = ? WHERE id = ?", [.text(box), .text(row.known.id)])
        count += 1
      }
      return count
    }
  }

  /// Where the PIN of that number lies.
  func storedPIN(_ id: String) -> StoredPIN { StoredPIN(seal: .shared(keys), id: id) }

  private func keepASupervisor(besides id: String) throws(Failure) {
    let other = try store.first(
      "SELECT 1 FROM operator WHERE id <> ? AND role = ? AND state = ? LIMIT 1",
      [.text(id), .text(Role.supervisor.rawValue), .text(OperatorRow.active)]
    ) { _ in true }
    if other == nil { throw .staff(.lastSupervisor) }
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
