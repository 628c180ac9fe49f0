import Interview
import Rules
import Support
import Testing

/// What a reason hangs on: found by asking the law what it would say were one fact otherwise.
@Suite("What the reasons of an answer hang on")
struct PremiseTests {
  @Test("Every situation has its reasons in the order of the decision, each with what it hangs on")
  func everySituation() throws {
    let policy = try dazhou()
    var (cases, without, different) = (0, [String: Int](), 0)
    try EverySituation(policy).forEach { facts in
      cases += 1
      let hinges = policy.hinges(of: facts, today: Sample.today)
      if hinges.compactMap(\.citation) != policy.decide(facts, today: Sample.today).citations {
        different += 1
      }
      for hinge in hinges where policy.premises(of: hinge.facts, in: facts).isEmpty {
        without[hinge.citation?.row ?? hinge.conclusion.code, default: 0] += 1
      }
    }
    #expect(different == 0)
    #expect(without.isEmpty, "\(without)")
    #expect(cases > 6000)
  }

  @Test("A fact is told where the answer hangs on it, and nowhere else")
  func hangs() throws {
    let policy = try dazhou()
    var facts = CareCase(
      insuredPlace: try Sample.place("511703"), category: .otherTemporary, care: .inpatient,
      fileTo: try Sample.place("110000"), filesOn: Sample.today)
    func about(_ clause: String) -> Set<Premise.Fact> {
      let hinge = policy.hinges(of: facts, today: Sample.today).first {
        $0.citation?.clause == clause
      }
      return Set(policy.premises(of: hinge?.facts ?? [], in: facts).map(\.fact))
    }
    #expect(about("三（二）4") == [.place, .category, .care, .certificate, .filings])
    #expect(about("三（一）1") == [.place, .care, .stay, .networked])
    // Two rows say 手工报销: each is told, though without one of the two the other would still say it.
    (facts.paid, facts.networked, facts.filesOn) = (.selfPaid, false, nil)
    facts.admission = Sample.today.adding(days: -10)
    #expect(about("三（一）2").isSuperset(of: [.stay, .networked]))
    // Where the notice does not govern, what makes it govern is what counts.
    facts.trauma = .thirdParty
    #expect(about("三（二）7").contains(.injury))
  }

  @Test("Answers are told as they were given, and what nobody answered as taken")
  func answered() throws {
    let interview = try Sample.interview(.guided, Sample.ill("110000", certificate: Value.yes))
    let facts = try #require(interview.careCase)
    let hinge = try #require(interview.law.hinges(of: facts, today: Sample.today).first)
    let premises = interview.premises(of: hinge.facts)
    let place = try #require(premises.first { $0.fact == .place })
    #expect(place.given == [.init(.carePlace, "110000")] && !place.isAssumed)
    let reason = try #require(premises.first { $0.fact == .category })
    #expect(reason.given == [.init(.reason, Value.ill), .init(.emergency, Value.no)])
    let resident = try Sample.interview(.guided, Sample.resident("510100"))
    let care = resident.premises(of: [.care, .networked, .covered])
    #expect(care.map(\.fact) == [.care, .filings, .networked])
    #expect(care.allSatisfy { $0.given.isEmpty && $0.isAssumed })
  }

  @Test("Of a certificate on record only what counts is told")
  func certificates() throws {
    let policy = try dazhou()
    var facts = CareCase(
      insuredPlace: try Sample.place("511703"), category: .referral, care: .inpatient,
      fileTo: try Sample.place("110000"),
      certificate: Certificate(scope: .elsewhere, grade: .ungraded, listed: false))
    func told() throws -> [Question] {
      try #require(policy.premises(of: [.certificate], in: facts).first).given.map(\.question)
    }
    #expect(try told() == [.certificate, .issuer])
    facts.certificate = Certificate(scope: .city, grade: .tertiaryA, listed: false)
    #expect(try told() == [.certificate, .issuer, .grade])
    facts.certificate = Certificate(scope: .county, grade: .secondaryA, listed: true)
    #expect(try told() == [.certificate, .issuer, .grade, .listed])
  }
}
