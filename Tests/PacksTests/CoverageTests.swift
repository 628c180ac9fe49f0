import Packs
import Rules
import Support
import Testing

@Suite("What the cases of a pack exercise")
struct CoverageTests {
  @Test("Every situation that facts lead to, every row and every boundary", arguments: builtInPacks)
  func everything(_ id: String) throws {
    let policy = try builtIn(id)
    let explorer = policy.explorer
    for entry in policy.lexicon.entries {
      guard let coverage = policy.coverage(of: entry.slot, by: explorer) else { continue }
      #expect(coverage.situations > 0 && coverage.exercised == coverage.situations, "\(entry.name)")
      #expect(coverage.unreached.isEmpty && coverage.boundaries.isEmpty, "\(entry.name)")
      #expect(coverage.casesOfRows.allSatisfy { $0 > 0 }, "\(entry.name)")
      #expect(coverage.cases >= coverage.casesOfRows.max() ?? 0, "\(entry.name)")
    }
  }

  @Test("Situations are counted as a plain reading of the table counts them")
  func counted() throws {
    let policy = try TinyPack()
      .with("身份", "说明 | 地方 | 证明 | 应得", "近处有证明 | 近处 | 有 | 转诊", "本地 | 本地 | — | ≠转诊")
      .load()
    let explorer = policy.explorer
    let slot = try #require(policy.lexicon.slot(named: "身份"))
    let coverage = try #require(policy.coverage(of: slot, by: explorer))
    let place = try #require(policy.lexicon.slot(named: "地方"))
    let paper = try #require(policy.lexicon.slot(named: "证明"))
    var all = 0
    for one in 0..<UInt8(3) {
      for other in 0..<UInt8(2) {
        var situation = Situation()
        (situation[place], situation[paper]) = (one, other)
        if policy.table(slot)?.explanation(situation) != nil { all += 1 }
      }
    }
    #expect(coverage.situations == all && all > 3)
    // A case that leaves two answers open says of no situation what it gets.
    #expect(coverage.exercised == 1 && coverage.cases == 2)
    #expect(coverage.casesOfRows.reduce(0, +) == 1)
    #expect(coverage.reached.map { policy.words($0, of: slot) } == ["地方＝近处，证明＝有"])
    // The two lists together are every situation, none in both.
    let whole = coverage.reached + coverage.unreached
    let volume = whole.reduce(0) { $0 + policy.lexicon.volume(of: $1.box, over: [place, paper]) }
    #expect(volume >= all)
    let met = coverage.reached.flatMap { block in
      coverage.unreached.filter { $0.box.meets(block.box, over: [place, paper]) }
    }
    #expect(met.isEmpty)
  }

  @Test("What no facts lead to is no situation")
  func reachable() throws {
    let policy = try TinyPack().load()
    let slot = try #require(policy.lexicon.slot(named: "结算"))
    let coverage = try #require(policy.coverage(of: slot, by: policy.explorer))
    // At home one is 在家 and has no filing; elsewhere one of the other two, filed or not.
    #expect(coverage.situations == 1 + 2 * 2 * 2)
    #expect(coverage.exercised == 0 && coverage.reached.isEmpty)
  }

  @Test("A boundary differs in one thing, gets two answers, and neither side is known")
  func boundaries() throws {
    let policy = try TinyPack()
      .with("身份", "说明 | 地方 | 证明 | 应得", "近处有证明 | 近处 | 有 | 转诊").load()
    let slot = try #require(policy.lexicon.slot(named: "身份"))
    let coverage = try #require(policy.coverage(of: slot, by: policy.explorer))
    let questions = try #require(policy.table(slot)?.sheet.questions)
    #expect(!coverage.boundaries.isEmpty)
    for boundary in coverage.boundaries {
      #expect(boundary.sides.count == 2)
      let (one, other) = (boundary.sides[0], boundary.sides[1])
      #expect(one.answer.value != other.answer.value)
      #expect(questions.filter { one.box[$0] != other.box[$0] } == [boundary.slot])
      for slot in questions { #expect(one.box.single(slot) != nil) }
    }
    // Both sides of one known to cases: it is not proposed again.
    let more = try TinyPack()
      .with(
        "身份", "说明 | 地方 | 证明 | 应得", "近处有证明 | 近处 | 有 | 转诊", "近处没有证明 | 近处 | 无 | 自行"
      ).load()
    let rest = try #require(more.coverage(of: slot, by: more.explorer)).boundaries
    #expect(rest.count == coverage.boundaries.count - 1)
  }
}

extension Policy {
  /// A block in the pack's own words.
  fileprivate func words(_ block: OutcomeBlock, of conclusion: Slot) -> String {
    lexicon.words(for: block.box, over: table(conclusion)?.sheet.questions ?? [])
  }
}
