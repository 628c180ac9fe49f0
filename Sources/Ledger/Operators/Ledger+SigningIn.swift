internal import Rules

/// Signing in and out, and proving to be somebody; each try is one event.
extension Ledger {
  /// Signs somebody in, so that what follows is theirs.
  package func signIn(_ number: String, pin: String) throws(Failure) -> SignIn {
    let found = try prove(number, pin, as: .signedIn)
    if case .accepted(let known) = found {
      signedIn = known
      actor = known.id
    }
    return found
  }

  /// Signs out whoever is signed in.
  package func signOut() throws(Failure) {
    guard let known = signedIn else { return }
    // Whatever the disk says, nothing more is theirs.
    signedIn = nil
    actor = settings.actor
    let event = newIdentifier()
    try write { () throws(Failure) in
      guard try !isRecorded(event) else { return }
      _ = try recordStaff(.signedOut, of: known.id, event, actor: known.id)
    }
  }

  /// Whether that is somebody else who may answer for what is about to be done.
  package func second(_ number: String, pin: String) throws(Failure) -> SignIn {
    try prove(number, pin, as: .seconded, right: .second, besides: actor)
  }

  /// Lets the one signed in, or the one of that number, go on for so many more today, by a
  /// supervisor's own PIN.
  package func release(
    _ ceiling: Ceiling, _ count: Int, of whom: String? = nil, by number: String, pin: String
  ) throws(Failure) -> SignIn {
    guard let id = whom.flatMap(Operator.number) ?? signedIn?.id else { throw .notSignedIn }
    guard try storedOperator(id) != nil else { throw .staff(.unknown) }
    var body = Fields()
    body.add("ceiling", ceiling.rawValue)
    body.add("count", String(count))
    body.add("for", id)
    return try prove(number, pin, as: .released, right: .release, body: body) {
      (reading) throws(Failure) in
      try addToAllowance(id, ceiling, used: 0, released: count, reading.day)
    }
  }

  /// Lets the operator of that number go on for so many more today; a supervisor is signed in.
  package func release(_ ceiling: Ceiling, _ count: Int, of whom: String) throws(Failure) {
    let event = newIdentifier()
    try write { () throws(Failure) in
      guard try !isRecorded(event) else { return }
      try require(.release)
      guard let id = Operator.number(whom), try storedOperator(id) != nil else {
        throw .staff(.unknown)
      }
      var body = Fields()
      body.add("ceiling", ceiling.rawValue)
      body.add("count", String(count))
      body.add("for", id)
      let reading = try readClock()
      _ = try recordStaff(.released, of: actor, event, actor: actor, body: body, reading)
      try addToAllowance(id, ceiling, used: 0, released: count, reading.day)
    }
  }

  /// Looks at number and PIN, and puts on record what came of it.
  ///
  /// The hash takes a tenth of a second and is made before the transaction; within it everything is
  /// looked at anew, so that tries at several windows count one after the other.
  private func prove(
    _ text: String, _ pin: String, as act: StaffAct, right: Right? = nil, besides: String? = nil,
    body: Fields = Fields(), then: (Reading) throws(Failure) -> Void = { _ throws(Failure) in }
  ) throws(Failure) -> SignIn {
    let event = newIdentifier()
    let id = Operator.number(text)
    var before: OperatorRow?
    if let id, case .whole(let row) = try standing(of: id) { before = row }
    var isRight = false
    if let before, before.known.isActive, now.description >= before.known.lockedUntil ?? "" {
      isRight = try storedPIN(before.known.id).matches(pin, before.box)
    }
    return try write { () throws(Failure) -> SignIn in
      // A run before this one got through; what it answered is not told twice.
      guard try !isRecorded(event) else { throw .busy }
      let reading = try readClock()
      let standing = if let id { try standing(of: id) } else { Standing.nobody }
      func refuse(_ answer: SignIn, _ why: String) throws(Failure) -> SignIn {
        var body = Fields()
        body.add("why", why)
        _ = try recordStaff(.refused, of: id, event, actor: settings.actor, body: body, reading)
        return answer
      }
      let row: OperatorRow
      switch standing {
      case .whole(let found): row = found
      case .altered: return try refuse(.altered(id ?? ""), "altered")
      case .nobody:
        // What was typed as a number may be a PIN typed one field too early: it is not written down.
        _ = try recordStaff(.failed, of: nil, event, actor: settings.actor, reading)
        return .wrong(left: nil)
      }
      let known = row.known
      guard known.isActive else { return try refuse(.disabled, "disabled") }
      if let until = known.lockedUntil, now.description < until {
        return try refuse(.locked(until: String(until.dropFirst(11).prefix(5))), "locked")
      }
      // Changed while it was looked at: to be looked at again, not a wrong PIN.
      guard row.box == before?.box else { throw .busy }
      guard isRight else { return try fail(row, event, reading) }
      if let right, !known.role.may(right) {
        return try refuse(.notPermitted(right), right.rawValue)
      }
      if known.id == besides { return try refuse(.same, "same") }
      _ = try recordStaff(act, of: known.id, event, actor: known.id, body: body, reading) {
        _ throws(Failure) in
        try store.run(
          "UPDATE operator SET failures = 0, locked_until = NULL WHERE id = ?", [.text(known.id)])
      }
      try then(reading)
      return .accepted(known)
    }
  }

  /// Counts a wrong PIN, and locks the number where it was one too many.
  private func fail(
    _ row: OperatorRow, _ event: Identifier, _ reading: Reading
  ) throws(Failure) -> SignIn {
    let id = row.known.id
    let left = Int64(settings.staff.failuresUntilLocked) - row.failures - 1
    guard left <= 0 else {
      _ = try recordStaff(.failed, of: id, event, actor: settings.actor, reading) {
        _ throws(Failure) in
        try store.run("UPDATE operator SET failures = failures + 1 WHERE id = ?", [.text(id)])
      }
      return .wrong(left: Int(left))
    }
    let end = outside.clock.now() &+ Int64(settings.staff.minutesLocked) &* 60
    let until = Moment(secondsSince1970: end).description
    var body = Fields()
    body.add("until", until)
    _ = try recordStaff(.locked, of: id, event, actor: settings.actor, body: body, reading) {
      _ throws(Failure) in
      try store.run(
        "UPDATE operator SET failures = 0, locked_until = ? WHERE id = ?",
        [.text(until), .text(id)])
    }
    return .locked(until: String(until.dropFirst(11).prefix(5)))
  }
}
