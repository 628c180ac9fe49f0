/// A case followed through the tables: its situation with every conclusion filled, and why.
///
/// Only numbers, so that following a case allocates nothing; `Policy.why` gives the record.
struct Trace {
  private(set) var situation: Situation
  /// One cell a conclusion: its table's position of the explanation.
  private var cells = SIMD64<UInt16>(repeating: Table.unreachable)

  /// A trace that starts from these facts.
  init(_ situation: Situation) {
    self.situation = situation
  }

  /// Where the table of a conclusion says why; `Table.unreachable` where it was not drawn, where the
  /// pack has no table for it or calls the situation impossible.
  subscript(conclusion: Slot) -> UInt16 {
    cells[Int(conclusion.rawValue)]
  }

  /// Draws a conclusion from its table; an impossible cell leaves `fallback` as its value.
  mutating func conclude(_ conclusion: Slot, by policy: Policy, else fallback: UInt8) {
    let (cell, value) = policy.answer(conclusion, situation)
    cells[Int(conclusion.rawValue)] = cell
    situation[conclusion] = value ?? fallback
  }

  /// Sets a fact that only a conclusion makes known.
  mutating func learn(_ slot: Slot, _ value: UInt8) {
    situation[slot] = value
  }

  /// The value of a slot, as one of the cases it numbers.
  func value<Word: CaseIterable>(_ slot: Slot, as: Word.Type) -> Word?
  where Word.AllCases == [Word] {
    let number = Int(situation[slot])
    return number < Word.allCases.count ? Word.allCases[number] : nil
  }
}

extension Policy {
  /// The conclusions of a care case, each after those it asks.
  func trace(
    _ question: CareCase, today: Day, calendar: Facts.Calendar = Facts.Calendar()
  )
    -> (trace: Trace, facts: Facts)
  {
    let facts = Facts(question, policy: self, today: today, calendar: calendar)
    var trace = Trace(facts.situation)
    if let certificate = question.certificate {
      trace.learn(.scope, certificate.scope.number)
      trace.learn(.grade, certificate.grade.number)
      trace.learn(.listed, certificate.listed ? yes : no)
      trace.conclude(.qualified, by: self, else: no)
      trace.learn(.certificate, trace.situation[.qualified] == yes ? 1 : 2)
    }
    follow(&trace, facts: facts)
    return (trace, facts)
  }

  /// Draws every conclusion of a care case from the facts in the trace.
  func follow(_ trace: inout Trace, facts: Facts) {
    followWhatIsFelt(&trace)
    let treatedAs = trace.value(.treatedAs, as: Category.self)
    let same = facts.covering.contains { $0.category == treatedAs }
    trace.learn(.coverSame, same ? yes : no)
    trace.conclude(.certificateCited, by: self, else: no)
    trace.conclude(.traumaCited, by: self, else: no)
    trace.conclude(.validity, by: self, else: 3)
    trace.conclude(.kindAgrees, by: self, else: yes)
    trace.conclude(.hints, by: self, else: yes)
  }

  /// Draws the conclusions that make up what a person gets, and those they rest on; no more, as
  /// hundreds of cases are followed so far at every key of a form.
  func followWhatIsFelt(_ trace: inout Trace) {
    trace.conclude(.applies, by: self, else: no)
    trace.conclude(.treatedAs, by: self, else: trace.situation[.declared])
    trace.conclude(.ratio, by: self, else: 0)
    trace.conclude(.status, by: self, else: FilingStatus.unclear.number)
    trace.conclude(.settlement, by: self, else: Settlement.staff.number)
    trace.conclude(.catalogue, by: self, else: UInt8(Catalogue.allCases.count))
  }

  /// Whether the policy governs the case at all (rule 1 of its reading).
  func governs(_ trace: Trace) -> Bool {
    trace.situation[.applies] == yes
  }

  /// The ratio a trace ends in; `nil` where none is stated or the policy does not govern.
  func points(_ trace: Trace) -> Int? {
    let number = Int(trace.situation[.ratio])
    guard governs(trace), trace[.ratio] != Table.unreachable, points.indices.contains(number) else {
      return nil
    }
    return points[number]
  }

  /// The settlement a trace ends in.
  func settlement(_ trace: Trace) -> Settlement {
    governs(trace) ? trace.value(.settlement, as: Settlement.self) ?? .staff : .staff
  }
}
