import Rules

/// A filing's row of the current view, made from its events and nothing else.
struct ViewRow: Equatable {
  private(set) var id: String
  private(set) var number: String
  private(set) var person: String
  private(set) var slot: String
  private(set) var category: String
  private(set) var fileTo: String
  private(set) var starts: String
  private(set) var ends: String?
  private(set) var day: String
  private(set) var window: String
  private(set) var filed: String
  /// Whether papers were promised (告知承诺) and are not yet there.
  private(set) var owes: Bool
  /// Whether it was filed late, during a stay whose discharge is not on record yet.
  private(set) var waits: Bool
  /// Whether it was filed while the server was away, and is not there yet.
  private(set) var isProvisional: Bool
  private(set) var n: Int64
  private(set) var prints: Int64
  private(set) var updated: String
  /// `changed` where another took its place, `ended` where it was ended on request, else `nil`.
  private(set) var closing: FilingState?

  /// Whether two filings of one person exclude each other: one place, and one long-term filing
  /// whatever its category, or one temporary filing of each category.
  static func slot(_ category: Category, fileTo: PlaceCode) -> String {
    "\(fileTo)/\(category.isLongTerm ? "long_term" : category.rawValue)"
  }

  /// The row after the filing's first event.
  init(filed event: Event) throws(Ledger.Failure) {
    try self.init(filed: event, event.fields())
  }

  /// The row after the filing's first event, which says that.
  init(filed event: Event, _ fields: Fields) throws(Ledger.Failure) {
    guard let kind = EventRecord.Kind(rawValue: event.kind), kind.isFiling, event.n == 1 else {
      throw .damaged(what: "kind")
    }
    let category: Category = try fields.word("category")
    guard let fileTo = PlaceCode(try fields.required("facts.file_to")) else {
      throw .damaged(what: "facts.file_to")
    }
    let through = try fields.required("valid_through")
    id = event.subject
    number = try fields.required("number")
    person = try fields.required("person")
    slot = ViewRow.slot(category, fileTo: fileTo)
    self.category = category.rawValue
    self.fileTo = fileTo.description
    starts = try fields.required("effective")
    ends = through == "open" ? nil : through
    day = try fields.required("today")
    window = event.writer
    filed = event.at
    owes = try fields.word("method", as: FilingMethod.self) == .promise
    let paid: Paid = try fields.word("facts.paid")
    let isLate = kind == .filedLate || fields[FilingCodec.late] != nil
    waits = isLate && fields["facts.discharge"] == nil && paid == .notYet
    isProvisional = fields["provisional"] != nil
    (n, prints, updated, closing) = (1, 0, event.at, nil)
  }

  /// Brings the row to where it is after one more event.
  ///
  /// `copies` are those of the filing's events before it.
  mutating func apply(_ event: Event, _ copies: inout CopiesOut) throws(Ledger.Failure) {
    let (next, overflow) = n.addingReportingOverflow(1)
    guard !overflow, event.n == next, event.subject == id else { throw .damaged(what: "n") }
    switch EventRecord.Kind(rawValue: event.kind) {
    case .printed: prints += try copies.take(printed: event)
    case .paperSeen: prints += try copies.take(seen: event)
    case .superseded where closing == nil:
      _ = try event.successor()
      (closing, owes, waits) = (.changed, false, false)
    case .ended where closing == nil:
      let fields = try event.fields()
      guard Day(try fields.required("on")) != nil else { throw .damaged(what: "on") }
      (closing, owes, waits) = (.ended, false, false)
    case .papersShown where owes: owes = false
    case .discharged where waits: waits = false
    case .pushed where isProvisional:
      // Where another filing was in the way it is still here only.
      isProvisional = try event.fields()["instead"] != nil
    case .corrected, .exported, .unmasked: break
    default: throw .damaged(what: "kind")
    }
    (n, updated) = (event.n, event.at)
  }

  /// The columns that `values` fills, in their order; the state is not of them, since it hangs on
  /// other filings too.
  static let columns = """
    id, no, person, slot, category, file_to, starts, ends, day, window, filed, owes, waits, \
    provisional, n, prints, updated
    """

  /// Puts a row of `values`, with the state behind them, into the view.
  static let insert = """
    INSERT INTO filing(\(columns), state) \
    VALUES(\(Array(repeating: "?", count: 18).joined(separator: ", ")))
    """

  /// What `init(_:)` reads: the columns, then the state where an event of its own made it so.
  static let selected = "\(columns), CASE WHEN state IN ('changed', 'ended') THEN state END"

  /// Sets what events after the first may change; its values are those of `changing`, then the id.
  static let update = """
    UPDATE filing SET owes = ?, waits = ?, provisional = ?, n = ?, prints = ?, updated = ?
    WHERE id = ?
    """

  /// The values of `update`.
  var changing: [Value] {
    [
      .truth(owes), .truth(waits), .truth(isProvisional), .number(n), .number(prints),
      .text(updated), .text(id),
    ]
  }

  /// The row as it is stored.
  init(_ row: any Row) throws(Ledger.Failure) {
    id = try row.text(0)
    number = try row.text(1)
    person = try row.text(2)
    slot = try row.text(3)
    category = try row.text(4)
    fileTo = try row.text(5)
    starts = try row.text(6)
    ends = try row.textOrNull(7)
    day = try row.text(8)
    window = try row.text(9)
    filed = try row.text(10)
    owes = try row.truth(11)
    waits = try row.truth(12)
    isProvisional = try row.truth(13)
    n = try row.number(14)
    prints = Int64(try row.count(15))
    updated = try row.text(16)
    closing = try row.textOrNull(17).flatMap(FilingState.init(rawValue:))
  }

  /// The values to store.
  var values: [Value] {
    [
      .text(id), .text(number), .text(person), .text(slot), .text(category), .text(fileTo),
      .text(starts), .optional(ends), .text(day), .text(window), .text(filed), .truth(owes),
      .truth(waits), .truth(isProvisional), .number(n), .number(prints), .text(updated),
    ]
  }
}
