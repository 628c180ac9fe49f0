import Packs
import Rules
import Support
import Testing

@Suite("Two documents compared")
struct ComparisonTests {
  /// Second documents, each compared with the notice as it is.
  enum Second: String, CaseIterable {
    case same, fewerPointsLost, certificateIdle, hardship

    func policy() throws -> Policy {
      switch self {
      case .same: try dazhou()
      case .fewerPointsLost: try dazhou(Variation.fewerPointsLost)
      case .certificateIdle: try dazhou(Variation.certificateIdle)
      case .hardship:
        try loadPolicy(
          markdown: Array(Variation.hardship(dazhouText([])).utf8), file: "variation.md")
      }
    }
  }

  /// Conclusions with few enough situations to be met one by one.
  static let codes = ["treated_as", "ratio", "verdict"]

  @Test("A block holds the situations that change so, and no other", arguments: Second.allCases)
  func exact(_ second: Second) throws {
    let compared = PolicyComparison(try dazhou(), try second.policy())
    for code in Self.codes { try check(code, compared) }
  }

  private func check(_ code: String, _ compared: PolicyComparison) throws {
    let followers = [compared.first, compared.second].map(Follower.init)
    let topic = try #require(compared.topics.first { $0.code == code })
    let comparison = try #require(topic.comparison)
    let lexicon = comparison.lexicon
    let facts = comparison.slots.filter { !lexicon.isConclusion($0) }
    var differing = 0
    // Of the many situations of the ratio every seventh: no fact has seven values.
    let all = situations(lexicon, facts)
    let step = all.count > 5_000 ? 7 : 1
    for situation in stride(from: 0, to: all.count, by: step).map({ all[$0] }) {
      let answers = followers.map { $0.answer(code, situation) }
      let changes = comparison.changes.filter { change in
        comparison.slots.allSatisfy { slot in
          let code = lexicon[slot]?.code ?? ""
          let value = situation[code] ?? followers[0].answer(code, situation)?.code
          return lexicon[slot]?.values.indices.contains {
            change.box[slot] >> UInt64($0) & 1 == 1 && lexicon[slot]?.values[$0].code == value
          } ?? false
        }
      }
      // What one of them calls impossible is not compared.
      guard let before = answers[0], let after = answers[1] else { continue }
      let differs = before.code != after.code
      if differs { differing += 1 }
      #expect(changes.isEmpty != differs, "\(situation)")
      for change in changes {
        #expect(change.first.words.contains(before.name))
        #expect(change.second.words.contains(after.name))
      }
    }
    #expect(step > 1 || comparison.differing == differing)
    #expect(comparison.situations == all.count)
  }

  @Test("Points are counted, what they mean is said, and readings are named")
  func points() throws {
    let change = try #require(changes("ratio", .fewerPointsLost).first)
    #expect(change.kind == .better)
    #expect(change.points == 5)
    #expect(change.first.clauses == ["三（二）4"])
    #expect(change.first.readings.map(\.id) == ["R6", "R10"])
  }

  @Test("Settlement is better or worse by the contract's order, anything else is different")
  func kinds() throws {
    let settled = try changes("settlement", .certificateIdle)
    #expect(!settled.isEmpty && settled.allSatisfy { $0.kind == .better && $0.points == nil })
    let treated = try changes("treated_as", .certificateIdle)
    #expect(!treated.isEmpty && treated.allSatisfy { $0.kind == .different })
  }

  @Test("What the second document no longer states is said by the first alone")
  func silence() throws {
    let compared = PolicyComparison(try dazhou(), try Second.hardship.policy())
    let ratio = try #require(compared.topics.first { $0.code == "ratio" }?.comparison)
    #expect(ratio.changes.map(\.kind) == [.firstOnly])
    #expect(ratio.changes.first?.second.words == ["没有写"])
    #expect(ratio.asked[.second]?.map(ratio.lexicon.name) == ["困难"])
    #expect(ratio.asked[.first] == [])
  }

  @Test("Where nothing was changed nothing differs, whatever it rests on")
  func same() throws {
    let compared = PolicyComparison(try dazhou(), try dazhou())
    #expect(compared.topics.allSatisfy { $0.comparison?.changes.isEmpty == true })
    let changed = PolicyComparison(try dazhou(), try Second.fewerPointsLost.policy())
    #expect(
      changed.topics.filter { $0.comparison?.changes.isEmpty == false }.map(\.code) == ["ratio"])
  }

  private func changes(_ code: String, _ second: Second) throws -> [Comparison.Change] {
    let compared = PolicyComparison(try dazhou(), try second.policy())
    return try #require(compared.topics.first { $0.code == code }?.comparison).changes
  }

  /// Every combination of values of these facts, by their codes.
  private func situations(_ lexicon: Lexicon, _ facts: [Slot]) -> [[String: String]] {
    facts.compactMap { lexicon[$0] }.reduce([[:]]) { found, entry in
      found.flatMap { situation in
        entry.values.map { value in situation.merging([entry.code: value.code]) { $1 } }
      }
    }
  }
}

/// Follows a document's tables one after the other, as slowly and plainly as can be.
private struct Follower {
  let policy: Policy
  let entries: [String: Lexicon.Entry]

  init(_ policy: Policy) {
    self.policy = policy
    entries = Dictionary(policy.lexicon.entries.map { ($0.code, $0) }) { first, _ in first }
  }

  /// What the document concludes; `nil`: it calls the situation impossible.
  func answer(_ code: String, _ situation: [String: String]) -> Lexicon.Value? {
    guard let entry = entries[code], let table = policy.table(entry.slot) else { return nil }
    var coded = Situation()
    for question in table.questions {
      guard let asked = policy.lexicon[question.slot] else { return nil }
      let value = situation[asked.code] ?? answer(asked.code, situation)?.code
      guard let number = asked.values.firstIndex(where: { $0.code == value }) else { return nil }
      coded[question.slot] = UInt8(number)
    }
    return table.explanation(coded).map { entry.values[Int($0.value)] }
  }
}
