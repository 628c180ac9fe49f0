import Packs
import Rules
import Support
import Testing

@Suite("A slip in a pack")
struct MutationTests {
  /// Every slip in every row of a pack's tables.
  private func mutants(_ policy: Policy) -> [Mutant] {
    Slot.allCases.compactMap { policy.table($0)?.sheet }.flatMap { sheet in
      Mutator(sheet, of: policy).mutants
    }
  }

  @Test(
    "is noticed by the proof, by a case or by a remark, or no possible situation feels it",
    arguments: builtInPacks)
  func everyRow(_ id: String) throws {
    let policy = try builtIn(id)
    let proof = MutationProof(policy)
    var counts: [MutationProof.Notice: Int] = [:]
    var survivors: [String] = []
    for mutant in mutants(policy) {
      let notice = proof.notice(mutant)
      counts[notice, default: 0] += 1
      switch notice {
      case .notWhole, .failingCase, .remark: break
      // Where it touches nothing is worked out from its row: the whole table is asked as well.
      case .onlyImpossible, .saysTheSame:
        if !proof.isHarmless(mutant) { survivors.append(mutant.name) }
      case .unnoticed: survivors.append(mutant.name)
      }
    }
    #expect(survivors.isEmpty, "\(id): \(survivors.joined(separator: "\n"))")
    #expect((counts[.notWhole] ?? 0) > 100 && (counts[.failingCase] ?? 0) > 100, "\(counts)")
    let harmless = (counts[.onlyImpossible] ?? 0) + (counts[.saysTheSame] ?? 0)
    #expect(harmless * 20 < counts.values.reduce(0, +), "\(counts)")
  }

  @Test("would go unnoticed if the cases did not say what an answer rests on")
  func withoutDemands() throws {
    let policy = try dazhou()
    let bare = policy.cases.map { worked in
      WorkedCase(
        conclusion: worked.conclusion, text: worked.text, box: worked.box,
        restricted: worked.restricted, expected: worked.expected, line: worked.line)
    }
    let proof = MutationProof(policy, cases: bare)
    let sheet = try #require(policy.table(.qualified)?.sheet)
    let unnoticed = Mutator(sheet, of: policy).mutants.count { proof.notice($0) == .unnoticed }
    #expect(unnoticed > sheet.rows.count)
  }
}
