/// What people and clerks complain about or ask, as it was collected; each is answered by a topic.
package enum HelpConcern: String, CaseIterable, Sendable {
  /// Filed, and the card still does not settle: the system, the card reader.
  case filedYetNotSettled = "filed_yet_not_settled"
  /// In which order to look for the cause.
  case orderOfChecks = "order_of_checks"
  /// A special-disease visit swiped as an ordinary one.
  case specialSwipedAsOrdinary = "special_swiped_as_ordinary"
  /// Direct settlement may pay less than a claim, as the scopes of payment differ.
  case scopesDiffer = "scopes_differ"
  /// Many still choose to claim by hand.
  case directOrManual = "direct_or_manual"
  /// Old people do not know the rules and take to new ways slowly.
  case oldAndNew = "old_and_new"
  /// A card never received, never activated, or nobody knows of it.
  case noCard = "no_card"
  /// No time to file before a sudden trip.
  case suddenTrip = "sudden_trip"
  /// Hospitals find reasons, and nobody owns the fault.
  case hospitalRefuses = "hospital_refuses"
  /// One must look up whether the hospital is open first.
  case tooComplicated = "too_complicated"
  /// One city can be chosen, and it was the wrong one.
  case wrongCity = "wrong_city"
  case ownProvince = "own_province"
  case maternityAllowance = "maternity_allowance"
  case whoseRules = "whose_rules"
  case ratioOutside = "ratio_outside"
  case procedure
  case ratioInside = "ratio_inside"
  case migrantWorkers = "migrant_workers"
  case whereRuralClaims = "where_rural_claims"
  case whenRuralSettles = "when_rural_settles"
  /// Children file for their parents.
  case agents
  case whatIsAsked = "what_is_asked"
  case reviewTime = "review_time"
  /// Why a filing or a change may be refused.
  case refusals
}
