import Rules

/// Those who work here and what they have used up, held to the events about them.
extension Check {
  func checkStaff() throws(Stop) {
    let fault = try stopping("operator") { () throws(Ledger.Failure) in
      var history = StaffHistory()
      let events = "SELECT \(Event.columns) FROM event WHERE kind"
      // First who was on the list, and since when: what somebody did before counted for nobody.
      try ledger.store.each("\(events) = 'staff' ORDER BY filing_id, n") {
        row throws(Ledger.Failure) in try history.add(Event(row))
      }
      try ledger.store.each("\(events) IN ('unmasked', 'looked_up', 'exported')") {
        row throws(Ledger.Failure) in try history.count(Event(row))
      }
      return try faultOfOperators(history)
    }
    if let fault { throw .fault(fault) }
  }

  private func faultOfOperators(
    _ history: StaffHistory
  ) throws(Ledger.Failure) -> Verification.Fault? {
    var ids: Set<String> = []
    // An outbox knows them from its server, where the events about them are.
    let isOutbox = history.operators.isEmpty ? try ledger.hasSeenOperators() : false
    let rows = try ledger.store.all("\(StoredOperator.select) ORDER BY id") {
      row throws(Ledger.Failure) in try StoredOperator(row)
    }
    for row in rows {
      ids.insert(row.id)
      let isAsTold =
        isOutbox || history.operators[row.id]?.agrees(with: OperatorPast(row)) ?? false
      guard isAsTold, try opens(row.box, of: row.id), try ledger.isNewest(row) else {
        return .init(.staff, "operator/\(row.id)")
      }
    }
    if let gone = history.operators.keys.filter({ !ids.contains($0) }).min() {
      return .init(.staff, "operator/\(gone)")
    }
    return try faultOfAllowances(history, ids)
  }

  /// Whether what is stored of a PIN is whole, and of that number.
  private func opens(_ pin: String, of id: String) throws(Ledger.Failure) -> Bool {
    do {
      return try !ledger.storedPIN(id).opened(pin).isEmpty
    } catch {
      switch error {
      case .damaged, .sealed: return false
      default: throw error
      }
    }
  }

  /// What is wrong with the counts of the days; those that retention may have removed need not be there.
  private func faultOfAllowances(
    _ history: StaffHistory, _ ids: Set<String>
  ) throws(Ledger.Failure) -> Verification.Fault? {
    var there: Set<StaffHistory.Count> = []
    let rows = try ledger.store.all(
      "SELECT operator, day, kind, used, released FROM allowance ORDER BY operator, day, kind"
    ) { row throws(Ledger.Failure) in
      (
        StaffHistory.Count(id: try row.text(0), day: try row.text(1), kind: try row.text(2)),
        used: try row.number(3), released: try row.number(4)
      )
    }
    for (count, used, released) in rows {
      there.insert(count)
      guard ids.contains(count.id), history.allows(used, released, for: count) else {
        return .init(.staff, "allowance/\(count.id)")
      }
    }
    let kept = ledger.now.day.adding(days: -Limits.logDaysMin).description
    return history.certain.filter { $0.day > kept && !there.contains($0) }.map(\.id).min()
      .map { .init(.staff, "allowance/\($0)") }
  }
}

/// Somebody on the list as a row has it, or as the events make it.
struct OperatorPast {
  /// Until when a number is locked.
  enum Lock: Equatable {
    case known(String?)
    /// An event from before this was written down.
    case unknown
  }

  var name: String
  var role: String
  var state: String
  /// When the list was last changed about them.
  var changed: String
  /// Wrong PINs in a row; `nil` where the events do not say it.
  var failures: Int64?
  var lock: Lock

  /// All of it as it is said.
  init(
    name: String, role: String, state: String, changed: String, failures: Int64?, lock: Lock
  ) {
    (self.name, self.role, self.state, self.changed) = (name, role, state, changed)
    (self.failures, self.lock) = (failures, lock)
  }

  /// What a row says.
  init(_ row: StoredOperator) {
    self.init(
      name: row.name, role: row.role, state: row.state, changed: row.changed,
      failures: row.failures, lock: .known(row.lockedUntil))
  }

  /// Whether a row is what the events make.
  func agrees(with row: OperatorPast) -> Bool {
    (name, role, state, changed) == (row.name, row.role, row.state, row.changed)
      && (failures == nil || failures == row.failures) && (lock == .unknown || lock == row.lock)
  }

