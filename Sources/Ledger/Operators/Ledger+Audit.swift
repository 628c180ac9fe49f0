package import Rules

/// What of the events is looked at to see who saw whom.
package struct AuditQuery: Equatable, Sendable {
  /// Only what concerns the person of that identity number.
  package var person: String?
  /// Only what that operator did, alone or as the second, and what was done to their number.
  package var operatorID: String?
  package var from: Day?
  package var through: Day?

  /// Everything, unless told.
  package init(
    person: String? = nil, operatorID: String? = nil, from: Day? = nil, through: Day? = nil
  ) {
    (self.person, self.operatorID, self.from, self.through) = (person, operatorID, from, through)
  }
}

/// One line of an audit: who did what, and whose filing it was.
package struct AuditEntry: Equatable, Sendable {
  package let record: EventRecord
  /// The filing it concerns, or for `lookedUp` one of the person's; `nil` where it concerns none, or many.
  package let number: FilingNumber?
  /// What was done, for `staff`.
  package let act: StaffAct?
  /// Whose number it was done to, for `staff`.
  package let about: String?
  /// How many filings, for `exported`; how many were released, for `staff`.
  package let count: Int?
  /// Whether persons were masked, for `exported`.
  package let isMasked: Bool?
  /// What became of which key, for `signing`.
  package let signing: SigningChange?
}

extension Ledger {
  /// Gives the events that answer who saw whom, in the order of their time.
  ///
  /// With a person come the exports that were not masked: each may have held what is on record of
  /// them. Lists, and what was found in them by a name or the end of a number, are masked and no events;
  /// how often somebody looked is in `used`.
  package func audit(_ query: AuditQuery, _ body: (AuditEntry) -> Void) throws(Failure) {
    try require(.audit)
    // Whose name stands behind a number is a look-up, whoever asks and in whatever list.
    if let person = query.person { _ = try recordLookUp(of: person) }
    var conditions: [String] = []
    var values: [Value] = []
    if let person = query.person {
      conditions.append(
        """
        (event.filing_id IN (SELECT id FROM filing WHERE person =
          (SELECT ref FROM person WHERE bidx = ?)) OR event.kind = 'exported'
          OR event.filing_id = 'person/' || (SELECT ref FROM person WHERE bidx = ?))
        """)
      values += Array(repeating: .bytes(try index.person(person)), count: 2)
    }
    if let id = query.operatorID {
      conditions.append(
        "(event.actor = ? OR event.second_actor = ? OR event.filing_id IN (?, ?))")
      values += [.text(id), .text(id), .text("operator/\(id)"), .text("away/\(id)")]
    }
    if let from = query.from {
      conditions.append("event.at >= ?")
      values.append(.text(from.description))
    }
    if let through = query.through {
      conditions.append("event.at < ?")
      values.append(.text(Day(number: through.number + 1).description))
    }
    let columns = Event.columns.split(separator: ", ").map { "event.\($0)" }
    let condition = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    try store.each(
      """
      SELECT \(columns.joined(separator: ", ")), COALESCE(filing.no, (
        SELECT max(other.no) FROM filing AS other WHERE event.kind IN ('looked_up', 'unmasked')
          AND other.person = substr(event.filing_id, \("person/".count + 1))))
      FROM event LEFT JOIN filing ON filing.id = event.filing_id
      \(condition) ORDER BY event.at, event.writer, event.seq
      """, values
    ) { row throws(Failure) in
      let entry = try AuditEntry(Event(row), number: row.textOrNull(15))
      if query.person != nil, entry.isMasked == true { return }
      body(entry)
    }
  }
}

/// How often somebody did on a day what has a ceiling.
package struct AuditCount: Equatable, Sendable {
  package let day: String
  package let operatorID: String
  /// Look-ups by an identity number, whether they found anybody or not, and what was seen in full.
  package var lookUps = 0
  /// Filings written to files.
  package var exports = 0
}

extension Ledger {
  /// How often who looked and exported, by day and operator, as long as counts are kept.
  package func used(_ query: AuditQuery) throws(Failure) -> [AuditCount] {
    try require(.audit)
    var counts: [AuditCount] = []
    try store.each(
      """
      SELECT day, operator, kind, used FROM allowance
      WHERE used > 0 AND (CAST(? AS TEXT) IS NULL OR operator = ?) AND day >= ? AND day <= ?
      ORDER BY day, operator
      """,
      [
        .optional(query.operatorID), .optional(query.operatorID),
        .text(query.from?.description ?? ""), .text(query.through?.description ?? "9999"),
      ]
    ) { row throws(Failure) in
      let (day, id) = (try row.text(0), try row.text(1))
      if counts.last.map({ ($0.day, $0.operatorID) == (day, id) }) != true {
        counts.append(AuditCount(day: day, operatorID: id))
      }
      guard let kind = Ceiling(rawValue: try row.text(2)) else { throw .damaged(what: "kind") }
      let used = Int(try row.number(3))
      switch kind {
      case .lookUps: counts[counts.count - 1].lookUps = used
      case .exports: counts[counts.count - 1].exports = used
      }
    }
    return counts
  }
}

extension AuditEntry {
  fileprivate init(_ event: Event, number: String?) throws(Ledger.Failure) {
    let record = try EventRecord(event)
    let isExport = record.kind == .exported
    let isStaff = record.kind == .staff
    let fields = isExport || isStaff ? try event.fields() : Fields()
    self.init(
      record: record, number: number.flatMap { FilingNumber($0) },
      act: isStaff ? try fields.word("act") : nil,
      about: isStaff ? fields.text("for") ?? fields.text("operator") : nil,
      count: try fields.optional("count") { Int($0) },
      isMasked: isExport ? try fields.required("masked") == "yes" : nil,
      signing: record.kind == .signing ? try SigningChange(event.fields()) : nil)
  }
}
