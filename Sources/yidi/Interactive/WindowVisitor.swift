internal import Interview
internal import Ledger

/// Whoever stands at the guided front, where nobody signs in: how many numbers they looked up, and which
/// filings they made or were shown whole, whose papers they may have.
final class WindowVisitor {
  private let office: OfficeToday
  private let ledgers: WindowLedgers
  private var own: Set<String> = []
  /// How many numbers were looked up in this sitting, and the last of them.
  private var looks: (count: Int, last: String?) = (0, nil)

  /// Somebody who has made and looked up nothing yet.
  init(_ office: OfficeToday, _ ledgers: WindowLedgers) {
    self.office = office
    self.ledgers = ledgers
  }

  /// The filing of that number was made by them.
  func add(_ number: FilingNumber) { own.insert(number.text) }

  /// Whether they may have the papers of that filing.
  func has(_ number: FilingNumber) -> Bool { own.contains(number.text) }

  /// The next person is somebody else.
  func reset() {
    own = []
    looks = (0, nil)
  }

  /// What is on record under a filing number whose person's own ends so, or of an identity number; what
  /// may be shown whole is theirs from then on.
  ///
  /// - Throws: `ceiling` where too many numbers were looked up here.
  func look(_ text: String, tail: String) throws(Ledger.Failure) -> [FiledFiling] {
    let ledger = try ledgers.ledger()
    // A keypad has no letters, so the office's own two may be left out.
    guard let number = FilingNumber(text) ?? FilingNumber(office.settings.prefix + text) else {
      let found = try filings(of: text, in: ledger)
      // On a machine for everybody an identity number opens only how long they hold.
      if !office.settings.isShared { for filing in found { add(filing.number) } }
      return found
    }
    let found = try filing(number, tail: tail, in: ledger)
    if let found { add(found.number) }
    return found.map { [$0] } ?? []
  }

  /// What stands in the way of a filing that is made here for the person of that identity number; a look
  /// like any other, and beyond the ceiling nothing is told: nobody files here then, see `mayLearn(of:)`.
  func standingInTheWay(of identity: String) throws(Ledger.Failure) -> [FiledFiling] {
    do throws(Ledger.Failure) { return try filings(of: identity, in: try ledgers.ledger()) } catch {
      guard case .ceiling = error else { throw error }
      return []
    }
  }

  /// Whether it may be told here that the person of that identity number is on record, as one more look.
  func mayLearn(of identity: String) -> Bool {
    do throws(Ledger.Failure) {
      _ = try filings(of: identity, in: try ledgers.ledger())
    } catch {
      if case .ceiling = error { return false }
    }
    return true
  }

  /// What the person of that identity number has on record.
  ///
  /// A number is known to others too: each one is on record, and nobody goes through many.
  private func filings(
    of identity: String, in ledger: Ledger
  ) throws(Ledger.Failure) -> [FiledFiling] {
    try count(identity, in: ledger) { perDay throws(Ledger.Failure) in
      try ledger.recordOwnLookUp(of: identity, perDay: perDay)
    }
    return try ledger.filings(of: identity)
  }

  /// The filing of that number, where its person's own ends so; a miss counts and is on record as a find is,
  /// and says nothing of which of the two was wrong.
  ///
  /// Numbers of filings are counted up, so that one can be made out from another.
  private func filing(
    _ number: FilingNumber, tail: String, in ledger: Ledger
  ) throws(Ledger.Failure) -> FiledFiling? {
    var found: FiledFiling?
    do throws(Ledger.Failure) {
      let read = try ledger.filing(number)
      let fits = tail.count == Interview.tailLength && read.filing.person.idNumber.hasSuffix(tail)
      found = fits ? read : nil
    } catch {
      guard error == .noSuchFiling else { throw error }
    }
    let theirs = found?.number
    try count("\(number.text) \(tail)", in: ledger) { perDay throws(Ledger.Failure) in
      try ledger.recordOwnLookUp(ofFiling: theirs, perDay: perDay)
    }
    return found
  }

  /// Puts a look on record, unless there were too many; the last once more is none.
  private func count(
    _ text: String, in ledger: Ledger, _ record: (_ perDay: Int) throws(Ledger.Failure) -> Void
  ) throws(Ledger.Failure) {
    let limits = office.settings.guidedLookUps
    guard text != looks.last else { return }
    guard looks.count < limits.sitting else { throw .ceiling(.lookUps, limits.sitting) }
    try ledger.acting(at: .guided) { () throws(Ledger.Failure) in try record(limits.day) }
    looks = (looks.count + 1, text)
  }
}
