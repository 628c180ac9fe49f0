import Rules

/// One reading of the whole ledger, from the pages up to the view.
struct Check {
  /// What ended it.
  enum Stop: Error {
    case fault(Verification.Fault)
    case failure(Ledger.Failure)
  }

  let ledger: Ledger
  /// Ends of chains that somebody holds on paper.
  let printed: [PrintedHead]
  /// Events read so far.
  var events = 0
  /// Which key each link of the chains is made with.
  var links: ChainLinks
  /// Filings made from events so far.
  private(set) var filings = 0

  /// A reading of that ledger; `isCopy` where it may be from before its newest chain key.
  init(ledger: Ledger, printed: [PrintedHead] = [], isCopy: Bool = false) {
    (self.ledger, self.printed) = (ledger, printed)
    links = ChainLinks(keys: ledger.chainKeys, isCopy: isCopy)
  }

  /// Runs every check on the ledger as it is at one moment.
  mutating func run() throws(Stop) {
    var stop: Stop?
    try stopping("file") { () throws(Ledger.Failure) in
      try ledger.read {
        do throws(Stop) { try checkAll() } catch { stop = error }
      }
    }
    if let stop { throw stop }
  }

  private mutating func checkAll() throws(Stop) {
    try checkFile()
    try checkChains()
    try checkAnchors()
    try checkView()
    try checkPersons()
    try checkCounters()
    try checkDrafts()
    try checkStaff()
  }

  /// Runs a piece; what cannot be read there is a fault at that place.
  func stopping<T>(
    _ place: String, _ body: () throws(Ledger.Failure) -> T
  ) throws(Stop) -> T {
    do {
      return try body()
    } catch {
      switch error {
      case .damaged, .sealed, .database: throw .fault(.init(.unreadable, place))
      default: throw .failure(error)
      }
    }
  }

  /// Stops with a fault where the query finds a row; its first column names the place.
  func expectNone(
    _ cause: Verification.Fault.Cause, _ table: String, _ query: String
  ) throws(Stop) {
    let found = try stopping(table) { () throws(Ledger.Failure) in
      try ledger.store.first(query) { row throws(Ledger.Failure) in try row.text(0) }
    }
    if let found { throw .fault(.init(cause, found)) }
  }

  // MARK: The file

  private func checkFile() throws(Stop) {
    let fault = try stopping("file") { () throws(Ledger.Failure) in try ledger.store.fault() }
    if let fault { throw .fault(fault) }
  }

  // MARK: The view

  private mutating func checkView() throws(Stop) {
    var fault: Verification.Fault?
    var (filings, tokens) = (0, 0)
    // By the filing that was changed, the one that took its place.
    var replacements: [String: String] = [:]
    let ledger = ledger
    try stopping("filing") { () throws(Ledger.Failure) in
      try ledger.eachHistory { row, filed throws(Ledger.Failure) in
        if fault != nil { return }
        filings += 1
        if let old = try filed.fields().text("change.of") {
          if replacements.updateValue(row.number, forKey: old) != nil {
            fault = .init(.change, row.number)
            return
          }
        }
        fault = try Check.fault(of: row, filed, in: ledger, tokens: &tokens)
      }
    }
    self.filings = filings
    if let fault { throw .fault(fault) }
    try expectCount(filings, of: "filing", .view)
    try expectCount(tokens, of: "find", .index)
    try expectNone(
      .view, "filing",
      """
      SELECT no FROM filing AS this WHERE state <> CASE WHEN EXISTS(
        SELECT 1 FROM event WHERE event.filing_id = this.id AND event.kind = 'superseded')
        THEN 'changed' WHEN EXISTS(
        SELECT 1 FROM event WHERE event.filing_id = this.id AND event.kind = 'ended')
        THEN 'ended' WHEN EXISTS(
        SELECT 1 FROM filing AS other WHERE other.person = this.person
          AND other.slot = this.slot AND other.starts > this.ends)
        THEN 'over' ELSE 'active' END LIMIT 1
      """)
    try checkChanges(replacements)
  }

