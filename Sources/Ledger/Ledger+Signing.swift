internal import Seals

/// What becomes of a key that signs papers.
package enum SigningAct: String, CaseIterable, Sendable {
  /// Signs from now on.
  case made
  /// Signs no more; what it signed still verifies.
  case retired
  /// Others may have it: nothing it signed counts any more.
  case withdrawn
}

/// A key that signs papers, and what became of it.
package struct SigningChange: Equatable, Sendable {
  package let act: SigningAct
  /// The key's id, as papers and lists show it.
  package let key: String
  /// The ids of those that sign no more since it does.
  package let retiring: [String]

  /// That change of that key.
  package init(_ act: SigningAct, key: String, retiring: [String] = []) {
    (self.act, self.key, self.retiring) = (act, key, retiring)
  }
}

extension Ledger {
  /// Puts on record what becomes of a key that signs papers, before it does, with the hash of the public
  /// key.
  ///
  /// The tables are as before. A program from before this event still files beside it; its `verify`, audit
  /// and day report say that they cannot read the event.
  ///
  /// - Throws: `notSignedIn`, `notPermitted`; the disk's failures.
  package func recordSigning(
    _ change: SigningChange, fingerprint: [UInt8], _ grounds: Grounds
  ) throws(Failure) {
    var body = Fields()
    body.add("act", change.act.rawValue)
    body.add("key", change.key)
    body.add("fingerprint", Hexadecimal.text(fingerprint))
    for id in change.retiring { body.add("retires", id) }
    let event = Event(.signing, grounds, body: body)
    try write { () throws(Failure) in
      guard try !isRecorded(event.id) else { return }
      try require(.keep)
      _ = try recordNext(event, subject: "window/\(window)")
    }
  }
}

extension SigningChange {
  /// What those fields of an event say.
  init(_ fields: Fields) throws(Ledger.Failure) {
    self.init(
      try fields.word("act"), key: try fields.required("key"), retiring: fields.texts("retires"))
  }
}
