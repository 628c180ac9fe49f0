package import Rules

/// How much of what has a ceiling an operator has done on a day.
package struct Allowance: Equatable, Sendable {
  package let used: Int
  /// What supervisors released beyond the ceiling.
  package let released: Int
}

extension Ledger {
  /// Puts on record that whoever is signed in looks somebody up by an identity number, before they do.
  ///
  /// It counts as one of the day's look-ups. Where the number is that of a person on record, it is also
  /// an event that says whom: nobody else is seen by it. At an outbox it is one in any case.
  ///
  /// - Returns: Whether it was a look-up; other texts are none, and where nobody has to sign in nothing is.
  /// - Throws: `notSignedIn`, `notPermitted`; `ceiling` where the day's are used up.
  package func recordLookUp(of text: String) throws(Failure) -> Bool {
    guard signedIn != nil else {
      try require(.look)
      return false
    }
    guard try isLookUp(text) else { return false }
    let event = Event(.lookedUp, Grounds(id: newIdentifier()))
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      try require(.look)
      let reading = try readClock()
      try charge(.lookUps, 1, reading.day)
      let person = try reference(ofIDNumber: FilingNumber.plain(text))
      // Of whom nobody here knows anything the server has to count it all the same.
      guard person != nil || settings.isOutbox else { return }
      _ = try recordNext(
        event, subject: person.map { "person/\($0)" } ?? "window/\(window)", reading)
    }
    return true
  }

  /// Puts on record that somebody whom nobody knows looks up an identity number, before they do: at the
  /// person who has it where one is on record, else at the window, so that tries are seen too.
  ///
  /// - Throws: `ceiling` where so many were looked up at this window today, by whoever acts now.
  package func recordOwnLookUp(of idNumber: String, perDay most: Int) throws(Failure) {
    try recordOwnLookUp(perDay: most) { () throws(Failure) in
      try reference(ofIDNumber: FilingNumber.plain(idNumber))
    }
  }

  /// Puts on record that they look up a filing by its number, before they see it: at its person, or at the
  /// window where they are shown none.
  ///
  /// - Throws: `ceiling`, for looks by either kind of number together.
  package func recordOwnLookUp(ofFiling number: FilingNumber?, perDay most: Int) throws(Failure) {
    try recordOwnLookUp(perDay: most) { () throws(Failure) in
      guard let number else { return nil }
      return try viewRow("no = ?", [.text(number.text)])?.person
    }
  }

  /// Puts on record that whoever is signed in goes on with what somebody handed over at a call for staff: at
  /// the person of that identity number where one is on record, else at the window.
  ///
  /// It counts as one of the day's look-ups, and is not refused by their ceiling: somebody waits at the desk.
  ///
  /// - Throws: `notSignedIn`, `notPermitted`.
  package func recordCallTaken(of idNumber: String?, _ grounds: Grounds) throws(Failure) {
    // Where nobody has to sign in, nobody could be named.
    guard let id = signedIn?.id else { return try require(.file) }
    try write { () throws(Failure) in
      guard try !isRecorded(grounds.id) else { return }
      try require(.file)
      let reading = try readClock()
      try addToAllowance(id, .lookUps, used: 1, released: 0, reading.day)
      var person: String?
      if let idNumber { person = try reference(ofIDNumber: FilingNumber.plain(idNumber)) }
      _ = try recordNext(
        Event(.lookedUp, grounds), subject: person.map { "person/\($0)" } ?? "window/\(window)",
        reading)
    }
  }

  private func recordOwnLookUp(
    perDay most: Int, _ person: () throws(Failure) -> String?
  ) throws(Failure) {
    let event = Event(.lookedUp, Grounds(id: newIdentifier()))
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      let reading = try readClock()
      let used = try store.first(
        "SELECT count(*) FROM event WHERE writer = ? AND at >= ? AND kind = ? AND actor = ?",
        [
          .text(window), .text(reading.at.day.description), .text(event.kind), .text(actor),
        ]
      ) { row throws(Failure) in try row.number(0) }
      guard (used ?? 0) < most else { throw .ceiling(.lookUps, most) }
      let person = try person()
      _ = try recordNext(
        event, subject: person.map { "person/\($0)" } ?? "window/\(window)", reading)
    }
  }

  /// Whether a text typed to search with is a person's identity number, or looks like one.
  private func isLookUp(_ text: String) throws(Failure) -> Bool {
    let plain = FilingNumber.plain(text)
    guard FilingNumber(text) == nil else { return false }
    let isLong = [15, 18].contains(plain.utf8.count) && (plain.utf8.first ?? 0) < 65
    if isLong { return true }
    return try reference(ofIDNumber: plain) != nil
  }

  /// Whether a text looks like somebody's number, whole or nearly so, and not like a filing's of that
  /// office: of a resident, or a passport or permit.
  ///
  /// Nothing is looked up: to know of somebody whether they are on record is a look-up.
  package static func mayBeIDNumber(_ text: String, prefix: String) -> Bool {
    let plain = FilingNumber.plain(text)
    let letters = plain.utf8.prefix { (65...90).contains($0) }.count
    let digits = plain.utf8.dropFirst(letters).prefix { (48...57).contains($0) }.count
    let rest = plain.utf8.dropFirst(letters + digits)
    guard (0...3).contains(letters), digits >= 7, rest.isEmpty || rest.elementsEqual("X".utf8)
    else { return false }
    // A filing number or its beginning, with its letters or from its year on.
    if letters > 0 { return plain.prefix(letters) != prefix && FilingNumber(text) == nil }
    return [15, 18].contains(plain.utf8.count) || !plain.hasPrefix("20")
  }

  /// What an operator has used of a ceiling on that day.
  package func allowance(
    of id: String, _ ceiling: Ceiling, on day: Day
  ) throws(Failure) -> Allowance {
    try store.first(
      "SELECT used, released FROM allowance WHERE operator = ? AND day = ? AND kind = ?",
      [.text(id), .text(day.description), .text(ceiling.rawValue)]
    ) { row throws(Failure) in
      Allowance(used: try row.count(0), released: try row.count(1))
    } ?? Allowance(used: 0, released: 0)
  }

  /// Takes so many from the day's allowance of whoever is signed in, within a transaction.
  func charge(_ ceiling: Ceiling, _ count: Int, _ day: Day) throws(Failure) {
    guard let id = signedIn?.id else { return }
    let so = try allowanceInAll(of: id, ceiling, on: day)
    let most = settings.staff.perDay(ceiling) + Int(so.released)
    let used = so.used + Int64(count)
    guard used <= most else { throw .ceiling(ceiling, most) }
    try addToAllowance(id, ceiling, used: count, released: 0, day)
    remember(ceiling, of: id, used: used, released: so.released, day)
  }

  /// Adds to what is used and released, within a transaction.
  func addToAllowance(
    _ id: String, _ ceiling: Ceiling, used: Int, released: Int, _ day: Day
  ) throws(Failure) {
    try store.run(
      """
      INSERT INTO allowance(operator, day, kind, used, released) VALUES(?, ?, ?, ?, ?)
      ON CONFLICT(operator, day, kind) DO UPDATE SET used = allowance.used + excluded.used,
        released = allowance.released + excluded.released
      """,
      [
        .text(id), .text(day.description), .text(ceiling.rawValue), .number(Int64(used)),
        .number(Int64(released)),
      ])
  }
}
