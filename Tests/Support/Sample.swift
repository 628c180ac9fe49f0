package import Ledger
package import Rules

/// A code known to be one.
private func place(_ value: UInt32) -> PlaceCode {
  guard let place = PlaceCode(value: value) else { preconditionFailure("no code: \(value)") }
  return place
}

/// The day the samples are filed on, 2026-07-31.
package let sampleDay = Day(number: 20_665)
package let chengdu = place(510_100)
package let xian = place(610_100)

/// Filings of persons that do not exist.
package enum Sample {
  /// An identity number with its check digit, another for each serial; the district 599999 is nowhere.
  ///
  /// All of them were born on 1960-01-01: a search for `birth` finds every one of them.
  package static func idNumber(_ serial: Int) -> String {
    let order = String(String(1000 + serial % 900).suffix(3))
    let seventeen = "5\(99_999 - serial / 900)" + birth + order
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(seventeen.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return seventeen + ["1", "0", "X", "9", "8", "7", "6", "5", "4", "3", "2"][sum % 11]
  }

  /// What stands in every number of `idNumber`, and in nothing else of a sample.
  package static let birth = "19600101"

  /// The person of that serial.
  package static func person(
    _ serial: Int = 0, name: String = "张三", phone: String = "13800000000", initials: String = "zs"
  ) -> Person {
    Person(
      name: name, idNumber: idNumber(serial), idKind: "1", phone: phone, initials: initials)
  }

  /// What the person of that serial files.
  package static func filing(
    _ serial: Int = 0, id: Identifier = Identifier(SystemEntropy()), person: Person? = nil,
    category: Rules.Category = .referral, fileTo: PlaceCode = xian, today: Day = sampleDay,
    effective: Day? = nil, agent: Agent? = nil, draft: String? = nil
  ) -> NewFiling {
    let effective = effective ?? today
    let end: Validity = category.isLongTerm ? .open : .through(effective.adding(months: 6))
    return NewFiling(
      id: id, person: person ?? Self.person(serial), agent: agent, insurance: .resident,
      category: category, carePlace: fileTo,
      facts: CareCase(
        insuredPlace: place(511_700), category: category, care: .inpatient, fileTo: fileTo,
        certificate: Certificate(scope: .city, grade: .tertiaryA, listed: true),
        filings: [Filing(category: .longTermResident, fileTo: chengdu, effective: today)],
        admission: today, paid: .notYet, filesOn: today, networked: true,
        trauma: Trauma.none),
      today: today, effective: effective, validThrough: end, method: .complete,
      policy: "dazhou-2022-118", policyHash: "0a1b2c",
      decision: CodedDecision(
        treatedAs: category, zone: .outOfProvince, deltaPoints: -10,
        settlement: .directAfterFiling, catalogue: .carePlace, status: .fileNow,
        validThrough: end, clauses: ["三（二）2", "四（五）", "四（四）", "三（一）1"],
        readings: ["R2"], notes: [.ratioOnly]),
      language: "zh", front: .clerk, draft: draft)
  }
}
