internal import Ledger
internal import Rules

/// Filings of persons that do not exist: the district 599999 is nowhere.
enum SampleFiling {
  /// The filing of that person, so many days after the first; a window has 9,999 numbers a day.
  static func filing(_ serial: Int, day offset: Int = 0) -> NewFiling {
    let day = Day(number: 20_665)
    let place = place(610_100)
    let end = Validity.through(day.adding(months: 6))
    return NewFiling(
      id: Identifier(SystemEntropy()),
      person: Person(
        name: "张三", idNumber: number(serial), idKind: "resident_id", phone: "13800000000",
        initials: "zs"),
      insurance: .resident, category: .referral, carePlace: place,
      facts: CareCase(
        insuredPlace: home, category: .referral, care: .inpatient, fileTo: place,
        certificate: Certificate(scope: .city, grade: .tertiaryA, listed: true), filings: [],
        admission: day, paid: .notYet, filesOn: day, networked: true, trauma: Trauma.none),
      today: day.adding(days: offset), effective: day, validThrough: end,
      method: .complete, policy: "dazhou-2022-118", policyHash: "0a1b2c",
      decision: CodedDecision(
        treatedAs: .referral, zone: .outOfProvince, deltaPoints: nil,
        settlement: .directAfterFiling, catalogue: .carePlace, status: .fileNow,
        validThrough: end, clauses: ["一"], notes: [.ratioOnly]),
      language: "zh", front: .clerk)
  }

  private static let home = place(511_700)

  /// A code known to be one.
  private static func place(_ value: UInt32) -> PlaceCode {
    guard let place = PlaceCode(value: value) else { preconditionFailure("no code: \(value)") }
    return place
  }

  private static func number(_ serial: Int) -> String {
    let digits = String(serial)
    return "599999" + String(repeating: "0", count: 12 - digits.count) + digits
  }
}
