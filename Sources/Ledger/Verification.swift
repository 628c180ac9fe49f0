/// What looking through the whole ledger found.
package struct Verification: Equatable, Sendable {
  /// How many events were read.
  package let events: Int
  /// How many filings the events make.
  package let filings: Int
  /// Where the chain of each window ends.
  package let heads: [ChainHead]
  /// Whether it is a copy from before the newest key of the chain.
  let isBehindChainKey: Bool
  /// The first thing wrong, or `nil` where all is as it was written.
  package let fault: Fault?

  /// Something that is not as it was written.
  package struct Fault: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Cause: String, CaseIterable, Sendable {
      /// A table, index or trigger is not that of this version.
      case schema
      /// SQLite's own check of its pages found something.
      case file
      /// A row points to one that is not there.
      case reference
      /// An event is not there, though later ones are.
      case missing
      /// An event is not what its hash was made from, or stands in another's place.
      case altered
      /// An event was written without the chain's key, or with one that was not in use then.
      case unkeyed
      /// The chain does not end where the window said.
      case end
      /// A chain is not the one that ended there on an earlier day: it was cut back or written anew.
      case anchor
      /// A row cannot be read.
      case unreadable
      /// The view is not what the events make.
      case view
      /// A filing number's check digits, day or window are wrong.
      case number
      /// What a filing or a person is found by is wrong.
      case index
      /// A counter of numbers is not at the last one given out.
      case counter
      /// A filing was changed and the one that took its place is not there, or the other way round.
      case change
      /// A draft is not what was saved.
      case draft
      /// Somebody who works here, or what they have used up, is not what the events about them say.
      case staff
    }

    package let cause: Cause
    /// Where: a window and its count such as `01/12`, a filing number, the name of a table.
    package let place: String

    init(_ cause: Cause, _ place: String) {
      self.cause = cause
      // In a damaged file a name may be anything; what is shown is plain, and short.
      let plain = place.unicodeScalars.filter { (32...126).contains($0.value) }
      self.place = String(String.UnicodeScalarView(plain.prefix(60)))
    }
  }
}

extension Ledger {
  /// Reads everything and names the first thing that is not as it was written.
  ///
  /// Somebody who owns the file can cut a window's last events off, with the ends kept in it: that is
  /// seen where an end of an earlier day is held on paper, and given here.
  ///
  /// - Throws: the disk's failures; what is wrong inside is a fault of the result.
  package func verify(against printed: [PrintedHead] = []) throws(Failure) -> Verification {
    try look(Check(ledger: self, printed: printed))
  }

  /// As `verify`, of a copy: it may be from before the newest key of the chain.
  func verifyCopy() throws(Failure) -> Verification {
    try look(Check(ledger: self, isCopy: true))
  }

  private func look(_ check: Check) throws(Failure) -> Verification {
    var check = check
    do {
      try check.run()
    } catch {
      switch error {
      case .failure(let failure): throw failure
      case .fault(let fault):
        return Verification(
          events: check.events, filings: check.filings, heads: [], isBehindChainKey: false,
          fault: fault)
      }
    }
    return Verification(
      events: check.events, filings: check.filings, heads: try heads(),
      isBehindChainKey: check.links.isBehind, fault: nil)
  }
}
