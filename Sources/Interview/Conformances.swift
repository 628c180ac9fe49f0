package import Places
package import Rules

extension Policy: Law {
  package func quotes(of clause: String) -> [String] {
    let quotes = Set(citations.lazy.filter { $0.clause == clause }.map(\.quote))
    return quotes.sorted { ($1.count, $0) < ($0.count, $1) }
  }
}

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