  /// Sees that every filing that was changed names the one that took its place, and is named by it.
  private func checkChanges(_ replacements: [String: String]) throws(Stop) {
    let ended = try stopping("event") { () throws(Ledger.Failure) in
      try ledger.store.all(
        """
        SELECT \(Event.columns.split(separator: ", ").map { "event.\($0)" }.joined(separator: ", ")), \
        filing.no FROM event JOIN filing ON filing.id = event.filing_id
        WHERE event.kind = 'superseded'
        """
      ) { row throws(Ledger.Failure) in
        (old: try row.text(Event.columnCount), by: try Event(row).successor().text)
      }
    }
    for (old, by) in ended where replacements[old] != by { throw .fault(.init(.change, old)) }
    guard ended.count == replacements.count else {
      let named = Set(ended.map(\.old))
      throw .fault(.init(.change, replacements.keys.filter { !named.contains($0) }.min() ?? ""))
    }
  }

  /// What is wrong with the stored row of a filing whose events make `row`.
  private static func fault(
    of row: ViewRow, _ filed: Event, in ledger: Ledger, tokens: inout Int
  ) throws(Ledger.Failure) -> Verification.Fault? {
    guard let number = FilingNumber(row.number), number.text == row.number,
      number.day.description == row.day, row.window == ledger.twoDigits(number.window)
    else { return .init(.number, row.number) }
    guard try ledger.viewRow("id = ?", [.text(row.id)]) == row else {
      return .init(.view, row.number)
    }
    let person = try ledger.person(row, filed)
    for token in try ledger.tokens(of: person, number) {
      tokens += 1
      let isThere = try ledger.store.first(
        "SELECT 1 FROM find WHERE token = ? AND filed = ? AND no = ?",
        [.bytes(token), .text(row.filed), .text(row.number)]
      ) { _ in true }
      if isThere == nil { return .init(.index, row.number) }
    }
    let stored = try ledger.store.first(
      "SELECT bidx FROM person WHERE ref = ?", [.text(row.person)]
    ) { person throws(Ledger.Failure) in try person.bytesOrNull(0) }
    guard let stored, try stored == ledger.token(of: person) else {
      return .init(.index, row.number)
    }
    return nil
  }

  private func expectCount(
    _ count: Int, of table: String, _ cause: Verification.Fault.Cause
  ) throws(Stop) {
    let stored = try stopping(table) { () throws(Ledger.Failure) in
      try ledger.store.first("SELECT count(*) FROM \(table)") {
        row throws(Ledger.Failure) in try row.number(0)
      }
    }
    guard stored == Int64(count) else { throw .fault(.init(cause, table)) }
  }

  private func checkPersons() throws(Stop) {
    try expectNone(
      .index, "person",
      "SELECT 'person' FROM person WHERE ref NOT IN (SELECT person FROM filing) LIMIT 1")
    // A key that is gone without an event was not erased but lost, and the other way round.
    try expectNone(
      .index, "person",
      """
      SELECT 'person' FROM person WHERE (erased_at IS NOT NULL OR bidx IS NULL) <> EXISTS(
        SELECT 1 FROM event WHERE filing_id = 'person/' || ref AND kind = 'erased') LIMIT 1
      """)
  }

  /// Selects the counters as the filings say they must be.
  static let countersGiven = """
    SELECT substr(no, 1, 2) || ' ' || day || ' ' || window
      || CASE WHEN substr(no, 13, 4) > '5000' THEN '+' ELSE '' END AS scope,
      max(CAST(substr(no, 13, 4) AS INTEGER)) AS last FROM filing GROUP BY 1
    """

  private func checkCounters() throws(Stop) {
    let kept = "SELECT scope, last FROM number"
    try expectNone(.counter, "number", "\(Check.countersGiven) EXCEPT \(kept) LIMIT 1")
    try expectNone(.counter, "number", "\(kept) EXCEPT \(Check.countersGiven) LIMIT 1")
  }

  private func checkDrafts() throws(Stop) {
    var isFaulty = false
    let ledger = ledger
    try stopping("draft") { () throws(Ledger.Failure) in
      try ledger.store.each(DraftRow.select) { row throws(Ledger.Failure) in
        do {
          _ = try DraftRow(row).open(try row.bytes(5), ledger.draftSeal)
        } catch {
          isFaulty = true
        }
      }
    }
    if isFaulty { throw .fault(.init(.draft, "draft")) }
  }
}
