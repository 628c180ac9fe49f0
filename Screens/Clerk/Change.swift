import Interview
import Rules

/// A field of the page on which a filing on record is changed, as an author describes it.
package enum ChangeField: String, CaseIterable, Hashable, Sendable {
  /// What changes: the place of care, the insurance, or the insured place (四（三）).
  case kind
  case place
  case insurance
  case insuredPlace = "insured_place"
  /// Whether papers that show the reason are in hand (有关资料).
  case proof
  /// Whether a referral certificate is shown.
  case certificate
  /// Who issued it, from the office's list of the year.
  case issuerName = "issuer_name"
  /// As what it was issued, where no list tells.
  case issuer
  /// The grade of who issued it.
  case grade
  /// Whether a county's institution is on the year's list.
  case listed

  /// The key of its short name.
  package var label: String { "clerk.change.\(rawValue)" }

  /// What answers it; words of options are those of the clerk's form.
  package var input: Screen.Input {
    switch self {
    case .kind:
      .choice(
        ChangeKind.allCases.enumerated().map { .word("change", $0.offset + 1, $0.element.rawValue) }
      )
    case .place: .place(.care)
    case .insuredPlace: .place(.insured)
    case .insurance: asOnForm(.insurance)
    case .proof: .choice([.word("has", 0, Value.no), .word("has", 1, Value.yes)])
    case .certificate: asOnForm(.certificate)
    case .issuerName: asOnForm(.issuerName)
    case .issuer: asOnForm(.issuer)
    case .grade: asOnForm(.grade)
    case .listed: asOnForm(.listed)
    }
  }

  private func asOnForm(_ question: Question) -> Screen.Input {
    let input = Screen.form.first { $0.question == question }?.input ?? .choice([])
    guard case .choice(let options) = input else { return input }
    // A verdict is given on what is known: there is no 不清楚 here.
    return .choice(options.filter { $0.value != Value.unsure })
  }
}
