import Rules

extension Ledger {
  /// Sorts behind every day.
  private static let endless = "open"

  /// The row of the view that condition picks.
  func viewRow(_ condition: String, _ values: [Value]) throws(Failure) -> ViewRow? {
    try store.first("SELECT \(ViewRow.selected) FROM filing WHERE \(condition)", values) {
      row throws(Failure) in try ViewRow(row)
    }
  }

  /// Adds one more event to a filing, and brings its row of the view to where it is then.
  func add(_ event: Event, to row: ViewRow, _ reading: Reading) throws(Failure) {
    var (row, event) = (row, event)
    event.subject = row.id
    event.n = row.n &+ 1
    // What was seen of a paper is the only event that hangs on others before it.
    var copies =
      event.kind == EventRecord.Kind.paperSeen.rawValue ? try copiesOut(of: row.id) : CopiesOut()
    try row.apply(try record(event, reading), &copies)
    try store.run(ViewRow.update, row.changing)
    guard let closing = row.closing else { return }
    try store.run(
      "UPDATE filing SET state = ? WHERE id = ?", [.text(closing.rawValue), .text(row.id)])
  }

  /// What a filing is found by in the list.
  func tokens(of person: Person, _ number: FilingNumber) throws(Failure) -> Set<[UInt8]> {
    try index.tokens(of: person).union(index.tokens(of: number))
  }

  /// Adds a filing to the view, as the active one unless its time was over before a later one's.
  ///
  /// Only what is over makes room: where two overlap, the index `one_active` refuses the second. The
  /// only one of a person needs no look at others.
  @discardableResult
  func addToView(
    _ row: ViewRow, tokens: Set<[UInt8]>, isOnly: Bool = false
  ) throws(Failure) -> FilingState {
    let isOver = try isOnly ? false : makeRoom(for: row)
    let state: FilingState = row.closing ?? (isOver ? .over : .active)
    try store.run(ViewRow.insert, row.values + [.text(state.rawValue)])
    try insert(tokens, row.filed, row.number)
    return state
  }

  /// Lets the active filing be over whose time ends before that one's; whether a later one is on record.
  private func makeRoom(for row: ViewRow) throws(Failure) -> Bool {
    let place: [Value] = [.text(row.person), .text(row.slot)]
    let later = try store.first(
      "SELECT 1 FROM filing WHERE person = ? AND slot = ? AND starts > ? LIMIT 1",
      place + [.text(row.ends ?? Self.endless)]
    ) { _ in true }
    guard later == nil else { return true }
    try store.run(
      """
      UPDATE filing SET state = 'over'
      WHERE person = ? AND slot = ? AND ends < ? AND state = 'active'
      """, place + [.text(row.starts)])
    return false
  }

  /// Makes a filing on record found by other tokens than those it was found by.
  func find(
    _ number: FilingNumber, filed: String, by tokens: Set<[UInt8]>, not old: Set<[UInt8]>
  ) throws(Failure) {
    for token in old.subtracting(tokens) {
      try store.run(
        "DELETE FROM find WHERE token = ? AND filed = ? AND no = ?",
        [.bytes(token), .text(filed), .text(number.text)])
    }
    try insert(tokens.subtracting(old), filed, number.text)
  }

  /// In one statement: a server is asked once, and not once for each of a dozen tokens.
  ///
  /// In their order, so that the same rows always come to lie in the same way.
  private func insert(
    _ tokens: Set<[UInt8]>, _ filed: String, _ number: String
  ) throws(Failure) {
    guard !tokens.isEmpty else { return }
    let rows = String(repeating: "(?, ?, ?), ", count: tokens.count - 1) + "(?, ?, ?)"
    var values: [Value] = []
    values.reserveCapacity(tokens.count * 3)
    for token in tokens.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      values.append(.bytes(token))
      values.append(.text(filed))
      values.append(.text(number))
    }
    try store.run("INSERT INTO find VALUES \(rows)", values)
  }

  /// Makes everything anew that is made from the events: view, look-up and counters.
  ///
  /// The events must be sound: look with `verify` first.
  package func rebuildView() throws(Failure) {
    try write { () throws(Failure) in try makeView() }
  }

  /// As `rebuildView`, within a transaction.
  func makeView() throws(Failure) {
    for table in ["find", "filing", "number"] { try store.run("DELETE FROM \(table)") }
    try eachHistory { row, filed throws(Failure) in
      let person = try person(row, filed)
      if !person.idNumber.isEmpty {
        try store.run(
          "UPDATE person SET bidx = ? WHERE ref = ?",
          [.bytes(try index.person(person.idNumber)), .text(row.person)])
      }
      guard let number = FilingNumber(row.number) else { throw .damaged(what: "number") }
      try addToView(row, tokens: try tokens(of: person, number))
    }
    try store.run("DELETE FROM person WHERE ref NOT IN (SELECT person FROM filing)")
    try store.run("INSERT INTO number(scope, last) \(Check.countersGiven)")
  }

  /// Who the filing of that row and first event is of, as last put right.
  func person(_ row: ViewRow, _ filed: Event) throws(Failure) -> Person {
    let corrected = row.n > 1 ? try correctedPerson(of: filed) : nil
    return if let corrected { corrected } else { try filing(of: filed).person }
  }

  /// The filing that event put on record.
  func filing(of event: Event) throws(Failure) -> NewFiling {
    let fields = try event.fields()
    let person = try fields.required("person")
    let codec = FilingCodec(
      seal: try seal(of: person), event: event.id, person: person)
    return try codec.filing(fields, policy: event.pack, policyHash: event.packHash)
  }

  /// Gives every filing's row, made from its events, with the event that filed it.
  func eachHistory(_ body: (ViewRow, Event) throws(Failure) -> Void) throws(Failure) {
    var current: (row: ViewRow, filed: Event)?
    var copies = CopiesOut()
    try store.each(
      """
      SELECT \(Event.columns) FROM event WHERE filing_id NOT LIKE '%/%'
      ORDER BY filing_id, n
      """
    ) { row throws(Failure) in
      let event = try Event(row)
      if let (row, filed) = current {
        if row.id == event.subject {
          var next = row
          try next.apply(event, &copies)
          current = (next, filed)
          return
        }
        try body(row, filed)
      }
      current = (try ViewRow(filed: event), event)
      copies = CopiesOut()
    }
    if let (row, filed) = current { try body(row, filed) }
  }
}
