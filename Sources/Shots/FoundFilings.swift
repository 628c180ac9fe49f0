package import Fronts
import Interview
import Rules

/// Two filings of one person: one that holds, one that is over.
package let foundFilings: [FoundFiling] = [
  found("DZ2026073103004297", .longTermResident, 510_100, .open, isInForce: true),
  found(
    "DZ2025010203000115", .otherTemporary, 110_000, .through(Day(number: 20_274)),
    isInForce: false),
].compactMap(\.self)

private func found(
  _ number: String, _ category: Rules.Category, _ place: UInt32, _ through: Validity,
  isInForce: Bool
) -> FoundFiling? {
  guard let code = PlaceCode(value: place) else { return nil }
  let filing = Filing(
    category: category, fileTo: code,
    effective: Day(number: 20_092))
  return FoundFiling(
    number: number, name: "张*丰", filing: filing, validThrough: through, isInForce: isInForce,
    receipt: .sample,
    facts: CareCase(
      insuredPlace: Interview.usualInsuredPlace, category: category, care: .inpatient, fileTo: code),
    decidedOn: filing.effective)
}
