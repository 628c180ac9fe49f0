/// A filing on record, its place already resolved to the place it was made to.
package struct Filing: Hashable, Sendable {
  package var category: Category
  /// Where it files to: a city, a municipality, a county run by its province, or a whole province.
  package var fileTo: PlaceCode
  /// The first day it holds.
  package var effective: Day

  /// A filing of that category to that place from that day on.
  package init(category: Category, fileTo: PlaceCode, effective: Day) {
    self.category = category
    self.fileTo = fileTo
    self.effective = effective
  }
}

/// Everything the question "which ratio, and can it be settled directly?" is answered from.
///
/// Places are resolved by the caller (`Places`), so that the law needs no map.
package struct CareCase: Hashable, Sendable {
  /// Where the person is insured; a retired code is given as the place there now.
  package var insuredPlace: PlaceCode
  /// The category declared for this care.
  package var category: Category
  package var care: Care
  /// The place to file to for the care (四（四）).
  package var fileTo: PlaceCode
  /// What was shown, or `nil`.
  package var certificate: Certificate?
  /// Filings on record, in the order given.
  package var filings: [Filing]
  /// The first day of the care; `nil` means today.
  package var admission: Day?
  package var discharge: Day?
  package var paid: Paid
  /// The day a filing is being made now.
  package var filesOn: Day?
  /// `nil` is unknown, answered as `true`.
  package var networked: Bool?
  /// `nil` is unknown, answered as none.
  package var trauma: Trauma?

  /// A case with the contract's defaults for what is left out.
  package init(
    insuredPlace: PlaceCode, category: Category, care: Care, fileTo: PlaceCode,
    certificate: Certificate? = nil, filings: [Filing] = [], admission: Day? = nil,
    discharge: Day? = nil, paid: Paid = .notYet, filesOn: Day? = nil, networked: Bool? = nil,
    trauma: Trauma? = nil
  ) {
    self.insuredPlace = insuredPlace
    self.category = category
    self.care = care
    self.fileTo = fileTo
    self.certificate = certificate
    self.filings = filings
    self.admission = admission
    self.discharge = discharge
    self.paid = paid
    self.filesOn = filesOn
    self.networked = networked
    self.trauma = trauma
  }

  /// Whether a filing made on that day comes during the stay or after it (补办).
  package func isLate(on day: Day) -> Bool { admission.map { $0 < day } ?? false }
}
