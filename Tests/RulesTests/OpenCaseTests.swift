import Rules
import Support
import Testing

@Suite("What is still open in a case")
struct OpenCaseTests {
  let policy: Policy
  let today: Day
  let known: CareCase

  init() throws {
    policy = try dazhou()
    today = try #require(Day("2025-05-18"))
    known = CareCase(
      insuredPlace: try #require(PlaceCode("511700")), category: .otherTemporary,
      care: .inpatient, fileTo: try #require(PlaceCode("310000")),
      admission: Day("2025-05-10"), networked: true, trauma: Trauma.none)
  }

  private func outcomes(_ unknown: Set<CareFact>, of known: CareCase) -> [Outcome] {
    policy.outcomes(of: OpenCase(known: known, unknown: unknown), today: today)
  }

  private func matters(_ fact: CareFact, _ unknown: Set<CareFact>, of known: CareCase) -> Bool {
    policy.stillMatters(fact, in: OpenCase(known: known, unknown: unknown), today: today)
  }

  @Test("With nothing unknown there is one outcome, the decision's")
  func settled() {
    let decision = policy.decide(known, today: today)
    #expect(
      outcomes([], of: known)
        == [Outcome(deltaPoints: decision.deltaPoints, settlement: decision.settlement)])
  }

  @Test("A certificate still matters far away, and no more for an emergency")
  func certificate() {
    #expect(matters(.certificate, [.certificate], of: known))
    #expect(
      outcomes([.certificate], of: known) == [
        Outcome(deltaPoints: -10, settlement: .directAfterFiling),
        Outcome(deltaPoints: -20, settlement: .directAfterFiling),
      ])
    var emergency = known
    emergency.category = .emergency
    #expect(!matters(.certificate, [.certificate], of: emergency))
    // It matters again while it is open whether this is an emergency.
    #expect(matters(.certificate, [.certificate, .category], of: emergency))
  }

  @Test("Nothing matters for a person insured elsewhere")
  func elsewhere() throws {
    var other = known
    other.insuredPlace = try #require(PlaceCode("510100"))
    for fact in CareFact.allCases {
      #expect(!matters(fact, Set(CareFact.allCases), of: other), "\(fact)")
    }
    #expect(
      outcomes(Set(CareFact.allCases), of: other)
        == [Outcome(deltaPoints: nil, settlement: .staff)])
  }

  @Test("What the known case says of a fact that is unknown is ignored")
  func ignored() {
    var contrary = known
    contrary.paid = .selfPaid
    contrary.category = .emergency
    let unknown: Set<CareFact> = [.paid, .category]
    #expect(outcomes(unknown, of: contrary) == outcomes(unknown, of: known))
  }

  @Test("No outcome is missed and none made up: each variant's decision is one of them")
  func complete() {
    var reached: Set<Outcome> = []
    for category in Category.allCases {
      for paid in Paid.allCases {
        for networked in [true, false] where !(paid == .direct && !networked) {
          var variant = known
          (variant.category, variant.paid, variant.networked) = (category, paid, networked)
          let decision = policy.decide(variant, today: today)
          reached.insert(
            Outcome(deltaPoints: decision.deltaPoints, settlement: decision.settlement))
        }
      }
    }
    let found = outcomes([.category, .paid, .networked], of: known)
    #expect(Set(found) == reached)
    #expect(found.count == reached.count)
    let points = found.map { $0.deltaPoints ?? .min }
    #expect(points == points.sorted(by: >), "the best ratio comes first")
  }

  @Test("A fact that does not matter changes no decision, whatever it is")
  func proof() {
    var random = RandomCases(seed: 11)
    for _ in 0..<200 {
      let (question, today) = random.next()
      let open = OpenCase(known: question, unknown: [.trauma])
      guard !policy.stillMatters(.trauma, in: open, today: today) else { continue }
      var seen: Set<Outcome> = []
      for trauma in Trauma.allCases {
        var variant = question
        variant.trauma = trauma
        let decision = policy.decide(variant, today: today)
        seen.insert(Outcome(deltaPoints: decision.deltaPoints, settlement: decision.settlement))
      }
      #expect(seen.count == 1, "\(question)")
    }
  }
}

@Suite("What one step would change")
struct StepTests {
  let policy: Policy

  init() throws { policy = try dazhou() }

