/// A conclusion that is told of a care case, with the facts it hangs on.
package struct Hinge: Hashable, Sendable {
  package let conclusion: Slot
  /// The reason given for it; `nil` of how the bill is settled, where no clause is cited for that alone.
  package let citation: Citation?
  /// With another value of any of these it would be told otherwise, or for another reason.
  package let facts: [Slot]
}

extension Policy {
  /// What each reason of an answer hangs on, in the order of its citations.
  ///
  /// A fact counts where the answer without it would be another: not every fact that a row names, and
  /// some that only rows name which would have come before it. What makes the notice govern at all is
  /// left out where it does.
  package func hinges(of question: CareCase, today: Day) -> [Hinge] {
    guard versions.isEmpty else {
      return version(for: question, today: today).hinges(of: question, today: today)
    }
    let study = study(question, today: today)
    var trace = Trace(study.situation)
    draw(Policy.concludedOfCare, in: &trace)
    let found = study.found
    let others = others(than: study.situation).map { ($0.slot, conclusions(of: $0.situation)) }
      .filter { $0.1.isPossible && (!found.isGoverned || $0.1.isGoverned) }
    func facts(_ conclusion: Slot, _ isSame: (Conclusions) -> Bool) -> [Slot] {
      var slots = others.filter { !isSame($0.1) }.map(\.0)
      slots += named(by: conclusion, in: trace) { $0 > 1 }
      // Where no change of one fact alone would do, what the rows name is what it hangs on.
      if slots.isEmpty { slots = named(by: conclusion, in: trace) { _ in true } }
      return Slot.allCases.filter(slots.contains)
    }
    var hinges: [Hinge] = []
    for rank in found.citations {
      let citation = citations[Int(cited[rank])]
      guard let conclusion = Slot.allCases.first(where: { citation.row.hasPrefix("\($0.code).") }),
        !hinges.contains(where: { $0.citation?.clause == citation.clause })
      else { continue }
      let facts = facts(conclusion) { $0.citations.contains(rank) }
      hinges.append(Hinge(conclusion: conclusion, citation: citation, facts: facts))
    }
    guard found.isGoverned, !hinges.contains(where: { $0.conclusion == .settlement }) else {
      return hinges
    }
    let settled = facts(.settlement) { $0[.settlement] == found[.settlement] }
    let later = citedInOrder.drop { $0 != .settlement }
    hinges.insert(
      Hinge(conclusion: .settlement, citation: nil, facts: settled),
      at: hinges.firstIndex { later.contains($0.conclusion) } ?? hinges.count)
    return hinges
  }

  /// Facts of a case, as far as its answer is told by them.
  private static let careFacts = Slot.known.filter { $0.rawValue <= Slot.networked.rawValue }
  /// What the filings on record make of a case.
  private static let filed: [Slot] = [
    .covered, .coverLong, .coverReferral, .coverSame, .longElsewhere, .elsewhere, .expired,
    .longBegun,
  ]

  /// The situations that differ in one fact: in a filing on record, or in none being there.
  private func others(than situation: Situation) -> [(slot: Slot, situation: Situation)] {
    var others: [(slot: Slot, situation: Situation)] = []
    for slot in Policy.careFacts {
      for number in 0..<UInt8(lexicon.count(of: slot)) where number != situation[slot] {
        var other = situation
        other[slot] = number
        if !isUnasked(other) { others.append((slot, other)) }
      }
    }
    var bare = situation
    for slot in Policy.filed { bare[slot] = slot == .coverLong ? 0 : no }
    let long = (1..<UInt8(max(1, lexicon.count(of: .coverLong)))).map { number in
      var filed = bare
      (filed[.covered], filed[.coverLong], filed[.longBegun]) = (yes, number, yes)
      return filed
    }
    var referred = bare
    (referred[.covered], referred[.coverReferral]) = (yes, yes)
    var elsewhere = bare
    (elsewhere[.elsewhere], elsewhere[.longElsewhere], elsewhere[.longBegun]) = (yes, yes, yes)
    for other in [bare, referred, elsewhere] + long where other != situation {
      others.append((.covered, other))
    }
    return others
  }

  /// Those that no case can hold; the others are about changes of a filing.
  private static let unaskedOfCare = unasked.filter { box in careFacts.contains { ~box[$0] != 0 } }

  private func isUnasked(_ situation: Situation) -> Bool {
    Policy.unaskedOfCare.contains { box in
      Policy.careFacts.allSatisfy { box[$0] >> UInt64(situation[$0]) & 1 == 1 }
    }
  }

  /// The facts named by the rows that a conclusion rests on, and by those of the conclusions they name.
  ///
  /// Where several rows say the same, without a fact of one the others would still say it: a change of
  /// one alone shows none of them. `counts` says whether rows are meant of which so many say the same.
  private func named(
    by conclusion: Slot, in trace: Trace, where counts: (Int) -> Bool
  ) -> [Slot] {
    guard let sheet = table(conclusion)?.sheet, let winners = why(conclusion, trace)?.winners else {
      return []
    }
    let lines = sheet.lines.filter { line in
      winners.contains(line.row)
        && zip(sheet.questions, line.masks).allSatisfy { slot, mask in
          mask >> UInt64(trace.situation[slot]) & 1 == 1
        }
    }
    return lines.flatMap { line in
      zip(sheet.questions, line.masks).flatMap { slot, mask -> [Slot] in
        guard ~mask & lexicon.everyValue(of: slot) != 0 else { return [] }
        if lexicon.isConclusion(slot) { return named(by: slot, in: trace, where: counts) }
        return counts(winners.count) ? [slot] : []
      }
    }
  }
}
