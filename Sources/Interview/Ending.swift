package import Rules

/// How an interview ends once nothing more need be asked.
package enum Ending: Hashable, Sendable {
  /// A filing can be made.
  case file
  /// 普通门诊 and 药店购药 need none (四（四）).
  case notNeeded
  /// The care is in the insured place itself.
  case atHome
  /// A filing on record already covers the care.
  case alreadyFiled
  /// The filing on record covers the care but must be changed to a referral first (四（三）2).
  case changeFirst
  /// The bill has been settled directly: there is nothing left to file for.
  case settled
  /// A filing is to be looked up.
  case lookUp
  /// A person of the agency must look at it, and why.
  case staff(StaffReason)
}

/// Why a person must look at it; raw values name the texts `staff.<reason>`.
package enum StaffReason: String, CaseIterable, Sendable {
  /// None of the reasons fits.
  case noReasonFits = "no_reason_fits"
  /// Insured elsewhere: the notice does not govern.
  case insuredElsewhere = "insured_elsewhere"
  case insuranceUnclear = "insurance_unclear"
  /// Whether it is an emergency is for the hospital's record to say.
  case emergencyUnclear = "emergency_unclear"
  /// Whether and how the bill was paid is not known.
  case stageUnclear = "stage_unclear"
  /// Somebody else is liable for the injury, or may be.
  case thirdParty = "third_party"
  /// A long-term filing for another place is in force; it would have to be changed (四（三）1).
  case longTermElsewhere = "long_term_elsewhere"
  /// A temporary filing for the same place is in force; 四（三）2 lets it be changed to a referral alone.
  case temporaryHere = "temporary_here"
  /// The care began when the notice was not in force.
  case outsideDates = "outside_dates"
  /// The notice does not say whether it was in force then.
  case datesUnclear = "dates_unclear"
  /// The law leaves it open in another way.
  case lawSilent = "law_silent"

  /// Why a notice does not decide; `nil` where it is in force.
  package init?(_ force: Force) {
    switch force {
    case .inForce: return nil
    case .notSaid: self = .datesUnclear
    case .notYet, .over: self = .outsideDates
    }
  }

  /// Whether the decision so far is what staff is needed for, so that its clauses may be shown; else
  /// it rests on an answer nobody has given, or on a law that does not govern.
  package var hasReasons: Bool {
    switch self {
    case .thirdParty, .longTermElsewhere, .temporaryHere, .lawSilent: true
    case .noReasonFits, .insuredElsewhere, .insuranceUnclear, .emergencyUnclear, .stageUnclear,
      .outsideDates, .datesUnclear:
      false
    }
  }

  /// Whether only the settlement is in doubt, so that a clerk may still file.
  var leavesFilingOpen: Bool {
    switch self {
    case .thirdParty, .lawSilent: true
    case .noReasonFits, .insuredElsewhere, .insuranceUnclear, .emergencyUnclear, .stageUnclear,
      .longTermElsewhere, .temporaryHere, .outsideDates, .datesUnclear:
      false
    }
  }
}
