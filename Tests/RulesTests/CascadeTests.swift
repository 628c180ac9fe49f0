import CAssets
import Packs
@testable import Rules
import Support
import Testing

@Suite("Cases decided beforehand")
struct CascadeTests {
  /// Every pack in the program that decides cases of care: its tables alone, and with a cascade.
  private static let packs: [(tables: Policy, policy: Policy)] = (0..<yidi_asset_count())
    .map { String(cString: yidi_asset_at($0).name) }
    .filter { $0.hasPrefix("Policies/") && $0.hasSuffix(".md") }
    .compactMap { try? loadPolicy(markdown: asset($0), file: $0) }
    .filter(\.decidesCare).map { ($0, $0.decidingBeforehand()) }

  let tables: Policy
  let policy: Policy
  let cascade: Cascade

  init() throws {
    let pack = try #require(Self.packs.first { $0.tables.id == "dazhou-2022-118" })
    tables = pack.tables
    policy = pack.policy
    cascade = try #require(policy.cascade)
  }

  @Test(
    "In every situation there is, each conclusion is drawn as the rows say and for their reasons",
    arguments: Policy.concludedOfCare)
  func everySituation(conclusion: Slot) throws {
    #expect(!Self.packs.isEmpty)
    for (tables, policy) in Self.packs {
      let cascade = try #require(policy.cascade)
      let explorer = tables.explorer
      let explanations = tables.table(conclusion)?.explanations ?? []
      let behind = explorer.behind(conclusion).filter(\.isConclusion)
      var (decided, impossible) = (0, 0)
      explorer.visit(conclusion, in: Box(), deriving: true) { box, lines in
        let arrivals = cascade.arrivals(of: conclusion, behind: behind, in: box)
        let possible = arrivals.filter { !$0.isImpossible }
        let words = tables.lexicon.words(for: box, over: tables.lexicon.entries.map(\.slot))
        if let lines {
          // Where no row asks for an earlier conclusion, the explorer does not care if there is one.
          let found = Set(possible.map { explanations[Int($0.cell)] })
          let expected = explorer.explanation(of: conclusion, lines)
          #expect(found.isEmpty || found == expected.map { [$0] }, "\(words)")
          decided += found.count
        } else {
          #expect(possible.isEmpty, "\(words)")
          impossible += 1
        }
      }
      #expect(decided > 0 && (impossible > 0 || behind.count == 1))
    }
  }

  /// Whether the tables, followed one by one, say the same for the same reasons, cell by cell.
  private func agrees(_ situation: Situation) -> Bool {
    let why = cascade.why(cascade.code(situation))
    guard cascade.conclusions(why) == tables.conclusions(of: situation) else { return false }
    let cells = tables.cells(of: situation)
    return cells.allSatisfy { cascade.cell(of: $0.conclusion, in: why) == $0.cell }
  }

  private func random(_ random: inout SeededRandom) -> Situation {
    var situation = Situation()
    for fact in cascade.facts { situation[fact.slot] = UInt8(random.next() % UInt64(fact.count)) }
    return situation
  }

  @Test("Impossible situations too are answered as the tables answer them")
  func anything() {
    var numbers = SeededRandom(seed: 3)
    var impossible = 0
    for _ in 0..<10_000 {
      let situation = random(&numbers)
      guard agrees(situation) else {
        Issue.record("\(situation)")
        return
      }
      if cascade.conclusions(cascade.code(situation)).isImpossible(.status) { impossible += 1 }
    }
    #expect(impossible > 500)
  }

  @Test("Every fact a table asks is in the code")
  func facts() {
    let asked = Set(
      Policy.concludedOfCare.flatMap { tables.table($0)?.questions.map(\.slot) ?? [] })
    #expect(Set(cascade.facts.map(\.slot)) == asked.filter { !$0.isConclusion })
  }

  @Test("Decisions, outcomes while something is unknown and what still matters are the same")
  func decisions() {
    var cases = RandomCases(seed: 9)
    for _ in 0..<3000 {
      let (question, today) = cases.next()
      #expect(policy.decide(question, today: today) == tables.decide(question, today: today))
    }
    for _ in 0..<20 {
      let (question, today) = cases.next()
      let open = OpenCase(known: question, unknown: [.category, .certificate, .paid])
      #expect(policy.outcomes(of: open, today: today) == tables.outcomes(of: open, today: today))
      for fact in CareFact.allCases {
        #expect(
          policy.stillMatters(fact, in: open, today: today)
            == tables.stillMatters(fact, in: open, today: today))
      }
    }
  }

  @Test("Where it would be too large, the tables answer")
  func tooLarge() {
    #expect(tables.decidingBeforehand(stageEntriesMax: 1000).cascade == nil)
    #expect(tables.decidingBeforehand(stageEntriesMax: 1 << 15).cascade != nil)
  }
}
