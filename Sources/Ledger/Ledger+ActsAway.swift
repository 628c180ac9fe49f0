// What happened to a filing while the server was away: in the end it is on record there too.

extension Ledger {
  /// Tells the server of one thing that happened to a filing which was made here and is there now.
  func push(_ event: Event, of filed: FiledFiling, to server: Ledger) throws(Failure) {
    switch EventRecord.Kind(rawValue: event.kind) {
    case .printed, .paperSeen: try server.take(event, of: filed.number)
    case .corrected:
      let person = try corrected(event, of: filed.number)
      try server.takeCorrection(event, of: filed.number, person)
    case .papersShown: try server.takeAct(event, of: filed.number) { $0.owes }
    case .discharged: try server.takeAct(event, of: filed.number) { $0.waits }
    case .unmasked: try server.takeAct(event, of: filed.number) { _ in true }
    // That it met another filing, before, is of this ledger alone.
    default: break
    }
  }

  /// Who files, as that event puts it right.
  private func corrected(_ event: Event, of number: FilingNumber) throws(Failure) -> Person {
    guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
    let codec = FilingCodec(seal: try seal(of: row.person), event: event.id, person: row.person)
    return try codec.person(event.fields())
  }

  /// Adds to a filing what happened to it elsewhere, as the same event, unless it is so already.
  private func takeAct(
    _ event: Event, of number: FilingNumber, where isOpen: (ViewRow) -> Bool
  ) throws(Failure) {
    let taken = try event.pushed()
    try write { () throws(Failure) in
      guard try !isRecorded(taken.id) else { return }
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      guard isOpen(row) else { return }
      let reading = try readClock()
      try chargeAway(taken, reading)
      try add(taken, to: row, reading)
    }
  }

  /// Puts right who files as it was put right elsewhere, sealed for who it is here.
  private func takeCorrection(
    _ event: Event, of number: FilingNumber, _ person: Person
  ) throws(Failure) {
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      guard let row = try viewRow("no = ?", [.text(number.text)]) else { throw .noSuchFiling }
      let codec = FilingCodec(seal: try seal(of: row.person), event: event.id, person: row.person)
      var body = Fields()
      try codec.add(person, to: &body)
      var taken = try event.pushed()
      taken.body = event.pushedFields(body).bytes
      try correct(row, by: taken, person)
    }
  }

  /// Adds the event that puts right who files, and has the filing found by what is right, within a
  /// transaction.
  func correct(_ row: ViewRow, by event: Event, _ person: Person) throws(Failure) {
    guard let number = FilingNumber(row.number) else { throw .damaged(what: "no") }
    let old = try filing(number).filing.person
    try add(event, to: row, try readClock())
    try find(
      number, filed: row.filed, by: try tokens(of: person, number),
      not: try tokens(of: old, number))
  }
}
