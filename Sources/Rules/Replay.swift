/// Filings on record decided again by two documents: which of them would come out differently.
package struct Replay: Sendable {
  /// What one document says of a conclusion, and by which clauses.
  package struct Saying: Hashable, Sendable {
    /// The value's code; `nil` where the document calls the situation impossible.
    package let code: String?
    /// Its name in the document; empty where it has no value.
    package let name: String
    package let clauses: [String]
  }

  /// Until when a filing holds, as far as filings of different days have it in common.
  package enum Term: Hashable, Sendable {
    case nothing, untilADay, open
  }

  /// One thing that comes out differently.
  package enum Change: Hashable, Sendable {
    case conclusion(Slot, before: Saying, after: Saying)
    /// `isLonger` where both end on a day.
    case term(before: Term, after: Term, isLonger: Bool?)

    /// What is concluded; `nil` for the term, which is a day.
    package var conclusion: Slot? {
      if case .conclusion(let slot, _, _) = self { slot } else { nil }
    }
  }

  /// Filings that change in the same way and for the same reasons.
  package struct Group: Sendable {
    package let changes: [Change]
    /// How many filings there are.
    package fileprivate(set) var count = 0
    /// The numbers of the first of them.
    package fileprivate(set) var numbers: [String] = []
    /// What the filings have in common, in the words of the first document.
    package fileprivate(set) var box = Box()
    /// The readings that some of them rest on, for the first and for the second document.
    package fileprivate(set) var readings: [Side: [Reading]] = [:]
  }

  package let first: Policy
  package let second: Policy
  /// As many numbers of a group are kept.
  package let numbersMax: Int
  /// How many filings were decided again.
  package private(set) var count = 0
  private var found: [Group] = []
  private var positions: [[Change]: Int] = [:]

  /// Nothing decided yet.
  package init(_ first: Policy, _ second: Policy, numbersMax: Int) {
    self.first = first
    self.second = second
    self.numbersMax = numbersMax
  }

  /// The filings that come out differently, those that are most first.
  package var groups: [Group] {
    found.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
      .map(\.element)
  }

  /// How many come out differently.
  package var differing: Int { found.reduce(0) { $0 + $1.count } }

  /// Decides a filing by both, as on the day it was decided; it took effect on `effective`.
  package mutating func take(
    _ question: CareCase, effective: Day, today: Day, number: String
  ) {
    count += 1
    var question = question
    // How long it holds is told of a filing that is being made.
    question.filesOn = question.filesOn ?? effective
    let accounts = [first, second].map { FilingAccount($0, question, today: today) }
    let changes = changes(accounts[0], accounts[1])
    guard !changes.isEmpty else { return }
    let position = positions[changes] ?? found.count
    if position == found.count {
      found.append(Group(changes: changes))
      positions[changes] = position
    }
    found[position].add(accounts, number: number, numbersMax: numbersMax)
  }

  private func changes(_ before: FilingAccount, _ after: FilingAccount) -> [Change] {
    var changes: [Change] = []
    func compare(_ slot: Slot) {
      let (old, new) = (before.saying(slot), after.saying(slot))
      guard old.code != new.code else { return }
      changes.append(.conclusion(slot, before: old, after: new))
    }
    compare(.applies)
    // Where one does not govern at all there is nothing more to compare.
    guard changes.isEmpty else { return changes }
    for slot in before.governs ? Policy.careConclusions.dropFirst() : [.treatedAs, .status] {
      compare(slot)
    }
    if before.validThrough != after.validThrough {
      changes.append(
        .term(
          before: Term(before.validThrough), after: Term(after.validThrough),
          isLonger: after.lasts(longerThan: before)))
    }
    return changes
  }
}

extension Replay.Term {
  /// What a term has in common with those of other days.
  fileprivate init(_ validity: Validity?) {
    switch validity {
    case .through: self = .untilADay
    case .open: self = .open
    case nil: self = .nothing
    }
  }
}

extension Replay.Group {
  /// Counts one filing more.
  fileprivate mutating func add(_ accounts: [FilingAccount], number: String, numbersMax: Int) {
    for slot in accounts[0].told(changes) {
      let bit = UInt64(1) << UInt64(accounts[0].trace.situation[slot])
      box[slot] = count == 0 ? bit : box[slot] | bit
    }
    for (side, account) in zip(Side.allCases, accounts) {
      for slot in changes.compactMap(\.conclusion) {
        for reading in account.readings(slot).sorted().map({ account.policy.readings[Int($0)] })
        where readings[side]?.contains(reading) != true {
          readings[side, default: []].append(reading)
        }
      }
    }
    count += 1
    if numbers.count < numbersMax { numbers.append(number) }
  }
}

/// A filing followed through one document.
private struct FilingAccount {
  let policy: Policy
  let trace: Trace
  let validThrough: Validity?

  init(_ policy: Policy, _ question: CareCase, today: Day) {
    let policy = policy.version(for: question, today: today)
    self.policy = policy
    trace = policy.trace(question, today: today).trace
    validThrough = policy.validThrough(policy.study(question, today: today), question: question)
  }

  var governs: Bool { policy.governs(trace) }

  func saying(_ slot: Slot) -> Replay.Saying {
    guard let why = policy.why(slot, trace), let entry = policy.lexicon[slot],
      Int(why.value) < entry.values.count
    else { return Replay.Saying(code: nil, name: "", clauses: []) }
    let value = entry.values[Int(why.value)]
    var clauses: [String] = []
    for citation in why.citations.map({ policy.citations[Int($0)] })
    where !clauses.contains(citation.clause) {
      clauses.append(citation.clause)
    }
    return Replay.Saying(code: value.code, name: value.name, clauses: clauses)
  }

  /// The readings a conclusion rests on, through the earlier ones it asks.
  func readings(_ slot: Slot) -> Set<UInt8> {
    guard let table = policy.table(slot) else { return [] }
    return table.sheet.questions.filter { $0 != slot }.reduce(
      into: Set(policy.why(slot, trace)?.readings ?? [])
    ) { $0.formUnion(readings($1)) }
  }

  /// What the tables of the conclusions that change ask, but these conclusions themselves.
  func told(_ changes: [Replay.Change]) -> [Slot] {
    let changed = changes.compactMap(\.conclusion)
    let asked = Set(changed.flatMap { policy.table($0)?.sheet.questions ?? [] })
    return Slot.allCases.filter { asked.contains($0) && !changed.contains($0) }
  }

  func lasts(longerThan other: FilingAccount) -> Bool? {
    guard case .through(let own) = validThrough, case .through(let others) = other.validThrough
    else { return nil }
    return own > others
  }
}
