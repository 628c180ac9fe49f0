package import Rules

extension Ledger {
  /// How many filings a list or a day has.
  package struct Counts: Equatable, Sendable {
    /// Filed that day at all windows.
    package let day: Int
    /// Filed that day at this window.
    package let dayHere: Int
  }

  /// The filing of that number.
  ///
  /// - Throws: `noSuchFiling`.
  package func filing(_ number: FilingNumber) throws(Failure) -> FiledFiling {
    let found = try store.first(
      "\(FiledFiling.select) WHERE filing.no = ?", [.text(number.text)]
    ) { row throws(Failure) in try filedFiling(row) }
    guard let found else { throw .noSuchFiling }
    return found
  }

  /// Where a filing stands, without opening anything that is sealed.
  ///
  /// - Throws: `noSuchFiling`.
  package func state(of number: FilingNumber) throws(Failure) -> FilingState {
    let word = try store.first("SELECT state FROM filing WHERE no = ?", [.text(number.text)]) {
      row throws(Failure) in try row.text(0)
    }
    guard let word else { throw .noSuchFiling }
    guard let state = FilingState(rawValue: word) else { throw .damaged(what: "state") }
    return state
  }

  /// All filings of the person with that identity number, in the order they were made.
  package func filings(of idNumber: String) throws(Failure) -> [FiledFiling] {
    guard let person = try reference(ofIDNumber: idNumber) else { return [] }
    return try filings(ofPerson: person)
  }

  /// All filings of the person of that reference, in the order they were made.
  func filings(ofPerson reference: String) throws(Failure) -> [FiledFiling] {
    try store.all(
      "\(FiledFiling.select) WHERE filing.person = ? ORDER BY filing.filed, filing.no",
      [.text(reference)]
    ) { row throws(Failure) in try filedFiling(row) }
  }

  /// Gives every filing in the order they were made, all as the ledger is at one moment.
  package func eachFiling(_ body: (FiledFiling) -> Void) throws(Failure) {
    try read { () throws(Failure) in
      try store.each("\(FiledFiling.select) ORDER BY filing.filed, filing.no") {
        row throws(Failure) in body(try filedFiling(row))
      }
    }
  }

  /// How many were filed on that day.
  package func counts(on day: Day) throws(Failure) -> Counts {
    func count(_ condition: String, _ values: [Value]) throws(Failure) -> Int {
      let number = try store.first(
        "SELECT count(*) FROM filing WHERE day = ?\(condition)", values
      ) { row throws(Failure) in try row.number(0) }
      return Int(number ?? 0)
    }
    let day = Value.text(day.description)
    return Counts(
      day: try count("", [day]), dayHere: try count(" AND window = ?", [day, .text(window)]))
  }

  /// The person of that identity number, or `nil` where nobody on record has it.
  func reference(ofIDNumber text: String) throws(Failure) -> String? {
    if let found = try person(ofIDNumber: text) { return found }
    // Another window may have made the index anew with another key.
    let last = index.id
    try keys.fit(store)
    return index.id == last ? nil : try person(ofIDNumber: text)
  }

  private func person(ofIDNumber text: String) throws(Failure) -> String? {
    // Shorter ones are no identity number of any kind and spare the look-up.
    guard text.utf8.count >= 7 else { return nil }
    return try store.first(
      "SELECT ref FROM person WHERE bidx = ?", [.bytes(try index.person(text))]
    ) { row throws(Failure) in try row.text(0) }
  }

  /// The number in a column.
  func filingNumber(_ row: any Row, _ column: Int32) throws(Failure) -> FilingNumber {
    guard let number = FilingNumber(try row.text(column)) else { throw .damaged(what: "no") }
    return number
  }

  /// The filing in a row of `FiledFiling.select`.
  func filedFiling(_ row: any Row) throws(Failure) -> FiledFiling {
    let event = try Event(row)
    guard let clock = ClockState(rawValue: event.clock) else { throw .damaged(what: "clock") }
    guard let state = FilingState(rawValue: try row.text(16)) else {
      throw .damaged(what: "state")
    }
    var filing = try filing(of: event)
    if try row.number(18) > 1, let corrected = try correctedPerson(of: event) {
      filing.person = corrected
    }
    return FiledFiling(
      number: try filingNumber(row, 15), at: event.at, clock: clock, actor: event.actor,
      state: state, prints: try row.count(17), owes: try row.truth(19),
      waits: try row.truth(20), isProvisional: try row.truth(21), filing: filing)
  }

  /// Who files, as last put right after that event; `nil` where nothing was.
  func correctedPerson(of filed: Event) throws(Failure) -> Person? {
    let last = try store.first(
      """
      SELECT \(Event.columns) FROM event WHERE filing_id = ? AND kind = 'corrected'
      ORDER BY n DESC LIMIT 1
      """, [.text(filed.subject)]
    ) { row throws(Failure) in try Event(row) }
    guard let last else { return nil }
    let person = try filed.fields().required("person")
    let codec = FilingCodec(seal: try seal(of: person), event: last.id, person: person)
    return try codec.person(try last.fields())
  }
}

extension FiledFiling {
  /// Selects the event that filed a filing, then what the view says of it.
  static let select = """
    SELECT \(Event.columns.split(separator: ", ").map { "event.\($0)" }.joined(separator: ", ")), \
    filing.no, filing.state, filing.prints, filing.n, filing.owes, filing.waits, \
    filing.provisional
    FROM filing JOIN event ON event.filing_id = filing.id AND event.n = 1
    """
}
