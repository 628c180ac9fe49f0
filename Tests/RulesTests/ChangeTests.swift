import Rules
import Support
import Testing

@Suite("Changing a filing")
struct ChangeTests {
  let policy: Policy

  init() throws { policy = try dazhou() }

  /// The verdict and the two days, as section 1.4 of the contract reads.
  private func plain(_ question: ChangeCase) -> (Verdict, Day?, Day?) {
    let day = question.on.description
    guard "2023-01-01" <= day && day <= "2027-12-31" else { return (.staff, nil, nil) }
    switch question.change {
    case .insuredPlace: return (.refile, nil, nil)
    case .insurance: return (question.proof ? .allowed : .staff, nil, nil)
    case .place: break
    }
    let (year, month, dayOfMonth) = question.filing.effective.civil
    let end = Day(CountedDay(year: year, month: month, day: dayOfMonth).halfYearOn.text)
    guard let end else { return (.staff, nil, nil) }
    if question.filing.category.isLongTerm {
      if question.on > end { return (.allowed, nil, nil) }
      if question.proof { return (.allowed, end, nil) }
      return (question.on == end ? .staff : .refused, end, end.adding(days: 1))
    }
    if question.on > end { return (.refile, nil, nil) }
    let isReferred = question.certificate.map(PlainReading.qualifies) ?? false
    return (isReferred ? .allowed : .refused, nil, nil)
  }

  @Test("Each day around each border, with and without papers, as a plain reading has it")
  func everyDay() throws {
    let place = try #require(PlaceCode("510100"))
    let good = Certificate(scope: .city, grade: .tertiaryA, listed: false)
    let poor = Certificate(scope: .county, grade: .secondaryB, listed: true)
    let starts = ["2022-07-02", "2023-08-31", "2024-02-29", "2025-01-10", "2027-07-01"]
    for effective in starts.compactMap({ Day($0) }) {
      for days in [0, 1, 90] + Array(178...186) + [700] {
        for category in [Category.stationedWorker, .referral, .otherTemporary] {
          for change in ChangeKind.allCases {
            for proof in [true, false] {
              for certificate in [nil, good, poor] {
                let question = ChangeCase(
                  filing: Filing(category: category, fileTo: place, effective: effective),
                  on: effective.adding(days: days), change: change, proof: proof,
                  certificate: certificate)
                let found = policy.decide(question)
                let wanted = plain(question)
                #expect(found.verdict == wanted.0, "\(question)")
                #expect(found.lockedThrough == wanted.1, "\(question)")
                #expect(found.earliest == wanted.2, "\(question)")
              }
            }
          }
        }
      }
    }
  }

  @Test("In principle, not excluded, and the last day: what is open is said")
  func openPoints() throws {
    let place = try #require(PlaceCode("510100"))
    let effective = try #require(Day("2025-01-10"))
    func decide(_ category: Category, _ day: String) throws -> ChangeDecision {
      policy.decide(
        ChangeCase(
          filing: Filing(category: category, fileTo: place, effective: effective),
          on: try #require(Day(day)), change: .place))
    }
    let locked = try decide(.longTermResident, "2025-07-09")
    #expect(locked.notes == [.inPrinciple] && locked.readings.isEmpty)
    let last = try decide(.longTermResident, "2025-07-10")
    #expect(last.readings.map(\.id) == ["R15"] && last.notes.isEmpty)
    let temporary = try decide(.emergency, "2025-03-01")
    #expect(temporary.notes == [.newFilingNotExcluded] && temporary.readings.isEmpty)
    #expect(try decide(.emergency, "2025-07-10").readings.map(\.id) == ["R2"])
    #expect(try decide(.emergency, "2025-07-11").readings.map(\.id) == ["R2"])
    #expect(try decide(.emergency, "2025-07-12").readings.isEmpty)
  }
}
