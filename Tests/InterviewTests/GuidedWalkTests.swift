import Interview
import Rules
import Support
import Testing

@Suite("The guided front asks one thing after another")
struct GuidedWalkTests {
  @Test("It begins with what the person came for")
  func beginning() throws {
    let interview = try Sample.interview(.guided)
    #expect(interview.pending.first == .purpose)
    #expect(interview.ending == nil && interview.decision == nil && interview.request == nil)
  }

  /// Answers in order, and the question that must come next.
  static let nodes: [([(Question, String)], Question)] = {
    let going = [(Question.purpose, Value.going)]
    let own = going + [(.forWhom, Value.oneself)]
    let ill = own + [(.reason, Value.ill)]
    let none = own + [(.reason, Value.noneOfThese)]
    let inpatient = ill + [(.care, "inpatient")]
    let planned = inpatient + [(.emergency, Value.no)]
    let certified = planned + [(.certificate, Value.yes)]
    let county = certified + [(.issuer, "county")]
    let stay = [
      (Question.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
    ]
    let admitted = stay + [(.stage, Value.inHospital), (.admission, "20260729")]
    let uncertified = admitted + [(.emergency, Value.no), (.certificate, Value.no)]
    let placed = Sample.resident("510100")
    let relative =
      [(.purpose, Value.going), (.forWhom, Value.relative), (.reason, "stationed_worker")]
      + [(Question.carePlace, "500000")] + Sample.person
    return [
      ([(.purpose, Value.lookUp)], .lookUp),
      ([(.purpose, Value.lookUp), (.lookUp, "2026073103004212")], .lookUpTail),
      (going, .forWhom), (own, .reason),
      (none, .livesThere), (none + [(.livesThere, Value.no)], .needsHospital),
      (own + [(.reason, "retired_resettled")], .carePlace), (ill, .care),
      (ill + [(.care, Value.chronic)], .carePlace), (ill + [(.care, Value.unsure)], .emergency),
      (inpatient, .emergency), (inpatient + [(.emergency, Value.yes)], .carePlace),
      (planned, .certificate), (planned + [(.certificate, Value.no)], .carePlace),
      (planned + [(.certificate, Value.unsure)], .carePlace), (certified, .issuer),
      (certified + [(.issuer, "elsewhere")], .carePlace),
      (certified + [(.issuer, Value.unsure)], .carePlace),
      (certified + [(.issuer, "city")], .grade),
      (certified + [(.issuer, "city"), (.grade, "三级")], .carePlace), (county, .grade),
      (county + [(.grade, "二级甲等")], .listed),
      (county + [(.grade, Value.lowerGrade)], .carePlace),
      (county + [(.grade, "三级"), (.listed, Value.unsure)], .carePlace), (stay, .stage),
      (stay + [(.stage, Value.inHospital)], .admission), (admitted, .emergency),
      (uncertified, .injury), (uncertified + [(.injury, "none")], .networked),
      (uncertified + [(.injury, "none"), (.networked, Value.unsure)], .carePlace),
      (placed, .insuredPlace), (placed + [(.insuredPlace, "511703")], .insurance),
      (placed + Sample.person.prefix(2), .identity), (placed + Sample.person.prefix(3), .name),
      (placed + Sample.person.prefix(4), .phone), (relative, .agentName),
      (relative + [(.agentName, "李明")], .agentIdentity),
      (relative + [(.agentName, "李明"), (.agentIdentity, Sample.agentIdentity)], .agentPhone),
      (
        relative + [
          (.agentName, "李明"), (.agentIdentity, Sample.agentIdentity), (.agentPhone, "0"),
        ], .relation
      ),
    ]
  }()

  @Test("After these answers comes this question", arguments: nodes.indices)
  func next(node: Int) throws {
    let (answers, question) = Self.nodes[node]
    let interview = try Sample.interview(.guided, answers)
    #expect(interview.pending.first == question)
    let last = try #require(answers.last?.0)
    #expect(interview.asked.contains(last))
    #expect(interview.before(question) != nil)
  }

  @Test("Every question of the guided front is reached by some node")
  func everyQuestionIsReached() {
    let reached = Set(Self.nodes.flatMap { $0.0.map(\.0) + [$0.1] })
    let formOnly: Set<Question> = [
      .category, .identityKind, .effective, .materials, .materialsBy,
    ]
    // Institutions are asked only with a list; see `ListWalkTests`.
    let withLists: Set<Question> = [.issuerName, .hospital]
    // The day of leaving takes a filing made during the stay; see its own test.
    #expect(
      Set(Question.allCases).subtracting(reached) == formOnly.union(withLists).union([.discharge]))
  }

