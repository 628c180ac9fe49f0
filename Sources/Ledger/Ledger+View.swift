import Rules

extension Ledger {
  /// Sorts behind every day.
  private static let endless = "open"

  /// The row of the view that condition picks.
  func viewRow(_ condition: String, _ values: [Value]) throws(Failure) -> ViewRow? {
    try connection.first("SELECT \(ViewRow.selected) FROM filing WHERE \(condition)", values) {
      row throws(Failure) in try ViewRow(row)
    }
  }

  /// What a filing is found by in the list.
  func tokens(of person: Person, _ number: FilingNumber) throws(Failure) -> Set<[UInt8]> {
    var tokens: Set<[UInt8]> = []
    let serial = String(number.text.dropFirst(12).prefix(4))
    tokens.insert(try index.token(.tail, serial))
    tokens.insert(try index.token(.tail, String(number.text.suffix(4))))
    let idNumber = Normalised.idNumber(person.idNumber)
    for length in Limits.tailLengths where idNumber.count >= length {
      tokens.insert(try index.token(.tail, String(idNumber.suffix(length))))
    }
    let name = Normalised.name(person.name)
    tokens.insert(try index.token(.name, name))
    for length in 0..<min(name.count, Limits.initialsMax) {
      tokens.insert(try index.token(.name, String(name.prefix(length + 1))))
    }
    let initials = Normalised.name(person.initials).prefix(Limits.initialsMax)
    for length in 0..<initials.count {
      tokens.insert(try index.token(.initials, String(initials.prefix(length + 1))))
    }
    return tokens
  }

  /// Adds a filing to the view, as the active one unless its time was over before a later one's.
  ///
  /// Only what is over makes room: where two overlap, the index `one_active` refuses the second.
  func addToView(_ row: ViewRow, tokens: Set<[UInt8]>) throws(Failure) {
    let place: [Value] = [.text(row.person), .text(row.slot)]
    let later = try connection.first(
      "SELECT 1 FROM filing WHERE person = ? AND slot = ? AND starts > ? LIMIT 1",
      place + [.text(row.ends ?? Self.endless)]
    ) { _ in true }
    if later == nil {
      try connection.run(
        """
        UPDATE filing SET state = 'over'
        WHERE person = ? AND slot = ? AND ends < ? AND state = 'active'
        """, place + [.text(row.starts)])
    }
    let state: FilingState = row.isReplaced ? .changed : later == nil ? .active : .over
    let places = Array(repeating: "?", count: 15).joined(separator: ", ")
    try connection.run(
      "INSERT INTO filing(\(ViewRow.columns), state) VALUES(\(places))",
      row.values + [.text(state.rawValue)])
    for token in tokens {
      try connection.run(
        "INSERT INTO find VALUES(?, ?, ?)", [.bytes(token), .text(row.filed), .text(row.number)])
    }
  }

  /// Makes everything anew that is made from the events: view, look-up and counters.
  ///
  /// The events must be sound: look with `verify` first.
  package func rebuildView() throws(Failure) {
    try write { () throws(Failure) in
      for table in ["find", "filing", "number"] { try connection.run("DELETE FROM \(table)") }
      try eachHistory { row, filed throws(Failure) in
        try connection.run(
          """
          INSERT INTO person(ref, bidx, dek, key_id, erased_at) VALUES(?, ?, NULL, 0, NULL)
          ON CONFLICT(ref) DO UPDATE SET bidx = excluded.bidx
          """,
          [.text(row.person), .bytes(try index.person(filing(of: filed).person.idNumber))])
        try addToView(row, tokens: try tokens(of: filed))
      }
      try connection.run("DELETE FROM person WHERE ref NOT IN (SELECT person FROM filing)")
      try connection.run("INSERT INTO number(scope, last) \(Check.countersGiven)")
    }
  }

  /// The tokens of the filing that event put on record.
  func tokens(of event: Event) throws(Failure) -> Set<[UInt8]> {
    let fields = try event.fields()
    guard let number = FilingNumber(try fields.required("number")) else {
      throw .damaged(what: "number")
    }
    return try tokens(of: filing(of: event).person, number)
  }

  /// The filing that event put on record.
  func filing(of event: Event) throws(Failure) -> NewFiling {
    let fields = try event.fields()
    let codec = FilingCodec(
      sealer: outside.sealer, event: event.id, person: try fields.required("person"))
    return try codec.filing(fields, policy: event.pack, policyHash: event.packHash)
  }

  /// Gives every filing's row, made from its events, with the event that filed it.
  func eachHistory(_ body: (ViewRow, Event) throws(Failure) -> Void) throws(Failure) {
    var current: (row: ViewRow, filed: Event)?
    try connection.each(
      """
      SELECT \(Event.columns) FROM event WHERE filing_id NOT LIKE 'window/%'
      ORDER BY filing_id, n
      """
    ) { row throws(Failure) in
      let event = try Event(row)
      if let (row, filed) = current {
        if row.id == event.subject {
          var next = row
          try next.apply(event)
          current = (next, filed)
          return
        }
        try body(row, filed)
      }
      current = (try ViewRow(filed: event), event)
    }
    if let (row, filed) = current { try body(row, filed) }
  }
}
