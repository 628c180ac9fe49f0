import Rules

extension Ledger {
  /// The row of the filing that this one takes the place of; `nil` where it takes no other's.
  ///
  /// - Throws: `noSuchFiling` where it is not that person's; `alreadyFiled` with the number of the
  ///   filing that has taken its place already.
  func replaced(by filing: NewFiling, person: String) throws(Failure) -> ViewRow? {
    guard let number = filing.replaces?.number else { return nil }
    guard let row = try viewRow("no = ?", [.text(number.text)]), row.person == person else {
      throw .noSuchFiling
    }
    guard row.isReplaced else { return row }
    let records = try events(of: number)
    throw .alreadyFiled(records.compactMap(\.by).last ?? number)
  }

  /// Ends a filing in favour of that number; the caller files that one in the same transaction.
  func supersede(
    _ replaced: ViewRow, by number: FilingNumber, _ reading: Reading
  ) throws(Failure) {
    var (row, body) = (replaced, Fields())
    body.add("by", number.text)
    let event = try record(
      Event(
        id: newIdentifier(), subject: row.id, n: row.n &+ 1, kind: .superseded, body: body),
      reading)
    try row.apply(event)
    try connection.run(
      "UPDATE filing SET state = 'changed', n = ?, updated = ? WHERE id = ?",
      [.number(row.n), .text(row.updated), .text(row.id)])
  }
}

extension Event {
  /// The filing that took the place of this event's.
  func successor() throws(Ledger.Failure) -> FilingNumber {
    guard let number = FilingNumber(try fields().required("by")) else {
      throw .damaged(what: "by")
    }
    return number
  }
}
