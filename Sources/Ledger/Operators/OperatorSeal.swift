import Seals

/// A row of those who work here as it is stored, with what binds it.
///
/// Who may write the ledger's file can write any role there, but no seal: that takes the master key.
struct StoredOperator: Equatable {
  let id: String
  let name: String
  let role: String
  /// The PIN's hash, in a box.
  let box: String
  let state: String
  var failures: Int64
  var lockedUntil: String?
  let changed: String
  /// A box of `Bound`, as hexadecimal digits; empty where the row was never sealed.
  var seal: String

  /// Selects what `init(_:)` reads.
  static let select = """
    SELECT id, name, role, pin, state, failures, locked_until, changed, seal FROM operator
    """

  /// The row of `select`.
  init(_ row: any Row) throws(Ledger.Failure) {
    id = try row.text(0)
    name = try row.text(1)
    role = try row.text(2)
    box = try row.text(3)
    state = try row.text(4)
    failures = try row.number(5)
    lockedUntil = try row.textOrNull(6)
    changed = try row.text(7)
    seal = try row.text(8)
  }

  /// What the box of a seal holds: how many events there were about the number, and a hash of the row.
  struct Bound: Equatable {
    let events: Int64
    let hash: [UInt8]

    /// Eight bytes, the highest first, then 32.
    var bytes: [UInt8] { withUnsafeBytes(of: events.bigEndian) { Array($0) } + hash }

    init(events: Int64, hash: [UInt8]) { (self.events, self.hash) = (events, hash) }

    /// What stands in those bytes; `nil` where they are too many or too few.
    init?(_ bytes: [UInt8]) {
      guard bytes.count == 8 + SM3.length else { return nil }
      events = bytes.prefix(8).reduce(0) { $0 << 8 | Int64($1) }
      hash = Array(bytes.dropFirst(8))
    }
  }

  /// What binds the row in a ledger, or in the copy of it that an outbox keeps, after so many events.
  func bound(after events: Int64, inOutbox: Bool) throws(Ledger.Failure) -> Bound {
    var fields = LengthPrefixed()
    fields.add(inOutbox ? "yidi operator elsewhere 1" : "yidi operator 1")
    fields.add(events)
    for text in [id, name, role, box, state, lockedUntil, changed] { fields.add(text) }
    fields.add(failures)
    do { return Bound(events: events, hash: try SM3.hash(fields.bytes)) } catch {
      throw .cryptography
    }
  }

  /// Where the seal of that number lies.
  static func place(_ id: String) -> BoxPlace {
    BoxPlace(table: "operator", row: id, field: "seal")
  }
}

/// Sealing the rows of those who work here, and seeing that they are as they were sealed.
extension Ledger {
  /// How a number stands on the list.
  enum Standing {
    /// Nobody has it, and nobody had.
    case nobody
    case whole(OperatorRow)
    /// Its row is not as it was sealed last, or gone.
    case altered
  }

  /// How that number stands on the list now.
  func standing(of id: String) throws(Failure) -> Standing {
    guard let stored = try storedOperator(id) else {
      return try operatorPast(id) == nil ? .nobody : .altered
    }
    guard let row = OperatorRow(stored), try isNewest(stored) else { return .altered }
    return .whole(row)
  }

  /// The stored row of that number.
  func storedOperator(_ id: String) throws(Failure) -> StoredOperator? {
    try store.first("\(StoredOperator.select) WHERE id = ?", [.text(id)]) {
      row throws(Failure) in try StoredOperator(row)
    }
  }

  /// Whether a row is as it was sealed.
  func isSealed(_ row: StoredOperator) throws(Failure) -> Bool {
    guard let bound = try bound(in: row.seal, of: row.id) else { return false }
    return try bound == row.bound(after: bound.events, inOutbox: settings.isOutbox)
  }

  /// Whether a row is as it was sealed last: an older one put back with its seal is not.
  func isNewest(_ row: StoredOperator) throws(Failure) -> Bool {
    let bound = try row.bound(after: try eventsAbout(row.id), inOutbox: settings.isOutbox)
    return try self.bound(in: row.seal, of: row.id) == bound
  }

  /// Seals the row of that number as it is now, within a transaction.
  ///
  /// To be called by who has seen that it was whole before, or has made all of it anew.
  func sealOperator(_ id: String) throws(Failure) {
    guard let row = try storedOperator(id) else { throw .staff(.unknown) }
    let bound = try row.bound(after: try eventsAbout(id), inOutbox: settings.isOutbox)
    let box = try operatorSeal.seal(bound.bytes, in: StoredOperator.place(id))
    try store.run(
      "UPDATE operator SET seal = ? WHERE id = ?", [.text(Hexadecimal.text(box)), .text(id)])
  }

  /// Seals those who work here whose rows are what the events say, within a transaction: the others let
  /// nobody in, until a supervisor has given them a new PIN.
  func sealOperators() throws(Failure) {
    if settings.isOutbox { return try forgetOperators() }
    var check = Check(ledger: self, isCopy: true)
    do throws(Check.Stop) { try check.checkChains() } catch {
      switch error {
      case .failure(let failure): throw failure
      // Events that somebody wrote say nothing.
      case .fault: return
      }
    }
    let rows = try store.all("\(StoredOperator.select) ORDER BY id") { row throws(Failure) in
      try StoredOperator(row)
    }
    for row in rows where try operatorPast(row.id)?.agrees(with: OperatorPast(row)) ?? false {
      try sealOperator(row.id)
    }
  }

  /// What the events say of that number; `nil` where they never put it on the list.
  func operatorPast(_ id: String) throws(Failure) -> OperatorPast? {
    var history = StaffHistory()
    try store.each(
      "SELECT \(Event.columns) FROM event WHERE filing_id = ? AND kind = 'staff' ORDER BY n",
      [.text("operator/\(id)")]
    ) { row throws(Failure) in try history.add(Event(row)) }
    return history.operators[id]
  }

  /// Puts on record that what somebody asked for was refused, as a number's row was altered.
  func recordAltered(_ id: String) throws(Failure) {
    let event = newIdentifier()
    try write { () throws(Failure) in
      guard try !isRecorded(event) else { return }
      var body = Fields()
      body.add("why", "altered")
      _ = try recordStaff(.refused, of: id, event, actor: settings.actor, body: body)
    }
  }

  /// What a seal holds; `nil` where it is none of this number and these keys.
  private func bound(in seal: String, of id: String) throws(Failure) -> StoredOperator.Bound? {
    guard !seal.isEmpty, let box = Hexadecimal.bytes(seal.utf8) else { return nil }
    do {
      return StoredOperator.Bound(try operatorSeal.open(box, in: StoredOperator.place(id)))
    } catch {
      guard case .sealed(let failure) = error else { throw error }
      if case .cryptography = failure { throw error }
      return nil
    }
  }

  private var operatorSeal: PersonalSeal { .shared(keys) }

  /// How many events there are about that number.
  private func eventsAbout(_ id: String) throws(Failure) -> Int64 {
    try store.first(
      "SELECT n FROM event WHERE filing_id = ? ORDER BY n DESC LIMIT 1",
      [.text("operator/\(id)")]
    ) { row throws(Failure) in try row.number(0) } ?? 0
  }
}