  @Test("The day of leaving is asked where a filing was made during the stay")
  func discharge() throws {
    let answers: [(Question, String)] = [
      (.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
      (.stage, Value.leftSelfPaid), (.admission, "20260720"),
    ]
    let filing = Filing(
      category: .otherTemporary, fileTo: try Sample.place("510100"),
      effective: try Sample.day("2026-07-22"))
    #expect(try Sample.interview(.guided, answers).asked.contains(.discharge) == false)
    let interview = try Sample.interview(.guided, answers, filings: [filing])
    #expect(interview.pending.contains(.discharge))
  }

  @Test("Early endings ask nothing more")
  func earlyEndings() throws {
    let cases: [([(Question, String)], Ending)] = [
      ([(.purpose, Value.lookUp), (.lookUp, Sample.identity)], .lookUp),
      (
        [(.purpose, Value.lookUp), (.lookUp, "2026073103004212"), (.lookUpTail, "001x")], .lookUp
      ),
      (
        [
          (.purpose, Value.going), (.forWhom, Value.oneself), (.reason, Value.noneOfThese),
          (.livesThere, Value.no), (.needsHospital, Value.unsure),
        ], .staff(.noReasonFits)
      ),
      (Sample.ill("510100").prefix(3) + [(.care, "outpatient")], .notNeeded),
      (Sample.ill("510100").prefix(3) + [(.care, "pharmacy")], .notNeeded),
      (Sample.resident("511703"), .atHome),
      (Sample.resident("510100") + [(.insuredPlace, "510100")], .staff(.insuredElsewhere)),
      (Sample.resident("510100") + [(.insuredPlace, "519900")], .staff(.insuredElsewhere)),
      (
        Sample.resident("510100") + [(.insuredPlace, "511703"), (.insurance, Value.unsure)],
        .staff(.insuranceUnclear)
      ),
      (
        [
          (.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
          (.stage, Value.leftDirect),
        ], .settled
      ),
      (
        [
          (.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
          (.stage, Value.unsure),
        ], .staff(.stageUnclear)
      ),
      (
        [
          (.purpose, Value.inHospital), (.forWhom, Value.oneself), (.reason, Value.ill),
          (.stage, Value.inHospital), (.admission, "20260729"), (.emergency, Value.no),
          (.certificate, Value.no), (.injury, "third_party"),
        ], .staff(.thirdParty)
      ),
    ]
    for (answers, ending) in cases {
      let interview = try Sample.interview(.guided, answers)
      #expect(interview.ending == ending)
      #expect(interview.pending.isEmpty && interview.request == nil)
    }
  }

  @Test("An answer of another branch is kept, set aside, and comes back with its branch")
  func setAside() throws {
    var interview = try Sample.interview(.guided, Sample.ill("510100", certificate: Value.no))
    let away = try interview.answer(.reason, "retired_resettled")
    #expect(away.setAside == [.care, .emergency, .certificate])
    #expect(away.newlyAsked.isEmpty && away.broughtBack.isEmpty)
    #expect(interview.setAside == [.care, .emergency, .certificate])
    #expect(interview.answers[.certificate]?.value == Value.no)
    let back = try interview.answer(.reason, Value.ill)
    #expect(back.broughtBack == [.care, .emergency, .certificate])
    #expect(interview.setAside.isEmpty)
  }

  @Test("A change on the check page asks only what newly matters")
  func changeOnCheckPage() throws {
    var interview = try Sample.interview(.guided, Sample.resident("510100") + Sample.person)
    #expect(interview.ending == .file)
    let change = try interview.answer(.reason, Value.ill)
    #expect(change.newlyAsked.first == .care)
    try interview.answer(.care, "inpatient")
    try interview.answer(.emergency, Value.yes)
    #expect(interview.pending.isEmpty && interview.ending == .file)
  }

  @Test("Whatever is asked has an answer that leads on", arguments: Interview.Front.allCases)
  func noDeadEnd(front: Interview.Front) throws {
    var generator = SeededRandom(seed: 7)
    for _ in 0..<60 {
      var interview = try Sample.interview(front)
      var steps = 0
      while let question = interview.pending.first {
        try interview.answer(question, Typical.value(question, &generator))
        steps += 1
        try #require(steps < 40)
      }
      #expect(interview.ending != nil)
    }
  }

  @Test("The order of answers never counts", arguments: Interview.Front.allCases)
  func orderNeverCounts(front: Interview.Front) throws {
    var generator = SeededRandom(seed: 11)
    for _ in 0..<30 {
      var first = try Sample.interview(front)
      while let question = first.pending.first {
        try first.answer(question, Typical.value(question, &generator))
      }
      let given = first.answers.questions.compactMap { question in
        first.answers[question].map { (question, $0.value) }
      }
      let second = try Sample.interview(front, given.shuffled(using: &generator))
      #expect(second.careCase == first.careCase)
      #expect(second.asked == first.asked)
      #expect(second.ending == first.ending)
    }
  }
}
