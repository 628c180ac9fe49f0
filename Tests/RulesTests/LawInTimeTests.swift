import Packs
import Rules
import Support
import Testing

@Suite("The law in time")
struct LawInTimeTests {
  private let xian: PlaceCode
  private let dazhouCity: PlaceCode

  init() throws {
    xian = try #require(PlaceCode("610100"))
    dazhouCity = try #require(PlaceCode("511700"))
  }

  private func care(_ first: String, to last: String? = nil) throws -> CareCase {
    let admission = try #require(Day(first))
    return CareCase(
      insuredPlace: dazhouCity, category: .otherTemporary, care: .inpatient, fileTo: xian,
      admission: admission, discharge: last.flatMap { Day($0) }, networked: true,
      trauma: Trauma.none)
  }

  @Test(
    "Care is decided from the first day to the last, and on no other",
    arguments: [
      ("2022-12-31", false), ("2023-01-01", true), ("2027-12-31", true), ("2028-01-01", false),
    ])
  func borders(_ first: String, _ isIn: Bool) throws {
    let question = try care(first)
    let decision = try dazhou().decide(question, today: try #require(Day(first)))
    #expect(decision.deltaPoints == (isIn ? -20 : nil))
    #expect(decision.settlement == (isIn ? .directAfterFiling : .staff))
    #expect((decision.catalogue == nil) == !isIn)
    #expect(decision.steps.isEmpty == !isIn)
    #expect(isIn || decision.clauses == ["末段"])
  }

  @Test(
    "So is a change, by the day it is asked for",
    arguments: [
      ("2022-12-31", Verdict.staff), ("2023-01-01", .refile), ("2027-12-31", .refile),
      ("2028-01-01", .staff),
    ])
  func change(_ day: String, _ verdict: Verdict) throws {
    let filing = Filing(category: .emergency, fileTo: xian, effective: Day(number: 0))
    let question = ChangeCase(
      filing: filing, on: try #require(Day(day)), change: .place, proof: false, certificate: nil)
    #expect(try dazhou().decide(question).verdict == verdict)
  }

  @Test(
    "How long a filing holds is told, with a note where the notice does not govern the day",
    arguments: [
      ("2022-12-31", [Note.askStaff]), ("2023-01-01", []), ("2027-12-31", []),
      ("2028-01-01", [.askStaff]),
    ])
  func validity(_ day: String, _ notes: [Note]) throws {
    let filing = Filing(
      category: .longTermResident, fileTo: xian, effective: try #require(Day("2022-01-01")))
    let answer = try dazhou().validity(of: filing, on: try #require(Day(day)))
    #expect(answer.notes == notes && answer.validThrough == .open)
  }

  /// The notice with days of less precision.
  private func vague(_ from: String, _ through: String) throws -> Policy {
    try dazhou([
      (old: "| 2023-01-01  ", new: "| \(from)  "), (old: "| 2027-12-31  ", new: "| \(through)  "),
    ])
  }

  @Test(
    "A day that may lie outside is not decided, and it is said that this is not certain",
    arguments: [
      ("2023-03-31", Force.notYet), ("2023-04-01", .notSaid), ("2023-04-29", .notSaid),
      ("2023-04-30", .inForce), ("2027-01-01", .inForce), ("2027-01-02", .notSaid),
      ("2027-12-31", .notSaid), ("2028-01-01", .over),
    ])
  func vagueDays(_ first: String, _ force: Force) throws {
    let policy = try vague("2023-04", "2027")
    let today = try #require(Day(first))
    let question = try care(first)
    #expect(policy.force(of: question, today: today) == force)
    let decision = policy.decide(question, today: today)
    #expect((decision.settlement == .staff) == (force != .inForce))
    #expect((decision.deltaPoints == nil) == (force != .inForce))
  }

  @Test("Where one end is not said, no day is sure", arguments: ["2023-01-01", "2035-01-01"])
  func openEnd(_ first: String) throws {
    let policy = try vague("2023-01-01", "未写明")
    let today = try #require(Day(first))
    #expect(policy.force(of: try care(first), today: today) == .notSaid)
    #expect(policy.decide(try care(first), today: today).settlement == .staff)
  }

  /// The notice with another day that governs a conclusion.
  private func governed(_ conclusion: String, by day: String) throws(PackFailure) -> Policy {
    let heading = "## 结论：\(conclusion)\n\n依据日："
    return try dazhou([(old: heading + "首日（R1）", new: heading + day)])
  }

  @Test(
    "The day a conclusion names governs, whatever the others name",
    arguments: [
      ("首日", "2027-12-20", "2028-01-05", true), ("出院日", "2027-12-20", "2027-12-31", true),
      ("出院日", "2027-12-20", "2028-01-01", false), ("出院日", "2022-12-31", "2023-01-05", false),
      ("办理日", "2027-12-20", "2028-01-01", false),
    ])
  func named(_ name: String, _ first: String, _ last: String, _ isIn: Bool) throws {
    let policy = try governed("支付比例", by: name)
    let today = try #require(Day(last))
    let decision = policy.decide(try care(first, to: last), today: today)
    #expect((decision.settlement != .staff) == isIn)
    #expect((policy.force(of: try care(first, to: last), today: today) == .inForce) == isIn)
  }

  @Test("A filing made on a named day is governed by that day")
  func filingDay() throws {
    let policy = try governed("备案状态", by: "办理日")
    var question = try care("2027-12-20", to: "2028-02-01")
    question.filesOn = Day("2027-12-30")
    let today = try #require(Day("2028-02-01"))
    #expect(policy.decide(question, today: today).settlement != .staff)
    question.filesOn = Day("2028-01-02")
    #expect(policy.decide(question, today: today).settlement == .staff)
  }

  @Test("A day the program cannot find in a case is refused", arguments: ["没有写", "结算那天"])
  func unknownDay(_ name: String) throws {
    do {
      _ = try governed("支付比例", by: name)
      Issue.record("it was taken")
    } catch {
      #expect(error.findings.map(\.code) == [.unknownGoverningDay])
      #expect(error.findings.first?.section == "支付比例")
      #expect(error.findings.first?.details["wanted"] == "不涉及、首日、出院日、办理日")
    }
  }

  @Test(
    "A check is fresh for a year, the same day a year on included",
    arguments: [
      ("2025-11-21，对照某文", true), ("2025-11-20，对照某文", false), ("2025-11", false),
      ("2026", true), ("未写明", false), ("某人核对", false),
    ])
  func checked(_ text: String, _ isFresh: Bool) throws {
    var identity = try dazhou().identity
    identity.checked = text
    #expect(identity.isFreshlyChecked(on: try #require(Day("2026-11-21"))) == isFresh)
  }
}
