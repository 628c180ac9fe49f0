import Rules

/// Tells whether a pack's proof notices a slip in one of its tables.
///
/// Only the table that has the slip is cut again, and only where its answer can be another; of the
/// cases those are met that touch it.
struct MutationProof {
  /// How a slip was noticed.
  enum Notice: Hashable {
    /// A situation is left without an answer, or with two.
    case notWhole
    case failingCase
    /// A row or an exception that could be left out, two questions at once, a row without a case.
    case remark
    /// None: the situations it touches are all impossible.
    case onlyImpossible
    /// None: of every possible situation it says the same.
    case saysTheSame
    case unnoticed
  }

  let policy: Policy
  private let cases: [WorkedCase]
  private let explorer: Explorer
  /// What rests on what, for each conclusion with cases.
  private let behind: [Slot: Set<Slot>]

  /// The proof of a policy, by these of its cases.
  init(_ policy: Policy, cases: [WorkedCase]? = nil) {
    self.policy = policy
    self.cases = cases ?? policy.cases
    let explorer = policy.explorer
    self.explorer = explorer
    behind = Dictionary(
      uniqueKeysWithValues: Set(self.cases.map(\.conclusion)).map { ($0, explorer.behind($0)) })
  }

  /// What one answer says, whatever rows say it.
  private struct Meaning: Hashable {
    var value: UInt8
    var quotes: Set<[String]>
    var readings: Set<UInt8>
    var notes: Set<Note>
    var questions: Set<String>
  }

  private func meaning(_ answer: Explanation, of sheet: RowSheet?) -> Meaning {
    let cited = answer.citations.map { policy.citations[Int($0)] }
    return Meaning(
      value: answer.value, quotes: Set(cited.map { [$0.clause, $0.quote] }),
      readings: Set(answer.readings), notes: Set(answer.notes),
      questions: Set(answer.winners.compactMap { sheet?.rows[$0].question }))
  }

  /// How a slip is noticed.
  func notice(_ mutant: Mutant) -> Notice {
    var changed = explorer
    changed.replace(mutant.sheet)
    let effect = effect(of: mutant, in: mutant.regions, changed)
    if !effect.isWhole { return .notWhole }
    if !effect.isSame, cases.contains(where: { fails($0, mutant, changed) }) {
      return .failingCase
    }
    if isRemarked(mutant.sheet, changed) { return .remark }
    if effect.isSame { return effect.isPossible ? .saysTheSame : .onlyImpossible }
    return isExercised(mutant.sheet, changed) ? .unnoticed : .remark
  }

  /// Whether every possible situation of the table gets the same answer with the slip as without,
  /// wherever the slip is thought to be felt.
  func isHarmless(_ mutant: Mutant) -> Bool {
    var changed = explorer
    changed.replace(mutant.sheet)
    let effect = effect(of: mutant, in: [Box()], changed)
    return effect.isWhole && effect.isSame
  }

  /// What a slip does to the situations of a table.
  private struct Effect {
    /// Whether each still has one answer.
    var isWhole = true
    var isSame = true
    /// Whether any of them is possible.
    var isPossible = false
  }

  private func effect(of mutant: Mutant, in regions: [Box], _ changed: Explorer) -> Effect {
    var effect = Effect()
    let conclusion = mutant.sheet.conclusion
    for region in regions {
      changed.visit(conclusion, in: region, deriving: false) { box, lines in
        guard let lines, effect.isWhole else { return }
        effect.isPossible = true
        guard let answer = changed.explanation(of: conclusion, lines) else {
          effect.isWhole = false
          return
        }
        guard effect.isSame else { return }
        let after = meaning(answer, of: mutant.sheet)
        explorer.visit(conclusion, in: box, deriving: false) { _, lines in
          let before = lines.flatMap { explorer.explanation(of: conclusion, $0) }
          if before.map({ meaning($0, of: explorer.sheet(of: conclusion)) }) != after {
            effect.isSame = false
          }
        }
      }
    }
    return effect
  }

  private func fails(_ worked: WorkedCase, _ mutant: Mutant, _ changed: Explorer) -> Bool {
    let conclusion = mutant.sheet.conclusion
    guard behind[worked.conclusion]?.contains(conclusion) == true else { return false }
    return mutant.regions.contains { region in
      // Only facts: an earlier conclusion would be taken as given.
      var box = worked.box
      for slot in mutant.sheet.questions where changed.sheet(of: slot) == nil {
        box[slot] &= region[slot]
      }
      var isFailing = false
      changed.visit(worked.conclusion, in: box, deriving: true) { _, lines in
        guard !isFailing else { return }
        let answer = lines.flatMap { changed.explanation(of: worked.conclusion, $0) }
        isFailing = worked.fault(in: answer) != nil
      }
      return isFailing
    }
  }

  /// Whether a row wins nowhere or changes nothing, two rows of an exception never meet, or two rows
  /// ask different questions of one situation.
  private func isRemarked(_ sheet: RowSheet, _ changed: Explorer) -> Bool {
    var answers: Set<Explanation> = []
    changed.visit(sheet.conclusion, in: Box(), deriving: false) { _, lines in
      if let answer = lines.flatMap({ changed.explanation(of: sheet.conclusion, $0) }) {
        answers.insert(answer)
      }
    }
    let present = Set(sheet.lines.map(\.row))
    return !present.isSubset(of: answers.flatMap(\.winners))
      || !sheet.needlessExceptions(in: answers, citing: policy.citations).isEmpty
      || !sheet.repeated(in: answers, citing: policy.citations).isEmpty
      || !sheet.askingTwice(in: answers).isEmpty
  }

  /// Whether each row decides some case that expects one value.
  private func isExercised(_ sheet: RowSheet, _ changed: Explorer) -> Bool {
    var exercised: Set<Int> = []
    for worked in cases where worked.conclusion == sheet.conclusion && worked.expected.only != nil {
      changed.visit(worked.conclusion, in: worked.box, deriving: true) { _, lines in
        let answer = lines.flatMap { changed.explanation(of: worked.conclusion, $0) }
        exercised.formUnion(answer?.winners ?? [])
      }
    }
    return Set(sheet.lines.map(\.row)).isSubset(of: exercised)
  }
}
