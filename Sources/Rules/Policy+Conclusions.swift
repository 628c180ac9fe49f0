extension Policy {
  /// What a person gets, and what that rests on, in the order it is drawn.
  static var felt: [Slot] { careConclusions }
  /// What is said beside it.
  static let said: [Slot] = [
    .certificateCited, .traumaCited, .validity, .kindAgrees, .hints,
  ]

  /// What the tables conclude of the facts of a care case; at least the conclusions asked for.
  package func conclusions(
    of situation: Situation, _ asked: [Slot] = concludedOfCare
  ) -> Conclusions {
    if let cascade { return cascade.conclusions(cascade.code(situation)) }
    var trace = Trace(situation)
    draw(asked, in: &trace)
    return conclusions(asked, in: trace)
  }

  /// All that is concluded of a care case, in the order it is drawn.
  package static let concludedOfCare = felt + said

  /// Where each table says why, followed one by one.
  package func cells(of situation: Situation) -> [(conclusion: Slot, cell: UInt16)] {
    var trace = Trace(situation)
    draw(Policy.concludedOfCare, in: &trace)
    return Policy.concludedOfCare.map { ($0, trace[$0]) }
  }

  /// What a trace has drawn of these.
  func conclusions(_ drawn: [Slot], in trace: Trace) -> Conclusions {
    let governed = governs(trace)
    return drawn.reduce(Conclusions()) {
      $0.union(part($1, cell: trace[$1], value: trace.situation[$1], governed: governed))
    }
  }

  /// What one conclusion adds to a case; where the policy does not govern, most of it is not told.
  func part(_ conclusion: Slot, cell: UInt16, value: UInt8, governed: Bool) -> Conclusions {
    var part = Conclusions()
    part.conclude(conclusion, value, isImpossible: cell == Table.unreachable)
    guard cell != Table.unreachable,
      let explanation = table(conclusion)?.explanations[Int(cell)]
    else { return part }
    if (governed ? citedInOrder : [.applies]).contains(conclusion) {
      for citation in explanation.citations {
        if let rank = cited.firstIndex(of: citation) { part.cite(rank) }
      }
    }
    let reads = governed ? conclusion.isReadWhereGoverned : conclusion.isReadElsewhere
    let notes = conclusion.isNotedEverywhere || governed && conclusion.isNotedWhereGoverned
    part.rest(
      onReadings: reads ? explanation.readings : [], notes: notes ? explanation.notes : [])
    return part
  }

  /// Every citation the answer to a care case can make, as positions in `citations`, first to last.
  static func cited(_ order: [Slot], by tables: [Table]) -> [UInt16] {
    ([.applies] + order).flatMap { conclusion in
      let explanations = tables.first { $0.conclusion == conclusion }?.explanations ?? []
      return Set(explanations.flatMap(\.citations)).sorted()
    }
  }
}

extension Slot {
  /// Whether the readings of its rows are told of an answer.
  fileprivate var isReadWhereGoverned: Bool {
    switch self {
    case .applies, .treatedAs, .ratio, .certificateCited, .traumaCited, .status, .settlement,
      .catalogue, .validity, .kindAgrees:
      true
    default: false
    }
  }

  /// Whether they are told also where the policy does not govern.
  fileprivate var isReadElsewhere: Bool {
    switch self {
    case .applies, .treatedAs, .status, .validity: true
    default: false
    }
  }

  /// Whether the notes of its rows are told of an answer.
  fileprivate var isNotedWhereGoverned: Bool {
    switch self {
    case .ratio, .certificateCited, .traumaCited, .settlement, .catalogue, .kindAgrees: true
    default: false
    }
  }

  /// Whether they are told also where the policy does not govern.
  fileprivate var isNotedEverywhere: Bool {
    switch self {
    case .applies, .hints, .qualified: true
    default: false
    }
  }

  /// What stands for a conclusion where its table calls the situation impossible, or is missing.
  var fallback: Fallback {
    switch self {
    case .treatedAs: .valueOf(.declared)
    case .status: .value(FilingStatus.unclear.number)
    case .settlement: .value(Settlement.staff.number)
    case .catalogue: .value(UInt8(Catalogue.allCases.count))
    case .validity: .value(3)
    case .verdict: .value(Verdict.staff.number)
    case .applies, .certificateCited, .traumaCited, .qualified, .inForce: .value(no)
    default: .value(0)
    }
  }
}

/// A value that stands for one that no table gives.
enum Fallback {
  case value(UInt8)
  /// What another slot has.
  case valueOf(Slot)
}
