import Rules
import Support
import Testing

@Suite("What a policy says of a set of situations")
struct AccountTests {
  let policy: Policy
  private let concluded: [Slot]

  init() throws {
    let policy = try dazhou()
    self.policy = policy
    concluded = policy.lexicon.entries.map(\.slot).filter { policy.table($0) != nil }
  }

  /// A box that leaves each fact one value or all of them.
  private func randomBox(_ random: inout SeededRandom) -> Box {
    var box = Box()
    for entry in policy.lexicon.entries where !entry.isConclusion && random.once(in: 2) {
      box[entry.slot] = 1 << UInt64(random.next() % UInt64(entry.values.count))
    }
    return box
  }

  /// A situation out of a box, every conclusion drawn in its turn; `nil` where one is impossible.
  private func randomSituation(
    in box: Box, for conclusion: Slot, _ random: inout SeededRandom
  ) -> (situation: Situation, explanation: Explanation)? {
    var situation = Situation()
    for entry in policy.lexicon.entries where !entry.isConclusion {
      let values = entry.values.indices.filter { box[entry.slot] >> UInt64($0) & 1 == 1 }
      situation[entry.slot] = UInt8(random.pick(values))
    }
    func draw(_ slot: Slot) -> Explanation? {
      guard let table = policy.table(slot) else { return nil }
      for question in table.sheet.questions where policy.table(question) != nil {
        guard let drawn = draw(question) else { return nil }
        situation[question] = drawn.value
      }
      return table.explanation(situation)
    }
    return draw(conclusion).map { (situation, $0) }
  }

  private func holds(_ box: Box, _ situation: Situation, over slots: [Slot]) -> Bool {
    slots.allSatisfy { box[$0] >> UInt64(situation[$0]) & 1 == 1 }
  }

  @Test("Every situation's answer and explanation is among those told, in one of its blocks")
  func complete() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<60 {
      let box = randomBox(&random)
      let conclusion = random.pick(concluded)
      let account = try #require(policy.account(of: conclusion, in: box))
      let questions = policy.table(conclusion)?.sheet.questions ?? []
      for _ in 0..<40 {
        guard let (situation, explanation) = randomSituation(in: box, for: conclusion, &random)
        else { continue }
        let answer = try #require(account.answers.first { $0.value == explanation.value })
        #expect(answer.blocks.contains { holds($0, situation, over: questions) })
        let ground = try #require(answer.grounds.first { $0.explanation == explanation })
        #expect(ground.blocks.contains { holds($0, situation, over: questions) })
        for other in account.answers where other.value != explanation.value {
          #expect(!other.blocks.contains { holds($0, situation, over: questions) })
        }
      }
    }
  }

  @Test("No answer is made up: each is that of some situation")
  func honest() throws {
    var random = SeededRandom(seed: 8)
    for conclusion in concluded {
      let account = try #require(policy.account(of: conclusion, in: Box()))
      var met: Set<UInt8> = []
      for _ in 0..<4000 where met.count < account.answers.count {
        if let drawn = randomSituation(in: Box(), for: conclusion, &random) {
          met.insert(drawn.explanation.value)
        }
      }
      #expect(met == Set(account.answers.map(\.value)), "\(conclusion)")
      #expect(account.deciding.isEmpty == (account.answers.count < 2))
    }
  }

  @Test("Answering the questions named in their order leaves as many answers as was said")
  func deciding() throws {
    var box = Box()
    box[.zone] = 1 << UInt64(Zone.outOfProvince.number)
    let account = try #require(policy.account(of: .ratio, in: box))
    #expect(account.answers.count == 4)
    #expect(account.deciding.map(\.slot).first == .care)
    let first = try #require(account.deciding.first)
    // Inpatient, the three outpatient kinds that are alike, and the pharmacy.
    let counts = try [Care.inpatient, .outpatient, .pharmacy].map { care -> Int in
      var answered = box
      answered[.care] = 1 << UInt64(care.number)
      return try #require(policy.account(of: .ratio, in: answered)).answers.count
    }
    #expect(abs(first.left - Double(counts.reduce(0, +)) / 3) < 1e-9)
  }

  @Test("A contradiction is told by its line, whether given or drawn")
  func contradiction() throws {
    let box = try policy.lexicon.box(reading: "付费＝已直接结算，联网＝否")
    #expect(policy.contradictions(in: box).map(\.reason) == ["没有联网就不能直接结算"])
    #expect(policy.contradictions(in: Box()).isEmpty)
    // 备案后报销 is drawn from 自费结清 alone, so it speaks against what is given.
    let drawn = try policy.lexicon.box(reading: "备案状态＝备案后报销，就医地＝达州")
    #expect(policy.derived(.status, in: drawn) == [UInt8(FilingStatus.atHome.number)])
    #expect(policy.account(of: .settlement, in: drawn)?.answers.isEmpty == false)
    let none = try policy.lexicon.box(
      reading: "就医地＝达州，覆盖＝无，长期覆盖＝无，备案状态＝备案后报销，付费≠自费结清")
    #expect(policy.account(of: .settlement, in: none)?.answers.isEmpty == true)
    #expect(
      policy.account(of: .settlement, in: none)?.excluded.map(\.reason) == ["没有自费结清就谈不上先备案再报销"])
  }

  @Test("The reading that lets a row set another aside is known by its row")
  func exceptions() throws {
    let sheet = try #require(policy.table(.treatedAs)).sheet
    let row = try #require(sheet.rows.firstIndex { $0.name == "长" })
    let beaten = try #require(sheet.rows.firstIndex { $0.name == "证" })
    let exception = sheet.rows[row].exceptions.first { $0.row == beaten }
    let reading = try #require(exception?.reading)
    #expect(policy.readings[Int(reading)].id == "R4")
    #expect(
      sheet.rows.first { $0.name == "新长" }?.readings.map { policy.readings[Int($0)].id } == ["R9"])
  }
}

extension CaseIterable where Self: Equatable, AllCases == [Self] {
  /// Its position among all cases, as the tables number it.
  fileprivate var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