  @Test("Each step tells what the case would then be answered")
  func honest() {
    var random = RandomCases(seed: 5)
    var met: Set<Step.Change> = []
    for _ in 0..<6000 {
      let (question, today) = random.next()
      let decision = policy.decide(question, today: today)
      #expect(decision.steps.isEmpty || question.paid == .notYet)
      let order = decision.steps.compactMap { Step.Change.allCases.firstIndex(of: $0.change) }
      #expect(order == order.sorted() && Set(order).count == order.count)
      for step in decision.steps {
        met.insert(step.change)
        let after = policy.decide(taking(step.change, question, decision, today), today: today)
        #expect(after.deltaPoints == step.deltaPoints, "\(step.change) \(question)")
        #expect(after.settlement == step.settlement, "\(step.change) \(question)")
        #expect(
          step.deltaPoints != decision.deltaPoints || step.settlement != decision.settlement)
      }
    }
    #expect(met == Set(Step.Change.allCases))
  }

  /// The case after the step was really taken.
  private func taking(
    _ change: Step.Change, _ question: CareCase, _ decision: Decision, _ today: Day
  ) -> CareCase {
    var after = question
    switch change {
    case .certificateQualified:
      after.certificate = Certificate(scope: .city, grade: .tertiaryA, listed: false)
    case .filingMade, .filingChanged:
      after.filings.append(
        Filing(
          category: decision.treatedAs, fileTo: question.fileTo,
          effective: question.admission ?? today))
    case .networkedTrue:
      after.networked = true
    }
    return after
  }
}

@Suite("Readings are named where an answer rests on them")
struct NamedReadingTests {
  let policy: Policy
  let home: PlaceCode
  let away: PlaceCode

  init() throws {
    policy = try dazhou()
    home = try #require(PlaceCode("511700"))
    away = try #require(PlaceCode("310000"))
  }

  private func readings(
    _ filings: [(Category, String)], today: String = "2025-05-18", admission: String = "2025-05-10"
  ) throws -> [String] {
    let question = CareCase(
      insuredPlace: home, category: .otherTemporary, care: .inpatient, fileTo: away,
      filings: try filings.map {
        Filing(category: $0.0, fileTo: away, effective: try #require(Day($0.1)))
      },
      admission: Day(admission), networked: true, trauma: Trauma.none)
    return policy.decide(question, today: try #require(Day(today))).readings.map(\.id)
  }

  @Test(
    "R2 only within a day of an end",
    arguments: [
      ("2024-11-08", []), ("2024-11-09", ["R2"]), ("2024-11-10", ["R2"]), ("2024-11-11", ["R2"]),
      ("2024-11-12", []),
    ])
  func end(_ effective: String, _ named: [String]) throws {
    #expect(try readings([(.otherTemporary, effective)]) == named)
  }

  @Test("R3 for a filing made during the stay, also where only the last day hangs on it")
  func reachingBack() throws {
    #expect(try readings([(.otherTemporary, "2025-05-10")]) == [])
    #expect(try readings([(.otherTemporary, "2025-05-11")]) == ["R3"])
    #expect(
      try readings([(.otherTemporary, "2025-02-01"), (.otherTemporary, "2025-05-11")]) == ["R3"])
    // It ends sooner than the one that covers anyway: nothing hangs on it.
    #expect(try readings([(.longTermResident, "2025-02-01"), (.emergency, "2025-05-11")]) == [])
  }

  @Test("a filing made during a stay has R3 by itself; one before or after it has none")
  func reachingBackOf() throws {
    func reading(_ effective: String, discharge: String? = nil) throws -> String? {
      let stay = CareCase(
        insuredPlace: home, category: .otherTemporary, care: .inpatient, fileTo: away,
        admission: Day("2025-05-10"), discharge: discharge.flatMap { Day($0) }, networked: true)
      let filing = Filing(
        category: .otherTemporary, fileTo: away, effective: try #require(Day(effective)))
      return policy.reachBackReading(of: filing, for: stay)?.id
    }
    #expect(try reading("2025-05-10") == nil)
    #expect(try reading("2025-05-11") == "R3")
    #expect(try reading("2025-05-11", discharge: "2025-05-11") == "R3")
    #expect(try reading("2025-05-12", discharge: "2025-05-11") == nil)
  }

  @Test("R1 only where the stay crosses a border of the notice")
  func border() throws {
    #expect(try readings([], today: "2023-01-05", admission: "2022-12-31") == ["R1"])
    #expect(try readings([], today: "2022-12-31", admission: "2022-12-31") == [])
    #expect(try readings([], today: "2027-12-31", admission: "2027-12-31") == [])
    #expect(try readings([], today: "2028-01-01", admission: "2027-12-31") == ["R1"])
  }
}
