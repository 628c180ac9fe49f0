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

  /// Draws a conclusion from its table; an impossible cell leaves its fallback as its value.
  mutating func conclude(_ conclusion: Slot, by policy: Policy) {
    let (cell, value) = policy.answer(conclusion, situation)
    cells[Int(conclusion.rawValue)] = cell
    switch (value, conclusion.fallback) {
    case (let value?, _), (nil, .value(let value)): situation[conclusion] = value
    case (nil, .valueOf(let slot)): situation[conclusion] = situation[slot]
    }
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
      show(certificate, in: &trace)
    }
    follow(&trace, facts: facts)
    return (trace, facts)
  }

  /// Draws every conclusion of a care case from the facts in the trace.
  func follow(_ trace: inout Trace, facts: Facts) {
    draw(Policy.felt, in: &trace)
    let treatedAs = trace.value(.treatedAs, as: Category.self)
    trace.learn(.coverSame, facts.covering.contains { $0.category == treatedAs } ? yes : no)
    draw(Policy.said, in: &trace)
  }

  /// Whether the policy governs the case at all (rule 1 of its reading).
  func governs(_ trace: Trace) -> Bool {
    trace.situation[.applies] == yes
  }

  /// Draws these conclusions, one after the other.
  func draw(_ conclusions: [Slot], in trace: inout Trace) {
    for conclusion in conclusions { trace.conclude(conclusion, by: self) }
  }
}
