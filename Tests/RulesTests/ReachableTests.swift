import Rules
import Support
import Testing

@Suite("What no case can be")
struct ReachableTests {
  private let policy: Policy
  private let tables: Explorer

  init() throws {
    policy = try dazhou()
    tables = Explorer(
      lexicon: policy.lexicon,
      sheets: policy.lexicon.entries.compactMap { [policy] in policy.table($0.slot)?.sheet },
      impossible: [])
  }

  @Test("No case made up at random is one that is said not to be asked")
  func neverAsked() {
    let boxes = Policy.unasked.filter { $0[.filingKind] == ~0 }
    #expect(boxes.count > 4)
    var random = RandomCases(seed: 11)
    var slots: Set<Slot> = []
    for _ in 0..<3000 {
      let (question, today) = random.next()
      let situation = policy.situation(question, today: today)
      for box in boxes {
        let restricted = Slot.known.filter { box[$0] != ~0 }
        let fitting = restricted.filter { box[$0] >> UInt64(situation[$0]) & 1 == 1 }
        #expect(fitting.count < restricted.count, "\(restricted): \(question)")
        if fitting.count == 1 { slots.formUnion(fitting) }
      }
    }
    // Each half of what excludes itself comes up by itself.
    #expect(slots.isSuperset(of: [.covered, .coverLong, .coverReferral, .paid, .networked]))
  }

  @Test("No row of 不可能 in the notice's pack excludes what an interview can come to")
  func unreachable() {
    #expect(policy.impossible.count == 12)
    for row in policy.impossible { #expect(policy.reachable(row, by: tables).isEmpty, "\(row)") }
  }

  @Test(
    "What can come up is told, whether it is asked or concluded, and without what cannot",
    arguments: [
      ("付费＝自费结清，联网＝是", ["付费＝自费结清，联网＝是"]),
      ("付费≠未结，联网＝否", ["付费＝自费结清，联网＝否"]),
      ("覆盖＝无", ["覆盖＝无"]),
      ("认定＝转诊，转诊单＝不合格", ["就医地＝达州，申报＝转诊，转诊单＝不合格，认定＝转诊"]),
      ("认定＝急诊，申报≠急诊", []),
      ("证明资格＝合格，开具机构＝外地", []),
    ])
  func told(_ situation: String, _ blocks: [String]) throws {
    let box = try policy.lexicon.box(reading: situation)
    let slots = policy.lexicon.entries.map(\.slot)
    var conditions: [Slot: UInt64] = [:]
    for slot in slots where box[slot] != ~0 { conditions[slot] = box[slot] }
    let row = Impossible(conditions: conditions, reason: "", line: 1)
    let told = policy.reachable(row, by: tables).map { policy.lexicon.words(for: $0, over: slots) }
    #expect(told == blocks)
  }
}
