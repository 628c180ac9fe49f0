import Packs
import Rules
import Support
import Testing

extension PlainReading.Answer {
  /// The same parts of the program's answer.
  init(_ decision: Decision) {
    self.init(
      treatedAs: decision.treatedAs, deltaPoints: decision.deltaPoints,
      settlement: decision.settlement, catalogue: decision.catalogue, status: decision.status,
      validThrough: decision.validThrough)
  }
}

@Suite("The tables say what the contract says")
struct ReadingTests {
  let policy: Policy

  init() throws { policy = try dazhou() }

  private func compare(_ question: CareCase, today: Day) -> Bool {
    let decision = policy.decide(question, today: today)
    let (found, wanted) = (
      PlainReading.Answer(decision), PlainReading.answer(question, today: today)
    )
    #expect(found == wanted, "\(question) on \(today)")
    return found == wanted
  }

  @Test("Sixty thousand cases are answered as a plain reading answers them", arguments: 1...4)
  func random(_ seed: UInt64) throws {
    var cases = RandomCases(seed: seed)
    for _ in 0..<15_000 {
      let (question, today) = cases.next()
      // One failure is enough to look at.
      guard compare(question, today: today) else { return }
    }
  }

  @Test("Every category, care, place, payment and filing, crossed with each other")
  func product() throws {
    let day = try #require(Day("2025-05-10"))
    let places = ["511700", "510100", "500000", "310000"].compactMap { PlaceCode($0) }
    let elsewhere = try #require(PlaceCode("330100"))
    for category in Category.allCases {
      for care in Care.allCases {
        for place in places {
          for paid in Paid.allCases {
            for filed in [nil] + Category.allCases.map(Optional.some) {
              for target in [place, elsewhere] {
                var question = CareCase(
                  insuredPlace: places[0], category: category, care: care, fileTo: place,
                  admission: day, paid: paid, networked: true, trauma: Trauma.none)
                question.filings =
                  filed.map {
                    [Filing(category: $0, fileTo: target, effective: day)]
                  } ?? []
                guard compare(question, today: day) else { return }
              }
            }
          }
        }
      }
    }
  }

  @Test("Each day around the end of six months, for every kind of filing")
  func ends() throws {
    let place = try #require(PlaceCode("610100"))
    for start in ["2024-02-29", "2024-08-31", "2023-08-31", "2025-03-31", "2025-01-10"] {
      let effective = try #require(Day(start))
      for days in 175...190 {
        for category in Category.allCases {
          let first = effective.adding(days: days)
          let question = CareCase(
            insuredPlace: try #require(PlaceCode("511700")), category: .otherTemporary,
            care: .inpatient, fileTo: place,
            filings: [Filing(category: category, fileTo: place, effective: effective)],
            admission: first)
          #expect(compare(question, today: first))
          let validity = policy.validity(of: question.filings[0], on: first)
          let decided = policy.decide(question, today: first).status == .inForce
          #expect(validity.inForce == decided)
        }
      }
    }
  }

  @Test("Every issuer and grade, on the list and off it")
  func certificates() {
    for scope in CertificateScope.allCases {
      for grade in Grade.allCases {
        for listed in [true, false] {
          let certificate = Certificate(scope: scope, grade: grade, listed: listed)
          let decision = policy.qualifies(certificate)
          #expect(decision.qualified == PlainReading.qualifies(certificate))
          #expect(decision.notes == (scope == .elsewhere ? [.askStaff] : []))
          #expect(decision.citations.map(\.clause) == ["四（五）"])
        }
      }
    }
  }
}
