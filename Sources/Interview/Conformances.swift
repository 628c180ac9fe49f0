package import Places
package import Rules

extension Policy: Law {}

extension Places: Ground {
  package func carePlace(_ code: PlaceCode) -> PlaceCode? {
    guard case .place(let now) = standing(of: code.value) else { return nil }
    return PlaceCode(value: now)
  }

  package func filesTo(_ code: PlaceCode) -> PlaceCode? {
    filingPlace(of: code.value).flatMap { PlaceCode(value: $0) }
  }

  package func insuredPlace(_ code: PlaceCode) -> PlaceCode? {
    insured(code.value).flatMap { PlaceCode(value: $0.code) }
  }
}
