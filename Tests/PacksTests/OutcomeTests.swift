import Packs
import Rules
import Support
import Testing

@Suite("What a pack says, in as few blocks as can be")
struct OutcomeTests {
  @Test("is on record: a change of law is a change of these lines", arguments: builtInPacks)
  func recorded(_ id: String) throws {
    let policy = try builtIn(id)
    var text = "\(policy.title)\n"
    for table in policy.lexicon.entries.compactMap({ policy.table($0.slot) }) {
      let lexicon = policy.lexicon
      text += "\n\(lexicon.name(of: table.conclusion))\n"
      var value: UInt8?
      for block in policy.outcomes(of: table.conclusion) {
        if block.value != value {
          text += "  \(lexicon.name(of: block.value, in: table.conclusion))\n"
          value = block.value
        }
        let words = lexicon.words(for: block.box, over: table.sheet.questions)
        let rows = block.rows.map { table.rows[$0] }.joined(separator: "、")
        text += "    \(words.isEmpty ? "—" : words)（行 \(rows)）\n"
      }
    }
    #expect(golden(text, "PacksTests/Golden/\(id).txt") == nil)
  }

  @Test("says of every situation what the tables say of it", arguments: builtInPacks)
  func exact(_ id: String) throws {
    let policy = try builtIn(id)
    let (lexicon, explorer) = (policy.lexicon, policy.explorer)
    let tables = lexicon.entries.compactMap { policy.table($0.slot) }
    let blocks = tables.map { policy.outcomes(of: $0.conclusion) }
    var random = SeededRandom(seed: 7)
    var met: Set<OutcomeBlock> = []
    for _ in 0..<400 {
      var facts = Box()
      for entry in lexicon.entries where !entry.isConclusion {
        facts[entry.slot] = 1 << UInt64.random(in: 0..<UInt64(entry.values.count), using: &random)
      }
      var situation = facts
      var answers: [Slot: UInt8] = [:]
      for table in tables {
        explorer.visit(table.conclusion, in: facts, deriving: true) { _, lines in
          let answer = lines.flatMap { explorer.explanation(of: table.conclusion, $0) }
          answers[table.conclusion] = answer?.value
        }
        if let value = answers[table.conclusion] {
          situation[table.conclusion] = 1 << UInt64(value)
        }
      }
      for (table, blocks) in zip(tables, blocks) {
        // Facts that contradict each other leave an earlier conclusion open.
        guard let value = answers[table.conclusion],
          table.sheet.questions.allSatisfy({ situation.single($0) != nil })
        else { continue }
        let holding = blocks.filter { $0.box.meets(situation, over: table.sheet.questions) }
        #expect(Set(holding.map(\.value)) == [value], "\(lexicon.name(of: table.conclusion))")
        met.formUnion(holding)
      }
    }
    #expect(met.count > tables.count)
  }
}
