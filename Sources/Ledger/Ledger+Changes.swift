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
    switch row.closing {
    case nil: return row
    case .ended: throw .hasEnded(number)
    default: break
    }
    let records = try events(of: number)
    throw .alreadyFiled(records.compactMap(\.by).last ?? number)
  }

  /// Ends a filing in favour of that number; the caller files that one in the same transaction.
  func supersede(
    _ replaced: ViewRow, by number: FilingNumber, of policy: PolicyMark, _ reading: Reading
  ) throws(Failure) {
    var body = Fields()
    body.add("by", number.text)
    let grounds = Grounds(id: newIdentifier(), policy: policy)
    try add(Event(.superseded, grounds, body: body), to: replaced, reading)
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
