import Rules
import Support

/// Cases made up at random, most of them near a border of the law.
struct RandomCases {
  private var random: SeededRandom
  private let codes = [
    "511700", "510100", "500000", "310000", "429004", "469005", "610100", "110000",
  ].compactMap { PlaceCode($0) }
  private let provinces = ["510000", "460000", "420000", "610000"].compactMap { PlaceCode($0) }
  private let borders = [
    "2022-12-31", "2023-01-01", "2024-02-29", "2024-03-01", "2025-02-28", "2025-03-01",
    "2025-08-31", "2026-02-28", "2027-12-31", "2028-01-01",
  ].compactMap { Day($0) }

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  /// One more case, and the day it is asked.
  mutating func next() -> (question: CareCase, today: Day) {
    let first =
      random.once(in: 2)
      ? random.pick(borders)
      : Day(number: 19_300 + Int32(random.next() % 2000))
    let today = first.adding(days: random.pick([0, 0, 1, 5, 40, -2]))
    var question = CareCase(
      insuredPlace: random.once(in: 20) ? codes[1] : codes[0],
      category: random.pick(Category.allCases), care: random.pick(Care.allCases + [.inpatient]),
      fileTo: random.pick(codes))
    question.admission = random.once(in: 8) ? nil : first
    if !random.once(in: 3) {
      question.discharge = (question.admission ?? today).adding(days: random.pick([0, 1, 7, 60]))
    }
    question.certificate = random.once(in: 2) ? nil : certificate()
    question.paid = random.pick(Paid.allCases + [.notYet, .notYet])
    question.networked = random.pick([true, true, false, nil])
    if question.paid == .direct { question.networked = true }
    question.trauma = random.pick([
      .some(Trauma.none), nil, .noThirdParty, .some(.none), .thirdParty,
    ])
    question.filesOn = random.once(in: 2) ? nil : today.adding(days: random.pick([0, -1, -30]))
    let count = random.pick([0, 1, 1, 2, 3])
    question.filings = (0..<count).map { _ in
      filing(to: question.fileTo, first: question.admission ?? today)
    }
    return (question, today)
  }

  mutating func certificate() -> Certificate {
    Certificate(
      scope: random.pick(CertificateScope.allCases), grade: random.pick(Grade.allCases),
      listed: random.once(in: 2))
  }

  private mutating func filing(to place: PlaceCode, first: Day) -> Filing {
    // Six months before the first day, give or take two days; around it; long before.
    let halfYearBack = first.adding(months: -6).adding(days: random.pick([-2, -1, 0, 1, 2]))
    let around = first.adding(days: random.pick([-1, 0, 1, 3]))
    let longBefore = first.adding(days: -Int(random.next() % 500))
    return Filing(
      category: random.pick(Category.allCases),
      fileTo: random.pick([place, place, random.pick(codes), random.pick(provinces)]),
      effective: random.pick([halfYearBack, around, longBefore]))
  }
}