  fileprivate mutating func unlock() { (failures, lock) = (0, .known(nil)) }
}

/// What the events say of those who work here.
struct StaffHistory {
  /// What is counted for somebody on a day.
  struct Count: Hashable {
    var id: String
    /// Empty where the day was said and not the clock's: it may have counted on any.
    var day: String
    var kind: String
  }

  private(set) var operators: [String: OperatorPast] = [:]
  private var since: [String: String] = [:]
  /// At least, and at most.
  private var used: [Count: (least: Int64, most: Int64)] = [:]
  private var released: [Count: Int64] = [:]

  /// Takes an event about those who work here; all of one number come in their order.
  mutating func add(_ event: Event) throws(Ledger.Failure) {
    let body = try event.fields()
    // What was tried while the server was away changed nothing here.
    guard let id = body.text("operator"), body["pushed.at"] == nil else { return }
    let act: StaffAct = try body.word("act")
    switch act {
    case .added:
      since[id] = event.at
      operators[id] = OperatorPast(
        name: try body.required("name"), role: try body.required("role"),
        state: OperatorRow.active, changed: event.at, failures: 0, lock: .known(nil))
    case .changed, .disabled, .enabled:
      if let name = body.text("name") { operators[id]?.name = name }
      if let role = body.text("role") { operators[id]?.role = role }
      if act != .changed {
        operators[id]?.state = act == .enabled ? OperatorRow.active : OperatorRow.disabled
      }
      operators[id]?.changed = event.at
      operators[id]?.unlock()
    case .signedIn, .seconded: operators[id]?.unlock()
    case .released:
      // By a PIN typed at once, which ends a lock, or by who is signed in, which does not.
      if operators[id]?.failures != 0 || operators[id]?.lock != .known(nil) {
        operators[id]?.failures = nil
        operators[id]?.lock = .unknown
      }
      let ceiling: Ceiling = try body.word("ceiling")
      guard let count = Self.number(try body.required("count")) else {
        throw .damaged(what: "count")
      }
      released[self.count(event, try body.required("for"), ceiling), default: 0] += count
    case .failed: operators[id]?.failures? += 1
    case .locked:
      operators[id]?.failures = 0
      operators[id]?.lock = body.text("until").map { .known($0) } ?? .unknown
    case .refused, .signedOut, .discarded: break
    }
  }

  /// Counts a look-up or an export, once all of `add` was told.
  mutating func count(_ event: Event) throws(Ledger.Failure) {
    guard let since = since[event.actor] ?? (operators.isEmpty ? "" : nil) else { return }
    let isExport = event.kind == EventRecord.Kind.exported.rawValue
    guard let count = isExport ? Self.number(try event.fields().required("count")) : 1 else {
      throw .damaged(what: "count")
    }
    let key = self.count(event, event.actor, isExport ? .exports : .lookUps)
    let isCertain = !since.isEmpty && event.at > since && !key.day.isEmpty
    let before = used[key] ?? (0, 0)
    used[key] = (before.least + (isCertain ? count : 0), before.most + count)
  }

  /// How many an event tells of; bounded, so that no sum of them runs over, whoever wrote the event.
  private static func number(_ text: String) -> Int64? { UInt32(text).map { Int64($0) } }

  private func count(_ event: Event, _ id: String, _ ceiling: Ceiling) -> Count {
    let isTold = event.clock == ClockState.told.rawValue
    return Count(id: id, day: isTold ? "" : String(event.at.prefix(10)), kind: ceiling.rawValue)
  }

  /// What must have been counted.
  var certain: Set<Count> {
    Set(used.filter { $0.value.least > 0 }.keys).union(released.keys).filter { !$0.day.isEmpty }
  }

  /// Whether so much can have been used and released.
  ///
  /// A look-up that finds nobody leaves no event, so that of those only too few can be seen.
  func allows(_ used: Int64, _ released: Int64, for count: Count) -> Bool {
    guard let kind = Ceiling(rawValue: count.kind) else { return false }
    var told = count
    told.day = ""
    let (least, most) = self.used[count] ?? (0, 0)
    let isUsed =
      used >= least && (kind == .lookUps || used <= most + (self.used[told]?.most ?? 0))
    let sure = self.released[count] ?? 0
    return isUsed && (sure...sure + (self.released[told] ?? 0)).contains(released)
  }
}
